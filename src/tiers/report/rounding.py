"""Quotients: exact inside, rounded half-even to 15 significant digits where they leave."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Final

_SHOWN: Final = Context(prec=15, rounding=ROUND_HALF_EVEN)
_EXACT: Final = Context(prec=40)
_MONTHS: Final = 12


def quotient(share: Fraction | None) -> Decimal | None:
    """Round an exact quotient, such as a share, to 15 significant digits."""
    if share is None:
        return None
    return plain(_SHOWN.divide(Decimal(share.numerator), Decimal(share.denominator)))


def plain(value: Decimal) -> Decimal:
    """Drop trailing zeros and exponent, whatever the unit: 1E+9 and 1000000000.00 are both 1000000000."""
    short = value.normalize(Context(prec=200))
    return short.quantize(Decimal(1)) if short == short.to_integral_value() and short.adjusted() < 28 else short  # noqa: PLR2004 - digits of the usual context


def growth(start: Decimal, end: Decimal) -> Decimal | None:
    """Return end ÷ start − 1; None for a start that is not above 0. Both in yuan."""
    return None if start <= 0 else round_quotient(_EXACT.subtract(_EXACT.divide(end, start), Decimal(1)))


def yearly_growth(start: Decimal, end: Decimal, months: int | None) -> Decimal | None:
    """Return (end ÷ start)^(12 ÷ months) − 1; None without time, or if start or end is not above 0. Both in yuan."""
    if start <= 0 or end <= 0 or not months:
        return None
    exponent = _EXACT.divide(Decimal(_MONTHS), Decimal(months))
    return round_quotient(_EXACT.subtract(_EXACT.power(_EXACT.divide(end, start), exponent), Decimal(1)))


def round_quotient(value: Decimal) -> Decimal:
    """Round a share, or another quotient, to 15 significant digits; 1 is the whole."""
    return plain(_SHOWN.plus(value))
