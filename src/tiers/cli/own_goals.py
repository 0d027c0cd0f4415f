"""The goals that `tiers init` is told: for tiers of the built-in plan, and for new ones whose names state a limit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tiers.cli import option_values
from tiers.errors import UsageError

if TYPE_CHECKING:
    from tiers.domain.targets import Targets, Tier


def own_tiers(plan: "Targets", words: Sequence[str]) -> "list[Tier]":
    """Return the tiers of a plan with the goals that were said and no others; new ones stand where their limit does.

    Raises: UsageError for a tier that states no limit or is said twice, and for a goal that is no number of firms.
    """
    tiers = [tier.model_copy(update={"goal": None, "goal_en": None}) for tier in plan.tier]
    for name, count in option_values.pairs("--goal", words, "NAME=N", "10亿=2").items():
        goal = _goal(name, count)
        tier = _tier_of(name, f"{name}={count}", plan)
        place = sum(each.limit > tier.limit for each in tiers)
        there = [each for each in tiers if each.limit == tier.limit]
        if any(each.goal is not None for each in there):
            raise UsageError("option-twice", option="--goal", value=f"{name}={count}")
        tiers[place : place + len(there)] = [tier.model_copy(update={"goal": goal, "goal_en": None})]
    return tiers


def _goal(name: str, count: str) -> int:
    from tiers.domain.goal_words import number_in  # noqa: PLC0415 - only for goals of one's own

    if not option_values.is_whole(count):
        held = number_in(count)
        example = f"{name}={(held and held.firms) or 2}"
        raise UsageError("goal-not-a-count", value=f"{name}={count}", example=example)
    return int(count)


def _tier_of(name: str, said: str, plan: "Targets") -> "Tier":
    """Return the tier that is meant, else one of the limit that its name states, passed as it says."""
    from tiers.domain.targets import Tier  # noqa: PLC0415 - `--help` has no need of the models
    from tiers.domain.tier_names import limit_in, tier_meant  # noqa: PLC0415 - the same
    from tiers.write.to_toml import amount_text  # noqa: PLC0415 - the same

    known, stated = tier_meant(name, plan), limit_in(name, plan.currency)
    if known:
        return known
    if stated is None:
        raise UsageError("goal-tier-unknown", value=said, names=[tier.name for tier in plan.tier])
    rule, limit = stated
    measure = next((tier.measure for tier in plan.tier if tier.limit == limit), plan.tier[0].measure)
    return Tier.model_validate({"name": amount_text(limit), "measure": measure, rule or "over": limit})
