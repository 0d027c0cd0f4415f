"""`tiers check`: can these tables be read, how were they understood, and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiers.cli.exit_codes import Exit
from tiers.cli.options import Data, Fix, InspectingOptions, OutputOptions
from tiers.cli.outputs import Outcome, Place, places, refuse_inputs
from tiers.cli.table_commands import plan_of, view_of, warn_about_lock_files
from tiers.errors import UsageError
from tiers.wording import message

if TYPE_CHECKING:
    from tiers.domain.question import Question
    from tiers.domain.table import Table
    from tiers.report.contract.check import Check as Found


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Check(OutputOptions, InspectingOptions):
    """The options of `tiers check`."""

    data: Data
    """Files, folders, globs, or `-`."""
    fix: Fix = None
    """The file for the tables as they were understood."""

    def run(self) -> Outcome:
        """Check the tables as a report would, and go on where it would stop.

        Raises: UsageError for an output that is read, or that would name firms under `--no-names`.
        """
        from tiers import inspection  # noqa: PLC0415 - `--help` has no need of the models
        from tiers.cli import request  # noqa: PLC0415 - the same

        options = self.as_asking_options
        request.check(options)
        if self.fix and self.no_names:
            raise UsageError("no-names-fix")
        outputs = places(self, beside=self.fix)
        written = [*outputs, *([Place(self.fix, "csv", "--fix")] if self.fix else [])]
        refuse_inputs(written, self.data)
        plan = plan_of(options, self.data)
        refuse_inputs(written, [plan.path])
        question = request.question(
            options, plan.targets, plan.path, for_people=all(o.format != "json" for o in outputs)
        )
        if not self.quiet:
            warn_about_lock_files(self.data, self.lang or "en", question.reading.engine)
        found, tables = inspection.check(self.data, question, self._most(outputs))
        refuse_inputs(written, [table.source.path for table in tables])
        return self._outcome(found, tables, question, outputs)

    def _most(self, outputs: Sequence[Place]) -> int | None:
        """Return how many problems of a code anybody will see; listing all takes longer than counting the firms."""
        from tiers.write.page.check import MOST_PLACES  # noqa: PLC0415 - `--help` has no need of it

        return None if self.verbose or any(o.format == "json" for o in outputs) else MOST_PLACES

    def _outcome(
        self, found: "Found", tables: Sequence["Table"], question: "Question", outputs: Sequence[Place]
    ) -> Outcome:
        contents = [(place.path, self._write(found, place)) for place in outputs]
        notes, lang = [], self.lang or "en"
        if self.fix and found.refusals:
            notes.append(message("check.not-fixed", lang, path=self.fix))
        elif self.fix:
            from tiers.fixing import fix_tables  # noqa: PLC0415 - most checks write no table

            contents.append((self.fix, fix_tables(tables, question, self.fix)))
            notes.append(message("check.fixed", lang, path=self.fix))
        problems = found.problems
        is_wrong = found.refusals or problems.errors or (question.reading.strict and problems.warnings)
        return Outcome(contents, Exit.NO if is_wrong else Exit.DONE, () if self.quiet else notes)

    def _write(self, found: "Found", place: Place) -> bytes | str:
        if place.format == "json":
            from tiers.write.to_json import to_json  # noqa: PLC0415 - only the format that is wanted

            return to_json(found).encode()
        from tiers.write.page.check import check_page  # noqa: PLC0415 - the same
        from tiers.write.to_terminal import draw_sections  # noqa: PLC0415 - the same

        view = view_of(self.as_asking_options, place, None)
        text = draw_sections(check_page(found, view), view)
        return text if place.path is None else text.encode()
