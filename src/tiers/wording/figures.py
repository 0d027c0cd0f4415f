"""Figures as people read them: never so rounded that they contradict a verdict."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

_WIDE: Final = Context(prec=100)
_SIGNS: Final = {"CNY": "¥", "TWD": "NT$", "USD": "$", "EUR": "€", "HKD": "HK$", "GBP": "£"}
_MONEY_EN: Final = {"CNY": "yuan"}
"""What one of a currency is called in English, where not by its code."""

_MONEY_ZH: Final = {"CNY": "元", "TWD": "新台币元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "GBP": "英镑"}
_STEPS: Final[dict[str, tuple[tuple[int, str, int], ...]]] = {
    "en": ((10**9, " bn", 2), (10**6, " m", 1), (1, "", 0)),
    "zh": ((10**8, "亿", 2), (10**4, "万", 0), (1, "", 0)),
}
"""Per language: scale, word, usual decimals; the largest scale not above the amount is taken."""

_MOST_DECIMALS: Final = 20
"""More than any amount has, and any quotient of 15 digits that a person looks at."""


def money(value: Decimal, lang: str = "en", currency: str = "CNY", against: Iterable[Decimal] = ()) -> str:
    """Format an amount in the unit people use: `¥742.1 m`, `7.42亿元`.

    It is shown with as many decimals as it takes to stay on its own side of 0, of every limit in
    `against`, and of the next larger unit, so that it never looks like a round number it has not reached.
    """
    scale, word, usual = _step(value, lang)
    larger = [Decimal(step[0]).copy_sign(value) for step in _STEPS[lang] if step[0] > scale]
    limits = [_WIDE.divide(limit, scale) for limit in (Decimal(0), *larger, *against)]
    shown = _faithful(_WIDE.divide(value, scale), usual, limits)
    return _with_affixes(f"{abs(shown):,f}", word, lang, currency, negative=value < 0)


def limit(value: Decimal, lang: str = "en", currency: str = "CNY") -> str:
    """Format a limit exactly, in the fewest characters: `¥1 bn`, `10亿元`."""
    scale, word, _ = _step(value, lang)
    return _with_affixes(_trim_zeros(f"{abs(_WIDE.divide(value, scale)):,f}"), word, lang, currency, negative=value < 0)


def to_the_last_digit(value: Decimal, lang: str = "en", currency: str = "CNY") -> str:
    """Format an amount exactly and without a unit's word: `¥6,696,000,000`, `6696000000元`."""
    return _with_affixes(_trim_zeros(f"{abs(value):,f}"), "", lang, currency, negative=value < 0)


def exactly(value: Decimal) -> str:
    """Write an exact decimal without exponent or trailing zeros: `742145678.9`."""
    return _trim_zeros(f"{value:f}") if value else "0"


def percent(share: Decimal, decimals: int = 0) -> str:
    """Show a share as a percentage, with as many decimals more as it takes to stay on its own side of 0 and of 1."""
    return f"{_faithful(_WIDE.multiply(share, Decimal(100)), decimals, (Decimal(0), Decimal(100))):,f}%"


def percents(first: Decimal, second: Decimal, decimals: int = 0) -> tuple[str, str]:
    """Show two shares that people compare: they look equal only if they are, and the larger one looks larger."""
    shares = [_WIDE.multiply(share, Decimal(100)) for share in (first, second)]
    while _side(*(_round(share, decimals) for share in shares)) != _side(*shares) and decimals < _MOST_DECIMALS:
        decimals += 1
    return percent(first, decimals), percent(second, decimals)


def _step(value: Decimal, lang: str) -> tuple[Decimal, str, int]:
    scale, word, decimals = next((s for s in _STEPS[lang] if abs(value) >= s[0]), _STEPS[lang][-1])
    return Decimal(scale), word, decimals


def _faithful(value: Decimal, decimals: int, limits: Iterable[Decimal]) -> Decimal:
    """Round to the fewest decimals, at least `decimals`, that leave the value on its own side of every limit."""
    sides = [(limit, _side(value, limit)) for limit in limits]
    shown = _round(value, decimals)
    while any(_side(shown, limit) != side for limit, side in sides) and decimals < _MOST_DECIMALS:
        decimals += 1
        shown = _round(value, decimals)
    return shown


def _round(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN, _WIDE)


def _side(value: Decimal, limit: Decimal) -> int:
    return (value > limit) - (value < limit)


def _trim_zeros(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _with_affixes(digits: str, word: str, lang: str, currency: str, *, negative: bool) -> str:
    before, after = affixes(lang, currency)
    return f"{'-' if negative else ''}{before}{digits if before else digits.replace(',', '')}{word}{after}"


def affixes(lang: str, currency: str) -> tuple[str, str]:
    """Return what stands before and after every amount: `¥` in English, `元` in Chinese."""
    if lang == "zh":
        return "", _MONEY_ZH.get(currency, currency)
    return _SIGNS.get(currency, f"{currency} "), ""


def unit_word(lang: str, currency: str) -> str:
    """Return what one of a currency is called in a heading: `元`, `yuan`, `USD`."""
    return _MONEY_ZH.get(currency, currency) if lang == "zh" else _MONEY_EN.get(currency, currency)


def steps(lang: str) -> tuple[tuple[int, str, int], ...]:
    """Return the units in which people say amounts, the largest first: scale, word, usual decimals."""
    return _STEPS[lang]
