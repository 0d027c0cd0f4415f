from decimal import Decimal

import pytest

from tests.write import reports
from tiers.report.contract.report import Goal, Report, Time
from tiers.write.page.blocks import Block, Paragraph
from tiers.write.page.phrases import Words
from tiers.write.page.verdict import verdict_section

YI = reports.YI


def texts(report: Report) -> list[str]:
    """Return the paragraphs of the verdict, without the title."""
    return [text(block) for block in verdict_section(report, Words(report, "en"))][1:]


def text(block: Block) -> str:
    """Return a paragraph with its lead."""
    assert isinstance(block, Paragraph)
    return block.lead + block.text


def time(**changes: object) -> Time:
    """Make the end of 2008, or what is said instead."""
    return reports.end_of_2008().model_copy(update=changes)


def goals_with(*statuses: str) -> tuple[Goal, ...]:
    """Make a goal of each status, with falling limits of 9, 8, … 亿."""
    return tuple(
        reports.goal(f"{9 - n}亿", (9 - n) * YI, goal=1, gap=int(status != "achieved"), status=status)
        for n, status in enumerate(statuses)
    )


@pytest.mark.parametrize(
    ("plan", "title"),
    [
        ({"title": "甲", "title_en": "A"}, "A"),
        ({"title": "甲", "title_en": None}, "甲"),
        ({"title": None, "title_en": None}, "Firm tiers, 2006 to 2010"),
    ],
)
def test_the_title_is_the_plans_own(plan: dict[str, object], title: str) -> None:
    """In English if it has one."""
    report = reports.drawing(targets=reports.plan(**plan))
    assert text(verdict_section(report, Words(report, "en"))[0]) == title


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], "no tier has a goal in numbers. 3 of"),
        (["achieved"], "the goal is met. 3 of"),
        (["lagging"], "the goal is not met. Over ¥900 m is lagging. 3 of"),
        (["not_assessable"], "the goal cannot be judged. Over ¥900 m is not assessable. 3 of"),
        (["achieved", "achieved"], "all 2 goals met. 3 of"),
        (["achieved", "off_track"], "1 of 2 goals met. Over ¥800 m is off track, over ¥900 m is met. 3 of"),
        (["not_assessable", "reversing", "lagging"],
         "none of 3 goals met. Over ¥800 m is below the count of 2005, over ¥700 m is lagging, over ¥900 m is not assessable. 3"),
        (["open", "not_due", "open", "on_track"],
         ("none of 4 goals met. Over ¥900 m and over ¥700 m are open until the year is over, over ¥800 m is not due yet, "
         "over ¥600 m is on track. 3")),
        (["missed", "missed", "missed", "unmet"],
         "none of 4 goals met. Over ¥900 m, over ¥800 m and over ¥700 m are missed, over ¥600 m is not met. 3"),
    ],
)  # fmt: skip
def test_the_score_comes_first_and_then_what_is_urgent(statuses: list[str], expected: str) -> None:
    """How many goals are met, and then every tier by how it stands."""
    report = reports.drawing(goals=(*goals_with(*statuses), reports.group()))
    assert texts(report)[0].startswith(f"End of 2008: {expected}")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "End of 2008: the goal is met. 3 of 5 years (60%) gone, 2 left."),
        ({"as_of": "2007-06-30", "elapsed": Decimal("0.3"), "years_left": Decimal("3.5")},
         "End of June 2007, by the figures of 2008: the goal is met. 18 of 60 months (30%) gone, 42 left."),
        ({"as_of": "2008-09-30", "months": (1, 9), "years_left": Decimal("2.25"), "elapsed": Decimal("0.55")},
         "End of September 2008: the goal is met. 33 of 60 months (55%) gone, 27 left."),
        ({"as_of": "2010-12-31", "year": 2010, "years_left": Decimal(0), "elapsed": Decimal(1)},
         "End of 2010: the goal is met. The plan ends with 2010."),
        ({"as_of": "2004-12-31", "year": 2004, "years_left": Decimal(6), "elapsed": Decimal(0)},
         "End of 2004: the goal is met. The plan begins with 2006."),
        ({"as_of": "2005-12-31", "year": 2005, "years_left": Decimal(5), "elapsed": Decimal(0)},
         "End of 2005: the goal is met. 0 of 5 years (0%) gone, 5 left."),
        ({"as_of": "2006-01-31", "year": None, "months": None, "years_left": Decimal("4.91666666666667"), "elapsed": Decimal("0.0166666666666667")},
         "End of January 2006: the goal is met. 1 of 60 months (2%) gone, 59 left."),
        ({"as_of": None, "months": None, "complete": False, "years_left": None, "elapsed": None},
         "2008 to a date that is not stated: the goal is met. "),
        ({"as_of": None, "year": None, "months": None, "complete": None, "years_left": None, "elapsed": None},
         "No year stated: the goal is met. Say the year of the figures, such as --year 2006, to judge the pace."),
    ],
)  # fmt: skip
def test_the_time_is_said(changes: dict[str, object], expected: str) -> None:
    """When the plan is judged, and how much of its time is gone: in years if they are whole."""
    assert texts(reports.drawing(goals=goals_with("achieved"), period=time(**changes)))[0] == expected


