"""How a number looks in a cell: in the unit a person says, with the exact number beneath."""

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from math import inf
from typing import Final

from tiers.wording.figures import affixes, exactly, steps

_MOST_DIGITS: Final = 15
"""Significant digits that a spreadsheet keeps.

Source: Excel specifications and limits.
"""

COUNT: Final = "#,##0"
_HUNDREDTH: Final = Decimal("0.01")


def share(value: Decimal) -> str:
    """Choose the format of a share, by which it stays on its own side of 0 and of the whole."""
    decimals = _decimals(value * 100, 1, (Decimal(0), Decimal(100)))
    return f"{_digits(decimals)}%"


def number(value: Decimal) -> str:
    """Choose the format of a quotient, by which it never looks like a round hundredth that it is not."""
    return _digits(_decimals(value, 2, (value.quantize(_HUNDREDTH),)))


def _decimals(value: Decimal, usual: int, limits: Iterable[Decimal]) -> int:
    """Give the fewest decimals, at least the usual ones, by which no rounding reaches a limit; a limit itself may."""
    nearest = min((abs(value - limit) for limit in limits if limit != value), default=Decimal(1))
    return max(usual, -nearest.adjusted() if nearest.adjusted() < 0 else 0)


class Money:
    """Number formats of amounts, in one language and currency, for limits that none may seem to reach."""

    def __init__(self, lang: str, currency: str, limits: Iterable[Decimal] = ()) -> None:
        """Make the usual format, and the places near which it would say too little."""
        before, after = affixes(lang, currency)
        self._before, self._after = (f'"{affix}"' if affix else "" for affix in (before, after))
        units = [_Unit(*step) for step in steps(lang)]
        self.usual = ";".join(f"{unit.condition}{self._before}{unit.digits}{self._after}" for unit in units)
        larger = [inf, *(unit.scale for unit in units)]
        self._units = [(u.scale, u.grain, top - u.grain) for u, top in zip(units, larger, strict=False) if u.grain > 1]
        self._limits = sorted(set(limits))

    def is_usual(self, amount: Decimal) -> bool:
        """Say whether the usual format leaves an amount on its own side of every limit and of the next larger unit."""
        value = float(amount)
        for scale, grain, top in self._units:
            if value >= scale:
                return value < top and not self._is_near_a_limit(amount, grain)
        return False

    def _is_near_a_limit(self, amount: Decimal, grain: int) -> bool:
        """Say whether rounding to this grain might reach a limit that the amount is not exactly on."""
        place = bisect_left(self._limits, amount)
        return any(
            near != amount and abs(near - amount) < grain for near in self._limits[max(place - 1, 0) : place + 2]
        )

    def exact(self, amount: Decimal) -> str:
        """Give the format that shows all digits, without a unit's word."""
        decimals = len(exactly(amount).partition(".")[2])
        return f"{self._before}{_digits(decimals, COUNT)}{self._after}"


class _Unit:
    """One of the units in which people say amounts, as a section of a number format.

    A comma at the end divides by a thousand; where a unit is no power of that, the point is put among the digits.
    """

    def __init__(self, scale: int, word: str, decimals: int) -> None:
        thousands, rest = divmod(len(str(scale)) - 1, 3)
        self.scale, self.grain = scale, scale // 10 ** (rest or decimals)
        digits = f'0"."{"0" * rest}' if rest else _digits(decimals, COUNT)
        self.digits = digits + "," * thousands + (f'"{word}"' if word else "")
        self.condition = f"[>={scale}]" if scale > 1 else ""


def _digits(decimals: int, whole: str = "0") -> str:
    return f"{whole}.{'0' * decimals}" if decimals else whole


def is_kept(amount: Decimal) -> bool:
    """Say whether a spreadsheet keeps every digit of a number."""
    written = str(amount)
    return len(written) <= _MOST_DIGITS or len(exactly(amount).replace(".", "").strip("-0")) <= _MOST_DIGITS
