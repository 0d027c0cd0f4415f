"""Quotients: exact inside, rounded half-even to 15 significant digits where they leave."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Final

_SHOWN: Final = Context(prec=15, rounding=ROUND_HALF_EVEN)
_EXACT: Final = Context(prec=40)
_MONTHS: Final = 12
_MOST_DIGITS: Final = 1000
"""More than any amount has, and any goal that a hundred years of growth lead to."""


def quotient(share: Fraction | None) -> Decimal | None:
    """Round an exact quotient, such as a share, to 15 significant digits."""
    if share is None:
        return None
    return plain(_SHOWN.divide(Decimal(share.numerator), Decimal(share.denominator)))


def exact(value: Fraction) -> Decimal:
    """Return a sum or product of exact decimals, such as yuan, to its last digit."""
    return plain(Context(prec=_MOST_DIGITS).divide(Decimal(value.numerator), Decimal(value.denominator)))


def plain(value: Decimal) -> Decimal:
    """Drop trailing zeros and exponent, whatever the unit: 1E+9 and 1000000000.00 are both 1000000000."""
    short = value.normalize(Context(prec=_MOST_DIGITS))
    return short.quantize(Decimal(1)) if short == short.to_integral_value() and short.adjusted() < 28 else short  # noqa: PLR2004 - digits of the usual context


def growth(start: Decimal, end: Decimal) -> Decimal | None:
    """Return end ÷ start − 1; None for a start that is not above 0. Both in yuan."""
    return None if start <= 0 else to_15_digits(_EXACT.subtract(_EXACT.divide(end, start), Decimal(1)))


def yearly_growth(start: Decimal, end: Decimal, months: int | None) -> Decimal | None:
    """Return (end ÷ start)^(12 ÷ months) − 1; None without time, or if start or end is not above 0. Both in yuan."""
    if start <= 0 or end <= 0 or not months:
        return None
    exponent = _EXACT.divide(Decimal(_MONTHS), Decimal(months))
    return to_15_digits(_EXACT.subtract(_EXACT.power(_EXACT.divide(end, start), exponent), Decimal(1)))


def to_15_digits(value: Decimal) -> Decimal:
    """Round a number, such as a share or an amount in yuan that is a root, to 15 significant digits."""
    return plain(_SHOWN.plus(value))
