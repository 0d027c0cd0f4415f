"""Cells that are like a total, as conditions of any engine's SQL."""

from collections.abc import Iterable
from typing import Final

_TOTAL: Final = ("otal", "OTAL")
_PARTS: Final = ("计", "計", *_TOTAL)
"""Parts of the words of a total, of which `row_verdict` takes a second look."""


def _contains(cell: str, parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"contains({cell}, '{part}')" for part in parts)


def says_total(cell: str) -> tuple[str, ...]:
    """Return the conditions of which one is met by a cell that says “total”; NULL of NULL."""
    return _contains(cell, _TOTAL)


def mentions_total(cell: str) -> str:
    """Return the condition that a cell before the name holds a part of a total's word; NULL of NULL."""
    return " OR ".join(_contains(cell, _PARTS))
