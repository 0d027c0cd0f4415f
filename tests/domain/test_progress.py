"""Cases worked out by hand with the plan of 2006 to 2010 (base year 2005), unless a case says otherwise."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.domain.period import Clock
from tiers.domain.progress import Progress, Rates, Status, rates, status
from tiers.domain.targets import Pace

F = Fraction
UNKNOWN = None


@pytest.mark.parametrize(
    ("count", "goal", "gap", "surplus", "completion"),
    [
        (0, 1, 1, 0, F(0)),
        (3, 5, 2, 0, F(3, 5)),
        (5, 5, 0, 0, F(1)),
        (7, 5, 0, 2, F(7, 5)),
        (10, 15, 5, 0, F(2, 3)),
        (0, 0, 0, 0, None),
        (4, 0, 0, 4, None),
    ],
)
def test_gap_surplus_and_completion(count: int, goal: int, gap: int, surplus: int, completion: Fraction | None) -> None:
    """Whole firms, never below 0; the completion is not capped, and there is none of a goal of 0."""
    progress = Progress(goal=goal, count=count, base=0, elapsed=F(1, 2))
    assert (progress.gap, progress.surplus, progress.completion) == (gap, surplus, completion)


DUE = [
    # base, goal, elapsed, due, due now
    (0, 1, F(1, 5), F(1, 5), 0),
    (0, 1, F(1, 2), F(1, 2), 1),
    (0, 1, F(29, 60), F(29, 60), 0),
    (0, 5, F(3, 5), F(3), 3),
    (6, 15, F(3, 5), F(57, 5), 11),
    (6, 15, F(1, 2), F(21, 2), 11),
    (6, 15, F(0), F(6), 6),
    (6, 15, F(1), F(15), 15),
    (UNKNOWN, 15, F(1, 5), F(3), 3),
    (UNKNOWN, 15, F(1, 10), F(3, 2), 2),
    (10, 5, F(1, 5), F(9), 9),
    (10, 5, F(1, 2), F(15, 2), 8),
    (5, 5, F(1, 2), F(5), 5),
    (0, 0, F(1, 2), F(0), 0),
    (0, 15, None, None, None),
]


@pytest.mark.parametrize(("base", "goal", "elapsed", "due", "due_now"), DUE)
def test_due(base: int | None, goal: int, elapsed: Fraction | None, due: Fraction | None, due_now: int | None) -> None:
    """A straight line from the base, or from 0 if it is unknown; due now is rounded half up."""
    progress = Progress(goal=goal, count=0, base=base, elapsed=elapsed)
    assert (progress.due, progress.due_now) == (due, due_now)


PACE = [
    # count, base, goal, elapsed, pace, difference
    (10, 6, 15, F(3, 5), F(4, 9) / F(3, 5), F(4, 9) - F(3, 5)),
    (3, 0, 5, F(3, 5), F(1), F(0)),
    (4, UNKNOWN, 15, F(1, 2), F(8, 15), F(4, 15) - F(1, 2)),
    (6, 6, 15, F(3, 5), F(0), F(-3, 5)),
    (5, 6, 15, F(1, 2), F(-2, 9), F(-1, 9) - F(1, 2)),
    (20, 6, 15, F(1, 2), F(28, 9), F(14, 9) - F(1, 2)),
    (10, 6, 15, F(0), None, F(4, 9)),
    (10, 6, 15, None, None, None),
    (10, 15, 15, F(1, 2), None, None),
    (0, UNKNOWN, 0, F(1, 2), None, None),
]


@pytest.mark.parametrize(("count", "base", "goal", "elapsed", "pace", "difference"), PACE)
def test_pace_and_difference(
    count: int,
    base: int | None,
    goal: int,
    elapsed: Fraction | None,
    pace: Fraction | None,
    difference: Fraction | None,
) -> None:
    """The way gone over the time gone, and the way gone less the time gone; base 0 if it is unknown."""
    progress = Progress(goal=goal, count=count, base=base, elapsed=elapsed)
    assert (progress.pace, progress.difference) == (pace, difference)


def test_the_usual_difference_of_chinese_tables_where_the_base_is_nothing() -> None:
    """From a base of 0 the difference is completion less elapsed."""
    progress = Progress(goal=8, count=3, base=0, elapsed=F(1, 2))
    assert progress.completion is not None
    assert progress.difference == progress.completion - F(1, 2) == F(-1, 8)


STATUS = """
    as of    base  goal  count  whole  status        why

    2011-12     0     5      5  yes    ended         the plan is over: no verdict, even on a goal that is met
    2011-01     0     5      4  no     ended
    2006-12     0     1      1  yes    achieved
    2006-09     0     0      0  no     achieved      a goal of 0 is always achieved
    2010-12     6    15     15  yes    achieved
    2010-12     9     5      7  yes    achieved      a goal below the base, still held
    -           0     5      5  yes    achieved      needs no time
    -           0     5      4  yes    unmet         as-of is unknown
    -           ?     5      0  no     unmet
    2010-12     6    15     14  yes    missed
    2010-12     0     1      0  yes    missed
    2010-12     0     1      0  no     open          the last year, not finished: due 1
    2010-11     0     1      0  yes    off_track     a month is left
    2006-12     0     1      0  yes    not_due       due 0.2
    2006-12     ?     1      0  yes    not_due       an unknown base counts as 0
    2006-12     2     3      2  yes    not_due       due 2.2: nothing is due yet, nothing has come
    2006-12     0     1      0  no     not_due       before open
    2005-12     6    15      6  yes    not_due       no time has passed
    2005-12     6    15      7  yes    on_track      no time has passed, and one has come
    2005-12     6    15      5  yes    reversing     no time has passed, and one has gone
    2008-06     0     1      0  yes    off_track     half the time: due 0.5 is 1 firm
    2008-05     0     1      0  yes    not_due       29 of 60 months: due 0.48 is none
    2008-12     6    15     11  yes    on_track      due 11.4 is 11 firms
    2008-12     6    15     10  yes    lagging       (4/9) / (3/5) = 0.74
    2008-12     6    15     10  no     open          the year is not finished
    2008-12     6    15      9  yes    off_track     (3/9) / (3/5) = 0.56
    2008-12     6    15      6  yes    off_track     pace 0, but not below the base
    2008-12     6    15      5  yes    reversing
    2008-12     6    15      5  no     open          before reversing
    2008-12     ?    15      5  yes    off_track     an unknown base cannot be fallen below: (5/15) / (3/5) = 0.56
    2008-12     ?    15      6  yes    lagging       (6/15) / (3/5) = 0.67
    2008-12     ?    15      9  yes    on_track      due 9
    2008-06     0   100     47  yes    lagging       pace 0.94
    2008-06     0   200     95  yes    on_track      due 100, pace exactly 0.95
    2008-06     0   200     94  yes    lagging
    2008-06     0   200     60  yes    lagging       pace exactly 0.60
    2008-06     0   200     59  yes    off_track
    2008-06    20   220    115  yes    on_track      pace exactly 0.95 from a base of 20
    2008-06    20   220     80  yes    lagging       pace exactly 0.60 from a base of 20
    2006-12    10     5      3  yes    reversing     a goal below the base, fallen through
    2006-12    10     5      4  no     open
    2006-12     0     5      1  yes    on_track      due 1
    2006-12     0     5      0  yes    off_track
