"""Cells in columns: nothing is cut, and a Chinese character takes two places."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

_GAP: Final = "  "


def aligned(rows: Sequence[Sequence[str]], *, numbers: bool = True) -> list[str]:
    """Line up rows of cells; every column but the first stands to the right if they hold `numbers`."""
    from rich.cells import cell_len  # noqa: PLC0415 - most runs show no such table

    widths = [max(map(cell_len, column)) for column in zip_longest(*rows, fillvalue="")]

    def padded(cell: str, index: int) -> str:
        blanks = " " * (widths[index] - cell_len(cell))
        return blanks + cell if numbers and index else cell + blanks

    return [_GAP.join(padded(cell, index) for index, cell in enumerate(row)).rstrip() for row in rows]
