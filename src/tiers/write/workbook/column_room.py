"""How wide the columns of a workbook are, and how many lines a text takes in them."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final

from tiers.write.workbook.text import wide

_NARROWEST, _BROAD, _WIDEST = 8, 14, 44
"""Characters that a column has room for: at least, for the longest word of its heading, and for text at most."""

AIR: Final = 3
"""Characters that a column is wider than what stands in it: for the sign of the filter."""

LINE: Final = 17
"""Points of a line."""

_HIGHEST: Final = 409
"""Points of the highest row.

Source: Excel specifications and limits.
"""


def column_room(heading: str, figures: int, cells: Iterable[object]) -> int:
    """Return the width of a column, in characters, by the width of its figures and the texts in its first rows."""
    texts = max((wide(value) for value in cells if isinstance(value, str)), default=0)
    words = max(map(wide, heading.split()), default=0)
    return max(_NARROWEST, min(words, _BROAD), min(max(texts, figures), _WIDEST)) + AIR


def heading_lines(heading: str, room: int) -> int:
    """Return on how many lines a heading stands: words are not parted where there are any."""
    lines, left = 1, room
    for word in heading.split():
        if (broad := wide(word)) > left and left < room:
            lines, left = lines + 1, room
        lines += max(0, ceil(broad / room) - 1)
        left -= broad + 1
    return lines


def row_lines(values: Sequence[object], widths: Sequence[int]) -> list[int]:
    """Return on how many lines each value stands in a column of its width; what is no text on one."""
    return [
        max(ceil(wide(value) / (broad - 1)), 1) if isinstance(value, str) and len(value) * 2 >= broad else 1
        for value, broad in zip(values, widths, strict=True)
    ]


def row_height(lines: Iterable[int]) -> int:
    """Return the height of a row, in points, that has so many lines in each of its cells."""
    return min(LINE * max(lines), _HIGHEST)
