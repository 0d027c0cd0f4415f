"""Words folded for the grammar of time: one form of letters, digits, dashes and spaces."""

from typing import Final

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern

_HUMPS: Final = lazy_pattern(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])")
_DASHES: Final = lazy_pattern(r"[‐‑‒–—―−ー~〜～∼⁓-]+|(?<=\d)一(?=\d)")
_LOOSE: Final = lazy_pattern(r"(?<![a-z0-9]) | (?![a-z0-9])")
"""Spaces that divide no words: beside hanzi and signs."""

_DIGITS: Final = str.maketrans("〇○o零一二三四五六七八九", "0000123456789")
_HANZI_YEAR: Final = lazy_pattern(r"[一二][〇○o零0-9一二三四五六七八九]{3}(?=年)")
_NUMBERS: Final = {word: i for i, word in enumerate("元二三四五六七八九十", 1)} | {
    "一": 1,
    "两": 2,
    "十一": 11,
    "十二": 12,
}


def time_folded(text: str) -> str:
    """Fold words for `times_taken`: as `cleaning.folded`, with spaces where they divide words of Latin letters."""
    if text.isascii() and text.isalpha() and text.islower():
        return text
    parts = _HUMPS.sub(" ", text).replace("_", " ").split()
    words = _DASHES.sub("-", " ".join(map(cleaning.fold, parts)))
    return _HANZI_YEAR.sub(lambda year: year[0].translate(_DIGITS), _LOOSE.sub("", words))


def number(text: str) -> int:
    """Read a number up to twelve, in digits or hanzi; 0 where it is none."""
    return int(text) if text.isdecimal() else _NUMBERS.get(text, 0)
