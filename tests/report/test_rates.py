"""Rates as the report states them."""

from decimal import Decimal

from tiers.domain.period import Clock
from tiers.domain.progress import Progress
from tiers.report.rates import rate_numbers

CLOCK = Clock((2008, 12), 2005, 2010)


def test_rates_are_quotients() -> None:
    """6 → 10 of 15 after 3 of 5 years: 15 digits of 4/3, exactly 2.5 and 1.875."""
    found = rate_numbers(Progress(15, 10, 6, CLOCK.elapsed), CLOCK, complete=True)
    assert found == {"rate": Decimal("1.33333333333333"), "rate_needed": Decimal("2.5"), "times": Decimal("1.875")}


def test_no_number_no_rate() -> None:
    """A goal in the plan's own word has no pace to go by, and neither has one without a whole year."""
    nothing = {"rate": None, "rate_needed": None, "times": None}
    assert rate_numbers(None, CLOCK, complete=True) == nothing
    assert rate_numbers(Progress(15, 10, 6, CLOCK.elapsed), CLOCK, complete=False) == nothing
