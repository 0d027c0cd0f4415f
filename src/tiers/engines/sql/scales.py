"""Where firms are as a comparison sees them, in SQL: by a measure, or by a tier by a condition."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tiers.domain.since import band_places
from tiers.domain.targets import Tier
from tiers.engines.rules.requirements import Requirements
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.counts import Dialect
from tiers.engines.sql.marked import MarkedYears
from tiers.engines.sql.since import band_of


class Scale(NamedTuple):
    """One way of telling firms apart."""

    tiers: int
    """How many there are, from high to low."""
    band: str
    """The band of a firm: a tier, below all, or without a figure."""
    measure: int | None
    """The number of the measure whose figures are listed; None: none are."""

    @property
    def figure(self) -> str:
        """What is listed of a firm; `no_figure` is a column of nulls."""
        return "no_figure" if self.measure is None else f"m{self.measure}"


def scales(dialect: Dialect, compared: Sequence[Asked]) -> tuple[Scale, ...]:
    """Return the scales of the measures, then those of the tiers by a condition that are compared."""
    tiers = dialect.needs.numbered_tiers
    ladders = (tuple(tier for tier, of in tiers if of == i) for i in range(len(dialect.needs.measures)))
    by_measure = (_measure_scale(i, ladder, dialect) for i, ladder in enumerate(ladders))
    return (*by_measure, *(_marked_scale(asked, dialect) for asked in compared))


def places_of_tiers(needs: Requirements, compared: Sequence[Asked]) -> Iterator[tuple[int, int, int]]:
    """Yield each tier that firms can move into, its scale, and its place there."""
    places = band_places(needs.tier_measures)
    marked = {asked.place: i for i, asked in enumerate(compared, len(needs.measures))}
    for number, (_, i) in enumerate(needs.numbered_tiers):
        if number in marked:
            yield number, marked[number], 0
        elif i is not None:
            yield number, i, places[number]


def _measure_scale(i: int, ladder: Sequence[Tier], dialect: Dialect) -> Scale:
    """Return how firms are told apart by the figures of a measure; `ladder` holds its tiers from high to low."""
    return Scale(len(ladder), band_of(f"m{i}", ladder, partial(dialect.literal, i)), i)


def _marked_scale(asked: Asked, dialect: Dialect) -> Scale:
    """Return how a tier by a condition tells firms apart: they meet it (and its limit), without a figure, or not."""
    if asked.tier is None or asked.measure is None:
        return Scale(1, f"CASE WHEN {asked.meets} THEN 0 ELSE 1 END", None)
    figure, limit = f"m{asked.measure}", dialect.literal(asked.measure, asked.tier.limit)
    steps = f"WHEN {figure} IS NULL THEN 2 WHEN {figure} {reaches(asked.tier)} {limit} THEN 0"
    return Scale(1, f"CASE WHEN NOT coalesce({asked.meets}, FALSE) THEN 1 {steps} ELSE 1 END", asked.measure)


def compared_tiers(now: MarkedYears, then: MarkedYears, year: int | None) -> tuple[Asked, ...]:
    """Return the tiers by a condition of which the report year and another both say who meets it."""
    others = then.needs.marks.tiers
    return tuple(
        asked
        for place, asked, _ in now.meant_firms()
        if (other := others[place]) and other.measure == asked.mark.measure
        if then.count(place, year) is not None and now.count(place, now.year) is not None
    )
