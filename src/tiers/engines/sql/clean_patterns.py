"""Cells that cleaning leaves as they are, as regular expressions of the kind that engines in bulk share."""

from collections.abc import Iterable, Iterator
from string import ascii_letters
from typing import Final

from tiers.domain.row_kind import STARTERS

_HANZI: Final = (0x4E00, 0x9FFF)
"""Unified ideographs: normalizing changes none of them."""

_WORTH_A_LOOK: Final = "计計锟"
"""In names that end like a total, and in those that a wrong encoding has destroyed."""


def _ranges(excluded: Iterable[str]) -> Iterator[tuple[int, int]]:
    start, end = _HANZI
    for point in sorted(ord(char) for char in excluded if start <= ord(char) <= end):
        if point > start:
            yield start, point - 1
        start = point + 1
    yield start, end


def _hanzi(excluded: Iterable[str]) -> str:
    """Write the ideographs without some of them as ranges of a regular expression."""
    return "".join(f"\\x{{{first:x}}}-\\x{{{last:x}}}" for first, last in _ranges(excluded))


def _starting(inside: str) -> str:
    """Write words that do not begin as a total, a section or a note does."""
    letters = "".join(letter for letter in ascii_letters if letter not in STARTERS)
    return f"[0-9{letters}{_hanzi({*_WORTH_A_LOOK, *STARTERS})}]{inside}*( {inside}+)*"


NAME: Final = _starting(f"[0-9A-Za-z&·().{_hanzi(_WORTH_A_LOOK)}-]")
"""A firm's name that is like no total, section or note; it has `LEAST_BYTES`, and no “total” in it."""

LEAST_BYTES: Final = 10
"""Of a name, in UTF-8; every plain word for “nothing” is shorter."""

_INSIDE: Final = f"[0-9A-Za-z&·().{_hanzi(())}-]"
"""Characters of a clean text, spaces aside."""

WORDS: Final = f"{_INSIDE}+( {_INSIDE}+)*"
"""Any text that cleaning leaves as it is."""

NO_NOTE: Final = _starting(_INSIDE)
"""Any text that is no total, section or note."""

CODE: Final = "[A-Z]*[0-9][0-9A-Z]*"
YEAR: Final = "[12][0-9]{3}"
FIGURE: Final = "[0-9]{1,9}([.][0-9]{1,6})?"
"""An amount in any unit, as `domain.amount.PLAIN`."""
