"""Then and now in SQL: the band of a figure, and the way of a firm from one band to another."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from tiers.domain.since import How, State, states_of
from tiers.domain.targets import Tier
from tiers.engines.sql.amounts import reaches


def band_of(figure: str, ladder: Sequence[Tier], limit: Callable[[Decimal], str]) -> str:
    """Write the band of a figure: a tier from high to low, below all, or without a figure.

    `limit` writes an amount in yuan as the figures are written.
    """
    steps = (f" WHEN {figure} {reaches(tier)} {limit(tier.limit)} THEN {place}" for place, tier in enumerate(ladder))
    below, without = len(ladder), len(ladder) + 1
    return f"CASE WHEN {figure} IS NULL THEN {without}{''.join(steps)} ELSE {below} END"


def way(measure: int, how: How, tier: int, tiers: int) -> str:
    """Write the condition that a firm went a way, over its bands `then…` and `now…` by the number of a measure.

    `tier` is the place of the tier among so many of the measure.
    """
    bands: dict[State, str] = {
        "in": f"<= {tier}",
        "below": f"BETWEEN {tier + 1} AND {tiers}",
        "without": f"= {tiers + 1}",
        "absent": f"= {tiers + 2}",
    }
    then, now = states_of(how)
    return f"then{measure} {bands[then]} AND now{measure} {bands[now]}"
