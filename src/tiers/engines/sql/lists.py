"""The short lists of a report, as a database is asked for them: firms beside the limits, on them, and the largest."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tiers.domain.ladder import passes
from tiers.domain.targets import Tier
from tiers.engines.rules.tier_assignment import MOST_LISTED
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.counts import Counts, Dialect
from tiers.engines.sql.marked import MarkedYears
from tiers.engines.sql.order import Order
from tiers.engines.sql.tallies import Firms, ladder, of_conditions


class Which(StrEnum):
    """Which firms a list holds."""

    NEAR = "near"
    """Those nearest to a tier that they do not reach."""
    CLOSE = "close"
    """Those that reach a tier and stand close to its limit."""
    ON = "on"
    """Those whose figure equals the limit of a tier."""
    MOST = "most"
    """The one with the largest figure of a measure."""


Key = tuple[Which, int]
"""Which list, of the tier or the measure of a number."""


class Request(NamedTuple):
    """A list that is wanted."""

    measure: int
    """Whose figures are put in order."""
    condition: str
    """Which firms stand in it."""
    order: Order
    """Rising: the smallest figure first."""
    length: int
    """How many firms are wanted, and are there."""
    there: int
    """How many firms meet the condition."""
    equal: Decimal | None = None
    """The figure that all of them have, in yuan; None where they stand on one side of a limit."""
    tier: Tier | None = None
    """Whose limit they stand beside or on; None for the largest."""
    only: Asked | None = None
    """The tier by a condition whose firms alone are meant; None: all firms."""

    @property
    def near(self) -> Decimal | None:
        """The limit by which they stand, in yuan; None where their figures are all equal."""
        return self.tier.limit if self.tier and self.equal is None else None

    def holds(self, figure: Decimal | None, values: Sequence[bool | None]) -> bool:
        """Whether a firm stands in the list, by its figure in yuan and the values that the plan wants."""
        if figure is None or not _is_meant(self.only, values):
            return False
        if self.equal is not None or self.tier is None:
            return figure == self.equal
        return passes(figure, self.tier) == (self.order is Order.RISING)

    def until(self, dialect: Dialect, bound: Decimal) -> str:
        """Write the condition of the firms of the list that are no farther from the limit than a bound, in yuan."""
        compared = f"m{self.measure} {self.order.until} {dialect.literal(self.measure, bound)}"
        return f"({self.condition} AND {compared})"


def _is_meant(only: Asked | None, values: Sequence[bool | None]) -> bool:
    return only is None or all(any(values[part] for part in heading) for heading in only.mark.parts)


def requests(
    dialect: Dialect, counts: Counts, by_condition: MarkedYears, wanted: Mapping[int, int]
) -> dict[Key, Request]:
    """Return the lists of the report year that hold somebody; `wanted` says how many of the nearest firms a tier needs.

    Firms are counted there already, so it is known how long each list is.
    """
    sums = counts.of(by_condition.year or NO_YEAR)
    asked: dict[Key, Request] = {}
    for place, firms in enumerate(ladder(counts, sums)):
        if firms:
            asked |= _of_tier(dialect, (place, counts.tiers[place][0], None), firms, wanted[place])
    for place, one, firms in of_conditions(sums, by_condition):
        asked |= _of_tier(dialect, (place, counts.needs.targets.tier[place], one), firms, wanted[place])
    for i, measure in enumerate(sums.measures):
        if measure.most is not None:
            largest = f"m{i} = {dialect.literal(i, measure.most)}"
            asked[Which.MOST, i] = Request(i, largest, Order.RISING, 1, 1, measure.most)
    return {key: one for key, one in asked.items() if one.length}


def _of_tier(
    dialect: Dialect, tier_asked: tuple[int, Tier, Asked | None], firms: Firms, near: int
) -> Iterator[tuple[Key, Request]]:
    place, tier, only = tier_asked
    i, limit = firms.measure, dialect.literal(firms.measure, tier.limit)
    meant = f"{only.meets} AND " if only else ""
    reach, below = f"m{i} {reaches(tier)} {limit}", firms.usable - firms.nested
    top = dialect.needs.question.top
    yield (
        (Which.NEAR, place),
        Request(i, f"{meant}NOT {reach}", Order.FALLING, min(near, below), below, None, tier, only),
    )
    yield (
        (Which.CLOSE, place),
        Request(i, f"{meant}{reach}", Order.RISING, min(top, firms.nested), firms.nested, None, tier, only),
    )
    on_it = min(MOST_LISTED, firms.exactly)
    yield (
        (Which.ON, place),
        Request(i, f"{meant}m{i} = {limit}", Order.RISING, on_it, firms.exactly, tier.limit, tier, only),
    )
