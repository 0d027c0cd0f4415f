"""Where a large text is cut, so that two processes can work on it."""

import os
from pathlib import Path
from typing import Final

WORTH: Final = 1 << 27
"""Bytes from which on a process that takes half of them is worth its start."""

_NEAR: Final = 1 << 17
"""Bytes behind the middle in which some line has to end; an even number."""


def middle(name: str, start: int, end: int, line_end: bytes) -> int | None:
    """Return the first byte of a line near the middle of some lines; None if two processes are not faster than one.

    `start` is on the place of a line end.
    """
    if end - start < WORTH or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - two processes, two cores
        return None
    unit = len(line_end)
    with Path(name).open("rb") as file:
        near = file.seek(start + (end - start) // 2 // unit * unit)
        cut = near + _first_line_end(file.read(_NEAR), line_end)
    return cut if near < cut < end else None


def last_line_end(data: bytes, end: bytes) -> int:
    """Return the place behind the last line end, 0 if there is none."""
    at = data.rfind(end)
    while at >= 0 and at % len(end):
        at = data.rfind(end, 0, at + len(end) - 1)
    return at + len(end) if at >= 0 else 0


def _first_line_end(data: bytes, end: bytes) -> int:
    at = data.find(end)
    while at >= 0 and at % len(end):
        at = data.find(end, at + 1)
    return at + len(end) if at >= 0 else 0
