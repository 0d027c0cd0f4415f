"""Headers over one, two or three rows → one header a column, and the cells that it is made of."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern

_LINE_BREAKS: Final = lazy_pattern(r"\s*[\r\n]+\s*")


def flatten(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Join the heading rows to one heading per column, with line breaks folded to a space."""
    return tuple(map(" ".join, parts_of(rows)))


def parts_of(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return for each column the cells of its headings, from the top.

    A cell that stands over others (merged to the right: the cells after it are blank) belongs to each
    of them; one that is merged downwards, or repeated in the next row, is said once.
    """
    lower: list[tuple[str, ...]] = [()] * max(map(len, rows), default=0)
    for row in reversed(rows):
        lower = [_with_upper_cell(own, below) for own, below in zip(_spread(row, lower), lower, strict=True)]
    return tuple(lower)


def _spread(row: Sequence[str], lower: Sequence[tuple[str, ...]]) -> list[str]:
    """Carry a cell that stands over others on to the right, as far as its merged cell reached."""
    found, group = [], ""
    for cell, below in zip_longest(row, lower, fillvalue=""):
        own = _LINE_BREAKS.sub(" ", str(cell)).strip()
        if own:
            group = own if below and not is_among(below, own) else ""
        elif not below:
            group = ""
        found.append(own or group)
    return found


def _with_upper_cell(own: str, below: tuple[str, ...]) -> tuple[str, ...]:
    return below if not own or is_among(below, own) else (own, *below)


def is_among(parts: Sequence[str], words: str) -> bool:
    """Whether one of some cells holds these words."""
    return cleaning.fold(words) in map(cleaning.fold, parts)
