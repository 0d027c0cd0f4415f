"""Units and exact amounts: from what a cell or a plan says to decimal yuan."""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Context, Decimal, localcontext
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.unit_words import PLAIN_UNITS, phrase
from tiers.domain.unseen import without_unseen

EXACT: Final = Context(prec=100, Emax=999_999, Emin=-999_999)
"""Wide enough for every sum and product of amounts, so that nothing is ever rounded."""

MOST_WHOLE_DIGITS: Final = 18
"""Digits before the point (in yuan) that an amount may have, inclusive."""

MOST_DECIMALS: Final = 6
"""Digits after the point (in yuan) that an amount may have, inclusive."""

LONGEST_NUMBER: Final = 80
"""Characters of a cell beyond which it is not an amount; shorter ones stay exact in `EXACT`."""

_GRAIN: Final = Decimal(1).scaleb(-MOST_DECIMALS)

_THIN: Final = "\N{SYMBOL FOR UNIT SEPARATOR}"
_SPACES_AND_SIGNS: Final = str.maketrans({"\xa0": _THIN, "\u2007": _THIN, "\u2009": _THIN, "\u202f": _THIN, "−": "-"})
_NUMBER: Final = lazy_pattern(
    rf"""(?P<before>[^\d.+-]*)
    (?P<sign>[+-]?)
    (?P<lead>[^\d.+-]*)
    (?P<number>[1-9]\d{{0,2}}(?P<mark>[,{_THIN}])\d{{3}}(?:(?P=mark)\d{{3}})*(?:\.\d+)?
      |(?P<fours>[1-9]\d{{0,3}}(?:,\d{{4}})+(?:\.\d+)?)
      |(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{{1,5}})?)
    (?P<after>(?![\ {_THIN}]+\d{{3}})\D.*)?""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_DIGITS: Final = lazy_pattern(r"\d(?!0?k)", re.IGNORECASE)
"""Digits that belong to another number than the one of the amount: `5 10万元` is none."""

PLAIN: Final = lazy_pattern(r"\d{1,9}(?:\.\d{1,6})?", re.ASCII)
"""What is an amount in any unit, without a second look."""

WITH_UNIT: Final = r"[0-9]{1,9}([.][0-9]{1,6})?[千万亿]?元"
"""An amount with its unit; like the next one a regular expression of the kind that engines in bulk share."""

LIKE_A_TIME_OR_UNIT: Final = r"(19|20)[0-9]{2}([.][0-9]*)?[千万亿]?元|1[千万亿]?元"
"""Those of them that a heading may be: they begin like a year (2008.12万元), or are a unit (1亿元)."""


_SIGNS_OF_PLAIN_UNITS: Final = "十百千万亿元"
"""All characters of `PLAIN_UNITS`: `10亿` is read without the grammar."""


class Fault(Enum):
    """Why a cell gives no amount."""

    MISSING = "missing"
    """A blank or a missing symbol: never 0."""
    UNREADABLE = "unreadable"
    """Anything else that is not an amount, such as `约5亿`."""
    TOO_FINE = "too-fine"
    """A number with more decimals than an amount may have, such as `5699.999999999999` of 万元."""
    NO_UNIT = "no-unit"
    """A bare number in a column whose unit nobody stated."""
    FOREIGN = "foreign"
    """An amount in another currency than the plan's."""


class Unit(NamedTuple):
    """What one of something is worth."""

    text: str
    """As it was written, trimmed."""
    scale: Decimal
    """How many of the plan's currency (yuan) one is worth; a power of ten, at least 1."""
    currency: str | None
    """ISO 4217 code if the words name a currency, else None."""


@lru_cache(maxsize=256)
def unit(text: str) -> Unit | None:
    """Read the words of a unit, such as `万元`, `10k` or `RMB million`; None if they are not one, or if figures say it.

    Source: definitions, “Unit”.
    """
    found = phrase(without_unseen(text))
    return None if found is None or found.is_counted else stated_unit(text)


def stated_unit(text: str) -> Unit | None:
    """Read the words of a unit where no amount can stand: as `unit`, and also `RMB 10,000`, `RMB'000` and `$m`.

    Source: definitions, “Unit”.
    """
    words = without_unseen(text).strip()
    found = phrase(words)
    return Unit(words, Decimal(found.scale or 1), found.currency) if found else None


def parse_amount(text: str, scale: Decimal | None, currency: str) -> Decimal | Fault:
    """Read an amount that is neither blank nor a missing symbol, in exact decimal yuan.

    `scale` is what one of the column's unit is worth (None: nobody stated it); a unit in the
    cell wins over it. `currency` is the plan's ISO 4217 code.

    Source: definitions, “Amount” and “Unit”.
    """
    if scale is not None and PLAIN.fullmatch(text):
        return EXACT.multiply(Decimal(text), scale)
    number = text.rstrip(_SIGNS_OF_PLAIN_UNITS)
    if len(number) < len(text) and PLAIN.fullmatch(number) and (plain := PLAIN_UNITS.get(text[len(number) :])):
        return within_digits(EXACT.multiply(Decimal(number), Decimal(plain)))
    parsed = _split_amount(text)
    if parsed is None:
        return Fault.UNREADABLE
    match, words = parsed
    worth = _worth(words, scale, currency)
    return worth if isinstance(worth, Fault) else within_digits(EXACT.multiply(_number(match), worth))


def unit_in_cell(text: str) -> Unit | None:
    """Return the unit that an amount states itself, such as 亿 in `¥1.2亿`; None where it states none.

    Source: definitions, “Unit”: it wins over every other.
    """
    match, words = _split_amount(text) or (None, "")
    stated = unit(words)
    if match is None or stated is None or not _says_a_scale(words):
        return None
    return stated._replace(text=(match["after"] or "").strip(f" {_THIN}") or stated.text)


def _split_amount(text: str) -> tuple[re.Match[str], str] | None:
    """Return the number of a cell and the words around it; None if it is not an amount."""
    plain = unicodedata.normalize("NFKC", text.translate(_SPACES_AND_SIGNS)).translate(_SPACES_AND_SIGNS)
    is_number = len(plain) <= LONGEST_NUMBER and _digits(plain) == _digits(text)
    match = _NUMBER.fullmatch(plain.strip(f" {_THIN}")) if is_number else None
    words = _words_around(match) if match else None
    if match is None or words is None or (match["fours"] and "万" not in words):
        return None
    return match, words


def _digits(text: str) -> int:
    """Count the digits that stand on the line: `5²` and `①` have others, which normalizing would lower to it."""
    return sum(map(str.isdecimal, text))


def _words_around(match: re.Match[str]) -> str | None:
    """Return the currency before and the unit after a number; None if they are something else."""
    around = (match["before"] + match["lead"], match["after"] or "")
    before, after = (part.strip(f" {_THIN}") for part in around)
    if before and not _is_currency(before):
        return None
    words = before + after
    if words and (unit(words) is None or _DIGITS.search(words)):
        return None
    return words


def _is_currency(words: str) -> bool:
    found = phrase(words)
    return found is not None and bool(found.currency) and found.scale in {None, 1}


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(match["sign"] + re.sub(f"[,{_THIN}]", "", match["number"]))


def _worth(words: str, scale: Decimal | None, currency: str) -> Decimal | Fault:
    """Return what one of the number is worth: by its own words, else by its column."""
    stated = unit(words)
    if stated and stated.currency not in {None, currency}:
        return Fault.FOREIGN
    if stated and _says_a_scale(words):
        return stated.scale
    return Fault.NO_UNIT if scale is None else scale


def _says_a_scale(words: str) -> bool:
    """Whether words are a unit, and not only the sign of a currency."""
    found = phrase(words)
    return found is not None and (found.scale is not None or bool(re.search("[元圆圓]", words)))


def within_digits(value: Decimal) -> Decimal | Fault:
    """Return an amount in yuan that has no more digits than are kept, else the fault of one that has more."""
    if not value:
        return Decimal(0)
    if value.adjusted() >= MOST_WHOLE_DIGITS:
        return Fault.UNREADABLE
    return value if value == value.quantize(_GRAIN, context=EXACT) else Fault.TOO_FINE


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Add up amounts in yuan, exactly."""
    with localcontext(EXACT):
        return sum(amounts, Decimal(0))
