from decimal import Decimal

import pytest

from tests.write import reports
from tests.write.reports import table
from tiers.report.contract.inputs import Aside, ColumnFound, Input, StatedTotal
from tiers.report.contract.report import DuplicatesFound, MeasureReport, Report
from tiers.wording import Message
from tiers.write.page.blocks import Grid, Paragraph
from tiers.write.page.data import column_sections, data_section
from tiers.write.page.phrases import Words


def texts(report: Report) -> list[str]:
    """Return the paragraphs."""
    blocks = data_section(report, Words(report, "en"), verbose=False)
    return [block.lead + block.text for block in blocks if isinstance(block, Paragraph)]


def total(stated: int | None, added: str | None, row: int = 9) -> StatedTotal:
    """Make a total as stated and as added up."""
    amounts = {
        "stated": None if stated is None else Decimal(stated),
        "added": None if added is None else Decimal(added),
    }
    return StatedTotal(row=row, measure="revenue", **amounts)


def aside(**kinds: int) -> tuple[Aside, ...]:
    """Make rows set aside, so many of each kind."""
    return tuple(Aside(row=1, text="", why=why) for why, n in kinds.items() for _ in range(n))


def plain(**changes: object) -> Input:
    """Make a table of 1,180 rows without totals."""
    return table(**{"set_aside": (), "totals": (), **changes})


ROWS = "Data: data.csv (GB18030, 万元), 1,180 rows of firms"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (plain(), f"{ROWS}."),
        (plain(firm_rows=1), "Data: data.csv (GB18030, 万元), 1 row of a firm."),
        (plain(path="-", encoding="utf-8"), "Data: standard input (UTF-8, 万元), 1,180 rows of firms."),
        (plain(path="a.xlsx", sheet="表1", encoding=None), "Data: a.xlsx, sheet 表1 (万元), 1,180 rows of firms."),
        (plain(encoding=None, columns=()), "Data: data.csv, 1,180 rows of firms."),
        (plain(columns=(reports.column("revenue", "a", "万元"), reports.column("output", "b", "元"), reports.column("output", "c", "元"))),
         "Data: data.csv (GB18030, 万元, 元), 1,180 rows of firms."),
        (plain(set_aside=aside(total=1)), f"{ROWS}, 1 total row set aside."),
        (plain(set_aside=aside(total=2, subtotal=1, section=3, note=2, unnamed=1)),
         f"{ROWS}, 2 total rows, 1 subtotal row, 3 section headings, 2 notes and 1 empty row set aside."),
        (plain(set_aside=aside(note=100)), f"{ROWS}, at least 100 notes set aside."),
        (plain(totals=(total(5, "5"),)), f"{ROWS}, the total agrees."),
        (plain(totals=(total(5, "5"), total(6, "6.4", row=8))), f"{ROWS}, the totals agree."),
        (plain(totals=(total(5, "6", row=7),)), f"{ROWS}, a total differs from what was added up (see below)."),
        (plain(totals=(total(5, "6", row=7), total(5, "6", row=7), total(5, "5"))),
         f"{ROWS}, 2 totals differ from what was added up (see below)."),
        (plain(totals=(total(None, None),)), f"{ROWS}."),
    ],
)  # fmt: skip
def test_an_input_says_how_it_was_read(found: Input, expected: str) -> None:
    """Where from, in which encoding and units, how many firms, what was set aside, and whether the totals agree."""
    differs = reports.problem(code="total-differs", row=7, severity="warning")
    assert texts(reports.drawing(inputs=(found,), problems=reports.problems(differs)))[0] == expected


