"""What firms were in the years before the report year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tiers.engines.in_spark.expressions import amount_literal, comma_list
from tiers.engines.in_spark.listed_firms import Listed
from tiers.engines.in_spark.sums import Counts, Sums
from tiers.engines.rules.report_year import years_before
from tiers.engines.sql.amounts import reaches
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


def reached_before(counts: Counts, year: int | None, now: Sums) -> dict[int, int]:
    """Count per tier the firms whose figure is missing and that reached it in the latest earlier year."""
    years = years_before(filter(None, counts.years), year)
    missing = {i for i, m in enumerate(now.measures) if m.usable + m.unreadable < now.firms}
    asked = {number: (tier, i) for number, (tier, i) in enumerate(counts.tiers) if i in missing}
    if not years or not asked:
        return {}
    base = counts.base
    reaching = comma_list(
        f"count_if(now.m{i} IS NULL AND NOT now.u{i} AND past.m{i} {reaches(tier)} {base.literal(i, tier.limit)})"
        for tier, i in asked.values()
    )
    lacking = " OR ".join(f"(m{i} IS NULL AND NOT u{i})" for i in sorted(missing))
    past = one_of_each(counts, years[-1], Order.RISING)
    row = base.cluster.row(
        f"SELECT {reaching} FROM (SELECT * FROM firm WHERE y = {year} AND chosen AND ({lacking})) AS now"
        f" JOIN ({past}) AS past ON now.id = past.id"
    )
    return dict(zip(asked, row, strict=True))


def out_of_reach(counts: Counts, year: int) -> dict[int, int]:
    """Count per tier the firms whose figure is unreadable and at most below it."""
    known = [(number, tier, i) for number, (tier, i) in enumerate(counts.tiers) if i is not None]
    if not counts.base.has_bounds:
        return {}
    below = (f"count_if(NOT coalesce(e{i} {reaches(tier)} {amount_literal(tier.limit)}, TRUE))" for _, tier, i in known)
    row = counts.base.cluster.row(f"SELECT {comma_list(below)} FROM firm WHERE y = {year} AND chosen")
    return {number: count for (number, *_), count in zip(known, row, strict=True)}


def one_of_each(counts: Counts, year: int, order: Order) -> str:
    """Write the firms of a year, each once: of several of one identity, which are kept, the first or the last row."""
    sql = f"SELECT * FROM firm WHERE y = {year}"
    if counts.base.needs.question.reading.duplicates != "keep":
        return sql
    way = order.value
    place = f"row_number() OVER (PARTITION BY id ORDER BY b {way}, row {way}, nk {way}) AS place"
    return f"SELECT * FROM (SELECT *, {place} FROM firm WHERE y = {year}) WHERE place = 1"
