"""Problems that show only when all rows are seen together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tiers.domain import plausibility
from tiers.domain.problem import Problem
from tiers.engines.in_duckdb.counting import Present, pairs
from tiers.engines.in_duckdb.duplicates import merge_duplicates
from tiers.engines.in_duckdb.panel import Panel
from tiers.engines.rules.duplicates import Repeated, conflict_refusal


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
    policy = panel.needs.question.reading.duplicates
    repeated = [one for _, year in merge_duplicates(panel) for one in year.repeated]
    conflicts = [one for one in repeated if one.differs_in]
    if conflicts and policy == "stop":
        raise conflict_refusal(conflicts, lambda one: _lines(panel, one), no_names=panel.needs.question.no_names)
    problems = tuple(_duplicate(panel, one, policy) for one in repeated)
    years = Counter(one.rows[0].year for one in conflicts)
    return Duplicates(len(repeated) - len(conflicts), len(conflicts), problems, years)


def _duplicate(panel: Panel, one: Repeated, policy: str) -> Problem:
    facts: dict[str, object] = {"year": one.rows[0].year, "lines": _lines(panel, one), "policy": policy}
    code = "duplicate-conflict" if one.differs_in else "duplicate-equal"
    return panel.problem(one.rows[-1].row, one.rows[-1].name, code, **facts, measures=one.differs_in)


def _lines(panel: Panel, one: Repeated) -> str:
    return ", ".join(panel.place(row.row) for row in one.rows)


def jumps(panel: Panel) -> Iterator[Problem]:
    """Warn of firms that grow or fall more than tenfold between one complete year that was read and the next."""
    years = sorted(year for year in panel.rows if year is not None and panel.period(year).complete)
    for earlier, year in pairwise(years):
        rows = panel.database.stream(_jumping(len(panel.needs.measures)), earlier, year)
        for row, (now, then) in pairs(panel, rows):
            if now.identity == then.identity:
                yield from _jumps(panel, row, now.name, earlier, year)


def _jumps(panel: Panel, row: Sequence[Any], name: str, earlier: int, year: int) -> Iterator[Problem]:
    currency, amounts = panel.needs.targets.currency, row[4:]
    for measure, before, amount in zip(panel.needs.measures, amounts[::2], amounts[1::2], strict=True):
        if before is not None and amount is not None and plausibility.jumps(before, amount):
            facts = {"measure": measure, "earlier": earlier, "before": before, "year": year, "amount": amount}
            yield panel.problem(row[0], name, "growth-tenfold", currency=currency, **facts)


def _jumping(measures: int) -> str:
    """Return a query of the firms of two years with a figure that may jump; of one identity the last counts."""
    last = "SELECT * FROM firm WHERE y = ? QUALIFY row_number() OVER (PARTITION BY key ORDER BY row DESC) = 1"
    times = plausibility.TENFOLD
    far = " OR ".join(f"b.m{i} > a.m{i} * {times} OR a.m{i} > b.m{i} * {times}" for i in range(measures))
    amounts = ", ".join(f"a.m{i}, b.m{i}" for i in range(measures))
    return (
        f"SELECT b.row, b.code_row, a.row, a.code_row, {amounts}"
        f" FROM ({last}) AS a JOIN ({last}) AS b USING (key) WHERE {far} ORDER BY 1"
    )


def as_large_as_all_others(present: Present) -> Iterator[Problem]:
    """Warn of a firm whose figure equals the sum of all other firms': it may be a total."""
    panel = present.panel
    for i, measure in enumerate(present.measures):
        amount = measure.largest
        if amount is not None and plausibility.equals_all_others(amount, measure.total, measure.usable):
            (one,) = present.first_firms(i, f"m{i} = ?", [amount], "ASC", 1)
            facts = {"measure": measure.measure, "amount": amount, "currency": panel.needs.targets.currency}
            yield panel.problem(one.row, one.firm.name, "figure-like-total", **facts)
