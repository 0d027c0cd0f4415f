"""Firms that meet the conditions of the plan → counts of tiers that stand outside the ladder, and totals."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain, compress

from tiers.domain.amount import total
from tiers.domain.enterprise import Enterprise
from tiers.domain.ladder import passes
from tiers.domain.problem import Problem
from tiers.domain.tally import GroupTally, TierTally, TotalTally, YearTally
from tiers.domain.targets import Tier
from tiers.engines.in_python.counting import Earlier, Present, rank
from tiers.engines.in_python.firms import values_under
from tiers.engines.in_python.population import Population
from tiers.engines.rules.marks import Mark, Stated, WantedValue, is_stated, mark_problems

Firms = Sequence[Enterprise]

_IN, _BELOW, _WITHOUT, _ABSENT = range(4)
"""The bands of `domain.since` of a measure that has one tier."""


class Marked:
    """The firms of a population that the plan's conditions are about."""

    def __init__(self, population: Population) -> None:
        """Keep the population, whose rows are looked at where something is asked of them."""
        self.found = population
        self.needs = population.needs
        self.marks = population.needs.marks

    @cached_property
    def _meets(self) -> Sequence[Sequence[bool | None]]:
        """Per part, whether each row has its value; None where nothing stands under its heading."""
        return [[None if v is None else v == part.value for v in self._values(part)] for part in self.marks.parts]

    def _values(self, part: WantedValue) -> Iterator[str | None]:
        tables = self.found.panel.tables
        return chain.from_iterable(map(values_under, (table.sheet.firms for table in tables), part.columns))

    @cached_property
    def stated_years(self) -> Mapping[int | None, Stated]:
        """What the rows of each year say of the conditions."""
        panel = self.found.panel
        return {year: self._stated_year(year, merged.firms) for year, merged in panel.years.items()}

    def _stated_year(self, year: int | None, firms: Firms) -> Stated:
        tables = frozenset(i for i, table in enumerate(self.found.panel.tables) if year in table.periods)
        rows = [[meets[firm.row] for firm in firms] for meets in self._meets]
        said = tuple(sum(met is not None for met in each) for each in rows)
        return Stated(said, tuple(sum(map(bool, each)) for each in rows), tables)

    def firms(self, mark: Mark, year: int | None) -> Firms | None:
        """Return the firms of a year that meet a condition; None where the year does not say who does."""
        if not is_stated(mark, self.marks, self.stated_years[year]):
            return None
        return self._meeting(mark, self.found.firms[year])

    def _meeting(self, mark: Mark, firms: Firms) -> Firms:
        for heading in mark.parts:
            columns = [self._meets[part] for part in heading]
            firms = [*compress(firms, (any(meets[firm.row] for meets in columns) for firm in firms))]
        return firms

    def has(self, index: int, firm: Enterprise | None) -> int:
        """Return where a tier by a condition has a firm: in it, below, without a figure, or absent, from 0 on."""
        tier, mark = self.needs.targets.tier[index], self.marks.tiers[index]
        if mark is None or firm is None:
            return _ABSENT
        if not self._meeting(mark, [firm]):
            return _BELOW
        if mark.measure is None:
            return _IN
        figure = firm.figures.get(mark.measure)
        return _WITHOUT if figure is None else _IN if passes(figure, tier) else _BELOW

    def is_counted(self, index: int, year: int | None) -> bool:
        """Whether the firms of a year that reach a tier by a condition can be counted."""
        mark = self.marks.tiers[index]
        return mark is not None and self._count(self.needs.targets.tier[index], mark, year) is not None

    def added_up(self, index: int, year: int | None) -> Decimal | None:
        """Return what the firms of a year have of a total, in yuan; None where no figure of it is usable."""
        mark = self.marks.totals[index]
        figures = _figures(self.firms(mark, year) or (), mark.measure or "")
        return total(figures) if figures else None

    def problems(self) -> Iterator[Problem]:
        """Yield where conditions find no heading, or no firm."""
        return mark_problems(self.needs.targets, self.marks, self.stated_years, self.found.year)

    def tiers(self, tallies: Sequence[TierTally], earlier: Earlier) -> Iterator[TierTally]:
        """Yield the tallies of all tiers, those by a condition put in."""
        for tier, mark, tally in zip(self.needs.targets.tier, self.marks.tiers, tallies, strict=True):
            yield self._tier(tier, mark, earlier) if mark else tally

    def _tier(self, tier: Tier, mark: Mark, earlier: Earlier) -> TierTally:
        firms = self.firms(mark, self.found.year)
        if firms is None:
            return TierTally(None)
        if mark.measure is None:
            return TierTally(None, nested=len(firms), usable=len(firms), meeting=len(firms))
        order = rank(firms, mark.measure)
        found = Present(firms, earlier, self.needs).tier_tally(tier, order, order.reaching(tier), 0)
        return found._replace(meeting=len(firms))

    def years(self, tallies: Sequence[YearTally]) -> Iterator[YearTally]:
        """Yield the tallies of all years, with the counts of the tiers by a condition."""
        for tally in tallies:
            counts = self._counts(tally.year)
            yield tally._replace(nested=tuple(counts.get(i, count) for i, count in enumerate(tally.nested)))

    def _counts(self, year: int) -> dict[int, int | None]:
        """Return per tier by a condition the firms of a year that reach it; None where that is not known."""
        pairs = zip(self.needs.targets.tier, self.marks.tiers, strict=True)
        return {i: self._count(tier, mark, year) for i, (tier, mark) in enumerate(pairs) if mark}

    def _count(self, tier: Tier, mark: Mark, year: int | None) -> int | None:
        firms = self.firms(mark, year)
        if firms is None or (firms and mark.measure and not _figures(firms, mark.measure)):
            return None
        return len(_reaching(firms, tier, mark))

    def groups(self, values: Sequence[str | None], tallies: Sequence[GroupTally]) -> tuple[GroupTally, ...]:
        """Return the tallies of the groups of a breakdown, with the counts of the tiers by a condition.

        `values` holds each row's value under the heading.
        """
        counts: dict[int, Counter[str | None]] = {}
        for i, (tier, mark) in enumerate(zip(self.needs.targets.tier, self.marks.tiers, strict=True)):
            firms = self.firms(mark, self.found.year) if mark else None
            if mark and firms is not None:
                counts[i] = Counter(values[firm.row] for firm in _reaching(firms, tier, mark))
        return tuple(
            tally._replace(
                nested=tuple(counts[i][tally.value] if i in counts else count for i, count in enumerate(tally.nested))
            )
            for tally in tallies
        )

    def totals(self) -> tuple[TotalTally, ...]:
        """Add up what the firms of each total have."""
        return tuple(map(self._total, self.marks.totals))

    def _total(self, mark: Mark) -> TotalTally:
        firms = self.firms(mark, self.found.year)
        if firms is None or mark.measure is None:
            return TotalTally(None)
        figures = _figures(firms, mark.measure)
        without = (firm for firm in firms if firm.figures.get(mark.measure) is None)
        unreadable = sum(mark.measure in firm.unreadable for firm in without)
        years = tuple(self._years_of(mark, mark.measure))
        return TotalTally(mark.measure, len(firms), len(figures), unreadable, total(figures), years)

    def _years_of(self, mark: Mark, measure: str) -> Iterator[tuple[int, Decimal]]:
        for year in sorted(year for year in self.found.firms if year is not None):
            figures = _figures(self.firms(mark, year) or (), measure)
            if figures:
                yield year, total(figures)


def _figures(firms: Firms, measure: str) -> list[Decimal]:
    return [figure for firm in firms if (figure := firm.figures.get(measure)) is not None]


def _reaching(firms: Firms, tier: Tier, mark: Mark) -> Firms:
    """Choose the firms that reach a tier; without a limit all do."""
    if mark.measure is None:
        return firms
    figures = (firm.figures.get(mark.measure) for firm in firms)
    return [*compress(firms, (figure is not None and passes(figure, tier) for figure in figures))]
