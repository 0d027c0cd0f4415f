"""The goals of groups: judged by hand, beside the whole, alone with `--where`, and without what tells of few firms."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.drawn import plan, table
from tests.report.test_assess import judge
from tests.write.reports import YI
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.since import Since
from tiers.domain.targets import Targets
from tiers.engines import tally
from tiers.report.assess import assess
from tiers.report.contract.groups import GroupGoal
from tiers.report.contract.report import BreakdownReport, Report
from tiers.write.to_json import to_json

HEADINGS = "firm  year  park  revenue\n"
TIERS = [
    {"name": "5亿", "measure": "revenue", "over": "5亿", "goal": 2},
    {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 15, "by_year": {2006: 7, 2008: 10}},
    {"name": "产值1亿", "measure": "output", "over": "1亿", "goal": 3},
]


def split(*groups: dict[str, Any], **changes: Any) -> Targets:  # noqa: ANN401 - whatever a targets file holds
    """Make a plan with goals of parks."""
    return plan(tier=TIERS, breakdown=[{"heading": ["园区", "park"], "group": groups}], **changes)


def firms(park: str, year: int, *figures: object, first: int = 1) -> str:
    """Write as many firms of a park as there are figures (万元); 示例 and the park make their names."""
    return "".join(f"示例{park}{n}厂  {year}  {park}  {figure}\n" for n, figure in enumerate(figures, first))


def ask(drawing: str, targets: Targets, *where: str, **asked: Any) -> Report:  # noqa: ANN401 - the fields of a question
    """Count and judge a drawing, with the goals that are in force."""
    question = Question(targets, reading=Reading(where=where), **asked).with_goals_in_force()
    return Report.model_validate(assess(tally([table(drawing)], question), question))


def goals(report: Report, value: str) -> dict[str, GroupGoal]:
    """Return the goals of one park by their tiers."""
    group = next(each for each in report.breakdowns[0].groups if each.value == value)
    return {goal.tier: goal for goal in group.goals or ()}


EAST = {"value": "东园", "goal": {"5亿": 1, "1亿": 6, "产值1亿": 1}, "base": {"1亿": 3}, "by_year": {"1亿": {2008: 4}}}
WEST = {"value": "西园", "goal": {"1亿": 5}}
DRAWING = (
    HEADINGS
    + firms("东园", 2005, 20_000, 500)
    + firms("西园", 2005, 20_000, 20_000)
    + firms("东园", 2008, 20_000, 20_000, 20_000, 500)
    + firms("西园", 2008, 20_000, 20_000, 20_000, 20_000, "约1.5亿")
    + firms("别园", 2008, 60_000)
)


def test_groups_of_another_heading_have_no_goals() -> None:
    """A plan may have goals for its parks, and split by trade without any."""
    drawing = "firm  year  park  trade  revenue\n甲厂  2008  东园  机械  20000\n乙厂  2008  西园  食品  20000\n"
    targets = plan(tier=TIERS, breakdown=[{"heading": "park", "group": [EAST]}, {"heading": "trade"}])
    parks, trades = ask(drawing, targets).breakdowns
    assert [bool(group.goals) for group in parks.groups] == [True, False]
    assert [(group.value, group.goals) for group in trades.groups] == [("机械", ()), ("食品", ())]


def test_every_number_of_a_groups_goals() -> None:
    """东园 3 of 6, stated base 3, its stage 4 is due: pace 0. 西园 4 of 5, counted base 2, due 2 + 3 · 0.6 = 3.8, at most 5."""
    report = judge(DRAWING, split(EAST, WEST))
    east, west = goals(report, "东园"), goals(report, "西园")["1亿"]
    assert json.loads(to_json(east["1亿"])) == {
        "tier": "1亿", "goal": 6, "by_year": [{"year": 2008, "goal": 4}], "count": 3, "at_most": 3, "certain": True,
        "gap": 3, "surplus": 0, "completion": 0.5, "base": 3, "base_source": "stated", "due": 4, "due_now": 4, "pace": 0,
        "difference": -0.333333333333333, "status": "off_track", "method": "stages",
    }  # fmt: skip
    assert json.loads(to_json(west)) == {
        "tier": "1亿", "goal": 5, "by_year": [], "count": 4, "at_most": 5, "certain": False, "gap": 1, "surplus": 0,
        "completion": 0.8, "base": 2, "base_source": "counted", "due": 3.8, "due_now": 4, "pace": 1.11111111111111,
        "difference": 0.0666666666666667, "status": "on_track", "method": "linear",
    }  # fmt: skip
    assert west.at_most_status == "achieved"
    assert (east["5亿"].count, east["5亿"].base, east["5亿"].status) == (0, 0, "off_track")
    assert (east["产值1亿"].count, east["产值1亿"].goal, east["产值1亿"].status) == (None, 1, "not_assessable")
    assert [group.goals for group in report.breakdowns[0].groups][2:] == [()]


def test_the_parts_beside_the_whole() -> None:
    """1亿: 11 of 15, which is warned of; 5亿: 1 of 2 too; of 产值1亿 the parts have less as well."""
    report = judge(DRAWING, split(EAST, WEST))
    assert json.loads(to_json(report.breakdowns[0]))["parts"] == [
        {"tier": "5亿", "goal": 2, "parts": 1, "groups": 1, "difference": -1},
        {"tier": "1亿", "goal": 15, "parts": 11, "groups": 2, "difference": -4},
        {"tier": "产值1亿", "goal": 3, "parts": 1, "groups": 1, "difference": -2},
    ]
    warned = [dict(item.facts or ())["tier"] for item in report.problems.items if item.code == "parts-below"]
    assert warned == ["5亿", "1亿", "产值1亿"]


def test_parts_without_a_whole_and_parts_that_are_more() -> None:
    """No difference where the plan gives no number; more is no fault (层层加码)."""
    tiers = [TIERS[0] | {"goal": "一批"}, TIERS[1] | {"goal": 9, "by_year": {}}]
    targets = plan(tier=tiers, breakdown=[{"heading": "park", "group": [EAST | {"goal": {"5亿": 1, "1亿": 10}}]}])
    report = judge(DRAWING, targets)
    assert [each.difference for each in report.breakdowns[0].parts] == [None, 1]
    assert "parts-below" not in {item.code for item in report.problems.items}


def test_a_group_that_no_firm_has_and_one_without_a_figure() -> None:
    """北园 has 0, with a warning that names what may be meant; nobody can judge 南园."""
    south = {"value": "南园", "goal": {"1亿": 1}}
    typo = {"value": "西 园", "goal": {"1亿": 1}}
    report = judge(DRAWING + firms("南园", 2008, "停产", "停产"), split(EAST, south, typo))
    assert (goals(report, "南园")["1亿"].count, goals(report, "南园")["1亿"].status) == (0, "not_assessable")
    assert (goals(report, "西 园")["1亿"].count, goals(report, "西 园")["1亿"].status) == (0, "off_track")
    warned = [item.message for item in report.problems.items if item.code == "group-empty"]
    assert warned == ["No firm has 西 园 under park, for which the plan has goals; is it 西园?"]


def test_spaces_at_the_ends_and_full_width_do_not_matter() -> None:
    """As `--where` compares."""
    report = judge(HEADINGS + firms("Ａ１园", 2008, 20_000), split({"value": " A1园　", "goal": {"1亿": 1}}))
    assert goals(report, "A1园")["1亿"].status == "achieved"


def test_a_table_without_the_heading() -> None:
    """A warning, no groups, and the parts all the same."""
    report = judge("firm  year  revenue\n示例一厂  2008  20000\n", split(EAST, WEST))
    assert [(each.by, each.groups, len(each.parts)) for each in report.breakdowns] == [("园区", (), 3)]
    assert "groups-not-in-table" in {item.code for item in report.problems.items}


def test_a_goal_of_more_firms_than_there_are() -> None:
    """10^9 firms, and 10^30."""
    for goal in (10**9, 10**30):
        found = goals(judge(DRAWING, split({"value": "东园", "goal": {"1亿": goal}})), "东园")["1亿"]
        assert (found.gap, found.status) == (goal - 3, "off_track")


def test_a_base_of_a_group_that_the_table_contradicts() -> None:
    """The plan's is used, with a warning; nobody is told of it where names are left out."""
    codes = {
        no_names: [item.message for item in judge(DRAWING, split(EAST), no_names=no_names).problems.items][-4:]
        for no_names in (False, True)
    }
    said = "The plan states 3 firms for 1亿 (东园) in 2005, the table has 1; the plan's count is used."
    assert said in codes[False]
    assert said not in codes[True]


