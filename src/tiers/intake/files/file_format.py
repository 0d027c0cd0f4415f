"""What a file is, by its content and never by its name."""

import re
from typing import Final

from tiers.errors import DataError

TEXT: Final = "csv"
"""The format of every text table, whatever separates its cells."""

_SIGNATURES: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x1f\x8b", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"PAR1", "parquet"),
    (b"PARE", "parquet"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"ARROW1", "arrow"),
    (b"MIME-Version:", "mht"),
    (b"\x09\x08\x10\x00\x00\x06", "bare xls"),
    (b"\x09\x08\x08\x00\x00\x05", "bare xls"),
    (b"\x09\x04\x06\x00", "bare xls"),
    (b"\x09\x02\x06\x00", "bare xls"),
    (b"\x09\x00\x04\x00", "bare xls"),
)
"""The bytes with which a format begins; a bare `.xls` is one of before 1995, without the container of today's."""

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_IN_A_ZIP: Final = (
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/", "xlsx"),
    (b"opendocument.spreadsheet", "ods"),
)
"""What is found in each kind of workbook: names of entries are never compressed, nor is the type of an `.ods`."""

_TAPE: Final = slice(257, 262), b"ustar"
_START: Final = 1024
"""How many bytes of a text are looked at for the marks of HTML and JSON."""

_HTML: Final = re.compile(rb"<(?:!doctype|html|head|meta|body|table|div|style|\?xml|!--)", re.IGNORECASE)
_JSON: Final = re.compile(rb'\{\s*(?:"|\}\s*$)|\[\s*(?:[\[{]|\]\s*$)')
_SHEET_IN_XML: Final = b"schemas-microsoft-com:office:spreadsheet"


def format_of(data: bytes) -> str:
    """Return the names of the format of a file: `csv` for anything that is not something else."""
    if data.startswith(_ZIP):
        return next((name for mark, name in _IN_A_ZIP if mark in data), "zip")
    where, mark = _TAPE
    signed = next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)
    return signed or ("tar" if data[where] == mark else _kind_of_text(data))


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
