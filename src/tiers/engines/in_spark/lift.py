"""The largest firms of a measure, for the lift: put in order by the cluster, so that few rows cross the wire."""

from collections.abc import Sequence
from decimal import Decimal

from tiers.domain import cleaning
from tiers.engines.in_spark.counting import Present, complete_years_before
from tiers.engines.in_spark.earlier_years import starts
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.listed_firms import Listed
from tiers.engines.rules.lift import Ranked, Ranking
from tiers.engines.sql.codes import NO_YEAR


def rank(present: Present, measure: str, most: int) -> Ranking:
    """Return the largest firms of a measure, ties by identity; at most `most`."""
    base = present.counts.base
    i = base.needs.measures.index(measure)
    columns = comma_list(("id", "b", "row", "nk", "ck", f"m{i}", *base.groups))
    rows = base.cluster.rows(
        f"SELECT {columns} FROM firm WHERE y = {present.year or NO_YEAR} AND chosen AND m{i} IS NOT NULL"
        f" ORDER BY m{i} DESC, id, b, row, nk LIMIT {most}"
    )
    found = [(Listed._make((*row[:5], base.yuan(i, row[5]))), row[6:]) for row in rows]
    found.sort(key=lambda one: (-one[0].figure, one[0].order))

    def earlier(places: Sequence[int]) -> list[tuple[int, Decimal] | None]:
        firms = [found[place][0] for place in places]
        own = starts(present.counts, firms, complete_years_before(present))
        return [own.get((firm.identity, i)) for firm in firms]

    return Ranking([Ranked(one.name, one.code, one.figure, _values(cells)) for one, cells in found], earlier)


def _values(cells: Sequence[str]) -> tuple[str | None, ...]:
    return tuple(cleaning.text(cell) or None for cell in cells)
