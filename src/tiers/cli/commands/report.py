"""`tiers report`: how far each goal is."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiers.cli import option_values, streams
from tiers.cli.exit_codes import Exit
from tiers.cli.options import AskingOptions, Data, Outlook, Since, Table, TableOutputOptions
from tiers.cli.outputs import Outcome, Place, places, refuse_inputs
from tiers.cli.table_commands import plan_of, view_of, warn_about_lock_files, write_answer
from tiers.errors import UsageError
from tiers.wording import message
from tiers.write import TABLES, WRITERS

if TYPE_CHECKING:
    from tiers.cli.table_commands import Answer
    from tiers.domain.question import Question
    from tiers.report.contract.report import Goal
    from tiers.report.contract.report import Report as Found
    from tiers.report.contract.totals import TotalReport

_BEHIND = frozenset({"lagging", "off_track", "reversing", "missed", "not_assessable"})
_BEHIND_WITH_A_GAP = frozenset({"unmet", "ended"})
_OF_NAMES = frozenset({"nearest", "cushion", "moved", "lift"})
"""Tables that hold nothing but firms."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Report(TableOutputOptions, AskingOptions):
    """The options of `tiers report`."""

    data: Data
    """Files, folders, globs, or `-`."""
    since: Since = None
    """What is compared with."""
    outlook: Outlook = False
    """Whether it is said what is to be expected."""
    table: Table = None
    """Which table a CSV holds."""

    def run(self) -> Outcome:
        """Judge the goals by the tables.

        Raises: UsageError for options that contradict each other.
        """
        from tiers import pipeline  # noqa: PLC0415 - `--help` has no need of the models
        from tiers.cli import request  # noqa: PLC0415 - the same

        request.check(self)
        if self.since is None and "worse" in (self.fail_on or ()):
            raise UsageError("worse-without-since")
        outputs = places(self, WRITERS)
        self._check_table(outputs)
        refuse_inputs(outputs, [*self.data, self.since])
        plan = plan_of(self, self.data)
        refuse_inputs(outputs, [plan.path])
        question = request.question(
            self, plan.targets, plan.path, for_people=not any(WRITERS[o.format].has_room for o in outputs)
        )
        question = pipeline.with_outlook(self._with_since(question), wanted=self.outlook)
        refuse_inputs(outputs, question.since.files if question.since else ())
        if not self.quiet:
            warn_about_lock_files(self.data, self.lang or "en", question.reading.engine)
        with self._answer(question, outputs) as answer:
            refuse_inputs(outputs, [table.path for table in answer[0].inputs])
            return self._outcome(answer, question, outputs)

    def _with_since(self, question: "Question") -> "Question":
        """Put the question with what is compared with, and say so if a history is still empty."""
        from tiers import pipeline  # noqa: PLC0415 - `--help` has no need of the models

        compared = pipeline.with_since(question, self.since)
        if self.since is not None and compared.since is None and not self.quiet:
            streams.warn(message("note.since-empty", self.lang or "en", path=self.since))
        return compared

    def _answer(self, question: "Question", outputs: Sequence[Place]) -> AbstractContextManager["Answer"]:
        """Answer, with all firms where a format lists them, they may be named, and they are not on a cluster."""
        from tiers import pipeline  # noqa: PLC0415 - `--help` has no need of the models

        is_far = question.reading.engine == "spark"
        if is_far or self.no_names or not any("firms" in WRITERS[place.format].takes for place in outputs):
            return nullcontext((pipeline.answer(self.data, question), None))
        return pipeline.open_classification(self.data, question)

    def _check_table(self, outputs: Sequence[Place]) -> None:
        """Refuse a table that is not there, that nothing is to hold, or that is all names where nobody is named."""
        if self.table is None:
            return
        option_values.one_of("--table", self.table, TABLES)
        if not any("table" in WRITERS[place.format].takes for place in outputs):
            raise UsageError("table-without-csv", value=self.table)
        if self.no_names and self.table in _OF_NAMES:
            raise UsageError("no-names-option", option="--table", heading=self.table)

    def _outcome(self, answer: "Answer", question: "Question", outputs: Sequence[Place]) -> Outcome:
        report, top = answer[0], question.top if self.top else None
        contents = [
            (o.path, write_answer(o, WRITERS[o.format], answer, view_of(self, o, top, self.table), bom=self.bom))
            for o in outputs
        ]
        failed = [*_failing_goals(report, self.fail_on or (), self.lang or "en")]
        if not failed:
            return Outcome(contents)
        note = message("note.failed", self.lang or "en", choices=dict.fromkeys(self.fail_on or ()), names=failed)
        return Outcome(contents, Exit.NO, warnings=() if self.quiet else (note,))


def _failing_goals(report: "Found", fail_on: Sequence[str], lang: str) -> Iterator[str]:
    """Return the tiers and totals that make the answer no; of one that stands worse than it did, from what to what."""
    goals = report.since.goals if report.since and "worse" in fail_on else ()
    then = {(goal.by, goal.value, goal.tier): goal.status for goal in goals if goal.verdict == "worse"}
    goals_of_all: list[tuple[str, Goal | TotalReport]] = [(goal.tier, goal) for goal in report.goals]
    goals_of_all += [(total.name, total) for total in report.totals]
    for name, goal in goals_of_all:
        if was := then.get((None, None, name)):
            yield _worse(name, was, goal.status, lang)
        elif _fails(goal, fail_on):
            yield name
    groups = ((each.by, group) for each in report.breakdowns for group in each.groups)
    for by, value, now in ((by, group.value, goal) for by, group in groups for goal in group.goals or ()):
        if was := then.get((by, value, now.tier)):
            yield _worse(message("note.of-group", lang, name=now.tier, group=value), was, now.status, lang)


def _worse(name: str, then: str, now: str, lang: str) -> str:
    """Write that a goal stands worse: in English by the words of the JSON, on which scripts rely."""
    was, stands = (status if lang == "en" else message(f"report.status.{status}", lang) for status in (then, now))
    return message("note.worse", lang, name=name, then=was, now=stands)


def _fails(goal: "Goal | TotalReport", fail_on: Sequence[str]) -> bool:
    """Whether a goal makes the answer no.

    Source: interface, “Exit codes”.
    """
    gap = bool(goal.gap)
    unmet = gap or goal.status == "not_assessable"
    behind = goal.status in _BEHIND or (gap and goal.status in _BEHIND_WITH_A_GAP)
    return ("unmet" in fail_on and unmet) or ("behind" in fail_on and behind)