"""


def cases() -> list[tuple[str, str, int, int, str, str]]:
    """Take the drawn table apart."""
    rows = [line.split()[:6] for line in STATUS.strip().splitlines()[1:] if line.strip()]
    return [(as_of, base, int(goal), int(count), whole, verdict) for as_of, base, goal, count, whole, verdict in rows]


@pytest.mark.parametrize(("as_of", "base", "goal", "count", "whole", "verdict"), cases())
def test_status(as_of: str, base: str, goal: int, count: int, whole: str, verdict: Status) -> None:
    """The first line of the definition's table that holds, decided on exact numbers."""
    month = None if as_of == "-" else (int(as_of[:4]), int(as_of[5:]))
    clock = Clock(month, base_year=2005, target_year=2010)
    progress = Progress(goal=goal, count=count, base=None if base == "?" else int(base), elapsed=clock.elapsed)
    assert status(progress, clock, Pace(), complete=whole == "yes") == verdict


@pytest.mark.parametrize(("count", "verdict"), [(80, "on_track"), (79, "lagging"), (30, "lagging"), (29, "off_track")])
def test_the_thresholds_of_the_plan(count: int, verdict: Status) -> None:
    """A plan may set its own, and they are inclusive too."""
    clock = Clock((2008, 6), base_year=2005, target_year=2010)
    progress = Progress(goal=200, count=count, base=0, elapsed=clock.elapsed)
    assert status(progress, clock, Pace(on_track=Decimal("0.8"), lagging=Decimal("0.3")), complete=True) == verdict


RATES = [
    # base, count, goal, as-of, firms a year so far, needed, times as fast
    (6, 10, 15, (2008, 12), F(4, 3), F(5, 2), F(15, 8)),
    (0, 0, 1, (2008, 12), F(0), F(1, 2), None),
    (6, 4, 8, (2008, 6), F(-4, 5), F(8, 5), None),
    (0, 5, 5, (2008, 12), F(5, 3), F(0), None),
    (0, 5, 10, (2009, 11), F(60, 47), F(60, 13), F(47, 13)),
]


@pytest.mark.parametrize(("base", "count", "goal", "as_of", "so_far", "needed", "times"), RATES)
def test_rates(
    base: int, count: int, goal: int, as_of: tuple[int, int], so_far: Fraction, needed: Fraction, times: Fraction | None
) -> None:
    """Firms a year; nobody goes times as fast as nothing, or as a loss, and a goal that is met needs no speed."""
    clock = Clock(as_of, 2005, 2010)
    found = rates(Progress(goal, count, base, clock.elapsed), clock, complete=True)
    assert found == Rates(so_far, needed)
    assert Rates(so_far, needed).times == times


@pytest.mark.parametrize(
    ("base", "as_of", "complete"),
    [
        (None, (2008, 12), True), (0, (2008, 9), False), (0, None, True), (0, (2005, 12), True), (0, (2004, 6), True),
        (0, (2010, 12), True), (0, (2011, 12), True),
    ],
)  # fmt: skip
def test_no_rates(base: int | None, as_of: tuple[int, int] | None, complete: bool) -> None:  # noqa: FBT001 - a row of the table
    """From an unknown base, in a part of a year, without a date, with no time gone, and with none left."""
    clock = Clock(as_of, 2005, 2010)
    assert rates(Progress(5, 1, base, clock.elapsed), clock, complete=complete) is None


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(1, 59))
def test_it_has_to_go_faster_exactly_where_the_pace_is_too_low(base: int, count: int, goal: int, months: int) -> None:
    """Times are above 1 if and only if the pace is below 1, where there are both."""
    clock = Clock((2006 + (months - 1) // 12, (months - 1) % 12 + 1), 2005, 2010)
    progress = Progress(goal, count, base, clock.elapsed)
    found = rates(progress, clock, complete=True)
    if found and found.times is not None and progress.pace is not None:
        assert (found.times > 1) == (progress.pace < 1)
