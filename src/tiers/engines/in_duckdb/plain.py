"""What SQL recognises: cells that cleaning would leave as they are. All others go to `domain/cleaning.py`."""

from collections.abc import Iterable, Iterator
from string import ascii_letters
from typing import Final

from tiers.domain.row_kind import STARTERS

_HANZI: Final = (0x4E00, 0x9FFF)
"""Unified ideographs: normalizing changes none of them."""

_WORTH_A_LOOK: Final = "计計锟"
"""In names that end like a total, and in those that a wrong encoding has destroyed."""

_LEAST_BYTES: Final = 10
"""In UTF-8; every plain word for “nothing” is shorter."""


def name(cell: str) -> str:
    """Give the condition that a cell is a firm's name, cleaned, that is like no total, section or note."""
    inside = f"[0-9A-Za-z&·().{_hanzi(_WORTH_A_LOOK)}-]"
    letters = "".join(letter for letter in ascii_letters if letter not in STARTERS)
    first = f"[0-9{letters}{_hanzi({*_WORTH_A_LOOK, *STARTERS})}]"
    return (
        f"strlen({cell}) >= {_LEAST_BYTES} AND regexp_full_match({cell}, '{first}{inside}*( {inside}+)*')"
        f" AND NOT contains({cell}, 'otal') AND NOT contains({cell}, 'OTAL')"
    )


def words(cell: str) -> str:
    """Give the condition that cleaning leaves a text as it is."""
    inside = f"[0-9A-Za-z&·().{_hanzi(())}-]"
    return f"regexp_full_match({cell}, '{inside}+( {inside}+)*')"


def harmless(text: str) -> str:
    """Give the condition that a cleaned text is one which every form of text leaves as it is."""
    return f"({words(text)} AND NOT starts_with({text}, '-'))"


def code(cell: str) -> str:
    """Give the condition that a cell is a code, cleaned."""
    return f"regexp_full_match({cell}, '[A-Z]*[0-9][0-9A-Z]*')"


def year(cell: str) -> str:
    """Give the condition that a cell is a year of four digits."""
    return f"regexp_full_match({cell}, '[12][0-9]{{3}}')"


def figure(cell: str) -> str:
    """Give the condition that a cell is an amount in any unit, as `domain.amount.PLAIN`."""
    return f"regexp_full_match({cell}, '[0-9]{{1,9}}(\\.[0-9]{{1,6}})?')"


def _hanzi(excluded: Iterable[str]) -> str:
    """Write the ideographs without some of them as ranges of a regular expression."""
    return "".join(f"\\x{{{first:x}}}-\\x{{{last:x}}}" for first, last in _ranges(excluded))


def _ranges(excluded: Iterable[str]) -> Iterator[tuple[int, int]]:
    start, end = _HANZI
    for point in sorted(ord(char) for char in excluded if start <= ord(char) <= end):
        if point > start:
            yield start, point - 1
        start = point + 1
    yield start, end
