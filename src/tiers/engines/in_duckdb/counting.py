"""The view `firm` → counts: tiers, measures, years and groups; the nearest firms and those about to drop out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import starmap
from typing import Any

from tiers.domain.tally import GroupTally, MeasureTally, Standing, TierTally, YearTally
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb.panel import NO_YEAR, Panel
from tiers.engines.in_python.counting import MOST_LISTED, bands

Row = tuple[Any, ...]


def reaches(tier: Tier) -> str:
    """Give the comparison of a figure with the limit, which is bound."""
    return ">" if tier.rule == "over" else ">="


@dataclass(frozen=True)
class Present:
    """The firms of the report year that meet `--where`."""

    panel: Panel
    """All tables."""
    year: int | None
    """The report year."""

    @property
    def now(self) -> str:
        """Give the firms of the report year, as the rest of a query."""
        return f"FROM firm WHERE y = {self.year or NO_YEAR} AND chosen"

    @cached_property
    def tiers(self) -> tuple[tuple[Tier, int | None], ...]:
        """Each tier, and the number of its measure; None without one."""
        wanted = self.panel.wanted
        places = {measure: i for i, measure in enumerate(wanted.measures)}
        pairs = zip(wanted.targets.tier, wanted.tier_measures, strict=True)
        return tuple((tier, None if measure is None else places[measure]) for tier, measure in pairs)

    @cached_property
    def counts(self) -> str:
        """Give the counts of all tiers as columns; the limits are bound."""
        known = [(tier, i) for tier, i in self.tiers if i is not None]
        return ", ".join(f"count(*) FILTER (m{i} {reaches(tier)} ?)" for tier, i in known)

    @property
    def limits(self) -> list[Decimal]:
        """Give the limits for `counts`."""
        return [tier.limit for tier, i in self.tiers if i is not None]

    def nested(self, counts: Sequence[int], usable: Sequence[int]) -> tuple[int | None, ...]:
        """Give each tier its count; None where its measure has no usable figure."""
        found = iter(counts)
        return tuple(None if i is None else next(found) if usable[i] else _skip(found) for _, i in self.tiers)

    @cached_property
    def measures(self) -> tuple[MeasureTally, ...]:
        """The figures of each measure."""
        return tuple(starmap(self._measure, enumerate(self.panel.wanted.measures)))

    def _measure(self, i: int, measure: str) -> MeasureTally:
        ladder = [tier for tier, of in self.tiers if of == i]
        usable, unreadable, without, added, largest, below = self.panel.database.row(
            f"SELECT count(m{i}), count(*) FILTER (u{i} AND m{i} IS NULL), count(*) FILTER (m{i} IS NULL),"
            f" coalesce(sum(m{i}), 0), max(m{i}), count(*) FILTER (NOT m{i} {reaches(ladder[-1])} ?) {self.now}",
            ladder[-1].limit,
        )
        first = self.listed(i, f"m{i} = ?", [largest], "ASC", 1)
        symbols = (symbol for table in self.panel.tables for symbol in table.missing_as.get(measure, ()))
        return MeasureTally(
            measure,
            usable,
            without - unreadable,
            unreadable,
            Decimal(added),
            largest,
            first[0][0] if first else None,
            below,
            tuple(dict.fromkeys(symbols)),
        )

    def listed(self, i: int, condition: str, values: Sequence[object], order: str, most: int) -> list[Row]:
        """Give name, code, figure, identity and row of the first firms by figure, ties by identity.

        The figures are put in order before any name is looked at.
        """
        where = f"{self.now} AND m{i} IS NOT NULL AND {condition}"
        last = self.panel.database.rows(
            f"SELECT m{i} {where} ORDER BY 1 {order} LIMIT 1 OFFSET ?", *values, max(0, most - 1)
        )
        beyond = f" AND m{i} {'<=' if order == 'ASC' else '>='} ?" if last else ""
        return self.panel.database.rows(
            f"SELECT name, code, m{i}, identity, row {where}{beyond} ORDER BY 3 {order}, identity, row LIMIT ?",
            *values,
            *(last[0] if last else ()),
            most,
        )


def _skip(counts: Iterable[int]) -> None:
    next(iter(counts))


def tier_tallies(present: Present) -> tuple[TierTally, ...]:
    """Count every tier, and list the firms on both sides of its limit."""
    counts = present.panel.database.row(f"SELECT 0, {present.counts} {present.now}", *present.limits)
    nested = present.nested(counts[1:], [measure.usable for measure in present.measures])
    banded = bands(nested, present.panel.wanted.tier_measures)
    pairs = zip(present.tiers, nested, banded, strict=True)
    return tuple(TierTally(None) if i is None else _tier(present, tier, i, n or 0, b or 0) for (tier, i), n, b in pairs)


def _tier(present: Present, tier: Tier, i: int, nested: int, band: int) -> TierTally:
    wanted, measure, sign = present.panel.wanted, present.measures[i], reaches(tier)
    gap = _gap(tier, nested if wanted.targets.counting == "nested" else band)
    below, uplift = _uplift(present, tier, i, gap or 0)
    top = wanted.question.top
    near = present.listed(i, f"NOT m{i} {sign} ?", [tier.limit], "DESC", top)
    close = present.listed(i, f"m{i} {sign} ?", [tier.limit], "ASC", top)
    exactly = present.panel.database.row(f"SELECT count(*) {present.now} AND m{i} = ?", tier.limit)[0]
    on_it = present.listed(i, f"m{i} = ?", [tier.limit], "ASC", MOST_LISTED) if exactly else []
    starts = _starts(present, [row[3] for row in (*near, *close)], i)
    return TierTally(
        measure=measure.measure,
        nested=nested,
        band=band,
        usable=measure.usable,
        could_reach=measure.unreadable + _reached_before(present, tier, i),
        on_the_limit=exactly,
        on_the_limit_firms=tuple(row[0] for row in on_it),
        nearest=_standings(near, starts),
        cushion=_standings(close, starts),
        uplift=None if gap is None else uplift,
        lacking=None if gap is None else gap - below,
    )


def _gap(tier: Tier, count: int) -> int | None:
    return None if tier.goal_count is None else max(0, tier.goal_count - count)


def _uplift(present: Present, tier: Tier, i: int, gap: int) -> tuple[int, Decimal]:
    """Count the nearest firms that the gap needs, and add up what they are short by, in yuan."""
    nearest = f"SELECT m{i} AS m {present.now} AND NOT m{i} {reaches(tier)} ? ORDER BY 1 DESC LIMIT ?"
    found = present.panel.database.row(
        f"SELECT count(m), coalesce(sum(? - m), 0) FROM ({nearest})", *[tier.limit] * 2, gap
    )
    return found[0], Decimal(found[1])


def _earlier(present: Present) -> list[int]:
    year = present.year
    return sorted(y for y in present.panel.rows if y is not None and year is not None and y < year)


def _reached_before(present: Present, tier: Tier, i: int) -> int:
    """Count the firms whose figure is missing and that reached the tier in the latest earlier year."""
    years = _earlier(present)
    if not years:
        return 0
    return int(
        present.panel.database.row(
            f"WITH missing AS (SELECT identity {present.now} AND m{i} IS NULL AND NOT u{i}),"
            f" before AS (SELECT identity, arg_min({{'m': m{i}}}, row).m AS m FROM firm WHERE y = {years[-1]}"
            " AND identity IN (SELECT identity FROM missing) GROUP BY 1)"
            f" SELECT count(*) FROM missing JOIN before USING (identity) WHERE m {reaches(tier)} ?",
            tier.limit,
        )[0]
    )


Starts = Mapping[str, tuple[int, Decimal]]
"""Identity → the year and figure (in yuan, above 0) from which a firm's own growth is reckoned."""


