"""Problems that show only when all rows are seen together."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tiers.domain.problem import Problem
from tiers.engines.in_duckdb.counting import Present, pairs
from tiers.engines.in_duckdb.duplicates import merge_duplicates
from tiers.engines.in_duckdb.panel import Panel
from tiers.engines.rules.cross_checks import GROWTH, Facts, growths, odd_measures
from tiers.engines.rules.duplicates import Repeated, decisions
from tiers.engines.sql.jumps import may_jump
from tiers.engines.sql.lists import Which


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What was decided about firms that stand more than once in a year."""

    equal: int
    """Firms whose rows say the same."""
    conflicting: int
    """Firms whose rows state different figures."""
    problems: tuple[Problem, ...]
    """One per such firm."""
    years: Mapping[int | None, int]
    """Year → the conflicting ones; a year without one is absent."""


def duplicates(panel: Panel) -> Duplicates:
    """Merge the firms of each year, and say of every one that stands more than once what was decided.

    Raises: DataError under the policy `stop` if figures differ.
    """
    repeated = [one for _, year in merge_duplicates(panel) for one in year.repeated]
    conflicts = [one for one in repeated if one.differs_in]
    problems = (
        panel.problem(one.rows[-1].row, one.rows[-1].name, code, **facts)
        for one, code, facts in decisions(repeated, lambda one: _lines(panel, one), panel.needs.question)
    )
    years = Counter(one.rows[0].year for one in conflicts)
    return Duplicates(len(repeated) - len(conflicts), len(conflicts), tuple(problems), years)


def _lines(panel: Panel, one: Repeated) -> str:
    return ", ".join(panel.place(row.row) for row in one.rows)


def jumps(panel: Panel) -> Iterator[Problem]:
    """Warn of firms that grow or fall more than tenfold between one complete year that was read and the next."""
    years = sorted(year for year in panel.rows if year is not None and panel.period(year).complete)
    for earlier, year in pairwise(years):
        rows = panel.database.stream(_jumping(len(panel.needs.measures)), earlier, year)
        for row, (now, then) in pairs(panel, rows):
            if now.identity == then.identity:
                for facts in growths(panel.needs, (earlier, year), row[4::2], row[5::2]):
                    yield panel.problem(row[0], now.name, GROWTH, **facts)


def _jumping(measures: int) -> str:
    """Return a query of the firms of two years with a figure that may jump; of one identity the last counts."""
    last = "SELECT * FROM firm WHERE y = ? QUALIFY row_number() OVER (PARTITION BY key ORDER BY row DESC) = 1"
    far = " OR ".join(may_jump(f"a.m{i}", f"b.m{i}") for i in range(measures))
    amounts = ", ".join(f"a.m{i}, b.m{i}" for i in range(measures))
    return (
        f"SELECT b.row, b.code_row, a.row, a.code_row, {amounts}"
        f" FROM ({last}) AS a JOIN ({last}) AS b USING (key) WHERE {far} ORDER BY 1"
    )


def seen_together(present: Present) -> Iterator[Problem]:
    """Warn of what is odd about all rows together."""
    panel = present.panel

    def of_largest(i: int, code: str, facts: Facts) -> Problem:
        (one,) = present.lists.of(Which.MOST, i)
        return panel.problem(one.row, one.firm.name, code, **facts)

    yield from jumps(panel)
    yield from odd_measures(
        panel.needs, present.year, present.measures, lambda i: present.sums.measures[i].least, of_largest
    )
