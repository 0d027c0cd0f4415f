"""Columns that state the unit or the time of each row, of a table whose rows intake has not all seen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from tiers.domain.table import Column, Table
from tiers.domain.unit_column import MOST_WORDS, hold
from tiers.engines.rules.requirements import NeededColumns


class Cells(NamedTuple):
    """How a database is asked for the cells of a table as they are written."""

    rows: Callable[[str], Sequence[tuple[Any, ...]]]
    """Runs a query."""
    source: str
    """What has a row per row of the table."""
    cell: Callable[[Column], str]
    """Writes the text of a cell; NULL or empty where it is blank."""
    has_digit: Callable[[str], str]
    """Writes the condition that a digit stands in a text."""

    def different(self, column: Column, limit: str = "") -> list[str]:
        """Look up the different cells of a column."""
        return _texts(self.rows(f"SELECT DISTINCT {self.cell(column)} FROM {self.source}{limit}"))


def hold_columns(needed: NeededColumns, cells: Cells, as_written: Callable[[str], str] = str) -> Table:
    """Hold every row against what the first ones said; `as_written` returns a cell of the database as it was.

    Returns the table as all rows say it is: its figures may be of a part of the year.

    Raises: DataError if a column states several units, or none for some firms.
    """
    for column in needed.stating:
        words = cells.different(column, f" LIMIT {MOST_WORDS + 2}")
        hold(
            needed.table.source.path, column, words, needed.used_columns, partial(_without_unit, needed, cells, column)
        )
    return needed.with_periods(lambda column: [*map(as_written, cells.different(column))])


def _without_unit(needed: NeededColumns, cells: Cells, stating: Column, figures: Sequence[Column]) -> list[str]:
    """Name the rows that have a figure in some columns, and no unit."""
    names = [cells.cell(column) for role in ("name", "code") if (column := needed.column(role))]
    there = " OR ".join(cells.has_digit(cells.cell(column)) for column in figures)
    rows = f"{cells.source} WHERE coalesce(trim({cells.cell(stating)}), '') = '' AND ({there})"
    name = f"coalesce(nullif(trim({names[0]}), ''), {names[-1]})"
    return _texts(cells.rows(f"SELECT DISTINCT {name} FROM {rows} LIMIT {MOST_WORDS}"))


def _texts(rows: Sequence[tuple[str | None, ...]]) -> list[str]:
    return [row[0] or "" for row in rows]
