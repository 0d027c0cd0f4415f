"""A table as it was understood → Parquet: exact decimals where all figures of a column are amounts, else text."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tiers.domain.amount import MOST_DECIMALS
from tiers.domain.fixed_table import FixedTable
from tiers.write.fixed_cells import names_of, value_of
from tiers.write.parquet_file import TEXT, write_parquet

_DIGITS: Final = 38
"""Digits of the longest decimals of Parquet: any amount has fewer."""


def to_fixed_parquet(table: FixedTable) -> bytes:
    """Write a table: units in the names of the columns, amounts as numbers in them, blanks as null.

    A figure that is missing by a word, or cannot be read, makes text of its column, so that it stays what it was.

    Raises: WriteError if there is no room for temporary files.
    """
    units = [column.unit for column in table.columns]
    rows = [[_value(value_of(cell, unit)) for cell, unit in zip(row, units, strict=True)] for row in table.rows]
    types = [
        f"DECIMAL({_DIGITS}, {MOST_DECIMALS + unit.scale.adjusted()})" if unit and _are_amounts(rows, place) else TEXT
        for place, unit in enumerate(units)
    ]
    return b"".join(write_parquet([*zip(names_of(table), types, strict=True)], rows))


def _value(value: str | Decimal) -> str | Decimal | None:
    return None if value == "" else value


def _are_amounts(rows: Sequence[Sequence[str | Decimal | None]], place: int) -> bool:
    return not any(isinstance(row[place], str) for row in rows)
