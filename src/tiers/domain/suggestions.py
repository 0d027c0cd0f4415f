"""Names that a person may have meant."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

_MOST: Final = 1000
"""Words that are compared."""


def similar_words(word: str, words: Iterable[str], most: int = _MOST, least: float = 0.6) -> tuple[str, ...]:
    """Return at most three words spelled much like this one, the nearest first; `most` of them are compared.

    `least` is the share of signs that must be alike, inclusive: of two hanzi one is a half.
    """
    import difflib  # noqa: PLC0415 - only a refusal needs it

    return tuple(difflib.get_close_matches(word, islice(words, most), cutoff=least))
