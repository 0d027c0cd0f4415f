"""Rows and cells that stand twice in a workbook: what reads it would give the last of them, and the others are lost.

Source: ECMA-376, part 1, 18.3.1.73 and 18.3.1.4: a row or cell without a number follows the one before.
"""

import re
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tiers.intake.readers.workbook.biff_styles import numbers_of_xls
from tiers.intake.readers.workbook.sheet_facts import letters

_ROWS: Final = re.compile(rb"""<row(?: r="(\d+)"|(?=[\s/>]))""")
"""Every row without a prefix, and its number, if it is stated as nearly every program states it."""

_CELLS: Final = re.compile(rb'<c r="([A-Z]+\d+)"')
"""Cells as nearly every program writes them."""

_TAG: Final = re.compile(
    rb"""<(?:\w+:)?(?P<kind>row|c)(?=[\s/>])(?:[^<>]*?\sr=["'](?P<column>[A-Za-z]*)(?P<row>\d+)["'])?"""
)
_LETTERS: Final = 26

TEXTS: Final = frozenset({0x00FD, 0x0204, 0x0205})
"""Records of an `.xls` that hold a text, a truth value or an error, beside those of numbers."""

VALUES_OF_BIN: Final = range(2, 12)
"""Records of an `.xlsb` that hold a cell which is not blank."""

_ROW_OF_BIN: Final = 0


def filled_where_none_is_twice(sheet: bytes) -> int | None:
    """Return how many cells that are not blank are read from a sheet in which nothing stands twice; None if unknown.

    Each such cell ends in a tag of its own: if there are as many tags as cells were read, none took another's place.
    """
    rows = _ROWS.findall(sheet)
    return _count_tags(sheet, b"</c") if _are_all_rows(rows, sheet) and not _first_twice(rows) else None


def twice_in_xml(sheet: bytes) -> str:
    """Return the first row (`3`) or cell (`B3`) of a sheet that stands there twice; `""` if none does."""
    rows, cells = _ROWS.findall(sheet), _CELLS.findall(sheet)
    if _are_all_rows(rows, sheet) and _count_tags(sheet, b"<c") == len(cells):
        return _first_twice(cells) or _first_twice(rows)
    return _first_twice([*_places(sheet)])


def _are_all_rows(found: Sequence[bytes], sheet: bytes) -> bool:
    """Whether no row was passed over: with a prefix, or with its number written in another way."""
    first, end = _body(sheet)
    return min(first, end) >= 0 and b"" not in found and not _has_prefix(sheet, b"row", first, end)


def _count_tags(sheet: bytes, begin: bytes) -> int | None:
    """Count what begins like a tag among the rows of a sheet; None if there are no rows, or a tag has a prefix.

    No other tag there begins like that of a cell; a text that does only takes more time.
    """
    first, end = _body(sheet)
    has_prefix = _has_prefix(sheet, begin.strip(b"</"), first, end)
    return None if min(first, end) < 0 or has_prefix else sheet.count(begin, first, end)


def _body(sheet: bytes) -> tuple[int, int]:
    """Find where the rows of a sheet begin and end; -1 for what is not there."""
    return sheet.find(b"<sheetData"), sheet.rfind(b"</sheetData")


def _has_prefix(sheet: bytes, tag: bytes, first: int, end: int) -> bool:
    """Whether a tag may have a prefix; a colon alone is found faster, and there is none in most sheets."""
    return sheet.find(b":", first, end) >= 0 and sheet.find(b":" + tag, first, end) >= 0


def _first_twice(places: Sequence[bytes]) -> str:
    if len(set(places)) == len(places):
        return ""
    return next(place for place, count in Counter(places).items() if count > 1).decode()


def _places(sheet: bytes) -> Iterator[bytes]:
    """Return the number of every row and the place of every cell, also of those that do not state it."""
    row = column = 0
    for tag in _TAG.finditer(sheet):
        if tag["kind"] == b"row":
            row, column = int(tag["row"]) if tag["row"] else row + 1, 0
            yield b"%d" % row
        else:
            column = _number(tag["column"]) if tag["column"] else column + 1
            yield b"%b%d" % (letters(column - 1).encode(), int(tag["row"]) if tag["column"] else row)


def _number(column: bytes) -> int:
    """Return the place of a column by its letters, from 1."""
    number = 0
    for letter in column.upper():
        number = number * _LETTERS + letter - ord("A") + 1
    return number


class CellsSoFar:
    """The cells of a sheet, as they come."""

    def __init__(self) -> None:
        """Begin without any."""
        self.twice = ""
        self._rows: set[int] = set()
        self._cells: set[tuple[int, int]] = set()

    def record(self, stream: bytes, kind: int, at: int) -> None:
        """Note what a record of an `.xls` holds; its content starts at `at`."""
        if kind in TEXTS:
            self._add(*struct.unpack_from("<2H", stream, at))
        for row, column, _ in numbers_of_xls(stream, kind, at):
            self._add(row, column)

    def record_of_bin(self, kind: int, content: bytes, row: int) -> None:
        """Note what a record of an `.xlsb` holds, in a row."""
        if kind == _ROW_OF_BIN:
            self.twice = self.twice or (str(row + 1) if row in self._rows else "")
            self._rows.add(row)
        elif kind in VALUES_OF_BIN:
            self._add(row, struct.unpack_from("<I", content)[0])

    def _add(self, row: int, column: int) -> None:
        place = row, column
        if place in self._cells:
            self.twice = self.twice or f"{letters(column)}{row + 1}"
        self._cells.add(place)
