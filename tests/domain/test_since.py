"""Bands, ways and verdicts, worked out by hand."""

from itertools import product

import pytest

from tiers.domain.period import Period
from tiers.domain.progress import Status
from tiers.domain.since import MOVES, Bands, How, band_places, how_of, is_comparable, states_of, verdict


@pytest.mark.parametrize(
    ("then", "now", "how"),
    [
        (0, 0, "stayed"), (1, 0, "stayed"), (0, 1, "stayed"), (2, 1, "risen"), (4, 0, "new"), (3, 1, "unknown_then"),
        (1, 2, "dropped"), (0, 4, "left"), (1, 3, "unknown_now"), (2, 2, None), (2, 3, None), (4, 2, None),
        (3, 3, None), (3, 4, None),
    ],
)  # fmt: skip
def test_the_second_of_two_tiers_sees_a_firm_go(then: int, now: int, how: How | None) -> None:
    """Bands are 0 and 1 for the tiers, 2 below, 3 without a figure, 4 absent; a higher tier is in it too."""
    assert how_of(then, now, 1, 2) == how


def test_every_way_has_its_two_states() -> None:
    """And each is found again by them."""
    assert [states_of(how) for how in MOVES] == [
        ("below", "in"), ("absent", "in"), ("without", "in"), ("in", "below"), ("in", "absent"), ("in", "without"),
    ]  # fmt: skip


def test_ways_and_sides_are_sums_of_cells() -> None:
    """One tier, below, without, absent: 5 + 1 + 2 + 3 − 4 − 6 − 7 by hand."""
    bands = Bands(((5, 4, 7, 6), (1, 9, 0, 0), (3, 0, 8, 0), (2, 0, 0, 0)))
    assert bands.ways(0) == {
        "stayed": 5, "risen": 1, "new": 2, "unknown_then": 3, "dropped": 4, "left": 6, "unknown_now": 7,
    }  # fmt: skip
    assert (bands.then(0, 0), bands.now(0, 0), bands.tiers) == (22, 11, 1)


@pytest.mark.parametrize(("cells", "expected"), [((1, 0, 0, 0), True), ((0, 0, 1, 0), False), ((0, 0, 0, 1), False)])
def test_it_is_comparable_where_each_side_has_a_figure(cells: tuple[int, ...], expected: bool) -> None:  # noqa: FBT001 - a row of the table
    """A firm without a figure then, and one that has left, are none now."""
    assert Bands((cells, (0,) * 4, (0,) * 4, (0,) * 4)).is_comparable == expected


WHOLE = (1, 12)


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (Period(2007, WHOLE), Period(2008, WHOLE), True),
        (Period(2008, WHOLE), Period(2008, WHOLE), True),
        (Period(2009, WHOLE), Period(2008, WHOLE), False),
        (Period(2007, (1, 9)), Period(2008, (1, 9)), True),
        (Period(2008, (1, 8)), Period(2008, (1, 9)), True),
        (Period(2008, (1, 9)), Period(2008, (1, 9)), True),
        (Period(2008, (1, 9)), Period(2008, (1, 8)), False),
        (Period(2008, (1, 9)), Period(2008, WHOLE), True),
        (Period(2008, (2, 8)), Period(2008, (1, 9)), False),
        (Period(2007, WHOLE), Period(2008, (1, 9)), False),
        (Period(2007, (1, 9)), Period(2008, WHOLE), False),
        (Period(None), Period(2008, WHOLE), False),
        (Period(2007, WHOLE), Period(None), False),
        (Period(2007, None), Period(2008, None), False),
        (Period(2007, WHOLE), Period(2008, None), False),
    ],
)
def test_which_periods_can_be_compared(then: Period, now: Period, expected: bool) -> None:  # noqa: FBT001 - a row of the table
    """Then is not later; whole years, the same months of two years, or of one year from the same month on."""
    assert is_comparable(then, now) == expected


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("on_track", "achieved", "better"), ("not_due", "on_track", "same"), ("open", "unmet", "same"),
        ("not_due", "off_track", "worse"), ("lagging", "lagging", "same"), ("lagging", "off_track", "worse"),
        ("off_track", "reversing", "worse"), ("reversing", "missed", "worse"), ("missed", "not_assessable", "worse"),
        ("not_assessable", "lagging", "better"), ("on_track", "open", "worse"), ("no_goal", "no_goal", None),
        ("achieved", "ended", None), ("ended", "achieved", None), (None, "achieved", None), ("achieved", None, None),
    ],
)  # fmt: skip
def test_a_goal_stands_better_or_worse(then: Status | None, now: Status | None, expected: str | None) -> None:
    """On the scale from met to not assessable; nothing is said of a goal without a number, or of a plan that ended."""
    assert verdict(then, now) == expected


def test_better_is_the_opposite_of_worse() -> None:
    """For every pair of statuses."""
    statuses: list[Status] = ["achieved", "on_track", "open", "lagging", "off_track", "reversing", "missed"]
    opposite = {"better": "worse", "worse": "better", "same": "same"}
    for one, other in product(statuses, statuses):
        assert verdict(one, other) == opposite[verdict(other, one) or ""]


def test_each_tier_has_its_place_among_those_of_its_measure() -> None:
    """Two of revenue, one of output, one without a measure."""
    assert band_places(("revenue", "output", "revenue", None)) == (0, 0, 1, 0)