def test_a_group_counted_by_bands() -> None:
    """西园 has two over 1亿, one of them over 5亿: a band of 1, now and in the base year."""
    drawing = HEADINGS + firms("西园", 2005, 60_000, 20_000) + firms("西园", 2008, 60_000, 20_000, 20_000)
    targets = split({"value": "西园", "goal": {"5亿": 1, "1亿": 5}}, counting="banded")
    found = goals(judge(drawing, targets), "西园")
    assert [(goal.count, goal.base) for goal in found.values()] == [(1, 1), (2, 1)]


def test_one_group_alone_is_judged_by_its_own_goals() -> None:
    """The status of its line in the whole report, with its base and its stages; nothing of the parts."""
    whole, targets = judge(DRAWING, split(EAST, WEST)), split(EAST, WEST)
    for value in ("东园", "西园"):
        alone = ask(DRAWING, targets, f"park={value}")
        assert json.loads(to_json(alone.targets))["group"] == {"by": "park", "value": value}
        found = {goal.tier: goal for goal in alone.goals if goal.goal is not None}
        for tier, line in goals(whole, value).items():
            for name in (
                "count",
                "at_most",
                "certain",
                "base",
                "base_source",
                "due",
                "pace",
                "difference",
                "status",
                "method",
            ):
                assert getattr(found[tier], name) == getattr(line, name), (value, tier, name)
        assert {*found} == {*goals(whole, value)}
        assert [(each.parts, {group.goals for group in each.groups}) for each in alone.breakdowns] == [((), {None})]
        assert {item.code for item in alone.problems.items} <= {"amount-unreadable", "base-differs", "growth-tenfold"}


