"""How amounts, and what is wrong with them, are written in the database."""

from decimal import Decimal
from typing import Final

from tiers.domain.amount import Fault

FAULTS: Final = {Fault.MISSING: 1, Fault.UNREADABLE: 2, Fault.NO_UNIT: 3, Fault.FOREIGN: 4}
"""How a fault is written in a column `f…`; NULL is an amount."""

AMOUNT: Final = "DECIMAL(38, 6)"
"""Exact: amounts have at most 18 digits before the point and 6 after it, so that all sums have room."""

_DIGITS, _DECIMALS, _ROOM = 9, 6, 18
"""Of a plain figure before and after the point, and those that a number of 64 bits has room for."""


def plain_amount(scale: Decimal | None) -> str:
    """Give the smallest type that holds every plain figure of a unit exactly, in yuan."""
    power = (scale or Decimal(1)).adjusted()
    decimals = max(0, _DECIMALS - power)
    is_small = (scale or 1) == Decimal(10) ** power and _DIGITS + power + decimals <= _ROOM
    return f"DECIMAL({_ROOM}, {decimals})" if is_small else AMOUNT
