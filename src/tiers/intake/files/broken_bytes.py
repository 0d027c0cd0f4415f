"""What to say of a byte that cannot be read: whether a character is broken there, or the encoding is another one."""

from collections.abc import Iterator
from typing import Any, Final

from tiers.errors import DataError
from tiers.intake.files.code_page_936 import UNMARKED, decodes

_SAMPLE: Final = 1 << 20
"""Bytes by which the encoding is judged."""

_MOST: Final = 0.9
"""Share of its characters that are common ones where a text is what it seems to be."""

_TRIED: Final = ("utf-8", UNMARKED, "big5")
"""Encodings that are tried, so that none is suggested that fails too."""

_LISTED: Final = 5
"""Lines that are named."""


def unreadable(data: bytes, name: str, path: str, byte: int, row: int) -> DataError:
    """Return the refusal of bytes that are no text in an encoding; the first of them stands at `byte` in line `row`."""
    place: dict[str, Any] = {"path": path, "encoding": name, "byte": byte, "row": row}
    if seems(data[:_SAMPLE], name):
        lines = [*_broken_lines(data, name)]
        return DataError("encoding-broken", lines=lines[:_LISTED], count=len(lines), **place)
    names = tuple(other for other in _TRIED if other != name and decodes(data, other))
    return DataError("encoding-unreadable", names=names, hinted=int(bool(names)), **place)


def seems(data: bytes, name: str) -> bool:
    """Whether bytes that are not all text in an encoding are mostly the characters that one expects there."""
    if name not in {"utf-8", UNMARKED}:
        return False
    read = data.decode(name, "replace")
    faults = read.count("\ufffd")
    beyond = "".join(sign for sign in read if not sign.isascii() and sign != "\ufffd")
    common = len(beyond.encode("gb2312", "ignore")) // 2 if name == UNMARKED else len(beyond)
    return common > faults and common >= _MOST * len(beyond)


def _broken_lines(data: bytes, name: str) -> Iterator[int]:
    end = b"\n" if b"\n" in data else b"\r"
    return (number for number, line in enumerate(data.split(end), 1) if not line.isascii() and not decodes(line, name))
