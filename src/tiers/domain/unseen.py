"""Characters that nobody sees and that carry nothing: machines leave them in cells, and two cells differ by none."""

import re
from typing import Final

from tiers.domain.lazy_pattern import lazy_pattern

_CONTROLS: Final = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
"""Those that are no space and no line break."""

_FORMATS: Final = (
    r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Category Cf, with what Unicode keeps free for more of them; without the signs of Arabic, Syriac and Kaithi that stand
around a number and are seen."""

_SELECTORS: Final = r"\u180b-\u180d\u180f\ufe00-\ufe0f"
"""Variation selectors: which form of the sign before them is drawn; more are among `_FORMATS`."""

_FILLERS: Final = r"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Joiners, fillers and blanks that are letters, marks or symbols to Unicode.

Source: Unicode, `Default_Ignorable_Code_Point`, and the blank pattern of Braille.
"""

_UNSEEN: Final = f"{_CONTROLS}{_FORMATS}{_SELECTORS}{_FILLERS}"
_ANY: Final = lazy_pattern(f"[{_UNSEEN}]+")

ODD: Final = lazy_pattern(rf"[{_UNSEEN}\t\v\f\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""One of them, or a space that is neither the plain one nor a line end."""

_PRINTABLE: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufe00\ufe01\ufe02\ufe03\ufe04\ufe05\ufe06\ufe07"
    "\ufe08\ufe09\ufe0a\ufe0b\ufe0c\ufe0d\ufe0e\ufe0f"
)
_SUPPLEMENT: Final = "\U000e0000"
"""Those of them that Python takes for letters, marks or symbols; the rest of these stand from here on."""

_TURNED: Final = "\u202e"
_HIDDEN_SIGN: Final = lazy_pattern(r"\D*\u00ad|.*\u00ad\W*\Z", re.DOTALL)


def without_unseen(words: str) -> str:
    """Return words without the characters that nobody sees."""
    return words if _are_all_seen(words) else _ANY.sub("", words)


def _are_all_seen(words: str) -> bool:
    """Whether a quick look finds none of these characters; it may take words for odd that have none."""
    if not words.isprintable():
        return False
    return words.isascii() or (_PRINTABLE.isdisjoint(words) and max(words) < _SUPPLEMENT)


def is_turned(words: str) -> bool:
    """Whether digits are seen in another order than they stand in."""
    return _TURNED in words


def may_hide_a_sign(words: str) -> bool:
    """Whether a number has a hyphen before or behind it that some programs show and others do not."""
    return "\u00ad" in words and bool(_HIDDEN_SIGN.match(words))
