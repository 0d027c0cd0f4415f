"""What a person reads of an explanation, beside the table that it is about. Amounts are 万元."""

from typing import Any

import pytest

from tests.engines.drawn import PLAN, plan, table
from tiers import engines
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.report.contract.explain import Explanation
from tiers.report.explain import build_explanation
from tiers.write.page.explain import explain_page
from tiers.write.to_terminal import draw_sections
from tiers.write.view import View


def explain(words: str, *drawings: str, targets: Targets = PLAN, **reading: Any) -> Explanation:  # noqa: ANN401 - whatever `Reading` takes
    """Explain a firm of the drawings `1.csv`, `2.csv` and so on; every value must be of its type."""
    tables = [table(drawing, path=f"{i}.csv") for i, drawing in enumerate(drawings, 1)]
    question = Question(targets, reading=Reading.model_validate(reading))
    return Explanation.model_validate(build_explanation(engines.explain(tables, question, words), words, question))


def page(told: Explanation, width: int | None = None) -> str:
    """Draw an explanation."""
    view = View(width=width)
    return draw_sections(explain_page(told, view), view)


YEARS = """
code  firm        year  revenue
A1    示例机械厂  2007  1.2亿
A1    示例机械厂  2008  50000
A2    示例食品厂  2008  20000
A3    示例造纸厂  2008  停产
A4    示例纺织厂  2007  9000
A5    示例化工厂  08    _
"""


def test_a_firm_of_two_years() -> None:
    """Every cell, then the limits of the report year: 示例机械厂 is exactly at ¥500 m, which “over” excludes."""
    assert (
        page(explain("机械", YEARS), width=80)
        == """\
示例机械厂 (A1), in 1.csv
Year  Line  Column   Cell   Unit  Stated by          Amount
───────────────────────────────────────────────────────────
2007     2  revenue  1.2亿  亿    the cell     ¥120,000,000
2008     3  revenue  50000  万元  its heading  ¥500,000,000

Tier by sales revenue,
2008                       Figure  Reached                    By  Place
────────────────────────────────────────────────────────────────────────────────
over ¥1 bn               ¥500.0 m  × no           ¥500.0 m short  nearest 1 of 2
over ¥500 m              ¥500.0 m  × no     exactly at the limit  nearest 1 of 2
over ¥100 m              ¥500.0 m  √ yes          ¥400.0 m above  cushion 2 of 2
"""
    )


def remarks(words: str, *drawings: str, **reading: Any) -> list[str]:  # noqa: ANN401 - the same
    """Return the lines of an explanation that begin with a sign."""
    return [line for line in page(explain(words, *drawings, **reading)).splitlines() if line[:2] in {"! ", "× "}]


def test_a_firm_without_a_figure() -> None:
    """Nobody knows which limits it passes."""
    said = page(explain("造纸", YEARS))
    assert "2008     5  revenue  停产  万元  its heading  missing\n" in said
    assert said.count("—  ? not known") == 3


def test_a_firm_that_is_not_in_the_report_year() -> None:
    """That is why it is not in the list."""
    assert remarks("纺织", YEARS) == ["! It has no row in 2008, the report year, so it is not counted there."]


def test_a_row_without_a_year() -> None:
    """It counts nowhere; a cell with nothing in it is shown as such."""
    assert remarks("化工", YEARS) == [
        "× It counts nowhere in 1.csv line 7: the year cell is not a year.",
        "× 1.csv line 7, year: “08” is not a year of four digits, so this row of 示例化工厂 does not count.",
    ]
    assert "   7  revenue  (blank)" in page(explain("化工", YEARS))


def test_a_firm_that_where_leaves_out() -> None:
    """In the year, or where no year is known."""
    assert remarks("食品", YEARS, where=["code=A1"]) == ["! It does not meet --where, so it is not counted in 2008."]
    assert remarks("甲", "firm  revenue\n示例甲厂  1\n示例乙厂  2", where=["firm=示例乙厂"]) == [
        "! It does not meet --where, so it is not counted."
    ]


