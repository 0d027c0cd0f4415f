from decimal import Decimal

import pytest

from tests.write import hostile, reports
from tiers.report.contract.report import Goal, NearestFirm, Report
from tiers.write.to_brief import to_brief
from tiers.write.view import View


def brief(report: Report, lang: str = "en", top: int | None = None) -> str:
    """Write the notice of a report."""
    return to_brief(report, View(lang=lang, top=top))


def of(*goals: Goal, lang: str = "en", top: int | None = None) -> str:
    """Write what is said of these goals, after the opening."""
    return brief(reports.drawing(goals=goals), lang, top).partition("2 left. " if lang == "en" else "还剩2年。")[2]


def test_a_notice_to_paste_in_english() -> None:
    """What is reached, what is lacking, who is next and what is not certain, on one line."""
    assert brief(reports.drawing(goals=(reports.five(), reports.one(), reports.group())), top=2) == (
        "Shuangqing District, firm tiers of the 11th Five-Year Plan. End of 2008: 3 of 5 years (60%) gone, 2 left. "
        "Over ¥500 m: 3 firms, 3 more than at the end of 2005, 60% of the goal of 5, 2 short, on track. "
        "Over ¥100 m: 10 firms, 4 more than at the end of 2005, 67% of the goal of 15, 5 short, lagging. "
        "Output value over ¥10 m: 108 firms, the plan says “a group”, which is no number. "
        "Firms a year, so far and needed: over ¥500 m 1 and 1, as fast as so far; over ¥100 m 1.3 and 2.5, 1.9 times as fast. "
        "Next in line for over ¥500 m are 示例化工厂 175 (¥87.2 m more, 10.1% a year, it grew 23.1% a year since 2005) "
        "and 示例造纸厂 207 (¥181.5 m more, 25.3% a year, it grew 19.2% a year since 2005). Together they lack ¥268.7 m. "
        "Next in line for over ¥100 m are 示例羽绒厂 033 (any amount more, it grew 5.2% a year since 2005) "
        "and 示例纺织厂 101 (¥5.0 m more, 2.6% a year, it grew 8.1% a year since 2006). "
        "Not certain: 1 unreadable figure; if it passes, over ¥100 m is 11 (on track).\n"
    )


def test_a_notice_to_paste_in_chinese() -> None:
    """The same in the words of a 通报."""
    assert brief(reports.drawing(goals=(reports.ten(), reports.one())), "zh", top=1) == (
        "双清区“十一五”企业梯队目标，截至2008年底：5年规划期已过3年（60%），还剩2年。"
        "过10亿元的企业0家，与2005年底持平，完成目标（1家）的0%，缺口1家，明显落后。"
        "过1亿元的企业10家，比2005年底增加4家，完成目标（15家）的67%，缺口5家，略慢于序时。"
        "年均增加（此前、今后须）：过10亿元0家、0.5家；过1亿元1.3家、2.5家，为此前的1.9倍。"
        "10亿元档后备企业1家：示例机械厂 060（还差2.58亿元，年均须增16.1%，2005年以来年均增长21.1%）。"
        "1亿元档后备企业1家：示例羽绒厂 033（略增即可，2005年以来年均增长5.2%）。"
        "尚不确定：1个数无法识别，如属实，过1亿元为11家，即达到序时。\n"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"gap": 0, "count": 5}, "Over ¥500 m: 5 firms, 5 more than at the end of 2005, the goal of 5 is met.\n"),
        (
            {"gap": 0, "count": 7, "surplus": 2, "base": 7},
            "7 firms, as many as at the end of 2005, 2 above the goal of 5.",
        ),
        ({"base": 4}, "3 firms, 1 fewer than at the end of 2005, 60% of the goal of 5, 2 short, on track."),
        ({"base": None}, "Over ¥500 m: 3 firms, 60% of the goal of 5, 2 short, on track."),
        ({"status": "ended"}, "60% of the goal of 5, 2 short.\n"),
        ({"goal": None, "gap": None}, "Over ¥500 m: 3 firms, 3 more than at the end of 2005.\n"),
        ({"goal": None, "gap": None, "goal_text": "一批"}, "the plan says “一批”, which is no number.\n"),
        ({"count": None, "gap": None}, "Over ¥500 m is not counted: the table has no column for it.\n"),
    ],
)
def test_how_far_a_goal_is(changes: dict[str, object], said: str) -> None:
    """Share and gap, or how far it is passed, or the plan's own word."""
    goal = reports.five().model_copy(update={"nearest": (), "rate_needed": None, **changes})
    assert of(goal).endswith(said) or said in of(goal)