@pytest.mark.parametrize(("added", "expected"), [("5", f"{ROWS}, the total agrees."), ("5.4", f"{ROWS}.")])
def test_a_total_is_not_said_to_agree_where_its_problem_may_be_left_out(added: str, expected: str) -> None:
    """Only the first 100 problems are listed."""
    report = reports.drawing(inputs=(plain(totals=(total(5, added),)),), problems=reports.problems(omitted=3))
    assert texts(report)[0] == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (reports.revenue(),
         "Sales revenue: 298 firms have it, 1 is missing (停产), 1 cannot be read; ¥6.60 bn in all, the largest is 示例机械厂 060 with ¥742.1 m."),
        (reports.revenue(missing=1200, missing_as=("—", "停产"), unreadable=0, usable=1),
         "Sales revenue: 1 firm has it, 1,200 are missing (—, 停产); ¥6.60 bn in all, the largest is 示例机械厂 060 with ¥742.1 m."),
        (reports.revenue(missing=3, missing_as=("缺失", "missing", "停产")),
         "Sales revenue: 298 firms have it, 3 are missing (停产), 1 cannot be read; ¥6.60 bn in all, the largest is 示例机械厂 060 with ¥742.1 m."),
        (reports.revenue(missing_as=(), unreadable=2, largest_firm=None),
         "Sales revenue: 298 firms have it, 1 is missing, 2 cannot be read; ¥6.60 bn in all, the largest is ¥742.1 m."),
        (reports.revenue(missing=0, unreadable=0, largest=None),
         "Sales revenue: 298 firms have it; ¥6.60 bn in all."),
        (reports.revenue(missing=0, unreadable=0, largest=None, total=None), "Sales revenue: 298 firms have it."),
        (reports.revenue(missing=0, unreadable=0, largest=Decimal("999999999.9"), total=None, largest_firm=None),
         "Sales revenue: 298 firms have it; the largest is ¥999.9999999 m."),
    ],
)  # fmt: skip
def test_a_measure_says_who_has_it(found: MeasureReport, expected: str) -> None:
    """How many have a figure and how many have none, the sum, and the largest, where a wrong unit shows."""
    assert texts(reports.drawing(measures=(found,), problems=reports.problems()))[2] == expected


@pytest.mark.parametrize(
    ("equal", "conflicting", "expected"),
    [
        (0, 0, "Firms: 300 in 2008."),
        (1, 0, "Firms: 300 in 2008. 1 firm stands more than once with nothing that differs and counts once."),
        (2, 1, "Firms: 300 in 2008. 2 firms stand more than once with nothing that differs and count once. 1 firm stands more than once with different figures; decided by --duplicates sum."),
        (0, 1200, "Firms: 300 in 2008. 1,200 firms stand more than once with different figures; decided by --duplicates sum."),
    ],
)  # fmt: skip
def test_what_was_decided_about_duplicates_is_said(equal: int, conflicting: int, expected: str) -> None:
    """And for how many rows."""
    found = DuplicatesFound(policy="sum", equal=equal, conflicting=conflicting)
    assert texts(reports.drawing(duplicates=found))[1] == expected


def test_without_a_year_the_firms_have_none() -> None:
    """There is nothing to say."""
    assert texts(reports.no_year())[1] == "Firms: 300."


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ({}, "Plan: built in (红网, 2007-06-12). For your own goals: tiers init"),
        ({"source": None}, "Plan: built in. For your own goals: tiers init"),
        ({"path": "targets.toml"}, "Plan: targets.toml (红网, 2007-06-12)."),
        ({"path": "targets.toml", "source": None}, "Plan: targets.toml."),
    ],
)
def test_the_plan_stands_last(plan: dict[str, object], expected: str) -> None:
    """With a hint for who has no own."""
    assert texts(reports.drawing(targets=reports.plan(**plan)))[-1] == expected


def test_that_nobody_is_named_is_said() -> None:
    """So that nobody looks for the names."""
    assert "No firm is named, and what would tell of fewer than 3 firms is kept back (--no-names)." in texts(
        reports.no_names()
    )


def test_the_columns_are_shown_as_understood() -> None:
    """And each row that is not a firm, where there are any."""
    stated = ColumnFound(
        role="revenue",
        heading="营业收入",
        year=2006,
        months=(1, 12),
        unit="万元",
        unit_from="unit line",
        reasons=(Message("choice.unknown", {}),),
    )
    found = table(
        columns=(reports.column("name", "企业名称"), stated), set_aside=(Aside(row=1182, text="合计", why="total"),)
    )
    report = reports.drawing(inputs=(found, plain(columns=())))
    shown = [
        [block.lead if isinstance(block, Paragraph) else rows(block) for block in section]
        for section in column_sections(report, Words(report, "en"))
    ]
    assert shown == [
        ["How data.csv was understood", [
            ["Column", "Role", "Year", "Unit", "Why"],
            ["企业名称", "name", "", "", "its heading says 企业名称"],
            ["营业收入", "revenue", "2006", "万元", "its heading is not a known word"],
        ]],
        ["Rows of data.csv that are not firms", [["Line", "Set aside as", "Text"], ["1182", "total", "合计"]]],
    ]  # fmt: skip


def rows(block: Grid) -> list[list[str]]:
    """Return a table with its headings."""
    return [[column.heading for column in block.columns], *([cell.text for cell in row] for row in block.rows)]
