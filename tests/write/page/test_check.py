"""What a person reads of a check, beside the table that it is about. Amounts are 万元."""

from typing import Any

import pytest

from tests.engines.drawn import PLAN, table
from tiers import engines
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.errors import DataError
from tiers.report.check import build_check
from tiers.report.contract.check import Check
from tiers.wording import message
from tiers.write.page.check import check_page
from tiers.write.to_terminal import draw_sections
from tiers.write.view import View


def check(drawing: str | Table, *, no_names: bool = False, **reading: Any) -> Check:  # noqa: ANN401 - whatever `Reading` takes
    """Check a drawing."""
    tables = [table(drawing) if isinstance(drawing, str) else drawing]
    question = Question(PLAN, reading=Reading.model_validate(reading), no_names=no_names)
    return build_check(engines.check(tables, question), question)


def page(found: Check, *, width: int | None = None, verbose: bool = False) -> str:
    """Draw a check."""
    view = View(width=width, verbose=verbose)
    return draw_sections(check_page(found, view), view)


def lines(found: Check, *, verbose: bool = False) -> list[str]:
    """Return the lines of a check that are not blank."""
    return [line for line in page(found, verbose=verbose).splitlines() if line]


CLEAN = """
firm      trade  revenue
示例甲厂  机械   60000
示例乙厂  食品   停产
合计      _      60000
"""


def test_a_table_without_a_fault() -> None:
    """Can it be reported, what does it hold, how was it understood."""
    assert (
        page(check(CLEAN))
        == """\
√ A report can be made: 2 firms. Nothing is wrong.
Sales revenue: 1 firm has it, 1 is missing (停产); ¥600.0 m in all, the largest is 示例甲厂 with ¥600.0 m.

drawn.csv: CSV UTF-8, separated by commas, headings in line 1, 2 rows of firms and 1 total row.
Column   Role     Year  Unit  Why
─────────────────────────────────
firm     name
trade    —
revenue  revenue        万元
Set aside: line 4 合计 (total).
Total in line 4, revenue: ¥600,000,000, which is what its firms add up to.
"""
    )


FAULTY = """
firm      year  revenue@?
示例甲厂  2007  x
示例甲厂  2008  y
示例乙厂  2008  z
示例丙厂  2008  w
示例丁厂  2008  -5
"""


def test_a_table_with_faults() -> None:
    """The years, then each kind of problem with its first places and its remedy."""
    assert lines(check(FAULTY)) == [
        "! A report can be made: 4 firms in 2008. 4 errors, 1 warning; errors did not count, warnings did.",
        "Years: 2007 (1 firm, not the whole year), 2008 (4 firms, not the whole year).",
        "Sales revenue: 1 firm has it, 3 cannot be read; -¥50,000 in all, the largest is 示例丁厂 with -¥50,000.",
        "drawn.csv: CSV UTF-8, separated by commas, headings in line 1, 5 rows of firms.",
        "Column     Role     Year  Unit  Why",
        "───────────────────────────────────",
        "firm       name",
        "year       year",
        "revenue@?  revenue        万元",
        "× amount-unreadable, 4 times:",
        "  drawn.csv line 2, revenue@?: “x” is not an amount, so this figure of 示例甲厂 does not count.",
        "  drawn.csv line 3, revenue@?: “y” is not an amount, so this figure of 示例甲厂 does not count.",
        "  drawn.csv line 4, revenue@?: “z” is not an amount, so this figure of 示例乙厂 does not count.",
        "  and 1 more: -v lists them",
        f"  Remedy: {message('problem_remedy.amount-unreadable')}",
        "! amount-negative, once:",
        "  drawn.csv line 6, revenue@?: “-5” is below zero; 示例丁厂 counts with this figure.",
        f"  Remedy: {message('problem_remedy.amount-negative')}",
    ]


def test_the_first_line_says_which_kinds_there_are() -> None:
    """Errors alone, warnings alone."""
    assert lines(check("firm  revenue\n示例甲厂  x"))[0].endswith("1 error, which did not count.")
    assert lines(check("firm  revenue\n示例甲厂  -1"))[0].endswith("1 warning, which counted all the same.")


