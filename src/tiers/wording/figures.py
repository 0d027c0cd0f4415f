"""Figures as people read them: never so rounded that they contradict a verdict."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal
from typing import Final

_WIDE: Final = Context(prec=100)
_SIGNS: Final = {"CNY": "¥", "TWD": "NT$", "USD": "$", "EUR": "€", "HKD": "HK$", "GBP": "£"}
_MONEY_ZH: Final = {"CNY": "元", "TWD": "新台币元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "GBP": "英镑"}
_STEPS: Final = {
    "en": ((10**9, " bn", 2), (10**6, " m", 1), (1, "", 0)),
    "zh": ((10**8, "亿", 2), (10**4, "万", 0), (1, "", 0)),
}
"""Per language: scale, word, usual decimals; the largest scale not above the amount is taken."""

_MOST_DECIMALS: Final = 20


def money(value: Decimal, lang: str = "en", currency: str = "CNY", against: Iterable[Decimal] = ()) -> str:
    """Say an amount in the unit a person says: `¥742.1 m`, `7.42亿元`.

    It is shown with as many decimals as it takes to stay on its own side of 0 and of every limit in `against`.
    """
    scale, word, decimals = _step(value, lang)
    limits = [Decimal(0), *against]
    while decimals < _MOST_DECIMALS:
        shown = _rounded(_WIDE.divide(value, scale), decimals)
        if all(_side(_WIDE.multiply(shown, scale), limit) == _side(value, limit) for limit in limits):
            break
        decimals += 1
    return _dressed(f"{abs(shown):,.{decimals}f}", word, lang, currency, negative=value < 0)


def limit(value: Decimal, lang: str = "en", currency: str = "CNY") -> str:
    """Say a limit exactly, in the fewest characters: `¥1 bn`, `10亿元`."""
    scale, word, _ = _step(value, lang)
    return _dressed(_trimmed(f"{_WIDE.divide(value, scale):,f}"), word, lang, currency, negative=value < 0)


def exactly(value: Decimal) -> str:
    """Write an exact decimal without exponent or trailing zeros: `742145678.9`."""
    return _trimmed(f"{value:f}") if value else "0"


def percent(share: Decimal, decimals: int = 0) -> str:
    """Show a share as a percentage; one below 1 is never shown as 100 %, one above 0 never as 0 %... unless it is."""
    shown = _rounded(_WIDE.multiply(share, Decimal(100)), decimals)
    if (shown >= 100) != (share >= 1):  # noqa: PLR2004 - 100 %
        shown = _WIDE.multiply(share, Decimal(100)).quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN, _WIDE)
    return f"{shown:,f}%"


def _step(value: Decimal, lang: str) -> tuple[Decimal, str, int]:
    scale, word, decimals = next((s for s in _STEPS[lang] if abs(value) >= s[0]), _STEPS[lang][-1])
    return Decimal(scale), word, decimals


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN, _WIDE)


def _side(value: Decimal, limit: Decimal) -> int:
    return (value > limit) - (value < limit)


def _trimmed(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _dressed(digits: str, word: str, lang: str, currency: str, *, negative: bool) -> str:
    minus = "-" if negative else ""
    if lang == "zh":
        return f"{minus}{digits.replace(',', '')}{word}{_MONEY_ZH.get(currency, currency)}"
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{minus}{sign}{digits}{word}"