TWICE = "firm  year  revenue\n示例甲厂  2008  100\n示例甲厂  2008  20000"


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("keep", "and each counts as a firm (--duplicates keep)."),
        ("first", "the first counts (--duplicates first)."),
        ("last", "the last counts (--duplicates last)."),
        ("largest", "the largest count (--duplicates largest)."),
        ("sum", "which are added up (--duplicates sum)."),
    ],
)
def test_what_was_decided_about_rows_that_differ(policy: str, said: str) -> None:
    """Once, after the cells; the problem of the row would say it again."""
    (line,) = remarks("甲", TWICE, duplicates=policy)
    assert line.startswith("! Its 2 rows of 2008 say different figures")
    assert line.endswith(said)


def test_a_firm_under_keep_is_shown_as_often_as_it_counts() -> None:
    """Each row beside the limits."""
    assert page(explain("甲", TWICE, duplicates="keep")).count("over ¥1 bn") == 2


def test_rows_that_say_the_same() -> None:
    """Without a year none is named."""
    assert remarks("甲", "firm  revenue\n示例甲厂  1\n示例甲厂  1") == [
        "! Its 2 rows say the same, and it counts once."
    ]


def test_what_nobody_has_decided_stands_there_with_the_refusal() -> None:
    """And no place: it depends on the decision."""
    said = remarks("甲", TWICE)
    assert said[0].startswith("× Its 2 rows of 2008 say different figures, and nobody has decided:")
    assert said[1].startswith("× A report would be refused all the same: 1 firm stands more than once")
    assert "nearest" not in page(explain("甲", TWICE))


def test_files_are_named_where_there_are_several() -> None:
    """In place of the line alone."""
    said = page(explain("甲", "firm  year  revenue\n示例甲厂  2007  1", "firm  year  revenue\n示例甲厂  2008  1"))
    assert said.startswith("示例甲厂\nYear  Where ")
    assert "\n2008  2.csv line 2  revenue  1 " in said


def test_a_problem_of_its_cell_is_told() -> None:
    """That is why the figure does not count."""
    said = page(explain("甲", "firm  revenue\n示例甲厂  约5亿"))
    assert said.endswith(
        "\n× 1.csv line 2, revenue: “约5亿” is not an amount, so this figure of 示例甲厂 does not count.\n"
    )
    assert "约5亿  万元  its heading  cannot be read" in said


def test_a_tier_of_another_measure_and_one_that_no_table_has() -> None:
    """The usual measure goes without saying."""
    tiers = [
        {"name": "a", "measure": "revenue", "over": "5亿"},
        {"name": "b", "measure": "revenue", "over": "1亿"},
        {"name": "c", "measure": "output", "over": "1000万"},
        {"name": "d", "measure": "税收", "at_least": "10万"},
    ]
    targets = plan(tier=tiers, measure={"税收": {"headings": ["税收"]}})
    rows = page(explain("甲", "firm  revenue  output\n示例甲厂  1  5000", targets=targets)).splitlines()[-4:]
    assert [row.split("  ")[0] for row in rows] == [
        "over ¥500 m",
        "over ¥100 m",
        "output value over ¥10 m",
        "at least ¥100,000",
    ]
    assert rows[3].endswith("—  ? not known")


def test_rows_that_are_no_firms() -> None:
    """With what they were taken for."""
    assert (
        page(explain("计", "firm  revenue\n示例甲厂  1\n小计  1\n合计  1"))
        == """\
Rows that say “计” and are not firms
Where         Set aside as  Text
────────────────────────────────
1.csv line 3  subtotal      小计
1.csv line 4  total         合计
"""
    )


def test_what_came_from_outside_does_nothing() -> None:
    """Not in a name, a cell, a heading, or the words that were asked for."""
    hostile = "示例\x1b[31m厂\u202e[bold]:smile:"
    drawing = f"code  firm  revenue\nA\x1b1  {hostile}  {hostile}\n_  合计：{hostile}  2\n_  其中：{hostile}  5"
    for told in (explain(hostile, drawing), explain("\u202e[bold]", drawing)):
        said = page(told, width=80)
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert "[bold]:smile:" in said