def test_verbose_lists_every_place_row_and_column() -> None:
    """Four places, seven rows set aside, twenty-two columns without a role."""
    rest, blank = "  ".join(f"c{i}" for i in range(22)), "  _" * 22
    rows = [f"示例{name}厂  x{blank}" for name in "甲乙丙丁"] + [f"小计  {i}{blank}" for i in range(7)]
    found = check("\n".join([f"firm  revenue  {rest}", *rows]))
    short, long = "\n".join(lines(found)), "\n".join(lines(found, verbose=True))
    assert "and 2 more columns without a role: -v lists them" in short
    assert "line 10 小计 (subtotal), 2 more (-v lists them)." in short
    assert ("c20" in short, "line 11 小计" in short) == (False, False)
    assert "-v lists" not in long
    assert ("c21" in long, "line 12 小计 (subtotal)." in long) == (True, True)
    assert long.count("“x” is not an amount") == 4


def test_a_total_that_only_its_precision_keeps_from_agreeing() -> None:
    """Written without the last digit: no problem, and both numbers."""
    found = lines(check("firm  revenue\n示例甲厂  1.4\n示例乙厂  2.3\n合计  4"))
    assert found[-1] == "Total in line 4, revenue: ¥40,000; its firms add up to ¥37,000."


def test_why_no_report_would_be_made() -> None:
    """What each choice would mean, and what is to be typed and pasted on lines of their own."""
    assert (
        page(check(table("firm  revenue\n示例甲厂  74210", in_unit=None)), width=80)
        == """\
× A report would be refused, for one reason. Once that is mended, more may come
  to light.

× unit-unknown: drawn.csv: nothing states the unit of revenue. Which is true?
unit    largest firm     all firms  10亿  5亿  1亿
──────────────────────────────────────────────────
千元         ¥74.2 m       ¥74.2 m     0    0    0
万元        ¥742.1 m      ¥742.1 m     0    1    1
百万元     ¥74.21 bn     ¥74.21 bn     1    1    1
亿元    ¥7,421.00 bn  ¥7,421.00 bn     1    1    1
  Remedy: The true one once, such as: --unit 万元
    Always, in targets.toml: [reading] unit = "万元"

drawn.csv: CSV UTF-8, separated by commas, headings in line 1, 1 row of a firm.
Column   Role     Year  Unit        Why
───────────────────────────────────────
firm     name
revenue  revenue        not stated
"""
    )


def test_without_names_choices_and_cells_are_left_out() -> None:
    """A row set aside has its line and its kind."""
    said = page(check(table("firm  revenue\n示例甲厂  74210\n小计  5", in_unit=None), no_names=True))
    assert "Set aside: line 3 (subtotal).\n" in said
    assert "¥" not in said
    assert "示例" not in said


def test_a_total_of_two_firms_is_left_out_without_names() -> None:
    """The sum would tell each of them the other's figure."""
    assert "Total in" not in page(check("firm  revenue\n示例甲厂  1\n示例乙厂  2\n合计  3", no_names=True))


@pytest.mark.parametrize(
    ("separator", "said"),
    [(",", "commas"), ("\t", "tabs"), (";", "semicolons"), ("|", "bars"), ("，", "，"), ("\x1b", "\\x1b")],
)
def test_what_stands_between_the_cells(separator: str, said: str) -> None:
    """In words, or as it is, and never as what controls a terminal."""
    one = table(CLEAN)
    found = check(one._replace(source=one.source._replace(separator=separator)))
    assert f"CSV UTF-8, separated by {said}, headings in line 1" in page(found)


def test_what_no_text_has() -> None:
    """A workbook has a sheet, and neither an encoding nor a separator; rows are rows."""
    one = table(CLEAN)
    source = one.source._replace(format="xlsx", sheet="表1", encoding=None, separator=None)
    said = page(check(one._replace(source=source)))
    assert "drawn.csv, sheet 表1: XLSX, headings in line 1, 2 rows of firms and 1 total row." in said
    assert "Set aside: row 4 合计 (total)." in said


HOSTILE = "示例\x1b[31m厂\u202e[bold]:smile:"


def test_what_came_from_outside_does_nothing() -> None:
    """Not in a heading, a cell, a name, a row set aside, or a refusal."""
    one = table(f"firm  {HOSTILE}  revenue\n{HOSTILE}  x  y\n小计{HOSTILE}  x  z")
    question = Question(PLAN)
    found = engines.check([one], question)
    refusal = DataError("rows-none", path=HOSTILE, row=3)
    for told in (found, found._replace(refusals=(refusal,))):
        said = page(build_check(told, question), width=80, verbose=True)
        assert "\x1b" not in said
        assert "\u202e" not in said
        assert "[bold]:smile:" in said.replace("\n", "").replace(" ", "")
