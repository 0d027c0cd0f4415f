"""Bytes → text, with every byte checked: a file in two encodings is refused, never half understood."""

import codecs
import re
from typing import Final, NamedTuple

from tiers.errors import DataError
from tiers.intake.files.broken_bytes import seems, unreadable
from tiers.intake.files.code_page_936 import UNMARKED, decodes, line_around, text_in

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks; that of UTF-32 begins like that of UTF-16."""

_SUPERSETS: Final = {
    "gb2312": UNMARKED,
    "gbk": UNMARKED,
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
}
"""Encoding → the one that is meant: what calls itself GB2312 or GBK is written by today's programs as GB18030."""

_FEW_ZEROS: Final = 20
"""Without a mark, UTF-16 has more than one zero byte in so many: that of every digit and separator."""

_CLASSES: Final = bytes(
    ord("L") if 0xE2 <= byte <= 0xE9 or byte == 0xEF else ord("C") if 0x80 <= byte <= 0xBF else ord(" ")  # noqa: PLR2004 - UTF-8
    for byte in range(256)
)
"""Each byte as what it is in UTF-8: `L` leads a hanzi or a full-width sign, `C` continues one."""

_ASCII: Final = bytes(range(128))

_CUT: Final = ("unexpected end", "incomplete", "truncated")
"""What the decoders call it when the data end in the middle of a character."""


class _Fault(NamedTuple):
    """Where a decoder stopped; the error itself would keep all of the data alive."""

    start: int
    """The byte, from 0."""
    is_cut: bool
    """Whether the data ended in the middle of a character."""


_TWO_HANZI: Final = b"LCCLCC"
_BEYOND_ASCII: Final = 0x80
_HIGH: Final = re.compile(rb"[\x80-\xff]+")


def decode(data: bytes, path: str, choice: str | None) -> tuple[str, str]:
    """Return the text without its byte-order mark, and the name of its encoding.

    `choice` is the encoding that a person named, or None.

    Raises: DataError with the byte and line at which the text cannot be read.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if choice is not None:
        return _decode_as(data, path, choice, marked)
    name = marked or _utf16_without_mark(data)
    return _strictly(data, name, path) if name else _utf8_or_gb18030(data, path)


def known_encoding(choice: str, path: str) -> str:
    """Return Python's name of an encoding that a person named, of text and no other bytes.

    Raises: DataError if there is none.
    """
    try:
        name = codecs.lookup(choice).name
        "".encode(name)
        b"".decode(name)
    except (LookupError, ValueError) as error:
        raise DataError("encoding-unknown", path=path, encoding=choice) from error
    return name


def _decode_as(data: bytes, path: str, choice: str, marked: str | None) -> tuple[str, str]:
    name = known_encoding(choice, path)
    name = marked if marked and marked.startswith(name) else _SUPERSETS.get(name, name)
    if marked and marked != name:
        raise DataError("encoding-contradicts", path=path, encoding=choice, marked=marked)
    return _strictly(data, name, path)


def _strictly(data: bytes, name: str, path: str) -> tuple[str, str]:
    try:
        return text_in(data, name).removeprefix("\ufeff"), name
    except UnicodeError as error:
        place = error if isinstance(error, UnicodeDecodeError) else UnicodeDecodeError(name, data, 0, 1, str(error))
        raise _unreadable(data, path, _fault(place), name) from error


def _utf16_without_mark(data: bytes) -> str | None:
    """Know UTF-16 by its zero bytes: one in every digit and separator, always on the same side."""
    zeros = data.count(0) if b"\0" in data else 0
    if zeros * _FEW_ZEROS <= len(data):
        return None
    first = data[::2].count(0)
    if first * 10 <= zeros and (b"\n\0" in data or b"\r\0" in data):
        return "utf-16-le"
    return "utf-16-be" if (zeros - first) * 10 <= zeros and (b"\0\n" in data or b"\0\r" in data) else None


def _utf8_or_gb18030(data: bytes, path: str) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        as_utf8 = _fault(error)
    begun = not data[: as_utf8.start].isascii()
    if begun and as_utf8.is_cut:
        raise _unreadable(data, path, as_utf8, "utf-8")
    try:
        text = text_in(data, UNMARKED)
    except UnicodeDecodeError as as_gb:
        begun = begun and not (seems(data, UNMARKED) and not seems(data, "utf-8"))
        raise _mixed_or_unreadable(data, path, as_utf8 if begun else _fault(as_gb), begun=begun) from as_gb
    if (place := utf8_within(data)) is not None:
        start = as_utf8.start if begun else place
        raise _two_encodings(data, path, start, "utf-8" if begun else UNMARKED)
    return text, UNMARKED


def _mixed_or_unreadable(data: bytes, path: str, fault: _Fault, *, begun: bool) -> DataError:
    """Return the error of text in two encodings, if the line at which one ends is in the other, else unreadable."""
    this, other = ("utf-8", UNMARKED) if begun else (UNMARKED, "utf-8")
    line = line_around(data, fault.start)
    if decodes(line, other) and not fault.is_cut and not (begun and seems(line, this)):
        return _two_encodings(data, path, fault.start, this)
    return _unreadable(data, path, fault, this)


def _two_encodings(data: bytes, path: str, offset: int, first: str) -> DataError:
    other = UNMARKED if first == "utf-8" else "utf-8"
    while offset and data[offset - 1] >= _BEYOND_ASCII:
        offset -= 1  # the first characters of the word may have passed by chance
    return DataError(
        "encoding-mixed", path=path, encoding=first, other=other, byte=offset, row=_line_of(data, offset, first)
    )


def _unreadable(data: bytes, path: str, fault: _Fault, name: str) -> DataError:
    row = _line_of(data, fault.start, name)
    if fault.is_cut:
        return DataError("encoding-cut", path=path, encoding=name, byte=fault.start, row=row)
    return unreadable(data, name, path, fault.start, row)


def _fault(error: UnicodeDecodeError) -> _Fault:
    is_cut = error.end == len(error.object) and any(word in error.reason for word in _CUT)
    return _Fault(error.start, is_cut)


def utf8_within(data: bytes) -> int | None:
    """Find where text that decodes as GB18030 holds words in UTF-8: two hanzi or more that nothing else adjoins."""
    if _TWO_HANZI not in data.translate(_CLASSES, _ASCII):
        return None  # without ASCII there is much less to look through, and nothing that adjoins is torn apart
    classes = data.translate(_CLASSES)
    at = classes.find(_TWO_HANZI)
    while at >= 0:
        run = _HIGH.match(data, at)
        end = run.end() if run else len(data)
        if data[at - 1 : at].isascii() and decodes(data[at:end], "utf-8"):
            return at
        at = classes.find(_TWO_HANZI, end)
    return None


def _line_of(data: bytes, offset: int, name: str) -> int:
    """Count the line of a byte from 1, as a person does."""
    before = data[:offset].decode(name, "replace") if offset else ""
    return (before.count("\n") or before.count("\r")) + 1
