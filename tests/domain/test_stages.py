"""Stages on the way: read, put in order, and refused where they contradict the plan."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.domain.period import Clock
from tiers.domain.progress import Point, Progress, Status, points, status
from tiers.domain.stages import Stage, broken_stage_rule, stages_of
from tiers.domain.targets import Pace

F = Fraction

SPAN = (2005, 2010)
WAY = ("tier", 0, "by_year")


def test_stages_in_order_of_time() -> None:
    """Whatever the order in the file."""
    assert stages_of({"2008": 10, "2006": 7}) == (Stage(2006, 7), Stage(2008, 10))


@pytest.mark.parametrize(
    ("by_year", "goal", "rule", "way"),
    [
        ({}, None, None, None),
        ({"2006": 7, "2008": 10}, 15, None, None),
        ({"2006": 7, "2007": 7, "2009": 15}, 15, None, None),
        ({"2008": 10}, None, "by-year-word", WAY),
        ({"2005": 6}, 15, "by-year-outside", (*WAY, "2005")),
        ({"2010": 15}, 15, "by-year-outside", (*WAY, "2010")),
        ({"06": 7}, 15, "by-year-outside", (*WAY, "06")),
        ({"02006": 7}, 15, "by-year-outside", (*WAY, "02006")),
        ({"２００６": 7}, 15, "by-year-outside", (*WAY, "２００６")),
        ({"9" * 5000: 7}, 15, "by-year-outside", (*WAY, "9" * 5000)),
        ({"2008": 7, "2006": 10}, 15, "by-year-falls", (*WAY, "2008")),
        ({"2006": 7, "2008": 16}, 15, "by-year-falls", (*WAY, "2008")),
        ({"2006": 10**9}, 10**9, None, None),
    ],
)
def test_what_a_stage_may_be(
    by_year: dict[str, int], goal: int | None, rule: str | None, way: tuple[str | int, ...] | None
) -> None:
    """Years strictly between the two ends; firms that do not fall and end at most at the goal."""
    found = broken_stage_rule(by_year, goal, SPAN, "1亿", WAY)
    assert (found and found.type, found and found.context and found.context["way"]) == (rule, way)


STAGES = points((Stage(2006, 7), Stage(2008, 10)), 2005, 2010)
"""On the way from 6 to 15, from the end of 2005 to the end of 2010."""


def on_the_way(count: int, as_of: tuple[int, int] | None, base: int | None = 6, goal: int = 15) -> Progress:
    """Make a goal with those stages."""
    return Progress(goal, count, base, Clock(as_of, 2005, 2010).elapsed, STAGES)


def test_stages_in_the_time_of_the_plan() -> None:
    """As shares of it."""
    assert (Point(F(1, 5), 7), Point(F(3, 5), 10)) == STAGES


@pytest.mark.parametrize(
    ("as_of", "due", "due_now"),
    [
        (None, None, None),
        ((2004, 6), F(6), 6),
        ((2005, 12), F(6), 6),
        ((2006, 6), F(13, 2), 7),
        ((2006, 12), F(7), 7),
        ((2007, 12), F(17, 2), 9),
        ((2008, 12), F(10), 10),
        ((2009, 6), F(45, 4), 11),
        ((2010, 12), F(15), 15),
        ((2012, 1), F(15), 15),
    ],
)
def test_due_runs_straight_from_stage_to_stage(
    as_of: tuple[int, int] | None, due: Fraction | None, due_now: int | None
) -> None:
    """6 · 7 · 8.5 · 10 · 11.25 in June 2009 · 15; before the plan the base, after it the goal."""
    progress = on_the_way(0, as_of)
    assert (progress.due, progress.due_now) == (due, due_now)


@pytest.mark.parametrize(
    ("count", "as_of", "base", "pace", "difference", "verdict"),
    [
        # 2008: due 10; by a straight line it would be 11.4, and 10 firms lagging
        (10, (2008, 12), 6, F(1), F(0), "on_track"),
        (9, (2008, 12), 6, F(3, 4), F(-1, 9), "lagging"),
        (8, (2008, 12), 6, F(1, 2), F(-2, 9), "off_track"),
        (5, (2008, 12), 6, F(-1, 4), F(-5, 9), "reversing"),
        # 2007: due 8.5
        (8, (2007, 12), 6, F(4, 5), F(-1, 18), "lagging"),
        (6, (2005, 12), 6, None, F(0), "not_due"),
        # from 0 in 2005, to 7 a year later
        (7, (2006, 12), None, F(1), F(0), "on_track"),
        (3, (2006, 12), None, F(3, 7), F(-4, 15), "off_track"),
        # a base above the first stage: nothing is due, and who falls below it reverses
        (8, (2006, 12), 9, None, F(1, 6), "on_track"),
        (6, (2006, 12), 9, None, F(-1, 6), "reversing"),
        (6, (2006, 12), 15, None, None, "reversing"),
    ],
)
def test_pace_and_verdict_by_stages(
    count: int,
    as_of: tuple[int, int],
    base: int | None,
    pace: Fraction | None,
    difference: Fraction | None,
    verdict: Status,
) -> None:
    """What has come over what was due to come; the difference as a share of the whole way."""
    progress, clock = on_the_way(count, as_of, base), Clock(as_of, 2005, 2010)
    assert (progress.pace, progress.difference) == (pace, difference)
    assert status(progress, clock, Pace(), complete=True) == verdict


def test_a_flat_stage_wants_nothing_yet() -> None:
    """Base 6, and 6 still in 2006: 6 firms are not due to be more."""
    way = points((Stage(2006, 6),), 2005, 2010)
    clock = Clock((2006, 12), 2005, 2010)
    assert status(Progress(15, 6, 6, clock.elapsed, way), clock, Pace(), complete=True) == "not_due"


@given(
    st.integers(0, 40),
    st.integers(0, 40),
    st.none() | st.integers(0, 40),
    st.tuples(st.integers(2004, 2011), st.integers(1, 12)),
    st.sets(st.integers(2006, 2009)),
    st.booleans(),
)
def test_stages_on_the_straight_line_change_no_number(
    goal: int,
    count: int,
    base: int | None,
    as_of: tuple[int, int],
    years: set[int],
    complete: bool,  # noqa: FBT001 - drawn
) -> None:
    """Neither due, pace and difference nor the verdict."""
    clock = Clock(as_of, 2005, 2010)
    straight = Progress(goal, count, base, clock.elapsed)
    times = [F(year - 2005, 5) for year in sorted(years)]
    way = tuple(Point(time, straight.start + (goal - straight.start) * time) for time in times)  # type: ignore[arg-type]
    bent = Progress(goal, count, base, clock.elapsed, way)
    for name in ("due", "due_now", "pace", "difference"):
        assert getattr(bent, name) == getattr(straight, name)
    assert status(bent, clock, Pace(), complete=complete) == status(straight, clock, Pace(), complete=complete)
