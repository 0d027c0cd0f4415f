"""`tiers report`: how far each goal is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiers.cli import values
from tiers.cli.exits import Exit
from tiers.cli.locks import tell_of_locks
from tiers.cli.options import AskingOptions, Data, OutputOptions, Table
from tiers.cli.outcome import Outcome, Place, on_paper, places, refuse_inputs
from tiers.errors import UsageError
from tiers.wording import say
from tiers.write import TABLES, WRITERS, Content

if TYPE_CHECKING:
    from tiers.domain.question import Question
    from tiers.report.model import Goal
    from tiers.report.model import Report as Answer

_BEHIND = frozenset({"lagging", "off_track", "reversing", "missed", "not_assessable"})
_BEHIND_WITH_A_GAP = frozenset({"unmet", "ended"})
_OF_NAMES = frozenset({"nearest", "cushion"})
"""Tables that hold nothing but firms."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Report(OutputOptions, AskingOptions):
    """The options of `tiers report`."""

    data: Data
    """Files, folders, globs, or `-`."""
    table: Table = None
    """Which table a CSV holds."""

    def run(self) -> Outcome:
        """Judge the goals by the tables."""
        from tiers.cli import asking  # noqa: PLC0415 - `--help` has no need of the models
        from tiers.pipeline import answer  # noqa: PLC0415 - the same

        asking.check(self)
        outputs = places(self, WRITERS)
        self._check_table(outputs)
        refuse_inputs(outputs, self.data)
        plan = asking.plan_for(self, self.data)
        refuse_inputs(outputs, [plan.path])
        question = asking.question(
            self, plan.targets, plan.path, for_people=all(WRITERS[o.format].for_people for o in outputs)
        )
        if not self.quiet:
            tell_of_locks(self.data, self.lang or "en")
        report = answer(self.data, question)
        refuse_inputs(outputs, [table.path for table in report.inputs])
        return self._outcome(report, question, outputs)

    def _check_table(self, outputs: Sequence[Place]) -> None:
        """Refuse a table that is not there, that nothing is to hold, or that is all names where nobody is named."""
        if self.table is None:
            return
        values.one_of("--table", self.table, TABLES)
        if not any("table" in WRITERS[place.format].takes for place in outputs):
            raise UsageError("table-without-csv", value=self.table)
        if self.no_names and self.table in _OF_NAMES:
            raise UsageError("no-names-option", option="--table", heading=self.table)

    def _outcome(self, report: "Answer", question: "Question", outputs: Sequence[Place]) -> Outcome:
        contents = [(place.path, self._written(report, question, place)) for place in outputs]
        failed = [goal.tier for goal in report.goals if _fails(goal, self.fail_on or ())]
        if not failed:
            return Outcome(contents)
        note = say("note.failed", self.lang or "en", choices=dict.fromkeys(self.fail_on or ()), names=failed)
        return Outcome(contents, Exit.NO, () if self.quiet else (note,))

    def _written(self, report: "Answer", question: "Question", place: Place) -> Content:
        writer = WRITERS[place.format]
        view = on_paper(self, place)._replace(top=question.top if self.top else None, table=self.table or "goals")
        content = writer(report, view)
        for_console = place.path is None and writer.for_people
        return content.encode() if isinstance(content, str) and not for_console else content


def _fails(goal: "Goal", fail_on: Sequence[str]) -> bool:
    """Say whether a goal makes the answer no.

    Source: interface, “Exit codes”.
    """
    gap = bool(goal.gap)
    unmet = gap or goal.status == "not_assessable"
    behind = goal.status in _BEHIND or (gap and goal.status in _BEHIND_WITH_A_GAP)
    return ("unmet" in fail_on and unmet) or ("behind" in fail_on and behind)