def _starts(present: Present, identities: Sequence[str], i: int) -> Starts:
    base = present.panel.wanted.targets.base_year
    years = [year for year in _earlier(present) if present.panel.period(year).complete]
    if not years or not identities:
        return {}
    rows = present.panel.database.rows(
        f"SELECT y, identity, m{i} FROM firm WHERE y IN (SELECT unnest(?::INTEGER[]))"
        " AND identity IN (SELECT unnest(?::VARCHAR[])) ORDER BY row",
        years,
        [*identities],
    )
    first: dict[tuple[int, str], Decimal | None] = {}
    for year, identity, amount in rows:
        first.setdefault((year, identity), amount)
    found: dict[str, tuple[int, Decimal]] = {}
    for (year, identity), amount in sorted(first.items(), key=lambda item: (item[0][0] != base, item[0][0])):
        if amount is not None and amount > 0:
            found.setdefault(identity, (year, amount))
    return found


def _standings(rows: Sequence[Row], starts: Starts) -> tuple[Standing, ...]:
    return tuple(Standing(name, code, figure, starts.get(identity)) for name, code, figure, identity, _ in rows)


def year_tallies(present: Present) -> tuple[YearTally, ...]:
    """Count every year that was read."""
    panel = present.panel
    usable = ", ".join(f"count(m{i})" for i in range(len(panel.wanted.measures)))
    rows = panel.database.rows(
        f"SELECT y, count(*), {usable}, {present.counts} FROM firm WHERE chosen GROUP BY y", *present.limits
    )
    found = {row[0]: row[1:] for row in rows}
    return tuple(_year(present, year, found.get(year)) for year in sorted(y for y in panel.rows if y is not None))


