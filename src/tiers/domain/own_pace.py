"""Whether a firm reaches a tier if it keeps its own yearly growth: decided in whole powers of exact numbers."""

from decimal import Decimal
from fractions import Fraction
from math import gcd, log
from typing import Final

from tiers.domain.ladder import passes
from tiers.domain.targets import Tier

UNSURE: Final = 1e-9
"""Logarithms a month that are nearer than that are not compared as binary numbers."""


def passes_at_own_pace(figure: Decimal, start: tuple[int, Decimal], months_left: int, tier: Tier) -> bool:
    """Whether a firm that keeps its own growth reaches a tier after so many months; all amounts in yuan, above 0.

    `start` says how many months ago it had which figure. With S now, S₀ then, and months a gone and b left, it does if
    S^(a + b) passes limit^a · S₀^b.

    Source: definitions, “At own pace”.
    """
    gone, then = start
    nearly = (gone + months_left) * log(figure) - gone * log(tier.limit) - months_left * log(then)
    if abs(nearly) > UNSURE * (gone + months_left):
        return nearly > 0
    common = gcd(gone, months_left)
    a, b = gone // common, months_left // common
    there, limit = Fraction(figure) ** (a + b), Fraction(tier.limit) ** a * Fraction(then) ** b
    return there > limit if tier.rule == "over" else there >= limit


def reaches_by_then(figure: Decimal, start: tuple[int, Decimal] | None, months_left: int, tier: Tier) -> bool:
    """Whether a firm reaches a tier after so many months; without a start, or a figure above 0, it stands still.

    Amounts in yuan; `start` as in `passes_at_own_pace`.
    """
    if start is None or figure <= 0:
        return passes(figure, tier)
    return passes_at_own_pace(figure, start, months_left, tier)
