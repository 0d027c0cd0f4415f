"""Rows of firms that deserve a look: nothing but a name, a figure that has moved, serial numbers that do not follow."""

from collections.abc import Iterator

from tiers.domain import serial
from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.domain.table import Column
from tiers.engines import moved
from tiers.engines.in_duckdb.places import named, problem
from tiers.engines.in_duckdb.records import at, line
from tiers.engines.in_duckdb.staging import Staged
from tiers.engines.in_python.rows import is_bare
from tiers.engines.marks import FAULTS


def doubtful(staged: Staged) -> Iterator[Problem]:
    """Warn of rows with nothing but a name, of moved figures, and of serial numbers that do not follow each other."""
    yield from _bare(staged)
    yield from _moved(staged)
    for column in staged.serials:
        yield from _gaps(staged, column)


def _bare(staged: Staged) -> Iterator[Problem]:
    blank = " AND ".join(f"f{column.index} = {FAULTS[Fault.MISSING]}" for column in staged.used)
    rows = staged.database.rows(
        f"SELECT rowid FROM {staged.name} WHERE kind IS NULL AND ck IS NULL AND {blank} ORDER BY 1"
    )
    positions = [position for (position,) in rows]
    for position, cells in zip(positions, at(staged.table, positions), strict=True):
        if is_bare(cells, staged.used):
            yield problem(staged, "row-only-name", position, name=named(staged, cells)[0])


def _moved(staged: Staged) -> Iterator[Problem]:
    is_lacking = " OR ".join(f"f{column.index} IS NOT DISTINCT FROM {FAULTS[Fault.MISSING]}" for column in staged.used)
    rows = moved.Rows(_first(staged, is_lacking), _first(staged, f"NOT ({is_lacking})"))
    return moved.moved_figures(staged.table, staged.used, rows)


def _first(staged: Staged, condition: str) -> list[moved.Row]:
    """Look up the first rows of firms that meet a condition, if they have as many cells as there are headings."""
    sql = f"SELECT rowid FROM {staged.name} WHERE kind IS NULL AND len IS NULL AND ({condition})"
    positions = [position for (position,) in staged.database.rows(f"{sql} ORDER BY 1 LIMIT {moved.MOST}")]
    cells = at(staged.table, positions, moved.columns_of_words(staged.table))
    return [moved.Row(line(staged.table, p), row) for p, row in zip(positions, cells, strict=True)]


def _gaps(staged: Staged, column: Column) -> Iterator[Problem]:
    firms, number = f"FROM {staged.name} WHERE kind IS NULL", f"n{column.index}"
    first, broken = staged.database.row(
        f"SELECT first(n), count(*) FILTER (n IS NULL OR length(n) > 9 OR NOT regexp_full_match(n, '0|[1-9][0-9]*')"
        f" OR try_cast(n AS BIGINT) - place <> start) FROM (SELECT {number} AS n, row_number() OVER () AS place,"
        f" try_cast(first({number}) OVER () AS BIGINT) - 1 AS start {firms})"
    )
    if not broken and first is not None:
        return
    rows = staged.database.rows(f"SELECT rowid, coalesce({number}, '') {firms} ORDER BY 1")
    cells = [staged.as_written(cell) for _, cell in rows]
    for i, expected, found in serial.breaks(cells):
        yield problem(staged, "serial-gap", rows[i][0], column, cells[i], expected=expected, number=found)
