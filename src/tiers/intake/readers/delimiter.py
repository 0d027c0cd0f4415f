"""What stands between the cells of a text: decided by the headings that it brings to light."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from tiers.domain.lazy_pattern import lazy_pattern
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.layout.header_rows import find_headings, score
from tiers.intake.readers.csv_cells import head

SEPARATORS: Final = (",", "\t", ";", "|", "，")
"""In order of preference."""

_STATED: Final = lazy_pattern(r"sep=([^\r\n\"])\r?\n", re.IGNORECASE)
"""The line with which a spreadsheet is told the separator."""


def separator_of(text: str, vocabulary: Vocabulary) -> str:
    """Find the separator: the one with which a row's cells are known headings, else that on which most rows agree.

    Whether all rows agree is checked when they are read.
    """
    if stated := _STATED.match(text):
        return stated[1]
    best, found = (0, 0, 0), SEPARATORS[0]
    for separator in SEPARATORS:
        rows = head(text, separator).rows
        if find_headings(rows, vocabulary):
            return separator
        known = max((score(row, vocabulary) for row in rows), default=0)
        if (evidence := (known, *_usual_width(rows))) > best:
            best, found = evidence, separator
    return found


def _usual_width(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return how many rows have as many cells as most, and how many: a title has one, whatever the separator is."""
    widths = Counter(len(row) for row in rows if len(row) > 1 and any(map(str.strip, row)))
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
