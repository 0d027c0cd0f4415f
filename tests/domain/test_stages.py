"""Stages on the way: read, put in order, and refused where they contradict the plan."""

import pytest

from tiers.domain.stages import Stage, broken_stage_rule, stages_of

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
