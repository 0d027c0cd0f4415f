from fractions import Fraction

import pytest

from tiers.domain.period import Clock, Period, choose_year, is_small, last_day

Month = tuple[int, int]


@pytest.mark.parametrize(
    ("period", "complete", "end"),
    [
        (Period(2006), True, (2006, 12)),
        (Period(2006, (1, 12)), True, (2006, 12)),
        (Period(2006, (1, 9)), False, (2006, 9)),
        (Period(2006, (9, 9)), False, (2006, 9)),
        (Period(2006, None), False, None),
        (Period(None), True, None),
    ],
)
def test_the_end_of_a_period(period: Period, *, complete: bool, end: Month | None) -> None:
    """A bare year is whole; a year to date ends with its month, or nobody knows when."""
    assert (period.complete, period.end) == (complete, end)


ELEVENTH_PLAN = [
    # as of, elapsed of 60 months, months left
    ((2005, 12), Fraction(0), 60),
    ((2006, 1), Fraction(1, 60), 59),
    ((2006, 12), Fraction(1, 5), 48),
    ((2007, 6), Fraction(18, 60), 42),
    ((2008, 9), Fraction(33, 60), 27),
    ((2010, 11), Fraction(59, 60), 1),
    ((2010, 12), Fraction(1), 0),
    ((2011, 1), Fraction(1), 0),
    ((2024, 12), Fraction(1), 0),
    ((2004, 12), Fraction(0), 72),
]


@pytest.mark.parametrize(("as_of", "elapsed", "left"), ELEVENTH_PLAN)
def test_elapsed_and_months_left(as_of: Month, elapsed: Fraction, left: int) -> None:
    """Months from the end of 2005 over the months to the end of 2010, within 0 and 1, exact."""
    clock = Clock(as_of, base_year=2005, target_year=2010)
    assert (clock.elapsed, clock.months_left) == (elapsed, left)


@pytest.mark.parametrize(
    ("as_of", "at_target", "is_over"),
    [
        ((2010, 11), False, False),
        ((2010, 12), True, False),
        ((2011, 1), False, True),
        ((2011, 12), False, True),
        (None, False, False),
    ],
)
def test_the_end_of_the_plan(as_of: Month | None, *, at_target: bool, is_over: bool) -> None:
    """The last month of the target year still belongs to the plan."""
    clock = Clock(as_of, base_year=2005, target_year=2010)
    assert (clock.at_target, clock.is_over) == (at_target, is_over)


def test_an_unknown_as_of_leaves_time_unknown() -> None:
    """Without an as-of there is no elapsed and no time left: None, not 0."""
    clock = Clock(None, base_year=2005, target_year=2010)
    assert (clock.elapsed, clock.months_left) == (None, None)


@pytest.mark.parametrize(
    ("month", "day"),
    [((2006, 12), "2006-12-31"), ((2007, 6), "2007-06-30"), ((2007, 2), "2007-02-28"), ((2008, 2), "2008-02-29")],
)
def test_last_day(month: Month, day: str) -> None:
    """A month ends on its last day, in leap years too."""
    assert last_day(month) == day


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        ({}, None),
        ({2006: 300}, 2006),
        ({2005: 300, 2006: 300}, 2006),
        ({2009: 300, 2010: 300, 2011: 300}, 2010),
        ({2011: 300, 2012: 300}, 2012),
        ({2005: 300, 2006: 29}, 2005),
        ({2005: 300, 2006: 30}, 2006),
        ({2009: 5, 2012: 300}, 2012),
        ({2012: 5}, 2012),
    ],
)
def test_the_report_year_that_nobody_said(rows: dict[int, int], chosen: int | None) -> None:
    """The latest year not after 2010, else the latest; passing over one with under a tenth of the largest."""
    assert choose_year(rows, target_year=2010) == chosen


@pytest.mark.parametrize(("count", "small"), [(29, True), (30, False), (300, False)])
def test_a_year_with_few_rows(count: int, *, small: bool) -> None:
    """Under a tenth is small, a tenth is not."""
    assert is_small({2005: 300, 2006: count}, 2006) is small
