"""The records of an `.xls` or `.xlsb`: hidden rows, error cells, numbers that are shown divided."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Final, NamedTuple

from tiers.intake.readers.workbook.biff_styles import (
    FORMAT,
    FORMAT_OF_BIN,
    MULTIPLE_RK,
    NUMBER,
    RK,
    XF,
    XF_OF_BIN,
    numbers_of_xls,
    scaled_of_xls,
    scaled_of_xlsb,
)
from tiers.intake.readers.workbook.repeated_cells import TEXTS, VALUES_OF_BIN, CellsSoFar
from tiers.intake.readers.workbook.sheet_facts import SheetFacts, letters
from tiers.intake.readers.workbook.zip_parts import Parts, parts_by_relation

_ERRORS: Final[Mapping[int, str]] = MappingProxyType(
    {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#GETTING_DATA"}
)
_NO_RESULT: Final = "="

_BEGIN, _SHEET, _FORMULA, _ERROR, _ROW, _END = 0x0809, 0x0085, 0x0006, 0x0205, 0x0208, 0x000A
_NO_NUMBER: Final = 0xFFFF
_AN_ERROR: Final = 2
_CALCULATED_WHEN_OPENED: Final = 3
_HIDDEN: Final = 0x20

_ROW_OF_BIN, _ERROR_CELL, _ERROR_FORMULA, _SHEET_OF_BOOK = 0, 3, 11, 156
_HIDDEN_OF_BIN: Final = 0x10
_MORE: Final = 0x80
"""The bit that says that another byte of a number follows."""

_PASSWORD: Final = 0x002F
"""The record after which an `.xls` is encrypted."""

_SIZES: Final[Mapping[int, int]] = MappingProxyType(
    dict.fromkeys((NUMBER, RK, MULTIPLE_RK, *TEXTS), 6)
    | {_SHEET: 5, _FORMULA: 16, _ERROR: 8, _ROW: 14, FORMAT: 5, XF: 4}
)
_NUMBERS_OF_BIN: Final = frozenset({2, 5, 9})
"""The records of an `.xlsb` that hold numbers."""

_SIZES_OF_BIN: Final[Mapping[int, int]] = MappingProxyType(
    dict.fromkeys(VALUES_OF_BIN, 8)
    | {_ROW_OF_BIN: 12, _ERROR_CELL: 9, _ERROR_FORMULA: 9, _SHEET_OF_BOOK: 12, FORMAT_OF_BIN: 6, XF_OF_BIN: 4}
)
"""The bytes that a record must have, at least, to be looked at."""


class _Record(NamedTuple):
    """A record of an `.xls`, without its content."""

    kind: int
    """Its number."""
    start: int
    """Where it starts."""
    at: int
    """Where its content starts."""


def facts_of_xls(stream: bytes) -> tuple[SheetFacts, ...]:
    """Return for each sheet, in order, errors, formulas that were never calculated, scaled columns and hidden rows."""
    records = list(_records(stream))
    of_book = takewhile(lambda record: record.kind != _END, records if _is_of_today(stream) else ())
    scaled = scaled_of_xls(stream, ((kind, at) for kind, _, at in of_book))
    begins = {record.start: place for place, record in enumerate(records) if record.kind == _BEGIN}
    sheets = [struct.unpack_from("<I", stream, record.at)[0] for record in records if record.kind == _SHEET]
    return tuple(
        _facts_of_sheet(stream, records[begins[start] :], scaled) if start in begins else SheetFacts()
        for start in sheets
    )


def _is_of_today(stream: bytes) -> bool:
    """Whether an `.xls` is of a version whose texts are Unicode."""
    return stream[4:6] == b"\0\x06"


def has_password(stream: bytes) -> bool:
    """Whether an `.xls` is encrypted."""
    kinds = (record.kind for record in _records(stream))
    return _PASSWORD in takewhile(lambda kind: kind != _END, kinds)


def _records(stream: bytes) -> Iterator[_Record]:
    """Yield the records, without those that are too short to say anything."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        if at + 4 + size > len(stream):
            return
        if size >= _SIZES.get(kind, 0):
            yield _Record(kind, at, at + 4)
        at += 4 + size


