"""Amounts of memory, such as `4GB`."""

import re
from decimal import Decimal
from typing import Final

from tiers.domain.lazy_pattern import lazy_pattern

_SIZE: Final = lazy_pattern(r"(\d{1,6}(?:\.\d{1,3})?) ?([MGT])i?B", re.ASCII | re.IGNORECASE)
_MEGABYTES: Final = {"M": 1, "G": 1000, "T": 1_000_000}
_LEAST_MEGABYTES: Final = 256


def is_size(text: str) -> bool:
    """Whether words are an amount of memory with which an engine can work: at least 256 MB."""
    match = _SIZE.fullmatch(text)
    return match is not None and Decimal(match[1]) * _MEGABYTES[match[2].upper()] >= _LEAST_MEGABYTES
