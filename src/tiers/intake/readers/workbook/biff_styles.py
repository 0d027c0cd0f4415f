"""Which styles of an `.xls` or `.xlsb` show a number divided, so that a person reads another one than is stored.

Source: [MS-XLS] 2.4.126 Format and 2.4.353 XF; [MS-XLSB] 2.4.697 BrtFmt and 2.4.876 BrtXF.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tiers.intake.readers.workbook.number_format import parse_number_format

FORMAT, XF = 0x041E, 0x00E0
"""The records of an `.xls` that hold a number format, and that say which one a style has."""

NUMBER, RK, MULTIPLE_RK, FORMULA = 0x0203, 0x027E, 0x00BD, 0x0006
"""The records of an `.xls` that hold numbers."""

_WIDE: Final = 1
FORMAT_OF_BIN, XF_OF_BIN, _BEGIN, _END = 44, 47, 617, 618


def scaled_of_xls(stream: bytes, records: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the styles, by their place; `records` are the workbook's own: kind, and where the content starts."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    for kind, at in records:
        if kind == FORMAT:
            number, length, flags = struct.unpack_from("<2HB", stream, at)
            wide = flags & _WIDE
            text = stream[at + 5 : at + 5 + length * (1 + wide)]
            codes[number] = text.decode("utf-16-le" if wide else "latin-1", "replace")
        elif kind == XF:
            styles += struct.unpack_from("<2xH", stream, at)
    return _scaled_styles(codes, styles)


def scaled_of_xlsb(records: Iterable[tuple[int, bytes]]) -> frozenset[int]:
    """Return the styles, by their place; `records` are those of the part with the styles: kind and content."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    is_of_cells = False
    for kind, content in records:
        is_of_cells = (is_of_cells or kind == _BEGIN) and kind != _END
        if kind == FORMAT_OF_BIN:
            codes[struct.unpack_from("<H", content)[0]] = content[6:].decode("utf-16-le", "replace")
        elif kind == XF_OF_BIN and is_of_cells:
            styles += struct.unpack_from("<2xH", content)
    return _scaled_styles(codes, styles)


def _scaled_styles(codes: Mapping[int, str], styles: Iterable[int]) -> frozenset[int]:
    divided = {number for number, code in codes.items() if parse_number_format(code).is_scaled}
    return frozenset(place for place, number in enumerate(styles) if number in divided)


def numbers_of_xls(stream: bytes, kind: int, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of each number in a record of an `.xls`; its content starts at `at`."""
    if kind in {NUMBER, RK, FORMULA}:
        yield struct.unpack_from("<3H", stream, at)
    elif kind == MULTIPLE_RK:
        size, row, first = struct.unpack_from("<3H", stream, at - 2)
        for place in range((size - 6) // 6):
            yield row, first + place, struct.unpack_from("<H", stream, at + 4 + 6 * place)[0]
