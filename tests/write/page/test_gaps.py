from decimal import Decimal

import pytest

from tests.write import reports
from tests.write.reports import above, near
from tiers.report.contract.report import Goal, NearestFirm, Report
from tiers.write.page.blocks import Grid, Paragraph
from tiers.write.page.gaps import gaps_section
from tiers.write.page.phrases import Words

YI = reports.YI


def draw(report: Report, top: int | None = None) -> list[list[str]]:
    """Return the table with its headings, row by row."""
    grid = next(block for block in gaps_section(report, Words(report, "en"), top) if isinstance(block, Grid))
    return [[column.heading for column in grid.columns], *([cell.text for cell in row] for row in grid.rows)]


def texts(report: Report, top: int | None = None) -> list[str]:
    """Return the paragraphs."""
    blocks = gaps_section(report, Words(report, "en"), top)
    return [block.lead + block.text for block in blocks if isinstance(block, Paragraph)]


def lacking(n: int, firms: int, **changes: object) -> Goal:
    """Make a tier that lacks `n` firms, with some firms near it, each needing a million more than the last."""
    nearest = tuple(near(f"厂{i}", f"{99 - i}000000", f"{1 + i}000000", None, None) for i in range(firms))
    facts = {"goal": 20, "gap": n, "status": "lagging", "uplift": Decimal(1), "lacking": max(0, n - firms)}
    return reports.goal("1亿", YI, **{**facts, "nearest": nearest, **changes})


@pytest.mark.parametrize(
    ("gap", "top", "shown"),
    [
        (1, None, 2),
        (3, None, 4),
        (4, None, 5),
        (9, None, 5),
        (0, 3, 3),
        (9, 7, 7),
        (9, 0, 0),
    ],
)
def test_one_firm_more_than_the_gap_is_shown(gap: int, top: int | None, shown: int) -> None:
    """At most five, unless more are asked for."""
    report = reports.drawing(goals=(lacking(gap, 8),))
    assert len(draw(report, top)[2:]) == shown


def test_a_tier_without_a_gap_is_shown_only_where_firms_are_asked_for() -> None:
    """Otherwise there is nothing to close."""
    report = reports.drawing(goals=(lacking(0, 8),))
    assert gaps_section(report, Words(report, "en"), None) == ()


@pytest.mark.parametrize(
    ("tier", "row"),
    [
        (lacking(1, 1), ["over ¥100 m: 1 firm", "", "¥1"]),
        (lacking(2, 2, uplift=Decimal(0)), ["over ¥100 m: 2 firms", "", "any more"]),
        (lacking(3, 2), ["over ¥100 m: 3 firms, 1 not in the table", "", "¥1"]),
        (lacking(3, 0), ["over ¥100 m: 3 firms, 3 not in the table", "", ""]),
    ],
)
def test_a_tier_says_how_many_it_lacks_and_what_they_need(tier: Goal, row: list[str]) -> None:
    """And how many firms would have to come from nowhere."""
    assert draw(reports.drawing(goals=(tier,)))[1][:3] == row


def test_a_tier_that_is_met_says_so_where_its_firms_were_asked_for() -> None:
    """Then nothing stands under “gaps”."""
    report = reports.drawing(goals=(lacking(0, 1),))
    assert texts(report, 1) == ["Next in line"]
    assert draw(report, 1)[1] == ["over ¥100 m: no gap", "", ""]


def test_a_tier_without_a_number_has_neither_a_gap_nor_none() -> None:
    """Its firms are shown where they are asked for."""
    report = reports.drawing(goals=(lacking(0, 1, goal=None, gap=None, lacking=None),))
    assert draw(report, 1)[1] == ["over ¥100 m", "", ""]


def test_nobody_is_shown_where_nobody_may_be_named() -> None:
    """Not even how many are lacking."""
    assert gaps_section(reports.no_names(), Words(reports.no_names(), "en"), 5) == ()


