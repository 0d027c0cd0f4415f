"""How a number looks in a cell: in the unit a person says, with the exact number beneath."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from math import inf
from typing import Final

from tiers.wording.figures import affixes, exactly, steps

_MOST_DIGITS: Final = 15
"""Significant digits that a spreadsheet keeps.

Source: Excel specifications and limits.
"""

_SPACE: Final = "_)"
"""Leaves the width of a bracket free: figures do not touch the text that stands to their right."""

_GROUPED: Final = "#,##0"
COUNT: Final = f"{_GROUPED}{_SPACE}"
"""How a count looks."""

_HUNDREDTH: Final = Decimal("0.01")
_TENTH: Final = Decimal("0.1")


def share(value: Decimal) -> str:
    """Choose the format of a share, by which it stays on its own side of 0 and of the whole."""
    decimals = _decimals(value * 100, 1, (Decimal(0), Decimal(100)))
    return f"{_digits(decimals)}%{_SPACE}"


def number(value: Decimal) -> str:
    """Choose the format of a quotient, by which it never looks like a round hundredth that it is not."""
    return f"{_digits(_decimals(value, 2, (value.quantize(_HUNDREDTH),)))}{_SPACE}"


def tenths(value: Decimal, word: str = "") -> str:
    """Choose the format of a rate or of how many times, by which it never looks like a round tenth that it is not."""
    after = f'"{word}"' if word else ""
    return f"{_digits(_decimals(value, 1, (value.quantize(_TENTH),)))}{after}{_SPACE}"


def ratio(value: Decimal) -> str:
    """Choose the format of a ratio in percent, by which it never looks like a whole percent that it is not."""
    percent = value * 100
    return f"{_digits(_decimals(percent, 1, (percent.quantize(Decimal(1)),)))}%{_SPACE}"


def points(value: Decimal) -> str:
    """Choose the format of percentage points, with their sign, by which they never look like nothing."""
    digits = f"{_digits(_decimals(value, 1, (Decimal(0),)))}{_SPACE}"
    return f"+{digits};-{digits};{digits}"


def _decimals(value: Decimal, usual: int, limits: Iterable[Decimal]) -> int:
    """Return the fewest decimals, at least the usual ones, by which no rounding reaches a limit; a limit itself may."""
    nearest = min((abs(value - limit) for limit in limits if limit != value), default=Decimal(1))
    return max(usual, -nearest.adjusted() if nearest.adjusted() < 0 else 0)


class Money:
    """Number formats of amounts, in one language and currency, for limits that none may seem to reach."""

    def __init__(self, lang: str, currency: str, limits: Iterable[Decimal] = ()) -> None:
        """Make the usual format, and the ranges within which it would say too little."""
        before, after = affixes(lang, currency)
        self._before, self._after = (f'"{affix}"' if affix else "" for affix in (before, after))
        units = [_Unit(*step) for step in steps(lang)]
        self.usual = ";".join(f"{u.condition}{self._before}{u.digits}{self._after}{_SPACE}" for u in units)
        self._units = [unit for unit in units if unit.grain > 1]
        self._edges = _edges([*self._too_small(), *(self._around(limit) for limit in limits)])

    def is_usual(self, amount: Decimal, nearly: float) -> bool:
        """Whether the usual format leaves an amount on its own side of every limit and of the next larger unit.

        `nearly` is the number in binary that is nearest to it.
        """
        return bisect_right(self._edges, nearly) % 2 == 0 or self._is_round(amount)

    def _is_round(self, amount: Decimal) -> bool:
        """Whether the usual format shows all of an amount."""
        grain = next((unit.grain for unit in self._units if amount >= unit.scale), None)
        return grain is not None and amount % grain == 0

    def _too_small(self) -> Iterator[tuple[float, float]]:
        """Yield the amounts that would be rounded up to a larger unit, and those for which no unit is usual."""
        yield -inf, self._units[-1].scale
        yield from ((larger.scale - unit.grain, larger.scale) for larger, unit in pairwise(self._units))

    def _around(self, limit: Decimal) -> tuple[float, float]:
        """Return the amounts that might be rounded to a limit, a little more than those."""
        grain = next((unit.grain for unit in self._units if limit >= unit.scale), 1)
        return float(limit) - grain, float(limit) + grain

    def exact(self, amount: Decimal) -> str:
        """Return the format that shows all digits, without a unit's word."""
        decimals = len(exactly(amount).partition(".")[2])
        return f"{self._before}{_digits(decimals, _GROUPED)}{self._after}{_SPACE}"


def _edges(ranges: Iterable[tuple[float, float]]) -> list[float]:
    """Unite ranges that overlap, and give where they begin and end: between an odd and an even edge is inside."""
    edges: list[float] = []
    for first, last in sorted(ranges):
        if edges and first <= edges[-1]:
            edges[-1] = max(edges[-1], last)
        else:
            edges += (first, last)
    return edges


class _Unit:
    """One of the units in which people say amounts, as a section of a number format.

    A comma at the end divides by a thousand; where a unit is no power of that, the point is put among the digits.
    """

    def __init__(self, scale: int, word: str, decimals: int) -> None:
        thousands, rest = divmod(len(str(scale)) - 1, 3)
        self.scale, self.grain = scale, scale // 10 ** (rest or decimals)
        digits = f'0"."{"0" * rest}' if rest else _digits(decimals, _GROUPED)
        self.digits = digits + "," * thousands + (f'"{word}"' if word else "")
        self.condition = f"[>={scale}]" if scale > 1 else ""


def _digits(decimals: int, whole: str = "0") -> str:
    return f"{whole}.{'0' * decimals}" if decimals else whole


def is_kept(amount: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    written = str(amount)
    return len(written) <= _MOST_DIGITS or len(exactly(amount).replace(".", "").strip("-0")) <= _MOST_DIGITS
