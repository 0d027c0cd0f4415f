"""`tiers check`: can these tables be read, how were they understood, and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiers.cli import streams
from tiers.cli.exit_codes import Exit
from tiers.cli.options import Data, Fix, InspectingOptions, TableOutputOptions
from tiers.cli.outputs import STANDARD_OUTPUT, Outcome, Place, place_of, places, refuse_inputs
from tiers.cli.table_commands import plan_of, view_of, warn_about_lock_files
from tiers.errors import UsageError
from tiers.wording import message
from tiers.write import FIXED_WRITERS, Content

if TYPE_CHECKING:
    from tiers.domain.question import Question
    from tiers.domain.table import Table
    from tiers.report.contract.check import Check as Found


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Check(TableOutputOptions, InspectingOptions):
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
        fixed = place_of(self.fix, FIXED_WRITERS, option="--fix") if self.fix else None
        written = [*outputs, *([fixed] if fixed else [])]
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
        return self._outcome(found, tables, question, outputs, fixed)

    def _most(self, outputs: Sequence[Place]) -> int | None:
        """Return how many problems of a code anybody will see; listing all takes longer than counting the firms."""
        from tiers.write.page.check import MOST_PLACES  # noqa: PLC0415 - `--help` has no need of it

        return None if self.verbose or any(o.format == "json" for o in outputs) else MOST_PLACES

    def _outcome(
        self,
        found: "Found",
        tables: Sequence["Table"],
        question: "Question",
        outputs: Sequence[Place],
        fixed: Place | None,
    ) -> Outcome:
        contents: list[tuple[str | None, Content]] = [(place.path, self._write(found, place)) for place in outputs]
        notes = [] if outputs else [self._beside_standard_output(found)]
        if fixed and not found.refusals:
            from tiers.fixing import fix  # noqa: PLC0415 - most checks write no table

            path = fixed.path or STANDARD_OUTPUT
            contents.append((fixed.path, fix(tables, question, path, fixed.format, bom=self.bom)))
        if fixed and fixed.path:
            notes.append(self._note_of(fixed.path, fixed.format, was_written=not found.refusals))
        problems = found.problems
        is_wrong = found.refusals or problems.errors or (question.reading.strict and problems.warnings)
        missing = () if self.quiet or self.no_names else [each for one in found.refusals for each in one.error.missing]
        return Outcome(
            contents,
            Exit.NO if is_wrong else Exit.DONE,
            () if self.quiet else notes,
            missing=tuple(dict.fromkeys(missing)),
        )

    def _note_of(self, path: str, kind: str, *, was_written: bool) -> str:
        """Return what is said of the file that was asked for."""
        is_plain = kind == "csv" and not self.bom
        name = ("fixed-for-excel" if is_plain else "fixed") if was_written else "not-fixed"
        return message(f"check.{name}", self.lang or "en", path=path)

    def _beside_standard_output(self, found: "Found") -> str:
        """Return what the check says, for standard error: on standard output is the table."""
        from tiers.write.page.check import check_page  # noqa: PLC0415 - the same
        from tiers.write.to_terminal import draw_sections  # noqa: PLC0415 - the same

        view = view_of(self.as_asking_options, Place(None, "table"), None)
        view = view._replace(width=streams.width_of_errors(), color=False)
        return draw_sections(check_page(found, view), view).rstrip("\n")

    def _write(self, found: "Found", place: Place) -> bytes | str:
        if place.format == "json":
            from tiers.write.to_json import to_json  # noqa: PLC0415 - only the format that is wanted

            return to_json(found).encode()
        from tiers.write.page.check import check_page  # noqa: PLC0415 - the same
        from tiers.write.to_terminal import draw_sections  # noqa: PLC0415 - the same

        view = view_of(self.as_asking_options, place, None)
        text = draw_sections(check_page(found, view), view)
        return text if place.path is None else text.encode()