def test_goals_of_the_whole_alone_are_not_a_groups() -> None:
    """Totals are left out; a tier by a condition is counted, now and in the base year, and not judged."""
    condition = {"name": "园外", "where": ["park=西园"], "goal": 9}
    total = {"name": "收入", "measure": "revenue", "goal": "9亿"}
    targets = plan(tier=[*TIERS[:2], condition], total=[total], breakdown=[{"heading": "park", "group": [WEST]}])
    assert [each.name for each in ask(DRAWING, targets).totals] == ["收入"]
    report = ask(DRAWING, targets, "park=西园")
    assert report.totals == ()
    assert (report.goals[2].count, report.goals[2].base, report.goals[2].status) == (5, 2, "no_goal")


def test_another_part_is_judged_by_the_goals_of_the_whole() -> None:
    """As it is today, with the warning; the goals of groups are null."""
    report = ask(DRAWING, split(EAST, WEST), "park=别园")
    assert (report.targets.group, report.goals[1].goal) == (None, 15)
    assert {group.goals for group in report.breakdowns[0].groups} == {None}
    assert [item.code for item in report.problems.items if item.code.startswith(("goals", "group", "parts"))] == [
        "goals-not-for-part"
    ]


@pytest.mark.parametrize(
    ("now", "base", "shown"),
    [
        # firms of 甲园, 乙园, 丙园 and of no park, now and in the base year; which parks' goals are shown
        ((5, 5, 5, 5), (5, 5, 5, 5), "甲乙丙"),
        ((5, 5, 2, 4), (5, 5, 5, 5), "甲乙"),
        ((5, 4, 2, 5), (5, 5, 5, 5), "甲"),
        ((5, 5, 5, 5), (5, 2, 4, 5), "甲"),
        ((5, 5, 5, 5), (5, 5, 1, 1), "乙"),
        ((0, 5, 5, 5), (5, 5, 5, 5), "甲乙丙"),
    ],
)
def test_nothing_of_fewer_than_three_firms_can_be_inferred(
    now: tuple[int, ...], base: tuple[int, ...], shown: str
) -> None:
    """The goals of small groups are null, and of the next smallest; of those that were small in the base year too."""
    parks = ["甲园", "乙园", "丙园", "_"]
    rows = "".join(
        firms(park, year, *[20_000] * size)
        for year, sizes in ((2005, base), (2008, now))
        for park, size in zip(parks, sizes, strict=True)
    )
    targets = split(*({"value": park, "goal": {"1亿": 9}} for park in parks[:3]))
    report = judge(HEADINGS + rows, targets, no_names=True)
    found = {group.value: group.goals for group in report.breakdowns[0].groups}
    assert "".join(park[0] for park in parks[:3] if found[park]) == shown
    assert all(found[park] is None for park in parks[:3] if park[0] not in shown)


