"""Quotients: exact inside, 15 significant digits outside."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tiers.report.rounding import growth, plain, quotient, yearly_growth


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(2, 3), "0.666666666666667"),
        (Fraction(1, 5), "0.2"),
        (Fraction(-1, 3), "-0.333333333333333"),
        (Fraction(100), "100"),
        (Fraction(200_000_000_000_001, 2), "100000000000000"),  # half to even: …000.5 has 16 digits
        (Fraction(200_000_000_000_003, 2), "100000000000002"),
    ],
)
def test_a_quotient_has_15_significant_digits_rounded_half_even(share: Fraction, shown: str) -> None:
    """Without an exponent and without trailing zeros."""
    assert str(quotient(share)) == shown


def test_no_quotient_of_nothing() -> None:
    """None stays None."""
    assert quotient(None) is None


@pytest.mark.parametrize(
    ("value", "shown"), [("1E+9", "1000000000"), ("1.500", "1.5"), ("0.00", "0"), ("-10.0", "-10")]
)
def test_plain_drops_trailing_zeros_and_exponent(value: str, shown: str) -> None:
    """The same amount is written in one way."""
    assert str(plain(Decimal(value))) == shown


def test_the_growth_of_the_contracts_example() -> None:
    """742,145,678.9 → 10亿: 34.7 % in all, 7.7 % a year over four years."""
    figure, limit = Decimal("742145678.9"), Decimal(10**9)
    assert growth(figure, limit) == Decimal("0.347444347425412")
    assert yearly_growth(figure, limit, 48) == Decimal("0.0774018308486535")


@pytest.mark.parametrize(
    ("start", "end", "months"), [("0", "5", 12), ("-5", "5", 12), ("5", "-5", 12), ("5", "5", 0), ("5", "5", None)]
)
def test_no_yearly_growth_from_nothing_to_nothing_or_in_no_time(start: str, end: str, months: int | None) -> None:
    """It would not be a number."""
    assert yearly_growth(Decimal(start), Decimal(end), months) is None


def test_growth_from_0_is_no_number() -> None:
    """Nor from a loss."""
    assert (growth(Decimal(0), Decimal(5)), growth(Decimal(-1), Decimal(5))) == (None, None)
