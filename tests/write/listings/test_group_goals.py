"""One row per goal of a group; and for people one row per group."""

from tests.report.test_group_goals import DRAWING, EAST, WEST, ask, split
from tests.report.test_group_since import TWO_YEARS
from tests.report.test_group_since import ask as compare
from tests.write.test_to_xlsx import sheets
from tiers.domain.since import Since
from tiers.write.listings.group_goals import group_table, groups_listing, groups_since, parts_table, whole_alone
from tiers.write.listings.since import since
from tiers.write.to_csv import to_csv
from tiers.write.view import View


def test_the_goals_of_groups_as_rows() -> None:
    """By and value first; exact quotients; stages in one cell."""
    lines = b"".join(to_csv(ask(DRAWING, split(EAST, WEST)), "groups")).decode().split("\r\n")
    assert lines[0].startswith("by,value,year,as_of,tier,goal,by_year,count,")
    assert lines[2:] == [
        "park,东园,2008,2008-12-31,1亿,6,2008=4,3,3,true,3,0,0.5,3,stated,4,4,0,-0.333333333333333,off_track,stages",
        "park,东园,2008,2008-12-31,产值1亿,1,,,,,,,,,,,,,,not_assessable,",
        "park,西园,2008,2008-12-31,1亿,5,,4,5,false,1,0,0.8,2,counted,3.8,4,1.11111111111111,0.0666666666666667,on_track,linear",
        "",
    ]


def test_what_is_kept_back_has_no_row() -> None:
    """Neither have parts that are read alone."""
    assert not groups_listing(ask(DRAWING, split(EAST, WEST), no_names=True)).rows
    assert not groups_listing(ask(DRAWING, split(EAST, WEST), "park=西园")).rows


def test_a_row_per_group_and_columns_per_tier() -> None:
    """A group without a goal in a tier has its count there; one without any is left out."""
    found = ask(DRAWING, split(EAST, WEST)).breakdowns[0]
    table = group_table(found)
    assert [column.key for column in table.columns][:6] == [
        "value",
        "enterprises",
        "count_5亿",
        "goal_5亿",
        "gap_5亿",
        "status_5亿",
    ]
    assert [*table.rows] == [
        ["东园", 4, 0, 1, 1, "off_track", 3, 6, 3, "off_track", None, 1, None, "not_assessable"],
        ["西园", 5, 0, None, None, None, 4, 5, 1, "on_track", None, None, None, None],
    ]
    assert [*parts_table(found).rows][1] == ["1亿", 15, 11, 2]


def test_then_and_now_apart_from_the_whole() -> None:
    """Three tiers, and three goals of groups."""
    report = compare([TWO_YEARS], split(EAST, WEST), Since("year", "2007"))
    assert [row[2] for row in whole_alone(since(report)).rows] == ["5亿", "1亿", "产值1亿"]
    assert [*groups_since(report).rows][-1] == ["西园", "1亿", 1, 5, 4, "off_track", "better"]
    assert [*groups_since(ask(DRAWING, split(EAST))).rows] == []


def test_the_sheet_of_group_goals() -> None:
    """Title, groups, parts, and what is lacking; none where no group has a goal that is judged."""
    report = ask(DRAWING, split(EAST, WEST))
    found = sheets(report)["任务分解"]
    assert found[0] == ["按park的目标（2008年，实有/目标）"]
    assert found[1][:6] == ["分组", "家数", "过5亿元", "过5亿元目标", "过5亿元缺口", "过5亿元进度"]
    assert found[3] == ["西园", 5, 0, "", "", "", 4, 5, 1, "达到序时"]
    assert ["过1亿元", 15, 11, 2] in found
    assert ["! 过1亿元各组目标之和为11家，比规划目标15家少4家。"] in found
    assert "Group goals" in sheets(report, View())
    assert "任务分解" not in sheets(ask(DRAWING, split(EAST, WEST), "park=西园"))


def test_the_sheet_of_two_breakdowns_and_of_what_has_changed() -> None:
    """One below the other; goals of groups below those of the whole."""
    targets = split(EAST, WEST)
    two = targets.model_copy(update={"breakdown": (*targets.breakdown, *targets.breakdown)})
    assert [row[0] for row in sheets(ask(DRAWING, two))["任务分解"] if row][0:1] == [
        "按park的目标（2008年，实有/目标）"
    ]
    found = sheets(compare([TWO_YEARS], targets, Since("year", "2007")))["变动"]
    assert ["西园", "过1亿元", 1, 5, 4, "明显落后", "变好"] in found
