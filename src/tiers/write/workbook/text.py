"""Text as it may stand in a cell, and the room that it takes."""

from typing import Final
from unicodedata import east_asian_width

from tiers.write.escaping import inert

_LONGEST: Final = 32_766
"""UTF-16 units that a cell holds, less one for a space.

Source: Excel specifications and limits.
"""

_CUT: Final = _LONGEST // 2 - 1
"""Characters that fit whatever they are, with a sign that more have been there."""


def cell_text(text: str) -> str:
    """Show what controls or cannot be stored as escapes, cut what no cell holds, and keep the library from markup.

    The library takes a text between `<r>` and `</r>` for its own markup; a space behind it makes it text.
    """
    shown = inert(text)
    if len(shown) > _CUT and len(shown.encode("utf-16-le")) > 2 * _LONGEST:
        return f"{shown[:_CUT]}…"
    return f"{shown} " if shown.endswith("</r>") else shown


def wide(text: str) -> int:
    """Return the columns that a text takes, a Chinese character two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
