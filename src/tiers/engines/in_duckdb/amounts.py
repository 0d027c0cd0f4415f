"""How amounts are written in the database."""

from decimal import Decimal
from typing import Final

from tiers.domain.amount import MOST_WHOLE_DIGITS

AMOUNT: Final = "DECIMAL(38, 6)"
"""Exact: amounts have at most 18 digits before the point and 6 after it, so that all sums have room."""

_DIGITS, _DECIMALS, _ROOM = 9, 6, 18
"""Of a plain figure before and after the point, and those that a number of 64 bits has room for."""


def plain_amount(scale: Decimal | None) -> str:
    """Give the smallest type that holds every plain figure of a unit exactly, in yuan."""
    return f"DECIMAL({_ROOM}, {_decimals(scale)})" if _is_small(scale) else AMOUNT


def plain_digits(scale: Decimal | None) -> int:
    """Count the digits before its point that a figure of a unit may have, so that this type holds it."""
    power = _power(scale)
    if scale is None:
        return _DIGITS
    return _ROOM - power - _decimals(scale) if _is_small(scale) else MOST_WHOLE_DIGITS - power


def _power(scale: Decimal | None) -> int:
    return (scale or Decimal(1)).adjusted()


def _decimals(scale: Decimal | None) -> int:
    return max(0, _DECIMALS - _power(scale))


def _is_small(scale: Decimal | None) -> bool:
    power = _power(scale)
    return (scale or 1) == Decimal(10) ** power and _DIGITS + power + _decimals(scale) <= _ROOM
