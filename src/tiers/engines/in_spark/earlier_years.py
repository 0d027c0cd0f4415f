"""What firms were in the years before the report year."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tiers.domain.targets import Tier
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.listed_firms import Listed
from tiers.engines.in_spark.session import Cluster
from tiers.engines.in_spark.sums import Counts
from tiers.engines.rules.report_year import years_before
from tiers.engines.sql.amounts import amount_literal, reaches
from tiers.engines.sql.conditions import Asked, asked_of
from tiers.engines.sql.counts import Sums
from tiers.engines.sql.order import Order

Starts = Mapping[tuple[str, int], tuple[int, Decimal]]
"""Identity and measure → the year and figure (in yuan, above 0) from which a firm's own growth is reckoned."""


def starts(counts: Counts, shown: Sequence[Listed], complete: Sequence[int]) -> Starts:
    """Find from where the growth of the firms that are listed is reckoned."""
    base = counts.base
    if not complete or not shown:
        return {}
    base.cluster.upload("listed", "identity string", [(identity,) for identity in {one.identity for one in shown}])
    measures = range(len(base.needs.measures))
    rows = base.cluster.rows(
        f"SELECT y, id, b, row, nk, {comma_list(f'm{i}' for i in measures)} FROM firm"
        f" LEFT SEMI JOIN listed ON id = identity WHERE y IN ({comma_list(map(str, complete))})"
    )
    first: dict[tuple[int, str], list[Decimal | None]] = {}
    for y, identity, _, _, _, *figures in sorted(rows, key=lambda row: (row[:3], row[3] or 0, row[4])):
        first.setdefault((y, identity), figures)
    base_year, found = base.needs.targets.base_year, dict[tuple[str, int], tuple[int, Decimal]]()
    for (y, identity), figures in sorted(first.items(), key=lambda item: (item[0][0] != base_year, item[0][0])):
        for i in measures:
            figure = base.yuan(i, figures[i])
            if figure is not None and figure > 0:
                found.setdefault((identity, i), (y, figure))
    return found


OfCells = Mapping[tuple[str, ...], Mapping[int, int]]
"""The values of firms under some headings, as written → tier → how many."""


def sum_up(found: Iterable[Mapping[int, int]]) -> dict[int, int]:
    """Add up counts by tier."""
    counts: dict[int, int] = {}
    for by_tier in found:
        for number, count in by_tier.items():
            counts[number] = counts.get(number, 0) + count
    return counts


def reached_before(counts: Counts, year: int | None, now: Sums, groups: Sequence[str] = ()) -> OfCells:
    """Count per tier the firms whose figure is missing and that reached it in the latest earlier year.

    `groups` are the columns by which they are counted apart.
    """
    years = years_before(filter(None, counts.years), year)
    missing = {i for i, m in enumerate(now.measures) if m.usable + m.unreadable < now.firms}
    asked = {number: one for number, one in _limits(counts).items() if one.measure in missing}
    if not years or not asked:
        return {}
    base = counts.base
    reaching = [
        f"count_if({one.meets('now.')}now.m{one.measure} IS NULL AND NOT now.u{one.measure}"
        f" AND past.m{one.measure} {reaches(one.tier)} {base.literal(one.measure, one.tier.limit)})"
        for one in asked.values()
    ]
    lacking = " OR ".join(f"(m{i} IS NULL AND NOT u{i})" for i in sorted(missing))
    past = one_of_each(counts, years[-1], Order.RISING)
    firms = f"SELECT * FROM firm WHERE y = {year} AND chosen AND ({lacking})"
    source = f"({firms}) AS now JOIN ({past}) AS past ON now.id = past.id"
    return _by_group(base.cluster, reaching, source, [f"now.{group}" for group in groups], [*asked])


def out_of_reach(counts: Counts, year: int, groups: Sequence[str] = ()) -> OfCells:
    """Count per tier the firms whose figure is unreadable and at most below it, apart by the columns `groups`."""
    known = _limits(counts)
    if not counts.base.has_bounds or not known:
        return {}
    below = [
        f"count_if({one.meets('')}NOT coalesce(e{one.measure} {reaches(one.tier)}"
        f" {amount_literal(one.tier.limit)}, TRUE))"
        for one in known.values()
    ]
    return _by_group(counts.base.cluster, below, f"firm WHERE y = {year} AND chosen", groups, [*known])


def _by_group(
    cluster: Cluster, asked: Sequence[str], source: str, groups: Sequence[str], tiers: Sequence[int]
) -> OfCells:
    by = f" GROUP BY {comma_list(groups)}" if groups else ""
    rows = cluster.rows(f"SELECT {comma_list([*groups, *asked])} FROM {source}{by}")
    width = len(groups)
    return {tuple(row[:width]): dict(zip(tiers, row[width:], strict=True)) for row in rows}


class _Limit(NamedTuple):
    """A limit, and the firms that it is about."""

    tier: Tier
    """Whose limit it is."""
    measure: int
    """The number of the measure that is compared with it."""
    only: Asked | None = None
    """The tier by a condition whose firms alone are meant; None: all firms."""

    def meets(self, source: str) -> str:
        """Write the condition that a firm is meant, and what follows it; nothing where all are."""
        return f"{self.only.meets_in(source)} AND " if self.only else ""


def _limits(counts: Counts) -> dict[int, _Limit]:
    """Return the tiers that have a limit and a measure, by their places in the plan."""
    ladder = {number: _Limit(tier, i) for number, (tier, i) in enumerate(counts.tiers) if i is not None}
    asked = asked_of(counts.base.needs)
    marked = {a.place: _Limit(a.tier, a.measure, a) for a in asked if a.tier and a.measure is not None}
    return ladder | marked


def one_of_each(counts: Counts, year: int, order: Order) -> str:
    """Write the firms of a year, each once: of several of one identity, which are kept, the first or the last row."""
    sql = f"SELECT * FROM firm WHERE y = {year}"
    if counts.base.needs.question.reading.duplicates != "keep":
        return sql
    way = order.value
    place = f"row_number() OVER (PARTITION BY id ORDER BY b {way}, row {way}, nk {way}) AS place"
    return f"SELECT * FROM (SELECT *, {place} FROM firm WHERE y = {year}) WHERE place = 1"
