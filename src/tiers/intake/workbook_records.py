"""What the records of an `.xls` or `.xlsb` say of errors and of formulas without a result.

What reads the cells gives a blank for either.

Source: [MS-XLS] and [MS-XLSB].
"""

import struct
from collections.abc import Iterator, Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from tiers.intake.workbook_zip import Parts, parts_by_relation

Cells = Mapping[tuple[int, int], str]
"""Row and column, each from 0 → what is to be shown there."""

_ERRORS: Final[Mapping[int, str]] = MappingProxyType(
    {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#GETTING_DATA"}
)
_NO_RESULT: Final = "="

_BEGIN, _SHEET, _FORMULA, _ERROR, _END = 0x0809, 0x0085, 0x0006, 0x0205, 0x000A
_SHEET_SIZE, _ERROR_SIZE, _FORMULA_SIZE = 4, 8, 16
"""Bytes that a record of each kind has at least."""

_RELATION_SIZE, _ROW_SIZE, _CELL_SIZE = 12, 4, 9
"""The same, in an `.xlsb`."""

_MORE: Final = 0x80
"""The bit of a byte after which a number goes on."""

_PASSWORD: Final = 0x002F
"""The record after which an `.xls` is encrypted."""

_NO_NUMBER: Final = 0xFFFF
_AN_ERROR: Final = 2
_CALCULATED_WHEN_OPENED: Final = 3

_ROW, _ERROR_CELL, _NUMBER_FORMULA, _ERROR_FORMULA, _SHEET_OF_BOOK = 0, 3, 9, 11, 156


def odd_cells_of_xls(stream: bytes) -> tuple[Cells, ...]:
    """Give for each sheet, in order, its cells that hold an error or a formula that was never calculated."""
    records = list(_records(stream))
    begins = {start: place for place, (kind, start, _, _) in enumerate(records) if kind == _BEGIN}
    sheets = [
        struct.unpack_from("<I", stream, at)[0]
        for kind, _, at, size in records
        if kind == _SHEET and size > _SHEET_SIZE
    ]
    return tuple(dict(_odd(stream, records[begins[start] :])) if start in begins else {} for start in sheets)


def has_password(stream: bytes) -> bool:
    """Say whether an `.xls` is encrypted."""
    kinds = (kind for kind, _, _, _ in _records(stream))
    return _PASSWORD in takewhile(lambda kind: kind != _END, kinds)


def _records(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Give of each record its kind, where it starts, where its content starts, and the size of that."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        if at + 4 + size > len(stream):
            return
        yield kind, at, at + 4, size
        at += 4 + size


def _odd(stream: bytes, records: list[tuple[int, int, int, int]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Look through the records of one sheet, the first of which begins it; charts in it have ends of their own."""
    depth = 0
    for kind, _, at, size in records:
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            return
        if kind == _ERROR and size >= _ERROR_SIZE and stream[at + 7]:
            yield struct.unpack_from("<2H", stream, at), _ERRORS.get(stream[at + 6], "#N/A")
        elif kind == _FORMULA and size >= _FORMULA_SIZE and (shown := _of_formula(stream[at : at + 16])):
            yield struct.unpack_from("<2H", stream, at), shown


def _of_formula(content: bytes) -> str | None:
    """Say what is odd about the result of a formula: an error, or a 0 that is to be calculated when it is opened."""
    value, (end, flags) = content[6:14], struct.unpack_from("<2H", content, 12)
    if end == _NO_NUMBER:
        return _ERRORS.get(value[2], "#N/A") if value[0] == _AN_ERROR else None
    return _NO_RESULT if flags & _CALCULATED_WHEN_OPENED and not any(value) else None


def odd_cells_of_xlsb(parts: Parts) -> tuple[Cells, ...]:
    """Give for each sheet, in order, its cells that hold an error."""
    book, places = parts.get("xl/workbook.bin", b""), parts_by_relation(parts, "workbook.bin")
    sheets = [_relation(content) for kind, content in _bin_records(book) if kind == _SHEET_OF_BOOK]
    return tuple(dict(_odd_of_bin(parts.get(places.get(name, ""), b""))) for name in sheets)


def _relation(content: bytes) -> str:
    length = struct.unpack_from("<I", content, 8)[0] if len(content) >= _RELATION_SIZE else 0
    return content[12 : 12 + 2 * min(length, 255)].decode("utf-16-le", "replace")


def _bin_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the kind and the content of each record."""
    at = 0
    while at < len(part):
        kind, at = _varying(part, at, 2)
        size, at = _varying(part, at, 4)
        yield kind, part[at : at + size]
        at += size


def _varying(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of seven bits a byte: all but the last have the highest set; a kind keeps these bits."""
    number = 0
    for place, byte in enumerate(part[at : at + most]):
        number |= (byte & 0x7F) << (7 * place)
        if byte < _MORE:
            return number, at + place + 1
    return number, at + most


def _odd_of_bin(part: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    row = 0
    for kind, content in _bin_records(part):
        if kind == _ROW and len(content) >= _ROW_SIZE:
            row = struct.unpack_from("<I", content)[0]
        elif kind in {_ERROR_CELL, _ERROR_FORMULA} and len(content) >= _CELL_SIZE:
            yield (row, struct.unpack_from("<I", content)[0]), _ERRORS.get(content[8], "#N/A")
