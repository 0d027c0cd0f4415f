"""Cells that cleaning leaves as they are, as regular expressions of the kind that engines in bulk share."""

from collections.abc import Iterable, Iterator
from string import ascii_letters, digits
from typing import Final

from tiers.domain.row_openings import AFTER_DIGITS, AFTER_EXAMPLE, EXAMPLE, SECONDS, STARTERS

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


_LETTERS: Final = frozenset(ascii_letters)


def _letters(excluded: Iterable[str]) -> str:
    return "".join(sorted(_LETTERS - {*excluded}))


def _next(excluded: Iterable[str]) -> str:
    """Write what may stand inside a name, without some characters."""
    others = "".join(sign for sign in f"{digits}&·()." if sign not in {*excluded})
    return f"[{others}{_letters(excluded)}{_hanzi({*_WORTH_A_LOOK, *excluded})}-]"


def _beginnings() -> Iterator[str]:
    """Write how names begin that `domain.row_openings.may_be_no_firm` leaves alone, each way by itself."""
    elsewhere = {*STARTERS, *SECONDS, *_WORTH_A_LOOK}
    yield f"[{_letters(elsewhere)}{_hanzi({*elsewhere, EXAMPLE[0]})}]"
    alike: dict[frozenset[str], str] = {}
    for first, seconds in SECONDS.items():
        alike[seconds] = alike.get(seconds, "") + first
    yield from (f"[{firsts}]{_next(seconds)}" for seconds, firsts in alike.items())
    yield f"[0-9]+[{_letters(())}{_hanzi({*AFTER_DIGITS, *_WORTH_A_LOOK})}]"
    yield f"{EXAMPLE[0]}{_next(EXAMPLE[1])}"
    yield f"{EXAMPLE}{_next(AFTER_EXAMPLE)}"


NAME: Final = f"({'|'.join(_beginnings())}){_next(())}*( {_next(())}+)*"
"""A firm's name that is like no total, section or note; it has `LEAST_BYTES`, and no “total” in it."""

_INSIDE: Final = f"[0-9A-Za-z&·().{_hanzi(())}-]"
"""Characters of a clean text, spaces aside."""

WORDS: Final = f"{_INSIDE}+( {_INSIDE}+)*"
"""Any text that cleaning leaves as it is."""

ASCII: Final = r"[\x00-\x7f]*"
CODE: Final = "[A-Z]*[0-9][0-9A-Z]*"
YEAR: Final = "[12][0-9]{3}"
FIGURE: Final = "[0-9]{1,9}([.][0-9]{1,6})?"
"""An amount in any unit, as `domain.amount.PLAIN`."""

NUMBER: Final = "[0-9０-９](.*[0-9０-９])?"
"""What begins and ends with a digit."""


def numbers_in(heading: str) -> tuple[str, ...]:
    """Return the parts of a heading that begin with a digit: a number below it may be one of them once more."""
    return tuple(part for part in heading.split() if part[0].isdigit())
