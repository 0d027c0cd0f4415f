"""`tiers targets`: the targets in force, where they come from, and what is wrong with them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiers.cli.options import Lang, OutputOptions, Pager, Quiet, TargetsFile
from tiers.cli.outputs import Outcome, places, refuse_inputs

if TYPE_CHECKING:
    from tiers.intake.plan.from_toml import FoundPlan


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Targets(OutputOptions):
    """The options of `tiers targets`."""

    targets: TargetsFile = None
    """The targets file, or `builtin`."""
    lang: Lang = None
    """The language of the words."""
    quiet: Quiet = False
    """Taken, as everywhere; there is nothing to leave out."""
    pager: Pager = False
    """Whether a pager shows what would fill the screen."""

    def run(self) -> Outcome:
        """Show the plan; one that is not valid is an error that says why."""
        from tiers.intake.plan.from_toml import find_plan  # noqa: PLC0415 - `--help` has no need of the models

        outputs = places(self)
        plan = find_plan(self.targets, [])
        refuse_inputs(outputs, [plan.path])
        contents: list[tuple[str | None, bytes | str]] = []
        for place in outputs:
            text = _as_json(plan) if place.format == "json" else _as_table(plan, self.lang or "en")
            contents.append((place.path, text if place.path is None and place.format == "table" else text.encode()))
        return Outcome(contents)


def _as_json(plan: "FoundPlan") -> str:
    from tiers.report.contract.targets import InForce  # noqa: PLC0415 - only the format that is wanted
    from tiers.write.to_json import to_json  # noqa: PLC0415 - the same

    return to_json(InForce(path=plan.path, fallback=plan.is_fallback, targets=plan.targets))


def _as_table(plan: "FoundPlan", lang: str) -> str:
    from tiers.cli.plan_table import plan_lines  # noqa: PLC0415 - only the format that is wanted

    return "".join(f"{line}\n" for line in plan_lines(plan.targets, plan.path, lang))
