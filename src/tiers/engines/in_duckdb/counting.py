"""The view `firm` → counts: tiers, measures, years and groups; the nearest firms and those about to drop out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from heapq import nsmallest
from itertools import chain, count, islice
from typing import Any, Final, NamedTuple

from tiers.domain.ladder import bands
from tiers.domain.tally import MeasureTally, YearTally
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb import bounds, marked
from tiers.engines.in_duckdb.panel import Firm, Panel
from tiers.engines.rules.report_year import years_before
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.marked import MarkedYears
from tiers.engines.sql.order import Order

_AT_ONCE: Final = 10_000
"""Rows whose names are looked up together."""

_OF_PAIR: Final = 4
"""Columns that say who two firms are: the row and the row of the code of each."""

_PARTS: Final = 6
"""Columns that say how many firms have a figure of a measure, and which."""

Row = tuple[Any, ...]


class Listed(NamedTuple):
    """A firm of the report year."""

    row: int
    """Its place among all rows."""
    firm: Firm
    """Who it is."""
    figure: Any
    """In yuan; or the group that it is the largest of."""
    key: int
    """The hash of its identity."""


@dataclass(frozen=True)
class Present:
    """The firms of the report year that meet `--where`."""

    panel: Panel
    """All tables."""
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
    def tiers(self) -> tuple[tuple[Tier, int | None], ...]:
        """Each tier of the ladder, and the number of its measure; None without one, and for one by a condition."""
        return (
            ((self.only.tier, self.only.measure),) if self.only and self.only.tier else self.panel.needs.numbered_tiers
        )

    @cached_property
    def counts(self) -> tuple[str, ...]:
        """Return the counts of all tiers as columns; the limits are bound."""
        known = [(tier, i) for tier, i in self.tiers if i is not None]
        return tuple(f"count(*) FILTER (m{i} {reaches(tier)} ?)" for tier, i in known)

    @property
    def limits(self) -> list[Decimal]:
        """Return the limits for `counts`."""
        return [tier.limit for tier, i in self.tiers if i is not None]

    def tier_counts(self, counts: Sequence[int], usable: Sequence[int]) -> tuple[int | None, ...]:
        """Return the count of each tier; None where its measure has no usable figure."""
        return self.panel.needs.counts_per_tier(counts, usable)

    @property
    def firms(self) -> int:
        """How many there are."""
        found = self.by_year.get(self.year or NO_YEAR)
        return found[0] if found else 0

    def smallest(self, i: int) -> Decimal | None:
        """Return the smallest figure of a measure in yuan; None without any."""
        found: Decimal | None = self.panel.database.row(f"SELECT min(m{i}) {self.now}")[0]
        return found

    @cached_property
    def out_of_reach(self) -> Mapping[str, int]:
        """Per tier, firms whose figure is unreadable and at most below it; a tier without one may be absent."""
        if not self.panel.has_bounds:
            return {}
        tiers = [(tier, i, reaches(tier)) for tier, i in self.tiers]
        return bounds.out_of_reach(self.panel.database, self.now, tiers)

    @cached_property
    def split(self) -> tuple[int, ...]:
        """The numbers of the headings under which groups have goals."""
        return tuple(i for i, column in enumerate(self.panel.needs.groups) if column.split is not None)

    @cached_property
    def reached_before(self) -> Mapping[str, Counter[Row]]:
        """Per tier, the firms whose figure is missing and that reached it before, by their values under `split`."""
        return {tier.name: _reached_before(self, tier, i) for tier, i in self.tiers if i is not None}

    @cached_property
    def by_year(self) -> Mapping[int, Row]:
        """Count the firms of every year: all, those with a figure of each measure, and those of each tier.

        Then follows what is counted by the plan's conditions.
        """
        usable = (f"count(m{i})" for i in range(len(self.panel.needs.measures)))
        more, limits = marked.year_columns(self.panel)
        columns = ", ".join(("y", "count(*)", *usable, *self.counts, *more))
        rows = self.panel.database.rows(f"SELECT {columns} FROM firm WHERE chosen GROUP BY y", *self.limits, *limits)
        return {row[0]: row[1:] for row in rows}

    @cached_property
    def by_condition(self) -> MarkedYears:
        """What was counted by the plan's conditions."""
        first = 1 + len(self.panel.needs.measures) + len(self.limits)
        rows = {year: row[first:] for year, row in self.by_year.items()}
        return marked.marked_years(self.panel, self.year, rows)

    @cached_property
    def _sums(self) -> tuple[Row, Row]:
        """What is counted and added up of each measure; and of each tier that has one, the firms on its limit."""
        measures = range(len(self.panel.needs.measures))
        lowest = [next((t for t, of in reversed(self.tiers) if of == i), None) for i in measures]
        parts = (
            f"count(m{i}), count(*) FILTER (u{i} AND m{i} IS NULL), count(*) FILTER (m{i} IS NULL),"
            f" coalesce(sum(m{i}), 0), max(m{i}),"
            f" {f'count(*) FILTER (NOT m{i} {reaches(tier)} ?)' if tier else f'count(m{i})'}"
            for i, tier in enumerate(lowest)
        )
        exactly = (f"count(*) FILTER (m{i} = ?)" for _, i in self.tiers if i is not None)
        columns, limits = ", ".join((*parts, *exactly)), [*(tier.limit for tier in lowest if tier), *self.limits]
        found, width = self.panel.database.row(f"SELECT {columns} {self.now}", *limits), _PARTS * len(lowest)
        return found[:width], found[width:]

    @cached_property
    def measures(self) -> tuple[MeasureTally, ...]:
        """The figures of each measure."""
        sums, _ = self._sums
        rows = (sums[start : start + _PARTS] for start in range(0, len(sums), _PARTS))
        return tuple(map(self._measure, count(), self.panel.needs.measures, rows))

    @cached_property
    def on_the_limit(self) -> Mapping[str, int]:
        """Per tier, the firms whose figure equals its limit; a tier without a measure is absent."""
        _, exactly = self._sums
        return dict(zip((tier.name for tier, i in self.tiers if i is not None), exactly, strict=True))

    def _measure(self, i: int, measure: str, row: Row) -> MeasureTally:
        usable, unreadable, without, added, largest, below = row
        first = self.firms_with(i, largest, 1)
        symbols = (symbol for table in self.panel.tables for symbol in table.missing_as.get(measure, ()))
        return MeasureTally(
            measure,
            usable,
            without - unreadable,
            unreadable,
            Decimal(added),
            largest,
            first[0].firm.name if first else None,
            below,
            tuple(dict.fromkeys(symbols)),
        )

    def firms_with(self, i: int, figure: Decimal | None, most: int) -> list[Listed]:
        """Return the first firms by identity that have a figure, in yuan; none if it is None."""
        found = self.identify(f"SELECT row, code_row, m{i}, key {self.now} AND m{i} = ?", figure)
        return nsmallest(most, found, key=lambda one: (one.firm.identity, one.row))

    def beside(self, tier: Tier, i: int, order: Order, there: int) -> list[Listed]:
        """Return the first firms below a tier's limit (falling) or above it (rising), ties by identity.

        `there` of them are there. The figures are put in order before any name is looked up.
        """
        top, values = self.panel.needs.question.top, [tier.limit]
        if not top or not there:
            return []
        is_above = "" if order is Order.RISING else "NOT "
        where = f"{self.now} AND m{i} IS NOT NULL AND {is_above}m{i} {reaches(tier)} ?"
        if there > top:
            last = f"SELECT m{i} {where} ORDER BY 1 {order.value} LIMIT 1 OFFSET ?"
            values += self.panel.database.row(last, *values, top - 1)
            where += f" AND m{i} {order.until} ?"
        found = self.identify(f"SELECT row, code_row, m{i}, key {where}", *values)
        return nsmallest(top, found, key=lambda one: (order.sign * one.figure, one.firm.identity, one.row))

    def identify(self, sql: str, *values: object) -> Iterator[Listed]:
        """Yield who stands in the rows of an answer (row, row of the code, figure, key), some at a time."""
        rows = self.panel.database.stream(f"{sql} ORDER BY row", *values)
        while some := [*islice(rows, _AT_ONCE)]:
            firms = self.panel.firms(chain.from_iterable((row, code_row) for row, code_row, *_ in some))
            for row, code_row, figure, key in some:
                yield Listed(row, with_code(firms, row, code_row), figure, key)


def with_code(firms: Mapping[int | None, Firm], row: int, code_row: int | None) -> Firm:
    """Return who stands in a row, with the code that another row states."""
    return Firm(firms[row].name, None if code_row is None else firms[code_row].code)


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
    while some := [*islice(rows, _AT_ONCE)]:
        firms = panel.firms(chain.from_iterable(row[:_OF_PAIR] for row in some))
        for row in some:
            yield row, (with_code(firms, row[0], row[1]), with_code(firms, row[2], row[3]))


def year_tallies(present: Present) -> tuple[YearTally, ...]:
    """Count every year that was read."""
    years = sorted(year for year in present.panel.rows if year is not None)
    return present.by_condition.years([_year(present, year, present.by_year.get(year)) for year in years])


def _year(present: Present, year: int, row: Row | None) -> YearTally:
    width = len(present.panel.needs.measures)
    firms, *counts = row or [0] * (1 + width + len(present.limits))
    nested = present.tier_counts(counts[width:], counts[:width])
    complete = present.panel.period(year).complete
    return YearTally(year, complete, firms, nested, bands(nested, present.panel.needs.tier_measures))
