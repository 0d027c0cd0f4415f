"""Serial numbers: evidence that rows are lacking or stand there twice."""

from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning

_HEADINGS: Final = frozenset({"序号", "序", "顺序号", "行号", "no", "no.", "#"})
_FEWEST: Final = 3
"""With fewer rows nothing shows that numbers run."""

_MOST_BREAKS_PERCENT: Final = 5
"""A column with more breaks than this, and more than two, does not number the rows of this table."""

_FEW_BREAKS: Final = 2


def is_serial(heading: str) -> bool:
    """Whether a column with this heading numbers the rows."""
    return cleaning.fold(heading) in _HEADINGS


def breaks(cells: Sequence[str]) -> list[tuple[int, int, int]]:
    """Find where a serial number does not follow the one before: position, number expected, number found.

    A row without a number may have been counted or not; numbers may begin again at 1, as they do in each section.
    """
    if len(cells) < _FEWEST or _runs(cells):
        return []
    found: list[tuple[int, int, int]] = []
    expected, latest = 0, 0
    for i, number in enumerate(map(_number, cells)):
        if number is None:
            latest += 1
            continue
        if expected and number != 1 and not expected <= number <= latest:
            found.append((i, expected, number))
        expected = latest = number + 1
    return found if len(found) <= max(_FEW_BREAKS, len(cells) * _MOST_BREAKS_PERCENT // 100) else []


def _runs(cells: Sequence[str]) -> bool:
    first = _number(cells[0])
    return first is not None and list(cells) == [str(number) for number in range(first, first + len(cells))]


def _number(cell: str) -> int | None:
    words = cleaning.text(cell)
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None  # noqa: PLR2004 - no table has so many rows
