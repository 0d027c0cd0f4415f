"""The view `firm` → what is counted of it, and who stands in its rows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import Any, Final

from tiers.domain.tally import MeasureTally
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb import bounds
from tiers.engines.in_duckdb.lists import AT_ONCE, Listed, Lists, with_code
from tiers.engines.in_duckdb.panel import Firm, Panel
from tiers.engines.in_duckdb.source_rows import unescape
from tiers.engines.rules.report_year import years_before
from tiers.engines.sql import tallies
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.counts import Counts, Reader, Sums, question
from tiers.engines.sql.lists import Which
from tiers.engines.sql.marked import MarkedYears

_OF_PAIR: Final = 4
"""Columns that say who two firms are: the row and the row of the code of each."""

Row = tuple[Any, ...]


def counts_of(panel: Panel) -> Counts:
    """Count everything; of firms one by one no groups are asked."""
    groups = 0 if panel.needs.question.is_about_firms else len(panel.needs.groups)
    reader = Reader(panel, groups, lambda cell: unescape(cell) or None)
    rows = panel.database.rows(question(panel, ("y", "chosen"), groups))
    return Counts(panel.needs, [reader.part(row) for row in rows])


@dataclass(frozen=True)
class Present:
    """The firms of the report year that meet `--where`."""

    panel: Panel
    """All tables."""
    counts: Counts
    """All that was counted."""
    year: int | None
    """The report year."""
    only: Asked | None = None
    """The tier by a condition whose firms alone are meant; None: all firms."""

    @property
    def now(self) -> str:
        """Return the firms of the report year, as the rest of a query."""
        meant = f" AND {self.only.meets}" if self.only else ""
        return f"FROM firm WHERE y = {self.year or NO_YEAR} AND chosen{meant}"

    @cached_property
    def sums(self) -> Sums:
        """What was counted of all firms of the report year, whatever tier is meant."""
        return self.counts.of(self.year or NO_YEAR)

    @cached_property
    def tiers(self) -> tuple[tuple[Tier, int | None], ...]:
        """Each tier of the ladder, and the number of its measure; None without one, and for one by a condition."""
        return (
            ((self.only.tier, self.only.measure),) if self.only and self.only.tier else self.panel.needs.numbered_tiers
        )

    @cached_property
    def out_of_reach(self) -> Mapping[str, int]:
        """Per tier, firms whose figure is unreadable and at most below it; a tier without one may be absent."""
        if not self.panel.has_bounds:
            return {}
        return bounds.out_of_reach(self.panel.database, self.now, self.tiers)

    @cached_property
    def split(self) -> tuple[int, ...]:
        """The numbers of the headings under which groups have goals."""
        return tuple(i for i, column in enumerate(self.panel.needs.groups) if column.split is not None)

    @cached_property
    def reached_before(self) -> Mapping[str, Counter[Row]]:
        """Per tier, the firms whose figure is missing and that reached it before, by their values under `split`."""
        return {tier.name: _reached_before(self, tier, i) for tier, i in self.tiers if i is not None}

    @cached_property
    def by_condition(self) -> MarkedYears:
        """What was counted by the plan's conditions."""
        return tallies.marked_years(self.counts, self.year, self.panel.tables_of)

    @cached_property
    def lists(self) -> Lists:
        """The firms beside the limits, and the largest."""
        return Lists(self.panel, self.counts, self.by_condition)

    @cached_property
    def measures(self) -> tuple[MeasureTally, ...]:
        """The figures of each measure."""
        return tuple(map(self._measure, range(len(self.panel.needs.measures))))

    def _measure(self, i: int) -> MeasureTally:
        first = self.lists.of(Which.MOST, i)
        measure = self.panel.needs.measures[i]
        symbols = (symbol for table in self.panel.tables for symbol in table.missing_as.get(measure, ()))
        return tallies.measure_tally(self.counts, self.sums, i, first[0].firm.name if first else None, symbols)

    def identify(self, sql: str, *values: object) -> Iterator[Listed]:
        """Yield who stands in the rows of an answer (row, row of the code, figure, key), some at a time."""
        rows = self.panel.database.stream(f"{sql} ORDER BY row", *values)
        while some := [*islice(rows, AT_ONCE)]:
            firms = self.panel.firms(chain.from_iterable((row, code_row) for row, code_row, *_ in some))
            for row, code_row, figure, key in some:
                yield Listed(row, with_code(firms, row, code_row), figure, key)


def earlier_years(present: Present) -> list[int]:
    """Return the years before the report year that were read, in order."""
    return years_before(present.panel.rows, present.year)


def _reached_before(present: Present, tier: Tier, i: int) -> Counter[Row]:
    """Count the firms whose figure is missing and that reached the tier in the latest earlier year, by their groups."""
    years, groups = earlier_years(present), "".join(f", g{number}" for number in present.split)
    if not years:
        return Counter()
    rows = present.panel.database.stream(
        f"WITH missing AS (SELECT row, code_row, key{groups} {present.now} AND m{i} IS NULL AND NOT u{i}),"
        f" before AS (SELECT key, arg_min({{'row': row, 'code_row': code_row, 'm': m{i}}}, row) AS past FROM firm"
        f" WHERE y = {years[-1]} AND key IN (SELECT key FROM missing) GROUP BY 1)"
        f" SELECT row, code_row, past.row, past.code_row{groups} FROM missing JOIN before USING (key)"
        f" WHERE past.m {reaches(tier)} ? ORDER BY row",
        tier.limit,
    )
    found = pairs(present.panel, rows)
    return Counter(row[_OF_PAIR:] for row, (now, then) in found if now.identity == then.identity)


def pairs(panel: Panel, rows: Iterator[Row]) -> Iterator[tuple[Row, tuple[Firm, Firm]]]:
    """Look up the two firms of each row, some at a time: equal hashes need not be equal names."""
    while some := [*islice(rows, AT_ONCE)]:
        firms = panel.firms(chain.from_iterable(row[:_OF_PAIR] for row in some))
        for row in some:
            yield row, (with_code(firms, row[0], row[1]), with_code(firms, row[2], row[3]))
