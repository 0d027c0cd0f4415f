"""Series of Statistics Canada as published, and cases worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.domain.growth import Growth, growth_status
from tiers.domain.period import Clock
from tiers.domain.progress import Status
from tiers.domain.targets import Pace

F = Fraction

PUBLISHED = [
    # base, total, goal, years gone of all, R as published, what it makes of it
    ("0.37", "9.53", "60", 10, 15, "0.9504", "on_track"),
    ("63", "74", "85", 15, 25, "0.8949", "lagging"),
    ("10.1", "13.7", "30", 8, 15, "0.5160", "off_track"),
    ("81.444", "78.398", "90", 10, 15, "-0.5694", "reversing"),
    ("58.2", "59.5", "50", 10, 15, "0.2195", "achieved"),
]


def growth(base: str, total: str, goal: str, gone: int, years: int) -> Growth:
    """Make a total that was reached after some of the plan's years."""
    return Growth(F(goal), F(total), F(base), years, F(gone, years))


def verdict(found: Growth, clock: Clock, *, complete: bool = True) -> Status:
    """Judge a total by the usual thresholds."""
    return growth_status(found, clock, Pace(), complete=complete)


def after(gone: int, years: int) -> Clock:
    """Return a clock at the end of a year of a plan from 2000 on."""
    return Clock((2000 + gone, 12), 2000, 2000 + years)


@pytest.mark.parametrize(("base", "total", "goal", "gone", "years", "pace", "status"), PUBLISHED)
def test_a_published_series(base: str, total: str, goal: str, gone: int, years: int, pace: str, status: Status) -> None:
    """The ratio to the four digits that are published, and the verdict."""
    found = growth(base, total, goal, gone, years)
    assert found.pace is not None
    assert str(round(found.pace, 4)) == pace
    assert verdict(found, after(gone, years)) == status


def test_a_goal_that_was_met_at_first_and_lost() -> None:
    """68.55 fell to 46.73, and 55 is wanted: published as -2.3587, of figures with more digits than are printed."""
    found = growth("68.55", "46.73", "55", 8, 11)
    assert found.pace is not None
    assert abs(found.pace - Decimal("-2.3587")) < Decimal("0.001")
    assert verdict(found, after(8, 11)) == "reversing"


def test_ten_per_cent_a_year() -> None:
    """100 × 1.1³ is 133.1 and × 1.1⁵ is 161.051: exactly as planned after three of five years."""
    found = growth("100", "133.1", "161.051", 3, 5)
    assert (found.pace, found.due, found.yearly_growth) == (1, Decimal("133.1"), Decimal("0.1"))
    assert found.planned_yearly_growth == Decimal("0.1")
    assert found.growth_needed(F(2)) == Decimal("0.1")
    assert verdict(found, after(3, 5)) == "on_track"


@pytest.mark.parametrize(
    ("yearly", "status"),
    [("0.095", "on_track"), ("0.0949999", "lagging"), ("0.06", "lagging"), ("0.0599999", "off_track")],
)
def test_a_ratio_exactly_on_a_threshold_passes_it(yearly: str, status: Status) -> None:
    """Of 10 % a year 9.5 % is 0.95, however long the root is."""
    total = F(100) * (1 + F(yearly)) ** 3
    found = Growth(F("161.051"), total, F(100), 5, F(3, 5))
    assert found.pace == Decimal(yearly) * 10
    assert verdict(found, after(3, 5)) == status


