"""What a file is, by its content and never by its name."""

import re
import struct
from collections.abc import Iterator
from typing import Final

from tiers.errors import DataError

TEXT: Final = "csv"
"""The format of every text table, whatever separates its cells."""

_SIGNATURES: Final = (
    (b"\x1f\x8b", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PAR1", "parquet"),
    (b"PARE", "parquet"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x00\x01\x00\x00Standard ", "access"),
    (b"ARROW1", "arrow"),
    (b"MIME-Version:", "mht"),
    (b"\x09\x08\x10\x00\x00\x06", "bare xls"),
    (b"\x09\x08\x08\x00\x00\x05", "bare xls"),
    (b"\x09\x04\x06\x00", "bare xls"),
    (b"\x09\x02\x06\x00", "bare xls"),
    (b"\x09\x00\x04\x00", "bare xls"),
)
"""The bytes with which a format begins; a bare `.xls` is one of before 1995, without the container of today's."""

_INSIDE: Final = (
    (slice(8, 12), b"DUCK", "duckdb"),
    (slice(8, 12), b"WEBP", "webp"),
    (slice(4, 12), b"ftypheic", "heic"),
    (slice(6, 14), bytes(4) + b"\x36\x00\x00\x00", "bmp"),
    (slice(257, 262), b"ustar", "tar"),
)
"""The bytes by which a format is known that begins with something else, and where they stand."""

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins; only its end tells what is in it."""

_IN_A_ZIP: Final = (
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/", "xlsx"),
    (b"word/", "docx"),
    (b"ppt/", "pptx"),
    (b"OFD.xml", "ofd"),
    (b"Index/Document.iwa", "numbers"),
)
"""How the name of an entry begins that only one kind of document has."""

_OPEN_SHEET: Final = b"opendocument.spreadsheet"
"""What an `.ods` says it is, in an entry of this name, which is never compressed."""

_TYPE_ENTRY: Final = b"mimetype"

_END_OF_ZIP, _ENTRY_OF_ZIP = b"PK\x05\x06", b"PK\x01\x02"

_CONTAINER: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = (("Workbook", "xls"), ("Book", "xls"), ("WordDocument", "doc"), ("PowerPoint Document", "ppt"))
"""What is found in each kind of old office document: the names of its streams."""

_TABLE_OF_DBASE: Final = frozenset(b"\x02\x03\x30\x31\x32\x43\x63\x83\x8b\xcb\xf5\xfb")
_FIELD_OF_DBASE: Final = 32
"""Bytes of the head of a table of dBase, and of each of its columns."""

_START: Final = 1024
"""How many bytes of a text are looked at for the marks of HTML and JSON."""

_HTML: Final = re.compile(rb"<(?:!doctype|html|head|meta|body|table|div|style|\?xml|!--)", re.IGNORECASE)
_JSON: Final = re.compile(rb'\{\s*(?:"|\}\s*$)|\[\s*(?:[\[{]|\]\s*$)')
_SHEET_IN_XML: Final = b"schemas-microsoft-com:office:spreadsheet"


def format_of(data: bytes) -> str:
    """Return the name of the format of a file: `csv` for anything that is not something else."""
    if data.startswith(ZIP):
        return _kind_of_zip(data)
    if data.startswith(_CONTAINER):
        return next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data), "xls")
    signed = next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)
    inside = next((name for where, mark, name in _INSIDE if data[where] == mark), None)
    return signed or inside or ("dbf" if _is_dbase(data) else _kind_of_text(data))


def _kind_of_zip(data: bytes) -> str:
    """Return which document a zip is, by the names in it; of one without its end, by what is found anywhere."""
    end = data.rfind(_END_OF_ZIP)
    if end < 0:
        return next((kind for mark, kind in (*_IN_A_ZIP, (_OPEN_SHEET, "ods")) if mark in data), "zip")
    names = list(_names_in_zip(data, end))
    if _TYPE_ENTRY in names and _OPEN_SHEET in data:
        return "ods"
    return next((kind for mark, kind in _IN_A_ZIP if any(name.startswith(mark) for name in names)), "zip")


def _names_in_zip(data: bytes, end: int) -> Iterator[bytes]:
    """Yield the names of the entries that stand in the list at the end of a zip."""
    (size,) = struct.unpack_from("<I", data[end : end + 22].ljust(22, b"\0"), 12)
    at = max(0, end - size)
    while data.startswith(_ENTRY_OF_ZIP, at) and at + 46 <= end:
        lengths = struct.unpack_from("<3H", data, at + 28)
        yield data[at + 46 : at + 46 + lengths[0]]
        at += 46 + sum(lengths)


def _is_dbase(data: bytes) -> bool:
    """Whether it begins as a table of dBase or FoxPro: the day of its last change, and columns of 32 bytes each."""
    if data[:1] not in map(bytes, zip(_TABLE_OF_DBASE, strict=True)) or len(data) < 2 * _FIELD_OF_DBASE:
        return False
    month, day = data[2:4]
    (head,) = struct.unpack_from("<H", data, 8)
    of_columns = head % _FIELD_OF_DBASE in {1, (1 + 263) % _FIELD_OF_DBASE}
    return 1 <= month <= 12 and 1 <= day <= 31 and of_columns and b"\r" in data[head - 264 : head]  # noqa: PLR2004 - a year has twelve months, a month 31 days, FoxPro 263 bytes more


def _kind_of_text(data: bytes) -> str:
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    plain = start.replace(b"\0", b"").lstrip()
    if _HTML.match(plain):
        return "xml" if plain.startswith(b"<?xml") and _SHEET_IN_XML in plain else "html"
    return "json" if _JSON.match(plain) else TEXT


def refuse_long_lines(data: bytes, path: str, most: int) -> None:
    """Refuse data in which a line has more bytes than `most`, its end included, before memory is taken for its cells.

    Raises: DataError naming the line.
    """
    start = 0
    while len(data) - start > most:
        end = max(data.rfind(b"\n", start, start + most), data.rfind(b"\r", start, start + most))
        if end < 0:
            row = max(data.count(b"\n", 0, start), data.count(b"\r", 0, start)) + 1
            raise DataError("line-too-long", path=path, row=row, megabytes=most >> 20)
        start = end + 1
