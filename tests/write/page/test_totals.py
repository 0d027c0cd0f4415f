from decimal import Decimal
from typing import Any

import pytest

from tests.write import reports
from tests.write.conditions import conditions, large, sales, unknown
from tests.write.reports import YI
from tiers.report.contract.totals import TotalReport
from tiers.write.page.blocks import Grid, Paragraph
from tiers.write.page.phrases import Words
from tiers.write.page.totals import totals_section


def draw(*totals: TotalReport, lang: str = "en", **changes: object) -> tuple[list[list[str]], list[str]]:
    """Return the table with its headings, and the notes."""
    report = reports.drawing(**changes).model_copy(update={"totals": totals})
    grid, *notes = totals_section(report, Words(report, lang))
    assert isinstance(grid, Grid)
    rows = [[cell.text for cell in row] for row in grid.rows]
    heads = [column.heading for column in grid.columns]
    return [heads, *rows], [note.text for note in notes if isinstance(note, Paragraph)]


def test_as_it_is_drawn_in_english() -> None:
    """Total, base, total now, goal, gap, share, growth a year, verdict; then what is due, and how sure it is."""
    table, notes = draw(sales())
    assert table == [
        ["Total", "2005", "2008", "Goal", "Gap", "Done", "A year", "Status"],
        ["sales revenue", "¥4.42 bn", "¥7.29 bn", "¥10.00 bn", "¥2.71 bn", "73%", "18.1%", "√ on track"],
    ]
    assert notes == [
        (
            "Due by now: ¥7.21 bn (17.7% a year from 2005); needed from now on: 17.1% a year. "
            "This is a lower bound: 1 figure is missing and 1 cannot be read."
        )
    ]


def test_as_it_is_drawn_in_chinese() -> None:
    """The same."""
    table, notes = draw(sales(), lang="zh")
    assert table == [
        ["总量", "2005", "2008", "目标", "缺口", "完成", "年均", "状态"],
        ["销售收入", "44.18亿元", "72.87亿元", "100.00亿元", "27.13亿元", "73%", "18.1%", "√ 达到序时"],
    ]
    assert notes == ["目前应达72.13亿元（自2005年起年均17.7%）；此后年均须增17.1%。此为下限：1家缺数、1家无法识别。"]


def test_several_are_told_apart() -> None:
    """Each with its name; of one that is met nothing is due."""
    _, notes = draw(sales(missing=0, unreadable=2), large(), unknown())
    assert [note.partition(":")[0] for note in notes] == ["sales revenue", "税收"]
    assert notes[0].endswith("This is a lower bound: 2 cannot be read.")


def test_no_plan_of_totals_no_section() -> None:
    """Nothing is shown."""
    report = reports.drawing()
    assert totals_section(report, Words(report, "en")) == ()


NAMES = [
    (sales(), "sales revenue", "销售收入"),
    (sales(name="sales revenue"), "sales revenue", "销售收入"),
    (sales(name="全区销售收入"), "全区销售收入", "全区销售收入"),
    (sales(name="全区销售收入", name_en="district's sales"), "district's sales", "全区销售收入"),
    (sales(name="销售收入", name_en="sales"), "sales revenue", "销售收入"),
    (sales(name="a\x1bb"), "a\\x1bb", "a\\x1bb"),
]


@pytest.mark.parametrize(("total", "english", "chinese"), NAMES)
def test_what_a_total_is_called(total: TotalReport, english: str, chinese: str) -> None:
    """As the plan does; by the measure in the reader's language where that is all the name says. Names are inert."""
    assert [draw(total, lang=lang)[0][1][0] for lang in ("en", "zh")] == [english, chinese]


def test_no_amount_contradicts_the_verdict() -> None:
    """99.999亿 is not shown as the 100亿 that it has not reached, nor growth as that which is planned."""
    close = sales(
        total=Decimal(9999900000),
        gap=Decimal(100_000),
        completion=Decimal("0.99999"),
        due=Decimal(9999950000),
        yearly_growth=Decimal("0.17746"),
    )
    table, notes = draw(close)
    assert table[1][2:7] == ["¥9.9999 bn", "¥10.00 bn", "¥100,000", "99.999%", "17.746%"]
    assert notes[0].startswith("Due by now: ¥9.99995 bn (17.747% a year from 2005)")


UNSAID: list[tuple[dict[str, Any], str]] = [
    ({"growth_needed": None}, "Due by now: ¥7.21 bn (17.7% a year from 2005)."),
    ({"yearly_growth": None}, "Due by now: ¥7.21 bn (17.7% a year from 2005); needed from now on: 17.1% a year."),
    ({"due": None}, ""),
    ({"status": "not_assessable", "base": Decimal(0), "due": None}, "It was not above 0 at the end of 2005, and no growth can be reckoned from that."),
    ({"status": "not_assessable", "usable": 0, "total": None, "due": None}, "No figure of it can be added up."),
    ({"status": "not_assessable", "usable": None, "total": None, "due": None}, "No figure of it can be added up."),
    ({"total": None, "gap": None, "due": None}, "It is kept back: fewer than 3 firms have a figure in it, or are left out of it."),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "said"), UNSAID)
def test_what_is_not_known_is_not_said(changes: dict[str, Any], said: str) -> None:
    """And why a total cannot be judged, or is not shown."""
    _, notes = draw(sales(missing=0, unreadable=0, **changes))
    assert notes == ([said] if said else [])


def test_at_the_end_of_the_plan_nothing_is_due_any_more() -> None:
    """The goal itself is."""
    over = reports.end_of_2008().model_copy(update={"elapsed": Decimal(1), "years_left": Decimal(0)})
    assert draw(sales(missing=0, unreadable=0, status="missed"), period=over)[1] == []


def test_without_a_year_and_without_a_base() -> None:
    """The columns that nobody could fill are left out."""
    nothing = dict.fromkeys(("base", "due", "yearly_growth", "planned_yearly_growth", "growth_needed"))
    no_year = reports.end_of_2008().model_copy(
        update={"year": None, "elapsed": None, "years_left": None, "as_of": None, "complete": None}
    )
    table, _ = draw(sales(status="unmet", **nothing), period=no_year)
    assert table[0] == ["Total", "Amount", "Goal", "Gap", "Done", "Status"]


def test_a_large_goal_of_long_growth_is_shown() -> None:
    """With all the decimals that a hundred years bring: a person sees two."""
    goal = Decimal(YI) * Decimal("1.123456") ** 20  # 1.123456^20 is 10.26
    assert draw(sales(goal=goal))[0][1][3] == "¥1.03 bn"


def test_the_report_of_all_has_a_table_and_two_notes() -> None:
    """Of three totals, one of which is met."""
    report = conditions()
    assert len(totals_section(report, Words(report, "zh"))) == 3