def _year(present: Present, year: int, row: Row | None) -> YearTally:
    width = len(present.panel.wanted.measures)
    firms, *counts = row or [0] * (1 + width + len(present.limits))
    nested = present.nested(counts[width:], counts[:width])
    complete = present.panel.period(year).complete
    return YearTally(year, complete, firms, nested, bands(nested, present.panel.wanted.tier_measures))


def breakdowns(present: Present) -> tuple[tuple[str, tuple[GroupTally, ...]], ...]:
    """Count the firms by each heading: the plan's values first, others by appearance, blank last."""
    groups = present.panel.wanted.groups
    return tuple((group.heading, _groups(present, i, group.values)) for i, group in enumerate(groups))


def _groups(present: Present, number: int, values: Sequence[str]) -> tuple[GroupTally, ...]:
    measures = range(len(present.panel.wanted.measures))
    sums = ", ".join(f"coalesce(sum(m{i}), 0), count(m{i})" for i in measures)
    rows = present.panel.database.rows(
        f"SELECT g{number}, count(*), {sums}, {present.counts} {present.now} GROUP BY 1 ORDER BY min(row)",
        *present.limits,
    )
    largest = _largest(present, number)
    found = {row[0]: _group(present, row, largest.get(row[0])) for row in rows}
    nobody = (0, *(0 for _ in measures for _ in "ab"), *(0 for _ in present.limits))
    planned = {value: found.pop(value, None) or _group(present, (value, *nobody), None) for value in values}
    blank = found.pop(None, None)
    return (*planned.values(), *found.values(), *([blank] if blank else []))


def _group(present: Present, row: Row, largest: str | None) -> GroupTally:
    width = 2 * len(present.panel.wanted.measures)
    value, firms, *rest = row
    sums, counts = rest[:width], rest[width:]
    usable = [1] * (width // 2)
    totals = tuple(Decimal(added) for added in sums[::2])
    return GroupTally(value, firms, present.nested(counts, usable), totals, tuple(sums[1::2]), largest)


def _largest(present: Present, number: int) -> dict[str | None, str]:
    """Name the firm with the largest figure of the first measure in each group; the first by identity of several."""
    rows = present.panel.database.rows(
        f"WITH most AS (SELECT g{number} AS g, max(m0) AS m {present.now} GROUP BY 1)"
        f" SELECT g{number}, name FROM firm JOIN most ON m0 = m AND g{number} IS NOT DISTINCT FROM g"
        f" WHERE y = {present.year or NO_YEAR} AND chosen"
        f" QUALIFY row_number() OVER (PARTITION BY g{number} ORDER BY identity, row) = 1"
    )
    return dict(rows)
