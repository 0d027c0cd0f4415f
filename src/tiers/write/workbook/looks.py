"""How a number looks in a cell: in the unit a person says, with the exact number beneath."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tiers.wording.figures import affixes, exactly, steps

_MOST_DIGITS: Final = 15
"""Significant digits that a spreadsheet keeps."""

_COUNT: Final = "#,##0"
_SHARE: Final = "0.0%"
_NUMBER: Final = "0.00"

LOOKS: Final = {"count": _COUNT, "share": _SHARE, "number": _NUMBER, "year": "0"}
"""Kind of a column → its number format."""


class Money:
    """Number formats of amounts, in one language and currency, for limits that none may seem to reach."""

    def __init__(self, lang: str, currency: str, limits: Iterable[Decimal]) -> None:
        """Make the usual format, and the places near which it would say too little."""
        self._before, self._after = (f'"{affix}"' if affix else "" for affix in affixes(lang, currency))
        units = [_Unit(*step) for step in steps(lang)]
        self.usual = ";".join(f"{unit.condition}{self._before}{unit.digits}{self._after}" for unit in units)
        self._grains = [(unit.scale, unit.grain) for unit in units]
        self._near = [float(place) for place in (0, *limits, *(unit.scale for unit in units))]

    def look(self, amount: Decimal) -> str:
        """Choose a format by which an amount stays on its own side of 0, of every limit and of the next unit."""
        value = float(amount)
        grain = next((grain for scale, grain in self._grains if value >= scale), 1.0)
        if not any(abs(value - place) < grain for place in self._near if place != amount) and grain > 1:
            return self.usual
        decimals = len(exactly(amount).partition(".")[2])
        return f"{self._before}{_digits(decimals)}{self._after}"


class _Unit:
    """One of the units in which people say amounts, as a section of a number format.

    A comma at the end divides by a thousand; where a unit is no power of that, the point is put among the digits.
    """

    def __init__(self, scale: int, word: str, decimals: int) -> None:
        thousands, rest = divmod(len(str(scale)) - 1, 3)
        self.scale, self.grain = scale, scale / 10 ** (rest or decimals)
        digits = f'0"."{"0" * rest}' if rest else _digits(decimals)
        self.digits = digits + "," * thousands + (f'"{word}"' if word else "")
        self.condition = f"[>={scale}]" if scale > 1 else ""


def _digits(decimals: int) -> str:
    return f"{_COUNT}.{'0' * decimals}" if decimals else _COUNT


def is_kept(amount: Decimal) -> bool:
    """Say whether a spreadsheet keeps every digit of an amount, whatever the unit."""
    return len(exactly(amount).replace(".", "").lstrip("-0")) <= _MOST_DIGITS