def _facts_of_sheet(stream: bytes, records: Sequence[_Record], styles: frozenset[int]) -> SheetFacts:
    """Return the facts of a sheet by its records; the first begins it, and charts within have their own end."""
    odd: dict[tuple[int, int], str] = {}
    hidden: list[int] = []
    scaled: dict[str, str] = {}
    depth, seen = 0, CellsSoFar()
    for kind, _, at in records:
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            break
        if depth == 1:
            seen.record(stream, kind, at)
        for row, column, style in numbers_of_xls(stream, kind, at) if styles else ():
            if style in styles:
                scaled.setdefault(letters(column), f"{letters(column)}{row + 1}")
        if kind == _ERROR and stream[at + 7]:
            odd[struct.unpack_from("<2H", stream, at)] = _ERRORS.get(stream[at + 6], "#N/A")
        elif kind == _FORMULA and (shown := _of_formula(stream[at : at + 16])):
            odd[struct.unpack_from("<2H", stream, at)] = shown
        elif kind == _ROW and stream[at + 12] & _HIDDEN:
            hidden.append(struct.unpack_from("<H", stream, at)[0] + 1)
    return SheetFacts(odd, scaled, hidden, seen.twice)


def _of_formula(content: bytes) -> str | None:
    """Return what is odd about a formula's result: an error, or a 0 to be calculated when the workbook is opened."""
    value, (end, flags) = content[6:14], struct.unpack_from("<2H", content, 12)
    if end == _NO_NUMBER:
        return _ERRORS.get(value[2], "#N/A") if value[0] == _AN_ERROR else None
    return _NO_RESULT if flags & _CALCULATED_WHEN_OPENED and not any(value) else None


def facts_of_xlsb(parts: Parts) -> tuple[SheetFacts, ...]:
    """Return for each sheet, in order, its errors, its scaled columns and its hidden rows."""
    scaled = scaled_of_xlsb(_bin_records(parts.get("xl/styles.bin", b"")))
    book, places = parts.get("xl/workbook.bin", b""), parts_by_relation(parts, "workbook.bin")
    sheets = [_relation(content) for kind, content in _bin_records(book) if kind == _SHEET_OF_BOOK]
    return tuple(_facts_of_bin(parts.get(places.get(name, ""), b""), scaled) for name in sheets)


def _relation(content: bytes) -> str:
    length = struct.unpack_from("<I", content, 8)[0]
    return content[12 : 12 + 2 * min(length, 255)].decode("utf-16-le", "replace")


def _bin_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record, without those that are too short to say anything."""
    at = 0
    while at < len(part):
        kind, at = _varying(part, at, 2)
        size, at = _varying(part, at, 4)
        content = part[at : at + size]
        if len(content) >= _SIZES_OF_BIN.get(kind, 0):
            yield kind, content
        at += size


def _varying(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of seven bits a byte; all its bytes but the last have the highest bit set."""
    number = 0
    for place, byte in enumerate(part[at : at + most]):
        number |= (byte & ~_MORE) << (7 * place)
        if byte < _MORE:
            return number, at + place + 1
    return number, at + most


def _facts_of_bin(part: bytes, styles: frozenset[int]) -> SheetFacts:
    odd: dict[tuple[int, int], str] = {}
    hidden: list[int] = []
    scaled: dict[str, str] = {}
    row, seen = 0, CellsSoFar()
    for kind, content in _bin_records(part):
        if kind == _ROW_OF_BIN:
            row = struct.unpack_from("<I", content)[0]
            hidden += [row + 1] if content[11] & _HIDDEN_OF_BIN else []
        elif kind in {_ERROR_CELL, _ERROR_FORMULA}:
            odd[row, struct.unpack_from("<I", content)[0]] = _ERRORS.get(content[8], "#N/A")
        elif kind in _NUMBERS_OF_BIN and int.from_bytes(content[4:7], "little") in styles:
            column = letters(struct.unpack_from("<I", content)[0])
            scaled.setdefault(column, f"{column}{row + 1}")
        seen.record_of_bin(kind, content, row)
    return SheetFacts(odd, scaled, hidden, seen.twice)
