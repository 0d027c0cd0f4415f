from decimal import Decimal

import pytest

from tests.write import reports
from tiers.report.contract.report import Report
from tiers.write.page.blocks import Grid, Paragraph
from tiers.write.page.goals import goals_section
from tiers.write.page.phrases import Words

YI = reports.YI


def draw(report: Report) -> tuple[Grid, list[str]]:
    """Return the table, and the notes."""
    grid, *notes = goals_section(report, Words(report, "en"))
    assert isinstance(grid, Grid)
    return grid, [note.text for note in notes if isinstance(note, Paragraph)]


def column(report: Report, heading: str) -> list[str]:
    """Return the cells under a heading."""
    grid, _ = draw(report)
    place = [each.heading for each in grid.columns].index(heading)
    return [row[place].text for row in grid.rows]


@pytest.mark.parametrize(
    ("completion", "due", "goal", "bar"),
    [
        ("0", "0", 1, "│········· 0%"),
        ("0", "0.6", 1, "······│··· 0%"),
        ("0.001", None, 1000, "█········· 0.1%"),
        ("0.6", "3", 5, "██████│··· 60%"),
        ("0.5", "10", 10, "█████····│ 50%"),
        ("0.999999999999999", None, 10, "█████████· 99.9999999999999%"),
        ("1", None, 10, "██████████ 100%"),
        ("12.5", "5", 10, "█████│████ 1,250%"),
    ],
)
def test_the_bar_never_contradicts_the_verdict(completion: str, due: str | None, goal: int, bar: str) -> None:
    """Not full below the goal, not empty above nothing; and it marks what is due."""
    facts = {"goal": goal, "completion": Decimal(completion), "due": Decimal(due) if due else None}
    report = reports.drawing(goals=(reports.goal("1亿", YI, **facts),))
    assert column(report, "Done (│ = due)" if due else "Done") == [bar]


def test_bars_stand_below_each_other() -> None:
    """Whatever the digits of the percentages."""
    shares = [reports.goal(f"{n}亿", n * YI, goal=8, completion=Decimal(n) / 8) for n in (9, 1)]
    assert column(reports.drawing(goals=tuple(shares)), "Done") == ["██████████ 112%", "█·········  12%"]


def test_a_tier_without_a_number_has_no_bar_and_its_own_word() -> None:
    """In English if the plan gives that."""
    words = [reports.goal("1亿", YI, goal_text="一批", goal_en="a group"), reports.goal("5亿", YI, goal_text="一批")]
    report = reports.drawing(goals=(*words, reports.goal("6亿", YI)))
    assert column(report, "Goal") == ["a group", "一批", "—"]
    assert "Done" not in [each.heading for each in draw(report)[0].columns]


def test_the_heading_says_the_measure_if_there_is_one() -> None:
    """And nothing if no tier has any."""
    nothing = reports.goal("1亿", YI, measure=None, status="not_assessable", goal=1, count=None)
    grid, notes = draw(reports.drawing(goals=(nothing,)))
    assert grid.columns[0].heading == "Tier"
    assert "Over ¥100 m is not counted: the table has no column for it." in notes


@pytest.mark.parametrize(
    ("counting", "nested", "band", "note"),
    [
        ("nested", (3, 10), (3, 7), "Counts include higher tiers; firms for which it is the highest: 3, 7."),
        ("banded", (3, 1234), (3, 1231), "Counts are of firms for which it is the highest tier; with higher tiers: 3, 1,234."),
        ("nested", (3, None), (2, None), "Counts include higher tiers; firms for which it is the highest: 2, —."),
        ("nested", (3, 3), (3, 3), None),
    ],
)  # fmt: skip
def test_both_ways_of_counting_are_shown(
    counting: str, nested: tuple[int | None, ...], band: tuple[int | None, ...], note: str | None
) -> None:
    """Unless they give the same."""
    tiers = [
        reports.goal(f"{9 - n}亿", (9 - n) * YI, nested=one, band=other, count=other if counting == "banded" else one)
        for n, (one, other) in enumerate(zip(nested, band, strict=True))
    ]
    report = reports.drawing(goals=tuple(tiers), targets=reports.plan(counting=counting))
    assert draw(report)[1] == ([note] if note else [])


@pytest.mark.parametrize(
    ("methods", "note"),
    [
        (["linear", "linear"], "Due by now: 1, 2 (straight line from 2005)."),
        (["linear-from-zero", "linear-from-zero"],
         "Due by now: 1, 2 (straight line from 0 in 2005). The counts of 2005 are not known; to reckon from 0 flatters."),
        (["linear", "linear-from-zero"],
         ("Due by now: 1, 2 (straight line from 2005). The count of 2005 is not known for over ¥800 m; "
         "it is reckoned from 0 there, which flatters.")),
    ],
)  # fmt: skip
def test_the_method_is_printed(methods: list[str], note: str) -> None:
    """And that an unknown start flatters."""
    tiers = [
        reports.goal(f"{9 - n}亿", (9 - n) * YI, goal=9, due=Decimal(n + 1), due_now=n + 1, method=method)
        for n, method in enumerate(methods)
    ]
    assert draw(reports.drawing(goals=tuple(tiers)))[1] == [note]


@pytest.mark.parametrize(
    ("count", "names", "rule", "note"),
    [
        (1, ("甲",), "over", "1 firm (甲) is exactly at ¥100 m; the plan says “over”, so it is not counted."),
        (2, ("甲", "乙"), "at_least", "2 firms (甲 and 乙) are exactly at ¥100 m; the plan says “at least”, so they are counted."),
        (5, ("甲", "乙", "丙", "丁", "戊"), "over", "5 firms (甲, 乙, 丙 and 2 more) are exactly at ¥100 m; the plan says “over”, so they are not counted."),
        (1200, None, "over", "1,200 firms are exactly at ¥100 m; the plan says “over”, so they are not counted."),
    ],
)  # fmt: skip
def test_firms_on_the_limit_are_listed(count: int, names: tuple[str, ...] | None, rule: str, note: str) -> None:
    """With the plan's word, that decides about them."""
    facts = {"on_the_limit": count, "on_the_limit_firms": names, "rule": rule}
    assert draw(reports.drawing(goals=(reports.goal("1亿", YI, **facts),)))[1] == [note]


def test_another_measure_than_the_plans_first_is_said() -> None:
    """Never silently."""
    report = reports.drawing(goals=(reports.goal("1亿", YI, preferred=False),))
    assert draw(report)[1] == ["Over ¥100 m is counted by sales revenue, which is not the plan's first choice."]
