"""What the plan in force knows: its tiers, by all their names, and its measures."""

from collections.abc import Iterator

from tiers.cli.completion.answers import Offer
from tiers.cli.completion.place import Place
from tiers.domain.targets import Targets
from tiers.domain.tier_names import names_in_reports
from tiers.intake.plan.from_toml import BUILT_IN, find_plan


def plan_of(place: Place) -> Targets:
    """Return the plan in force; `init` starts from the built-in one.

    Raises: TargetsError, as `find_plan`.
    """
    data = [] if place.command == "init" else [*place.before, *place.after]
    return find_plan(BUILT_IN if place.command == "init" else place.value("targets"), data).targets


def offers(what: str, place: Place) -> Iterator[Offer]:
    """Yield the tiers, goals or measures of the plan."""
    plan = plan_of(place)
    if what == "measures":
        yield from (Offer(f"{measure}=") for measure in plan.measures)
    elif what == "goals":
        yield from (Offer(f"{tier.name}=") for tier in plan.tier)
    else:
        ladder = [tier for tier in plan.tier if not tier.where]
        yield from (Offer(tier.name) for tier in ladder)
        if place.word:
            shown = dict.fromkeys(name for tier in ladder for name in names_in_reports(tier, plan))
            yield from map(Offer, shown)
