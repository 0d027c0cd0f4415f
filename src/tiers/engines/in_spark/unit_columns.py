"""Columns that state the unit of each row, of a table on a cluster: intake has seen some rows alone."""

from tiers.domain.unit_column import MOST_WORDS, hold
from tiers.engines.in_spark.staged_table import Staged


def hold_unit_columns(staged: Staged) -> None:
    """Hold every row against what the first ones said.

    Raises: DataError if a column states several units, or none for some firms.
    """
    names = [staged.text(column) for role in ("name", "code") if (column := staged.column(role))]
    figures = " OR ".join(f"{staged.text(column)} RLIKE '[0-9]'" for column in staged.used_columns)
    for column in staged.stating:
        cell = staged.text(column)
        words = staged.cluster.rows(f"SELECT DISTINCT {cell} FROM {staged.name} LIMIT {MOST_WORDS + 2}")
        blank = f"coalesce(trim({cell}), '') = '' AND ({figures})"
        without = staged.cluster.rows(
            f"SELECT DISTINCT coalesce(nullif(trim({names[0]}), ''), {names[-1]}) FROM {staged.name} WHERE {blank}"
            f" LIMIT {MOST_WORDS}"
        )
        hold(staged.table.source.path, column, _texts(words), _texts(without))


def _texts(rows: list[tuple[str | None, ...]]) -> list[str]:
    return [row[0] or "" for row in rows]
