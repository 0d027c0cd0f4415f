"""What a file is, by its content and never by its name."""

import re
from typing import Final

TEXT: Final = "csv"
"""The format of every text table, whatever separates its cells."""

_SIGNATURES: Final = (
    (b"PK\x03\x04", "xlsx"),
    (b"PK\x05\x06", "xlsx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x1f\x8b", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"PAR1", "parquet"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"ARROW1", "arrow"),
)
"""The bytes with which a format begins."""

_START: Final = 1024
"""How many bytes of a text are looked at for the marks of HTML and JSON."""

_HTML: Final = re.compile(rb"<(?:!doctype|html|head|meta|body|table|div|style|\?xml|!--)", re.IGNORECASE)
_JSON: Final = re.compile(rb'\{\s*(?:"|\}\s*$)|\[\s*(?:[\[{]|\]\s*$)')


def format_of(data: bytes) -> str:
    """Name the format of a file: `csv` for anything that is not something else."""
    signed = next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)
    if signed:
        return signed
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    plain = start.replace(b"\0", b"").lstrip()
    if _HTML.match(plain):
        return "html"
    return "json" if _JSON.match(plain) else TEXT
