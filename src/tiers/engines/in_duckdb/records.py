"""The rows of a table, read anew each time and never all at once."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tiers.domain.table import Table

Record = tuple[int, list[str]]
"""The line at which a row starts, and its cells as written."""

_ESCAPED: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_MARKS: Final = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
_ESCAPE: Final = re.compile(r"\\(\\|t|n|r|u[0-9a-f]{4})")


def records(table: Table) -> Iterator[Record]:
    """Read the rows of a table in order."""
    if table.origin:
        return iter(table.origin.rows())
    return zip(table.numbers, table.cells, strict=True)


def at(table: Table, positions: Iterable[int]) -> Iterator[tuple[int, int, list[str]]]:
    """Read the rows at some rising positions, counted from 0: position, line, and as many cells as headings."""
    width = len(table.columns)
    if table.origin is None:
        yield from ((i, table.numbers[i], evened(table.cells[i], width)) for i in positions)
        return
    rows, behind = records(table), 0
    for i in positions:
        line, cells = next(itertools.islice(rows, i - behind, None))
        yield i, line, evened(cells, width)
        behind = i + 1


def evened(cells: list[str], width: int) -> list[str]:
    """Make a row as long as the headings."""
    return cells if len(cells) == width else [*cells[:width], *[""] * (width - len(cells))]


def true_length(cells: list[str], width: int) -> int | None:
    """Give the length of a row that has too few or too many cells; None for all others.

    Blank cells beyond the headings are nothing: programs write them for formatted empty columns.
    """
    return len(cells) if len(cells) < width or any(map(str.strip, cells[width:])) else None


def copy(table: Table, places: Sequence[int], path: Path) -> int:
    """Write some columns of a table as lines of cells that need no quotes, the true length of odd rows first.

    Gives the number of rows.
    """
    width, count = len(table.columns), 0
    with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file:
        for _, cells in records(table):
            length, even = true_length(cells, width), evened(cells, width)
            file.write(
                "\t".join(["" if length is None else str(length), *(escaped(even[place]) for place in places)]) + "\n"
            )
            count += 1
    return count


def escaped(cell: str) -> str:
    """Write a cell so that it holds no tab and no line end."""
    return cell.translate(_ESCAPED)


def unescaped(cell: str) -> str:
    """Give back what `escaped` was given."""
    return _ESCAPE.sub(_character, cell) if "\\" in cell else cell


def _character(match: re.Match[str]) -> str:
    mark = match[1]
    return _MARKS[mark] if mark in _MARKS else chr(int(mark[1:], 16))
