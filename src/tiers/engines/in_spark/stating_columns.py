"""Columns that state the unit or the time of each row, of a table on a cluster: intake has seen some rows alone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tiers.domain.table import Column
from tiers.domain.unit_column import MOST_WORDS, hold
from tiers.engines.in_spark.staged_table import Staged


def hold_columns(staged: Staged) -> Staged:
    """Hold every row against what the first ones said.

    Returns the table as all rows say it is: its figures may be of a part of the year.

    Raises: DataError if a column states several units, or none for some firms.
    """
    _hold_unit_columns(staged)

    def cells(column: Column) -> list[str]:
        """Look up the different cells of a column."""
        return _texts(staged.cluster.rows(f"SELECT DISTINCT {staged.text(column)} FROM {staged.name}"))

    return replace(staged, table=staged.with_periods(cells))


def _hold_unit_columns(staged: Staged) -> None:
    """Hold the columns of units.

    Raises: DataError if a column states several units, or none for some firms.
    """
    names = [staged.text(column) for role in ("name", "code") if (column := staged.column(role))]

    def without(cell: str, figures: Sequence[Column]) -> list[str]:
        """Name rows that have a figure in some columns, and no unit."""
        there = " OR ".join(f"{staged.text(column)} RLIKE '[0-9]'" for column in figures)
        rows = f"{staged.name} WHERE coalesce(trim({cell}), '') = '' AND ({there})"
        name = f"coalesce(nullif(trim({names[0]}), ''), {names[-1]})"
        return _texts(staged.cluster.rows(f"SELECT DISTINCT {name} FROM {rows} LIMIT {MOST_WORDS}"))

    for column in staged.stating:
        cell = staged.text(column)
        words = staged.cluster.rows(f"SELECT DISTINCT {cell} FROM {staged.name} LIMIT {MOST_WORDS + 2}")
        hold(staged.table.source.path, column, _texts(words), staged.used_columns, partial(without, cell))


def _texts(rows: list[tuple[str | None, ...]]) -> list[str]:
    return [row[0] or "" for row in rows]
