"""What the firms of a population have, and how they changed: for the outlook."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from tiers.domain.chance import Change
from tiers.domain.enterprise import Enterprise
from tiers.domain.own_pace import reaches_by_then
from tiers.domain.targets import Tier
from tiers.engines.in_python.counting import Earlier
from tiers.engines.in_python.marked import Marked
from tiers.engines.in_python.population import Population
from tiers.engines.in_python.since import Pair, match

_MONTHS = 12


class History:
    """The firms of a population."""

    def __init__(self, population: Population, earlier: Earlier) -> None:
        """Keep where they stand, and what was before."""
        self._population, self._earlier = population, earlier
        self._matched: dict[tuple[int, int], Sequence[Pair]] = {}

    @property
    def _years(self) -> Mapping[int | None, Sequence[Enterprise]]:
        return self._population.firms

    def most_at(self, measure: str, floors: Sequence[Decimal], years: Sequence[int]) -> Sequence[int]:
        """Count per floor the firms of the year in which the most have a figure that is not below it, in yuan."""
        sides = [[*_figures(self._years[year], measure)] for year in years] or [
            [*_figures(self._population.now, measure)]
        ]
        return [max(sum(figure >= floor for figure in side) for side in sides) for floor in floors]

    def figures(self, measure: str, floor: Decimal) -> Iterable[Decimal]:
        """Return the figures of the report year that are not below a floor, in yuan."""
        return (figure for figure in _figures(self._population.now, measure) if figure >= floor)

    def changes(self, measure: str, floor: Decimal, years: Sequence[int]) -> Iterable[Change]:
        """Return how firms whose figure was not below a floor changed from one of the years to the next, in yuan."""
        for then, now in pairwise(years):
            if now == then + 1:
                yield from self._between(measure, floor, (then, now))

    def _between(self, measure: str, floor: Decimal, years: tuple[int, int]) -> Iterator[Change]:
        if years not in self._matched:
            self._matched[years] = match(self._years[years[0]], self._years[years[1]])[0]
        for old, new in self._matched[years]:
            was = old.figures.get(measure) if old else None
            if was is not None and was >= floor and not (new and measure in new.unreadable):
                yield was, new.figures.get(measure) if new else None

    def at_own_pace(self, measure: str, tiers: Sequence[Tier], months_left: int) -> Sequence[int]:
        """Count per tier the firms that reach it after so many months if each keeps its own growth."""
        year = self._population.year or 0
        firms = []
        for firm in self._population.now:
            figure = firm.figures.get(measure)
            start = self._earlier.start(firm, measure) if figure is not None else None
            if figure is not None:
                firms.append((figure, start and ((year - start[0]) * _MONTHS, start[1])))
        return [sum(reaches_by_then(figure, start, months_left, tier) for figure, start in firms) for tier in tiers]

    def conflicts(self, years: Collection[int]) -> int:
        """Count the firms of some years of which rows with different figures were kept."""
        merged = (self._population.panel.years[year] for year in years)
        return sum(bool(one.differs_in) for each in merged for one in each.repeated)

    def meeting(self, tier: int) -> "History":
        """Return the same of the firms of the report year that meet the condition of a tier, by its place."""
        found, mark = self._population, self._population.needs.marks.tiers[tier]
        firms = Marked(found).firms(mark, found.year) if mark else None
        return History(found._replace(firms={**found.firms, found.year: firms or ()}), self._earlier)


def _figures(firms: Iterable[Enterprise], measure: str) -> Iterator[Decimal]:
    return (figure for firm in firms if (figure := firm.figures.get(measure)) is not None)