@pytest.mark.parametrize(
    ("rules", "heading"),
    [(["over", "over"], "Needs over"), (["over", "at_least"], "Needs"), (["at_least"] * 2, "Needs")],
)
def test_what_is_needed_is_over_the_limit_only_by_such_rules(rules: list[str], heading: str) -> None:
    """A limit that includes itself is only to be reached."""
    tiers = tuple(lacking(1, 1, rule=rule) for rule in rules)
    assert draw(reports.drawing(goals=tiers))[0][2] == heading


GROWTH = [
    # needed a year, own a year, since → as shown
    (near("厂", "1", "1", "0.1", "0.2"), ["10.0%", "20.0% ↑"]),
    (near("厂", "1", "1", "0.2", "0.1"), ["20.0%", "10.0%  "]),
    (near("厂", "1", "1", "0.15", "0.15"), ["15.0%", "15.0% ↑"]),
    (near("厂", "1", "1", "0.1500", "0.1499"), ["15.00%", "14.99%  "]),
    (near("厂", "1", "1", "0.1499", "0.1501"), ["14.99%", "15.01% ↑"]),
    (near("厂", "1", "1", "0.1", "-0.03"), ["10.0%", "-3.0%  "]),
    (near("厂", "1", "1", "0.1", None), ["10.0%", ""]),
    (near("厂", "-1", "1", None, "0.2"), ["", "20.0%  "]),
    (near("厂", "-1", "1", None, "0.2", 2006), ["", "20.0% (2006)  "]),
    (near("厂", "1", "1", "0.1", "0.2", 2006), ["10.0%", "20.0% (2006) ↑"]),
]


@pytest.mark.parametrize(("firm", "cells"), GROWTH)
def test_growth_stands_beside_growth(firm: NearestFirm, cells: list[str]) -> None:
    """The larger looks larger; an arrow says that the firm gets there at its own pace."""
    usual = near("典型", "1", "1", "0.5", "0.1")
    rows = draw(reports.drawing(goals=(lacking(2, 0, lacking=0, nearest=(usual, usual, firm)),)), 3)
    assert rows[0][3:] == ["A year", "Since 2005"]
    assert rows[4][3:] == cells


def test_without_years_left_the_whole_growth_is_shown() -> None:
    """Beside a firm's own yearly growth, which it cannot be held against: no arrow."""
    firm = near("厂", "80000000", "20000000", None, "0.9", None).model_copy(update={"growth_needed": Decimal("0.25")})
    rows = draw(reports.drawing(goals=(lacking(1, 0, lacking=0, nearest=(firm,)),)))
    assert rows[0][3:] == ["Growth", "Own pace"]
    assert rows[2][3:] == ["25.0%", "90.0%  "]


def test_without_any_year_the_column_is_the_figure() -> None:
    """And there is no growth at all."""
    assert draw(reports.no_year())[0] == ["Nearest firms", "Figure", "Needs over"]


@pytest.mark.parametrize(
    ("cushion", "top", "expected"),
    [
        ([above("甲", "104999999", "4999999")], None, ["Close to dropping out, under 5% above ¥100 m: 甲, ¥105.0 m, ¥5.0 m above."]),
        ([above("甲", "105000000", "5000000")], None, []),
        ([above("甲", "100000000", "0")], None, ["Close to dropping out, under 5% above ¥100 m: 甲, ¥100.0 m, exactly at the limit."]),
        ([above(n, "100000001", "1") for n in "甲乙丙丁"], None,
         [("Close to dropping out, under 5% above ¥100 m: 甲, ¥100.000001 m, ¥1 above; 乙, ¥100.000001 m, ¥1 above; "
          "丙, ¥100.000001 m, ¥1 above; and others.")]),
        ([above(n, "100000001", "1") for n in "甲乙"], 1, ["Close to dropping out, under 5% above ¥100 m: 甲, ¥100.000001 m, ¥1 above; and others."]),
        ([above("甲", "100000001", "1")], 0, []),
        (None, None, []),
    ],
)  # fmt: skip
def test_who_is_about_to_drop_out_is_said(cushion: list[object] | None, top: int | None, expected: list[str]) -> None:
    """Firms that are above the limit by less than a twentieth of it."""
    assert texts(reports.drawing(goals=(reports.goal("1亿", YI, cushion=cushion, nearest=()),)), top) == expected
