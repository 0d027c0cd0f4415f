"""The report of one group: where `--where` reads one group alone, its goals are those in force."""

from typing import NamedTuple

from tiers.domain import cleaning
from tiers.domain.group_goals import GroupGoals
from tiers.domain.targets import Targets, Tier


class GroupChosen(NamedTuple):
    """The group whose goals are in force."""

    by: str
    """The heading, as it was asked for."""
    value: str
    """The value, as cells are compared with it."""


def goals_in_force(targets: Targets, where: tuple[str, ...]) -> tuple[Targets, GroupChosen | None]:
    """Return the plan with the goals of the group that a lone condition reads; as it is where none does.

    Tiers for which the group has no goal have none then, and neither are totals of the whole expected of it.
    """
    if len(where) != 1:
        return targets, None
    heading, _, value = where[0].partition("=")
    chosen = GroupChosen(cleaning.text(heading), cleaning.text(value))
    for i, breakdown in enumerate(targets.breakdown):
        group = next((one for one in breakdown.group if one.goal and one.text == chosen.value), None)
        if group and cleaning.fold(heading) in map(cleaning.fold, breakdown.heading):
            return _of_group(targets, i, group, chosen.by), chosen
    return targets, None


def _of_group(targets: Targets, number: int, group: GroupGoals, heading: str) -> Targets:
    """Return the plan of one group; its breakdown is by the very heading by which it is read."""
    split = targets.breakdown[number]
    own = split.model_copy(update={"heading": (heading, *split.heading)})
    return targets.model_copy(
        update={
            "tier": tuple(_tier_of_group(tier, group) for tier in targets.tier),
            "total": (),
            "breakdown": (*targets.breakdown[:number], own, *targets.breakdown[number + 1 :]),
        }
    )


def _tier_of_group(tier: Tier, group: GroupGoals) -> Tier:
    wanted = group.of_tier(tier.name)
    return tier.model_copy(
        update={
            "goal": wanted.goal if wanted else None,
            "goal_en": None,
            "base": wanted.base if wanted else None,
            "by_year": group.by_year.get(tier.name, {}),
        }
    )
