"""`tiers explain`: where a firm's figures come from, cell by cell, and which limits they pass."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tiers.cli.options import Data, InspectingOptions, OutputOptions
from tiers.cli.outputs import Outcome, Place, places, refuse_inputs
from tiers.cli.table_commands import plan_of, view_of, warn_about_lock_files
from tiers.errors import UsageError
from tiers.wording.shell import shell_quoted

if TYPE_CHECKING:
    from tiers.report.contract.explain import Explanation

Firm = Annotated[str, typer.Argument(metavar="FIRM", hidden=True)]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Explain(OutputOptions, InspectingOptions):
    """The options of `tiers explain`."""

    firm: Firm
    """A name, a part of a name, or a code."""
    data: Data
    """Files, folders, globs, or `-`."""

    def run(self) -> Outcome:
        """Find the firm in the tables, and explain its figures.

        Raises: UsageError under `--no-names`, for this is about a single firm.
        """
        from tiers import inspection  # noqa: PLC0415 - `--help` has no need of the models
        from tiers.cli import request  # noqa: PLC0415 - the same

        options = self.as_asking_options
        request.check(options)
        if self.no_names:
            raise UsageError("no-names-command", command="explain")
        self._refuse_turned()
        outputs = places(self)
        refuse_inputs(outputs, self.data)
        plan = plan_of(options, self.data)
        refuse_inputs(outputs, [plan.path])
        question = request.question(
            options, plan.targets, plan.path, for_people=all(o.format != "json" for o in outputs)
        )
        if not self.quiet:
            warn_about_lock_files(self.data, self.lang or "en", question.reading.engine)
        told = inspection.explain(self.firm, self.data, question)
        refuse_inputs(outputs, [row.path for firm in told.firms for year in firm.years for row in year.rows])
        return Outcome([(place.path, self._write(told, place)) for place in outputs])

    def _refuse_turned(self) -> None:
        """Refuse a file where the firm belongs, and no file where files belong."""
        *files, firm = [self.firm, *self.data]
        if Path(self.firm).is_file() and not Path(firm).exists():
            line = " ".join(map(shell_quoted, ["tiers", "explain", firm, *files]))
            raise UsageError("explain-turned", firm=firm, line=line)

    def _write(self, explanation: "Explanation", place: Place) -> bytes | str:
        if place.format == "json":
            from tiers.write.to_json import to_json  # noqa: PLC0415 - only the format that is wanted

            return to_json(explanation).encode()
        from tiers.write.page.explain import explain_page  # noqa: PLC0415 - the same
        from tiers.write.to_terminal import draw_sections  # noqa: PLC0415 - the same

        view = view_of(self.as_asking_options, place, None)
        text = draw_sections(explain_page(explanation, view), view)
        return text if place.path is None else text.encode()
