"""Rows of firms that deserve a look: nothing but a name, and serial numbers that do not follow each other."""

from collections.abc import Iterator

from tiers.domain import serial
from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.domain.table import Column
from tiers.engines.in_duckdb.places import named, problem
from tiers.engines.in_duckdb.records import at
from tiers.engines.in_duckdb.staging import Staged
from tiers.engines.in_python.rows import is_bare
from tiers.engines.marks import FAULTS


def doubtful(staged: Staged) -> Iterator[Problem]:
    """Warn of rows that hold nothing but a name, and of serial numbers that do not follow each other."""
    yield from _bare(staged)
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
