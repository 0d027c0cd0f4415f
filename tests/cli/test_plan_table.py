"""A plan as people read it."""

from decimal import Decimal

from tiers.cli.plan_table import plan_lines
from tiers.domain.targets import Breakdown, Targets, Tier
from tiers.intake.plan.from_toml import find_plan

BUILT_IN = """\
Shuangqing District, firm tiers of the 11th Five-Year Plan
From: built in
Source: 红网, 2007-06-12
Runs from the end of 2005 to the end of 2010.
Counts include higher tiers.

Tier    Measure                              Limit        Goal     End of 2005
10亿    sales revenue                        over ¥1 bn   1        —
5亿     sales revenue                        over ¥500 m  5        —
1亿     sales revenue                        over ¥100 m  15       —
1000万  output value, or else sales revenue  over ¥10 m   a group  —

Broken down by 行业: 机械, 食品, 化工, 造纸, 纺织, 制药, 羽绒
Broken down by 所在园区: 宝庆科技工业园, 白马工业园, 洋溪化工小区
On track from 0.95 of the pace that is due, lagging from 0.60.
Nothing is wrong with them."""


def test_the_built_in_plan() -> None:
    """Everything that it says."""
    assert "\n".join(plan_lines(find_plan("builtin", []).targets, None)) == BUILT_IN


def test_who_issues_the_reports() -> None:
    """In the language of the words, below where the plan was published."""
    tier = {"name": "1亿", "measure": "revenue", "over": "1亿"}
    plan = {"version": 1, "base_year": 2025, "target_year": 2030, "issuer": "示例区统计局", "tier": [tier]}
    assert [*plan_lines(Targets.model_validate(plan), None)][2] == "Issued by: 示例区统计局"
    both = Targets.model_validate({**plan, "issuer_en": "Statistics of a District"})
    assert [*plan_lines(both, None)][2] == "Issued by: Statistics of a District"
    assert [*plan_lines(both, None, "zh")][2] == "发布单位：示例区统计局"


def test_growth_that_a_plan_states() -> None:
    """What `--outlook` reckons with then; a shock alone is no growth."""
    stated = {"growth": "0.12", "spread": "0.08", "stay": 1, "shock": "0.025"}
    tier = {"name": "1亿", "measure": "revenue", "over": "1亿"}
    plan = {"version": 1, "base_year": 2025, "target_year": 2030, "tier": [tier]}
    said = "--outlook reckons with a growth of 12% a year, give or take 2%."
    assert said in plan_lines(Targets.model_validate({**plan, "outlook": stated}), None)
    assert not [
        line
        for line in plan_lines(Targets.model_validate({**plan, "outlook": {"shock": "0.025"}}), None)
        if "--outlook" in line
    ]


def test_a_plan_of_ones_own() -> None:
    """What it leaves open is shown as such, and text from outside is inert."""
    plan = Targets.model_validate(
        {
            "version": 1,
            "base_year": 2025,
            "target_year": 2030,
            "currency": "TWD",
            "counting": "banded",
            "tier": [Tier(name="甲", measure=("revenue",), at_least=Decimal(20000000), goal=0, base=3)],
            "breakdown": [Breakdown(heading=("镇\u3164街",))],
            "reading": {"unit": "千元", "by": "镇"},
        }
    )
    assert list(plan_lines(plan, "a\x1bb.toml")) == [
        "—",
        r"From: a\x1bb.toml",
        "Runs from the end of 2025 to the end of 2030.",
        "A firm counts only for the highest tier that it reaches.",
        "",
        "Tier  Measure        Limit             Goal  End of 2025",
        "甲    sales revenue  at least NT$20 m  0     3",
        "",
        r"Broken down by 镇\u3164街",
        "On track from 0.95 of the pace that is due, lagging from 0.60.",
        "Read with: by, unit",
        "Nothing is wrong with them.",
    ]


