"""Figures that have moved into a column of words: said by `tiers check` alone, for it looks at every column."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tiers.domain import cleaning, serial
from tiers.domain.problem import Problem
from tiers.domain.table import Column, Table
from tiers.engines.in_python.rows import FirmRows

_FEWEST_WORDS: Final = 3
"""Cells with words that a column has, at least, if it is one of words."""

_WORDS_FOR_A_NUMBER: Final = 3
"""How many cells with words stand there for each number, at least."""


def moved_figures(table: Table, firms: FirmRows, measures: Sequence[Column]) -> Iterator[Problem]:
    """Warn of bare numbers in columns of words, in rows where a figure is missing: they may have moved there."""
    lacking = [
        i for i, row in enumerate(firms.cells) if any(cleaning.is_missing(row[column.index]) for column in measures)
    ]
    for column in table.columns if lacking else ():
        if column.role is None and not serial.is_serial(column.heading):
            moved = [i for i in lacking if _is_number(firms.cells[i][column.index])]
            if moved and _holds_words([row[column.index] for row in firms.cells]):
                yield from (_at(table, firms, column, i) for i in moved)


def _is_number(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and isinstance(cleaning.figure(cell, Decimal(1), "CNY"), Decimal)


def _holds_words(cells: Sequence[str]) -> bool:
    there = [cell for cell in cells if not cleaning.is_missing(cell)]
    numbers = sum(map(_is_number, there))
    return len(there) - numbers >= max(_FEWEST_WORDS, numbers * _WORDS_FOR_A_NUMBER)


def _at(table: Table, firms: FirmRows, column: Column, position: int) -> Problem:
    name, cell = firms.names[position] or firms.codes[position], firms.cells[position][column.index]
    place = (table.source.path, table.source.sheet, firms.numbers[position], cleaning.text(column.heading), cell)
    return Problem("figure-moved", *place, (("name", name),))
