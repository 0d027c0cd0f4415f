"""Figure → tier: which limits a figure passes, and what it is short by."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from tiers.domain.amount import EXACT
from tiers.domain.targets import Tier


def passes(figure: Decimal, tier: Tier) -> bool:
    """Whether a figure in yuan reaches a tier; `over` excludes the limit, `at_least` includes it.

    Source: Civil Code of the People's Republic of China, art. 1259.
    """
    return figure > tier.limit if tier.rule == "over" else figure >= tier.limit


def reaching(figures: Iterable[Decimal], tier: Tier) -> int:
    """Count the figures in yuan that reach a tier."""
    limit = tier.limit
    return sum(map(limit.__lt__ if tier.rule == "over" else limit.__le__, figures))


def short_by(figure: Decimal, tier: Tier) -> Decimal:
    """Return limit − figure in yuan; 0 exactly on an `over` limit, negative above the limit."""
    return EXACT.subtract(tier.limit, figure)


class Rung(NamedTuple):
    """The figures from one limit of a ladder up to the next."""

    reached: Tier | None
    """The tier that they reach; None: they reach none."""
    following: Tier | None
    """The next tier, which they do not reach; None: they reach the highest."""


def rungs(ladder: Sequence[Tier]) -> tuple[Rung, ...]:
    """Return what lies between the limits of a ladder of one measure, which stands from high to low."""
    return tuple(map(Rung, (*ladder, None), (None, *ladder)))


def rung_of(figure: Decimal, ladder: Sequence[Rung]) -> Rung:
    """Find where a figure in yuan stands."""
    return next(rung for rung in ladder if rung.reached is None or passes(figure, rung.reached))


def bands(nested: Sequence[int | None], measures: Sequence[str | None]) -> tuple[int | None, ...]:
    """Count per tier the firms for which it is the highest of its measure that they reach."""
    above: dict[str | None, int] = {}
    found: list[int | None] = []
    for count, measure in zip(nested, measures, strict=True):
        found.append(None if count is None else count - above.get(measure, 0))
        above[measure] = count or 0
    return tuple(found)