def next_in_line(*firms: NearestFirm, **changes: object) -> str:
    """Write what is said of who is next for a goal of which two firms are lacking."""
    return of(
        reports.five().model_copy(update={"nearest": firms, "uplift": Decimal(3), "rate_needed": None, **changes})
    ).partition("track. ")[2]


def test_who_is_next() -> None:
    """As many as the gap, each with its need and its own pace; a pace below 0 is said in words."""
    slow = reports.near("甲", "4", "1", "0.1", "-0.031")
    new, lost = reports.near("乙", "3", "2", "0.1", None), reports.near("丙", "3", "2", None, "0.2")
    assert next_in_line(slow, new) == (
        "Next in line for over ¥500 m are 甲 (¥1 more, 10.0% a year, it shrank 3.1% a year since 2005) "
        "and 乙 (¥2 more, 10.0% a year). Together they lack ¥3.\n"
    )
    assert next_in_line(lost) == "Next in line for over ¥500 m is 丙 (¥2 more).\n"
    since = reports.near("丁", "3", "2", "0.1", "0.2", None)
    assert next_in_line(since) == "Next in line for over ¥500 m is 丁 (¥2 more, 10.0% a year).\n"


def test_nobody_is_next() -> None:
    """Who is lacking altogether is said; with `--no-names` nobody is, and firms that are enough are not counted out."""
    assert next_in_line(lacking=2) == "Over ¥500 m lacks 2 firms that are not in the table yet.\n"
    assert next_in_line(lacking=1, uplift=None) == "Over ¥500 m lacks 1 firm that is not in the table yet.\n"
    hidden = reports.five().model_copy(update={"nearest": None, "uplift": None, "lacking": 1, "rate_needed": None})
    assert of(hidden).endswith("2 short, on track.\n")


def test_firms_that_show_the_same_growth_and_differ_have_more_digits() -> None:
    """Needing 15.47% and having grown 15.466% is not the same."""
    close = reports.near("甲", "4", "1", "0.1547", "0.15466")
    assert "15.470% a year, it grew 15.466% a year" in next_in_line(close)


def test_a_plan_that_is_over() -> None:
    """Counts and gaps, without a verdict."""
    assert brief(reports.ended()) == (
        "Shuangqing District, firm tiers of the 11th Five-Year Plan. This plan ended in 2010; these figures are of 2024. "
        "Over ¥1 bn: 4 firms, 3 above the goal of 1. "
        "Output value over ¥10 m: 108 firms, the plan says “a group”, which is no number.\n"
    )


def test_an_unfinished_year() -> None:
    """Its counts are lower bounds; without a month no time is said."""
    assert "left. The figures are of January to September 2006 only: counts are lower bounds" in brief(
        reports.not_due()
    )
    time = reports.end_of_2008().model_copy(
        update={"months": None, "complete": False, "as_of": None, "elapsed": None, "years_left": None}
    )
    assert "Plan. 2008 to a date that is not stated: The figures are of a part of 2008" in brief(
        reports.drawing(period=time)
    )


def test_what_means_harm_is_inert_on_one_line() -> None:
    """No control character, no line end but the last."""
    for lang in ("en", "zh"):
        said = brief(hostile.hostile(), lang, top=20)
        assert said[:-1].isprintable()
        assert said.splitlines() == [said[:-1]]
