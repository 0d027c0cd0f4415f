"""Problems that show only when all rows are seen together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from tiers.domain.problem import Problem
from tiers.engines.in_spark.counting import Present, period
from tiers.engines.in_spark.earlier_years import one_of_each
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.odd_cells import MOST
from tiers.engines.rules.cross_checks import GROWTH, Facts, growths, odd_measures
from tiers.engines.sql.jumps import may_jump
from tiers.engines.sql.lists import Which
from tiers.engines.sql.order import Order
from tiers.errors import EngineError


def seen_together(present: Present) -> Iterator[Problem]:
    """Warn of what is odd about all rows together."""
    base = present.counts.base

    def of_largest(i: int, code: str, facts: Facts) -> Problem:
        (one,) = present.lists.of(Which.MOST, i)
        return base.problem(one.branch, one.row, one.name, code, **facts)

    yield from _jumps(present)
    yield from odd_measures(
        base.needs, present.year, present.measures, lambda i: present.now.measures[i].least, of_largest
    )


def _jumps(present: Present) -> Iterator[Problem]:
    """Warn of firms that grow or fall more than tenfold between one complete year that was read and the next."""
    counts = present.counts
    years = sorted(year for year in counts.years if year and period(counts, year).complete)
    for earlier, year in pairwise(years):
        rows = counts.base.cluster.rows(_jumping(present, earlier, year))
        if len(rows) > MOST:
            raise EngineError("special-too-many", path=counts.base.paths, count=len(rows), most=MOST)
        for row in sorted(rows, key=lambda row: (row[0], row[1] or 0, row[2])):
            yield from _growth_problems(present, row, earlier, year)


def _jumping(present: Present, earlier: int, year: int) -> str:
    """Return a query of the firms of two years with a figure that may jump; of one identity the last counts."""
    measures = range(len(present.measures))
    far = " OR ".join(may_jump(f"past.m{i}", f"now.m{i}") for i in measures)
    amounts = comma_list(f"past.m{i}, now.m{i}" for i in measures)
    past, now = (one_of_each(present.counts, y, Order.FALLING) for y in (earlier, year))
    return (
        f"SELECT now.b, now.row, now.nk, {amounts} FROM ({now}) AS now JOIN ({past}) AS past ON now.id = past.id"
        f" WHERE {far} LIMIT {MOST + 1}"
    )


def _growth_problems(present: Present, row: Sequence[Any], earlier: int, year: int) -> Iterator[Problem]:
    base, (branch, line, name, *amounts) = present.counts.base, row
    figures = [base.yuan(i // 2, amount) for i, amount in enumerate(amounts)]
    for facts in growths(base.needs, (earlier, year), figures[::2], figures[1::2]):
        yield base.problem(branch, line, name, GROWTH, **facts)
