"""Cells in columns: nothing is cut, and a Chinese character takes two places."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

_GAP: Final = "  "


def align(rows: Sequence[Sequence[str]], *, numbers: bool = True) -> list[str]:
    """Line up rows of cells, headings first; with `numbers` a column that holds nothing else stands to the right."""
    from rich.cells import cell_len  # noqa: PLC0415 - most runs show no such table

    columns = [*zip_longest(*rows, fillvalue="")]
    widths = [max(map(cell_len, column)) for column in columns]
    to_the_right = [numbers and index > 0 and all(map(_is_number, column[1:])) for index, column in enumerate(columns)]

    def pad(cell: str, index: int) -> str:
        blanks = " " * (widths[index] - cell_len(cell))
        return blanks + cell if to_the_right[index] else cell + blanks

    return [_GAP.join(pad(cell, index) for index, cell in enumerate(row)).rstrip() for row in rows]


def _is_number(cell: str) -> bool:
    return any(character.isdigit() for character in cell[:5])
