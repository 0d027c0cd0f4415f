"""What an unreadable cell can be at most: “约2.3亿” says of itself that it is not over 10亿."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tiers.domain import cleaning
from tiers.domain.amount import EXACT, LONGEST_NUMBER
from tiers.domain.lazy_pattern import lazy_pattern

_UP_TO: Final = "不足|不到|以下|以内|under|up to"
"""Words after or before which an amount is the most that is meant."""

_ABOUT: Final = "大约|约|近|左右|上下|至|到|about|approx\\.|ca\\.|to"
"""Words that leave open by how much an amount is off, and those that stand between two."""

_BRACKETS: Final = "[()\\[\\]（）［］【】〔〕]"
_WORDS: Final = lazy_pattern(f"({_UP_TO})|({_ABOUT})|[-–—~～]|{_BRACKETS}", re.IGNORECASE)
_YUAN: Final = lazy_pattern("[¥￥]")

_PARTS: Final = 2
"""Amounts that a cell may hold, at most."""

_OFF_BY: Final = 2
"""By how many times an amount is off at most, where a cell says “about”."""


@lru_cache(maxsize=1024)
def upper_bound(cell: str, scale: Decimal | None, currency: str) -> Decimal | None:
    """Return what an unreadable cell can be at most, in exact decimal yuan; None where it does not say.

    `scale` and `currency` are those of `cleaning.figure`.

    Source: definitions, “At most”.
    """
    if len(cell) > _PARTS * LONGEST_NUMBER:
        return None
    plain = _YUAN.sub("", cell) if currency == "CNY" else cell
    parts = [part for part in _WORDS.sub("\n", cleaning.unwrap(plain)).split("\n") if part.strip()]
    amounts = [read for part in parts if isinstance(read := cleaning.figure(part, scale, currency), Decimal)]
    if not parts or len(parts) > _PARTS or len(amounts) < len(parts):
        return None
    words = [*_WORDS.finditer(cell)]
    is_exact = len(amounts) == _PARTS or (any(w[1] for w in words) and not any(w[2] for w in words))
    return max(amounts) if is_exact else EXACT.multiply(max(amounts), Decimal(_OFF_BY))
