"""What unreadable cells can be at most: the table `bound`, a row per measure, year and row of which a cell says it.

It is there only where some cell does, which is rare.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tiers.domain.targets import Tier
from tiers.engines.in_duckdb.database import Database
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.rules.year_columns import View
from tiers.engines.sql.amounts import AMOUNT, amount_literal, reaches

BOUND: Final = {"bound": AMOUNT}
"""The column of a mapping of figures that says it."""


Rung = tuple[Tier, int | None]
"""A tier, and the number of its measure; None without one."""


class Part(NamedTuple):
    """One table in one of its years."""

    staged: Staged
    """The table."""
    view: View
    """The columns of the year."""
    year: str
    """The year of a row, as an expression."""
    where: str
    """Which rows are of firms, as a condition."""


def keep_bounds(database: Database, parts: Sequence[Part]) -> bool:
    """Make the table `bound` if some cell says what it can be at most; return whether one does."""
    found = [sql for part in parts for sql in _selects(part)]
    if found:
        database.run(f"CREATE TABLE bound AS {' UNION ALL '.join(found)}")
    return bool(found)


def _selects(part: Part) -> Iterator[str]:
    staged = part.staged
    for i, measure in enumerate(staged.needs.measures):
        column = part.view.columns.get(measure)
        word = f"m{column.index}" if column else ""
        if word in staged.with_odd and _any_says(staged, word):
            yield (
                f"SELECT {i} AS i, {part.year} AS y, t.rowid + {staged.start} AS row, map.bound AS most"
                f" FROM {staged.name} AS t JOIN {staged.name}_{word} AS map ON t.{staged.odd(word)} = map.cell"
                f" WHERE {part.where} AND len IS NULL AND map.bound IS NOT NULL"
            )


def _any_says(staged: Staged, word: str) -> bool:
    return bool(staged.database.row(f"SELECT count(bound) FROM {staged.name}_{word}")[0])


def bounds_beside(measures: int, *, has_bounds: bool) -> tuple[str, str]:
    """Return the bounds of a row `t` as columns, one per measure, and the joins that they need."""
    if not has_bounds:
        return "".join(f"NULL AS e{i}, " for i in range(measures)), ""
    columns = "".join(f"e{i}.most AS e{i}, " for i in range(measures))
    joins = (f" LEFT JOIN bound AS e{i} ON e{i}.i = {i} AND e{i}.y = t.y AND e{i}.row = t.row" for i in range(measures))
    return columns, "".join(joins)


def replace_bounds(database: Database, measures: int) -> None:
    """Put the bounds of firms made of several rows, in `decided`, in place of those of the rows, in `taken`."""
    database.run("DELETE FROM bound WHERE (y, row) IN (SELECT y, row FROM taken)")
    for i in range(measures):
        database.run(f"INSERT INTO bound SELECT {i}, y, row, e{i} FROM decided WHERE e{i} IS NOT NULL")


def out_of_reach(database: Database, now: str, tiers: Sequence[Rung]) -> Mapping[str, int]:
    """Count per tier the firms whose figure is unreadable and at most below it; `now` asks for the firms.

    One of the tiers at least has a measure.
    """
    known = [(tier, i) for tier, i in tiers if i is not None]
    found = database.row(f"SELECT {_below(known)} FROM {_with_bounds(now, '')}")
    return dict(zip((tier.name for tier, _ in known), found, strict=True))


def out_of_reach_by_group(
    database: Database, now: str, tiers: Sequence[Rung], group: str
) -> Mapping[str | None, Mapping[int, int]]:
    """Count the same per value of a column, for each tier that has a measure, by its place."""
    known = [(place, rung) for place, rung in enumerate(tiers) if rung[1] is not None]
    if not known:
        return {}
    below = _below([rung for _, rung in known])
    rows = database.rows(f"SELECT {group}, {below} FROM {_with_bounds(now, f', {group}')} GROUP BY 1")
    return {value: dict(zip((place for place, _ in known), counts, strict=True)) for value, *counts in rows}


def _below(known: Sequence[Rung]) -> str:
    """Write the counts of the cells that are at most below each tier."""
    return ", ".join(
        f"count(*) FILTER (bound.i = {i} AND NOT bound.most {reaches(tier)} {amount_literal(tier.limit)})"
        for tier, i in known
    )


def _with_bounds(now: str, more: str) -> str:
    return f"(SELECT y, row{more} {now}) AS firm JOIN bound ON bound.y = firm.y AND bound.row = firm.row"
