"""The rows of a table as they were written, looked up only where they are needed."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tiers.domain.table import Column, Table

_ESCAPED: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0"})
_MARKS: Final = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r", "0": "\0"}
_ESCAPE: Final = re.compile(r"\\(\\|t|n|r|0|u[0-9a-f]{4})")


def at(table: Table, positions: Iterable[int], of: Collection[Column | None] | None = None) -> Iterator[list[str]]:
    """Read the rows at some rising positions, counted from 0: as many cells as headings.

    The cells of other columns than `of` may be blank; None: all are wanted.
    """
    if of is not None and table.origin and table.origin.parts_at:
        return table.origin.parts_at(positions, {column.index for column in of if column})
    width = len(table.columns)
    found = table.origin.at(positions) if table.origin else map(table.cells.__getitem__, positions)
    return (_even_out(cells, width) for cells in found)


def line(table: Table, position: int) -> int:
    """Return the line at which a row starts, counted from 1 as a person does."""
    return table.origin.line(position) if table.origin else table.numbers[position]


def _even_out(cells: list[str], width: int) -> list[str]:
    return cells if len(cells) == width else [*cells[:width], *[""] * (width - len(cells))]


def copy(table: Table, places: Sequence[int], path: Path) -> int:
    """Write some columns of a table as lines of cells that need no quotes; the length of each row first.

    Then whether a cell beyond the headings is not blank.

    Gives the number of rows.
    """
    width, count = len(table.columns), 0
    rows = table.origin.at(range(table.origin.rows)) if table.origin else table.cells
    with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file:
        for cells in rows:
            even, beyond = _even_out(cells, width), any(map(str.strip, cells[width:]))
            file.write("\t".join((str(len(cells)), str(beyond), *(escape(even[place]) for place in places))) + "\n")
            count += 1
    return count


def escape(cell: str) -> str:
    """Return a cell without tabs and line ends, escaped."""
    return cell.translate(_ESCAPED)


def unescape(cell: str) -> str:
    """Return a cell as it was before `escape`."""
    return _ESCAPE.sub(_character, cell) if "\\" in cell else cell


def _character(match: re.Match[str]) -> str:
    mark = match[1]
    return _MARKS[mark] if mark in _MARKS else chr(int(mark[1:], 16))
