"""Columns that state the unit of each row, of a table whose rows intake has not all seen."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from tiers.domain.table import Column
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


def hold_unit_columns(needed: NeededColumns, cells: Cells) -> None:
    """Hold every row against what the first ones said.

    Raises: DataError if a column states several units, or none for some firms.
    """
    names = [cells.cell(column) for role in ("name", "code") if (column := needed.column(role))]
    figures = " OR ".join(cells.has_digit(cells.cell(column)) for column in needed.used_columns)
    for column in needed.stating:
        cell = cells.cell(column)
        words = cells.rows(f"SELECT DISTINCT {cell} FROM {cells.source} LIMIT {MOST_WORDS + 2}")
        blank = f"coalesce(trim({cell}), '') = '' AND ({figures})"
        without = cells.rows(
            f"SELECT DISTINCT coalesce(nullif(trim({names[0]}), ''), {names[-1]}) FROM {cells.source} WHERE {blank}"
            f" LIMIT {MOST_WORDS}"
        )
        hold(needed.table.source.path, column, _texts(words), _texts(without))


def _texts(rows: Sequence[tuple[str | None, ...]]) -> list[str]:
    return [row[0] or "" for row in rows]