def test_no_firm_is_named_beside_goals_of_groups() -> None:
    """Whatever is asked for besides: every name in the table begins with 示例."""
    for where in ((), ("park=西园",)):
        report = ask(DRAWING, split(EAST, WEST), *where, no_names=True, since=Since("year", "previous"))
        assert "示例" not in to_json(report)


def test_a_stated_base_tells_of_nobody() -> None:
    """Who was small in the base year is shown if the plan states the base."""
    park = {"value": "甲园", "goal": {"1亿": 9}, "base": {"1亿": 1}}
    drawing = (
        HEADINGS + firms("甲园", 2005, 20_000) + firms("甲园", 2008, *[20_000] * 5) + firms("乙园", 2008, *[9] * 5)
    )
    assert goals(judge(drawing, split(park), no_names=True), "甲园")["1亿"].base == 1


SIZES = st.lists(st.integers(0, 5), min_size=4, max_size=4)


@given(now=SIZES, base=SIZES, goal=st.integers(0, 6), stage=st.none() | st.integers(0, 6))
def test_groups_and_the_rest_add_up_and_each_alone_says_the_same(
    now: list[int], base: list[int], goal: int, stage: int | None
) -> None:
    """Three parks and firms of none: counts of this year and of the base year add up; statuses agree with `--where`."""
    parks = ["甲园", "乙园", "丙园", "_"]
    rows = "".join(
        firms(park, year, *[20_000] * size, *[500] * 2)
        for year, sizes in ((2005, base), (2008, now))
        for park, size in zip(parks, sizes, strict=True)
    )
    way = {} if stage is None or stage > goal else {"by_year": {"1亿": {2008: stage}}}
    targets = split(*({"value": park, "goal": {"1亿": goal}, **way} for park in parks[:3]))
    report = ask(HEADINGS + rows, targets)
    groups = report.breakdowns[0].groups
    assert sum(count_of(report.breakdowns[0], group.value) for group in groups) == report.goals[1].count == sum(now)
    assert [goals(report, park)["1亿"].base for park in parks[:3]] == base[:3]
    for park in parks[:3]:
        alone = ask(HEADINGS + rows, targets, f"park={park}").goals[1]
        line = goals(report, park)["1亿"]
        assert (alone.status, alone.method, alone.base, alone.due) == (line.status, line.method, line.base, line.due)


def count_of(found: BreakdownReport, value: str | None) -> int:
    """Return how many firms of a group are over 1亿."""
    group = next(each for each in found.groups if each.value == value)
    return next(each.count or 0 for each in group.counts or () if each.tier == "1亿")


def test_without_groups_nothing_changes_but_the_keys() -> None:
    """Empty lists, and null for the group."""
    report = json.loads(to_json(judge(DRAWING, plan(breakdown=[{"heading": "park"}]))))
    assert report["targets"]["group"] is None
    assert report["breakdowns"][0]["parts"] == []
    assert {str(group["goals"]) for group in report["breakdowns"][0]["groups"]} == {"[]"}
    assert {str(goal["by_year"]) for goal in report["goals"]} == {"[]"}
    assert judge(DRAWING, split(EAST)).goals[1].limit == YI
