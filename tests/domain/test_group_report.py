"""Whose goals are in force."""

import pytest

from tests.domain.test_group_goals import OTHER, PARK, with_groups
from tiers.domain.group_report import GroupChosen, goals_in_force
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets

PLAN = Targets.model_validate(
    with_groups(PARK, OTHER, {"value": "空园"}).model_dump(exclude={"reading", "pace"})
    | {"breakdown": [{"heading": "行业"}, {"heading": ["所在园区", "园区"], "group": [PARK, OTHER, {"value": "空园"}]}]}
)


@pytest.mark.parametrize("where", ["园区=白马工业园", "所在园区=白马工业园", " 园 区 = 白马工业园　"])
def test_the_goals_of_a_group_that_is_read_alone(where: str) -> None:
    """By any heading of its breakdown, whatever the spaces; tiers for which it has no goal have none then."""
    question = Question(PLAN, reading=Reading(where=(where,))).with_goals_in_force()
    heading = where.partition("=")[0].strip()
    assert question.group == GroupChosen(heading, "白马工业园")
    assert [(tier.name, tier.goal, tier.base, tier.by_year) for tier in question.targets.tier] == [
        ("10亿", None, None, {}),
        ("5亿", 2, None, {}),
        ("1亿", 5, None, {}),
    ]
    assert question.targets.breakdown[0] == PLAN.breakdown[0]
    assert question.targets.breakdown[1].heading == (heading, "所在园区", "园区")


def test_base_and_stages_of_the_group_are_in_force_too() -> None:
    """And those of the whole are not."""
    targets, _ = goals_in_force(PLAN, ("园区=宝庆 科技工业园",))
    assert [(tier.goal, tier.base, tier.by_year) for tier in targets.tier] == [
        (1, None, {}),
        (3, None, {}),
        (6, 3, {"2008": 4}),
    ]


@pytest.mark.parametrize(
    "where",
    [
        (),
        ("园区=白马工业园", "行业=机械"),
        ("园区=白马工业园", "园区=宝庆科技工业园"),
        ("行业=白马工业园",),
        ("园区=别处",),
        ("园区=空园",),
        ("园区=",),
    ],
)
def test_any_other_condition_leaves_the_plan_as_it_is(where: tuple[str, ...]) -> None:
    """Two conditions, another heading, a group without goals."""
    assert goals_in_force(PLAN, where) == (PLAN, None)


def test_firms_alone_have_no_goals() -> None:
    """Neither of the whole nor of groups."""
    targets = Question(PLAN).about_firms(None).targets
    assert not any(each.group for each in targets.breakdown)
    assert not any(tier.goal is not None or tier.by_year for tier in targets.tier)
