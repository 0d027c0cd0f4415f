"""What stands between the cells of a text: decided by the headings that it brings to light."""

import re
from typing import Final

from tiers.intake.grid import head
from tiers.intake.heading_row import is_complete, score
from tiers.intake.heading_words import Vocabulary

SEPARATORS: Final = (",", "\t", ";", "|")
"""In order of preference."""

_STATED: Final = re.compile(r"sep=([^\r\n\"])\r?\n", re.IGNORECASE)
"""The line with which a spreadsheet is told the separator."""


def separator_of(text: str, vocabulary: Vocabulary) -> str:
    """Find the separator: the one with which a row's cells are known headings, else that of most cells.

    Whether all rows agree is checked when they are read.
    """
    if stated := _STATED.match(text):
        return stated[1]
    best, found = (-1, -1), SEPARATORS[0]
    for separator in SEPARATORS:
        rows = [row for row in head(text, separator).rows if any(cell.strip() for cell in row)]
        if rows and is_complete(rows[0], vocabulary):
            return separator
        known = max((score(row, vocabulary) for row in rows), default=0)
        if (evidence := (known, len(rows[0]) if rows else 0)) > best:
            best, found = evidence, separator
    return found
