"""Columns that state the unit or the time of each row, of a large table: intake has seen its first rows alone."""

from dataclasses import replace

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
    figures = " OR ".join(f"regexp_matches(c{column.index}, '[0-9]')" for column in staged.used_columns)
    for column in staged.stating:
        cell = f"c{column.index}"
        words = staged.database.rows(f"SELECT DISTINCT {cell} FROM {source} LIMIT {MOST_WORDS + 2}")
        blank = f"coalesce(trim({cell}), '') = '' AND ({figures})"
        without = staged.database.rows(
            f"SELECT DISTINCT coalesce(nullif(trim({names[0]}), ''), {names[-1]}) FROM {source} WHERE {blank}"
            f" LIMIT {MOST_WORDS}"
        )
        hold(staged.table.source.path, column, _texts(words), _texts(without))


def _texts(rows: list[tuple[str | None, ...]]) -> list[str]:
    return [row[0] or "" for row in rows]
