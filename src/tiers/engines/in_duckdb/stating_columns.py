"""Columns that state the unit or the time of each row, of a large table: intake has seen its first rows alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tiers.domain.table import Column
from tiers.domain.unit_column import MOST_WORDS, hold
from tiers.engines.in_duckdb.staged_table import Staged


def hold_columns(staged: Staged, source: str) -> Staged:
    """Hold every row against what the first ones said; `source` has the cells of the table as `c…`.

    Returns the table as all rows say it is: its figures may be of a part of the year.

    Raises: DataError if a column states several units, or none for some firms.
    """
    _hold_unit_columns(staged, source)

    def cells(column: Column) -> list[str]:
        """Look up the different cells of a column."""
        found = staged.database.rows(f"SELECT DISTINCT c{column.index} FROM {source}")
        return [staged.as_written(cell) for cell in _texts(found)]

    return replace(staged, table=staged.with_periods(cells))


def _hold_unit_columns(staged: Staged, source: str) -> None:
    """Hold the columns of units.

    Raises: DataError if a column states several units, or none for some firms.
    """
    names = [f"c{column.index}" for column in staged.naming if column]

    def without(cell: str, figures: Sequence[Column]) -> list[str]:
        """Name rows that have a figure in some columns, and no unit."""
        there = " OR ".join(f"regexp_matches(c{column.index}, '[0-9]')" for column in figures)
        rows = f"{source} WHERE coalesce(trim({cell}), '') = '' AND ({there})"
        name = f"coalesce(nullif(trim({names[0]}), ''), {names[-1]})"
        return _texts(staged.database.rows(f"SELECT DISTINCT {name} FROM {rows} LIMIT {MOST_WORDS}"))

    for column in staged.stating:
        cell = f"c{column.index}"
        words = staged.database.rows(f"SELECT DISTINCT {cell} FROM {source} LIMIT {MOST_WORDS + 2}")
        hold(staged.table.source.path, column, _texts(words), staged.used_columns, partial(without, cell))


def _texts(rows: list[tuple[str | None, ...]]) -> list[str]:
    return [row[0] or "" for row in rows]
