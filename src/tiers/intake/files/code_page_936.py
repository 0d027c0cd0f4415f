"""GB18030 as Windows writes it: its code page 936 has the sign of the euro in a byte of its own."""

import codecs
from typing import Final

UNMARKED: Final = "gb18030"
"""The encoding in which almost any bytes can be read, so that it needs a known heading as evidence."""

_EURO: Final = 0x80
"""Source: Microsoft, code page 936 (bestfit936.txt): 0x80 is U+20AC; GB18030 itself has no such character."""

_HANDLER: Final = "tiers-euro"


def text_in(data: bytes, name: str) -> str:
    """Decode bytes of an encoding strictly; in GB18030 a byte 0x80 between characters is €.

    Raises: UnicodeError.
    """
    return data.decode(name, _HANDLER if name == UNMARKED else "strict")


def line_around(data: bytes, offset: int) -> bytes:
    """Cut out the line in which a byte stands, without its end."""
    start = max(data.rfind(b"\n", 0, offset), data.rfind(b"\r", 0, offset)) + 1
    ends = [end for end in (data.find(b"\n", offset), data.find(b"\r", offset)) if end >= 0]
    return data[start : min(ends, default=len(data))]


def decodes(data: bytes, name: str) -> bool:
    """Whether bytes are text in an encoding."""
    try:
        text_in(data, name)
    except UnicodeError:
        return False
    return True


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Read the euro, but not in a line in UTF-8, where 0x80 is a part of a character."""
    if not isinstance(error, UnicodeDecodeError) or error.object[error.start] != _EURO:
        raise error
    if decodes(line_around(error.object, error.start), "utf-8"):
        raise error
    return "€", error.start + 1


codecs.register_error(_HANDLER, _euro)