@pytest.mark.parametrize(
    ("plan", "as_of", "year", "expected"),
    [
        ({}, "2011-06-30", 2010, "This plan ended in 2010; these figures are of 2010. Counts and gaps are shown, without a verdict. `tiers init --years 2011-2015` starts your own."),
        ({}, "2015-12-31", 2015, "This plan ended in 2010; these figures are of 2015. Counts and gaps are shown, without a verdict. `tiers init --years 2016-2020` starts your own."),
        ({}, "2016-12-31", 2016, "This plan ended in 2010; these figures are of 2016. Counts and gaps are shown, without a verdict. `tiers init --years 2016-2020` starts your own."),
        ({"base_year": 2007}, "2024-12-31", None, "This plan ended in 2010, and no year is stated for these figures. Counts and gaps are shown, without a verdict. `tiers init --years 2026-2028` starts your own."),
    ],
)  # fmt: skip
def test_an_ended_plan_says_how_to_start_ones_own(
    plan: dict[str, object], as_of: str, year: int | None, expected: str
) -> None:
    """The next plan of the same length that begins in that year or later."""
    report = reports.drawing(
        targets=reports.plan(**plan), goals=goals_with("ended"), period=time(as_of=as_of, year=year, elapsed=Decimal(1))
    )
    assert texts(report)[0] == expected


@pytest.mark.parametrize(
    ("unreadable", "doubts", "expected"),
    [
        (0, [(1, 1, True, "on_track")], []),
        (1, [(1, 2, False, "on_track")],
         ["! 1 unreadable figure matters: if it passes, over ¥900 m is 2 (on track); see below."]),
        (0, [(1, 3, False, "achieved")],
         ["! 2 missing figures matter: if they pass, over ¥900 m is 3 (met); see below."]),
        (2, [(1, 4, False, "achieved"), (2, 5, False, None)],
         ["! 2 unreadable and 1 missing figures matter: if they pass, over ¥900 m is 4 (met) and over ¥800 m is 5; see below."]),
        (1, [(1, 2, False, "achieved"), (1, 3, False, "achieved")],
         ["! 1 unreadable figure matters: if it passes, over ¥900 m is 2 (met); see below.",
          "! 1 unreadable and 1 missing figures matter: if they pass, over ¥800 m is 3 (met); see below."]),
    ],
)  # fmt: skip
def test_what_could_overturn_a_verdict_is_said(
    unreadable: int, doubts: list[tuple[int, int, bool, str | None]], expected: list[str]
) -> None:
    """Unreadable and missing figures, only where the verdict would be another."""
    goals = [
        reports.goal(f"{9 - n}亿", (9 - n) * YI, count=count, at_most=most, certain=certain, at_most_status=status)
        for n, (count, most, certain, status) in enumerate(doubts)
    ]
    assert (
        texts(reports.drawing(goals=tuple(goals), measures=(reports.revenue(unreadable=unreadable),)))[1:] == expected
    )


def test_figures_that_are_missing_are_not_taken_for_unreadable_ones_that_cannot_pass() -> None:
    """One figure is unreadable and at most below the limit; the one that matters is missing."""
    one = reports.goal(
        "9亿", 9 * YI, count=1, at_most=2, certain=False, at_most_status="achieved", unreadable_could_reach=0
    )
    report = reports.drawing(goals=(one,), measures=(reports.revenue(unreadable=1),))
    assert texts(report)[1:] == ["! 1 missing figure matters: if it passes, over ¥900 m is 2 (met); see below."]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"options": reports.options(where=("行业=机械", "镇=甲"))}, ["Only firms with 行业=机械, 镇=甲 are counted."]),
        ({"period": time(complete=False, months=(1, 9), as_of="2008-09-30")},
         ["The figures are of January to September 2008 only: counts are lower bounds, more firms may pass by December."]),
        ({"period": time(complete=False, months=None, as_of=None, years_left=None)},
         ["The figures are of a part of 2008 that nobody states: for the whole year, counts are lower bounds."]),
    ],
)  # fmt: skip
def test_of_what_the_counts_hold_is_said(changes: dict[str, object], expected: list[str]) -> None:
    """If not of all firms, in a whole year."""
    assert texts(reports.drawing(**{"goals": goals_with("achieved"), **changes}))[1:] == expected
