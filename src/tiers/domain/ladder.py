"""Figure → tier: which limits a figure passes, and what it is short by."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tiers.domain.amount import EXACT
from tiers.domain.targets import Tier


def passes(figure: Decimal, tier: Tier) -> bool:
    """Say whether a figure in yuan reaches a tier; `over` excludes the limit, `at_least` includes it.

    Source: Civil Code of the People's Republic of China, art. 1259.
    """
    return figure > tier.limit if tier.rule == "over" else figure >= tier.limit


def reaching(figures: Iterable[Decimal], tier: Tier) -> int:
    """Count the figures in yuan that reach a tier."""
    limit = tier.limit
    return sum(map(limit.__lt__ if tier.rule == "over" else limit.__le__, figures))


def short_by(figure: Decimal, tier: Tier) -> Decimal:
    """Give limit − figure in yuan; 0 exactly on an `over` limit, negative above the limit."""
    return EXACT.subtract(tier.limit, figure)


def highest(figure: Decimal, ladder: Sequence[Tier]) -> Tier | None:
    """Find the highest tier that a figure reaches, in a ladder of one measure from high to low."""
    return next((tier for tier in ladder if passes(figure, tier)), None)


def next_up(figure: Decimal, ladder: Sequence[Tier]) -> Tier | None:
    """Find the lowest tier that a figure does not reach, in a ladder from high to low."""
    return next((tier for tier in reversed(ladder) if not passes(figure, tier)), None)
