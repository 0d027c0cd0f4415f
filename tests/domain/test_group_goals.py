"""What a plan wants of groups, and how that adds up."""

from typing import Any

import pytest
from pydantic import ValidationError

from tiers.domain.group_goals import GroupGoals, Parts, TierGoal, parts_of
from tiers.domain.stages import Stage
from tiers.domain.targets import Targets

PLAN: dict[str, Any] = {
    "version": 1,
    "base_year": 2005,
    "target_year": 2010,
    "tier": [
        {"name": "10亿", "measure": "revenue", "over": "10亿", "goal": 1},
        {"name": "5亿", "measure": "revenue", "over": "5亿", "goal": "一批"},
        {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 15, "by_year": {2006: 7, 2008: 10}},
    ],
}
PARK = {
    "value": " 宝庆 科技工业园 ",
    "goal": {"10亿": 1, "5亿": 3, "1亿": 6},
    "base": {"1亿": 3},
    "by_year": {"1亿": {2008: 4}},
}
OTHER = {"value": "白马工业园", "goal": {"5亿": 2, "1亿": 5}}


def with_groups(*groups: dict[str, Any]) -> Targets:
    """Return the plan above with goals of groups."""
    return Targets.model_validate(PLAN | {"breakdown": [{"heading": "园区", "group": groups}]})


def test_what_a_group_is_to_reach() -> None:
    """Its goals, bases and stages, tier by tier; its value as cells are compared."""
    first, second = with_groups(PARK, OTHER).breakdown[0].group
    assert first.text == "宝庆 科技工业园"
    assert first.of_tier("1亿") == TierGoal(6, 3, (Stage(2008, 4),))
    assert first.of_tier("5亿") == TierGoal(3, None, ())
    assert second.of_tier("10亿") is None


def test_the_goals_of_the_parts_beside_that_of_the_whole() -> None:
    """Less, more, and where the whole has none; a tier for which no group has a goal is not there."""
    groups = (GroupGoals(value="甲", goal={"a": 4, "c": 1}), GroupGoals(value="乙", goal={"a": 5, "b": 0}))
    found = parts_of(groups, [("a", 10), ("b", None), ("c", 0), ("d", 7)])
    assert found == (Parts("a", 10, 9, 2), Parts("b", None, 0, 1), Parts("c", 0, 1, 1))
    assert [each.difference for each in found] == [-1, None, 1]


def test_a_tier_by_a_condition_has_no_goals_of_groups() -> None:
    """It stands outside the ladder."""
    condition = {"name": "骨干企业", "where": ["骨干企业=是"], "goal": 2}
    tiers = PLAN | {"tier": [*PLAN["tier"], condition]}
    group = {"value": "甲", "goal": {"1亿": 1, "骨干企业": 1}}
    with pytest.raises(ValidationError) as caught:
        Targets.model_validate(tiers | {"breakdown": [{"heading": "园区", "group": [OTHER, group]}]})
    found = caught.value.errors()[0]
    assert found["type"] == "group-tier-by-condition"
    assert found["ctx"]["way"] == ("breakdown", 0, "group", 1, "goal", "骨干企业")


@pytest.mark.parametrize(
    ("groups", "rule", "way"),
    [
        ([OTHER, {"value": "白马工业园　"}], "group-twice", (1, "value")),
        ([{"value": "A区"}, {"value": "Ａ区"}], "group-twice", (1, "value")),
        ([OTHER, {"value": "甲", "goal": {"２亿": 1}}], "group-tier-unknown", (1, "goal", "２亿")),
        ([{"value": "甲", "goal": {"１亿": 1}}], "group-tier-unknown", (0, "goal", "１亿")),
        ([{"value": "甲", "base": {"2亿": 1}}], "group-tier-unknown", (0, "base", "2亿")),
        ([{"value": "甲", "base": {"1亿": 1}}], "group-base-without-goal", (0, "base", "1亿")),
        ([{"value": "甲", "by_year": {"1亿": {2008: 1}}}], "by-year-word", (0, "by_year", "1亿")),
        ([PARK | {"by_year": {"1亿": {2010: 1}}}], "by-year-outside", (0, "by_year", "1亿", "2010")),
        ([PARK | {"by_year": {"1亿": {2008: 7}}}], "by-year-falls", (0, "by_year", "1亿", "2008")),
    ],
)
def test_what_contradicts_the_plan(groups: list[dict[str, Any]], rule: str, way: tuple[str | int, ...]) -> None:
    """Each with the keys that lead to it."""
    with pytest.raises(ValidationError) as caught:
        with_groups(*groups)
    found = caught.value.errors()[0]
    assert (found["type"], found["ctx"]["way"]) == (rule, ("breakdown", 0, "group", *way))