UNDERWAY = [
    # base, total, goal, as of, complete, status
    (100, 161, 160, (2003, 12), True, "achieved"),
    (100, 160, 160, (2003, 12), True, "achieved"),
    (100, 170, 160, (2005, 12), True, "achieved"),
    (100, 170, 160, (2006, 1), True, "ended"),
    (100, 150, 160, None, True, "unmet"),
    (100, 150, 160, (2005, 12), True, "missed"),
    (100, 150, 160, (2005, 12), False, "open"),
    (100, 90, 160, (2000, 12), True, "not_due"),
    (100, 90, 160, (1999, 12), True, "not_due"),
    (100, 110, 160, (2003, 9), False, "open"),
    (100, 150, 160, (2003, 9), False, "on_track"),
    (100, 99, 160, (2003, 12), True, "reversing"),
    (100, -5, 160, (2003, 12), True, "reversing"),
    (100, 0, 160, (2003, 12), True, "reversing"),
    (100, 95, 100, (2003, 12), True, "reversing"),
    (100, 95, 98, (2003, 12), True, "reversing"),
    (100, 100, 160, (2003, 12), True, "off_track"),
    (100, 125, 160, (2003, 12), True, "lagging"),
]


@pytest.mark.parametrize(("base", "total", "goal", "as_of", "complete", "status"), UNDERWAY)
def test_the_first_that_holds(
    base: int, total: int, goal: int, as_of: tuple[int, int] | None, status: Status, *, complete: bool
) -> None:
    """Of the list of definitions, from `ended` down."""
    clock = Clock(as_of, 2000, 2005)
    found = Growth(F(goal), F(total), F(base), 5, clock.elapsed)
    assert verdict(found, clock, complete=complete) == status


@pytest.mark.parametrize(
    ("total", "goal", "elapsed", "yearly", "pace"),
    [
        (0, 160, F(3, 5), None, None),
        (-1, 160, F(3, 5), None, None),
        (110, 160, None, None, None),
        (110, 160, F(0), None, None),
    ],
)
def test_no_growth_where_none_can_be_told(
    total: int, goal: int, elapsed: Fraction | None, yearly: Decimal | None, pace: Decimal | None
) -> None:
    """Of a total that is not above 0 there is no root, and without time there is no year."""
    found = Growth(F(goal), F(total), F(100), 5, elapsed)
    assert (found.yearly_growth, found.pace) == (yearly, pace)
    assert (found.due is None) == (elapsed is None)


def test_no_pace_where_no_growth_is_planned() -> None:
    """A goal that is the base; and no growth is needed without time, or from nothing."""
    found = Growth(F(100), F(90), F(100), 5, F(3, 5))
    assert (found.planned_yearly_growth, found.pace) == (0, None)
    assert found.growth_needed(F(0)) is None
    assert Growth(F(100), F(0), F(100), 5, F(3, 5)).growth_needed(F(2)) is None


amounts = st.integers(1, 10**24).map(lambda n: F(n, 10**6))


@given(amounts, amounts, amounts, st.integers(1, 59), st.sampled_from([2, 1000, F(1, 7)]))
def test_another_currency_changes_no_verdict(
    base: Fraction, total: Fraction, goal: Fraction, months: int, times: Fraction
) -> None:
    """All amounts multiplied by the same number."""
    clock = Clock((2001 + (months - 1) // 12, (months - 1) % 12 + 1), 2000, 2005)
    one = Growth(goal, total, base, 5, clock.elapsed)
    other = Growth(goal * times, total * times, base * times, 5, clock.elapsed)
    assert verdict(one, clock) == verdict(other, clock)
    assert one.pace == other.pace


@given(amounts, amounts, amounts, st.integers(1, 4))
def test_more_is_never_worse(base: Fraction, total: Fraction, goal: Fraction, gone: int) -> None:
    """A larger total does not lower the pace; what is due is on time."""
    found, more = (Growth(goal, each, base, 5, F(gone, 5)) for each in (total, total * 2))
    if found.pace is not None and more.pace is not None:
        assert more.pace >= found.pace
    due = found.due
    assert due is not None
    on_time = Growth(goal, F(due), base, 5, F(gone, 5))
    if goal > base * F("1.0001"):
        assert on_time.pace is not None
        assert abs(on_time.pace - 1) < Decimal("1e-30")