SPLIT = """\
示例市梯队目标
From: targets.toml
Runs from the end of 2005 to the end of 2010.
Counts include higher tiers.

Tier  Measure        Limit        Goal  End of 2005  On the way
5亿   sales revenue  over ¥500 m  一批  —
1亿   sales revenue  over ¥100 m  15    —            2006: 7, 2008: 10

Broken down by 园区

Goals by 园区
园区                5亿  1亿
甲园                3    6 (from 3; 2008: 4)
乙园                     8
Goals of the parts  3    14
Goal of the whole   —    15
! The parts' goals for 1亿 add up to 14, 1 fewer than the whole's 15.
On track from 0.95 of the pace that is due, lagging from 0.60."""


def test_a_goal_that_is_split() -> None:
    """Stages beside the goal, a table of the groups with their sum, and what that lacks."""
    tier = {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 15, "by_year": {2008: 10, 2006: 7}}
    park = {"value": "甲园", "goal": {"5亿": 3, "1亿": 6}, "base": {"1亿": 3}, "by_year": {"1亿": {2008: 4}}}
    groups = [park, {"value": "乙园", "goal": {"1亿": 8}}]
    plan = {
        "version": 1,
        "title": "示例市梯队目标",
        "base_year": 2005,
        "target_year": 2010,
        "tier": [{"name": "5亿", "measure": "revenue", "over": "5亿", "goal": "一批"}, tier],
        "breakdown": [{"heading": "行业"}, {"heading": ["园区"], "group": groups}],
    }
    lines = [*plan_lines(Targets.model_validate(plan), "targets.toml")]
    assert "\n".join(line for line in lines if "行业" not in line) == SPLIT


def test_parts_that_make_the_whole_are_fine() -> None:
    """Or more than it: cities add on purpose."""
    tier = {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 5}
    plan = {
        "version": 1,
        "base_year": 2005,
        "target_year": 2010,
        "tier": [tier],
        "breakdown": [{"heading": "园区", "group": [{"value": "甲园", "goal": {"1亿": 6}}]}],
    }
    assert [*plan_lines(Targets.model_validate(plan), None)][-1] == "Nothing is wrong with them."


def test_conditions_and_totals() -> None:
    """A tier without a limit says whom it counts, a total what it should be or how it should grow."""
    plan = Targets.model_validate(
        {
            "version": 1,
            "title": "示例",
            "base_year": 2005,
            "target_year": 2010,
            "tier": [
                {"name": "骨干企业", "name_en": "backbone firms", "where": ["骨干企业=是"], "goal": 20},
                {"name": "机械亿元企业", "measure": "revenue", "over": "1亿", "where": "行业=机械", "goal": 5},
            ],
            "total": [
                {"name": "销售收入", "measure": "revenue", "goal": "100亿", "base": "44.18亿"},
                {"name": "规上产值", "measure": "output", "growth": Decimal("0.155"), "where": ["规上=是"]},
            ],
        }
    )
    assert list(plan_lines(plan, "t.toml"))[5:-2] == [
        "Tier            Measure        Limit                   Goal  End of 2005",
        "backbone firms  —              骨干企业=是             20    —",
        "机械亿元企业    sales revenue  over ¥100 m, 行业=机械  5     —",
        "",
        "Total     Measure                Goal          End of 2005",
        "销售收入  sales revenue          ¥10 bn        ¥4.418 bn",
        "规上产值  output value, 规上=是  15.5% a year  —",
        "",
    ]
    assert list(plan_lines(plan, "t.toml", "zh"))[5:-2] == [
        "档次          口径      标准                  目标  2005年底",
        "骨干企业      —         骨干企业=是           20    —",
        "机械亿元企业  销售收入  超过1亿元、行业=机械  5     —",
        "",
        "总量      口径           目标           2005年底",
        "销售收入  销售收入       100亿元        44.18亿元",
        "规上产值  产值、规上=是  年均增长15.5%  —",
        "",
    ]
