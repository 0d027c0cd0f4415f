import pytest

from tests.write import reports
from tests.write.reports import problem, problems
from tiers.report.contract.problems import ProblemItem
from tiers.report.contract.report import Report
from tiers.write.page.blocks import Block, Paragraph
from tiers.write.page.phrases import Words
from tiers.write.page.problems import problem_paragraphs as paragraphs


def texts(report: Report, *, verbose: bool = False, lang: str = "en") -> list[str]:
    """Return the paragraphs."""
    return [text(block) for block in paragraphs(report, Words(report, lang), verbose=verbose)]


def text(block: Block) -> str:
    """Return a paragraph with its lead."""
    assert isinstance(block, Paragraph)
    return block.lead + block.text


ERROR = problem(message="It is wrong.")
WARNING = problem(message="It is odd.", severity="warning", code="amount-huge")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([ERROR], "Problems: 1 error, which did not count."),
        ([ERROR] * 2, "Problems: 2 errors, which did not count."),
        ([WARNING], "Problems: 1 warning, which counted all the same."),
        ([WARNING] * 3, "Problems: 3 warnings, which counted all the same."),
        ([WARNING, ERROR], "Problems: 1 error, 1 warning; errors did not count, warnings did."),
    ],
)
def test_what_a_problem_means_for_the_count_is_said(items: list[ProblemItem], expected: str) -> None:
    """An error did not count, a warning did."""
    assert texts(reports.drawing(problems=problems(*items)))[0] == expected


def test_without_problems_nothing_is_said() -> None:
    """Not even that there are none."""
    assert texts(reports.drawing(problems=problems())) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "× data.csv line 83, 营业收入（万元）: It is wrong."),
        ({"severity": "warning"}, "! data.csv line 83, 营业收入（万元）: It is wrong."),
        ({"column": None}, "× data.csv line 83: It is wrong."),
        ({"sheet": "表1"}, "× data.csv, sheet 表1 row 83, 营业收入（万元）: It is wrong."),
        ({"row": None, "column": None}, "× data.csv: It is wrong."),
        ({"path": None, "column": None}, "× line 83: It is wrong."),
        ({"path": None, "row": None, "column": None}, "× It is wrong."),
        ({"path": "-"}, "× standard input line 83, 营业收入（万元）: It is wrong."),
        ({"message": "“\x1b[2J” is wrong."}, "× data.csv line 83, 营业收入（万元）: “\\x1b[2J” is wrong."),
        ({"message": "x" * 300}, "× data.csv line 83, 营业收入（万元）: " + "x" * 300),
        ({"message": "x" * 301}, "× data.csv line 83, 营业收入（万元）: " + "x" * 300 + "…"),
    ],
)
def test_a_problem_stands_at_its_place(changes: dict[str, object], expected: str) -> None:
    """File, sheet, line and column, as far as they are known."""
    item = problem(**{"message": "It is wrong.", **changes})
    assert texts(reports.drawing(problems=problems(item)))[1] == expected


def test_errors_come_first_and_five_are_enough() -> None:
    """The rest is counted; who wants more gets all that the report lists."""
    items = [WARNING] * 3 + [ERROR] * 4
    report = reports.drawing(problems=problems(*items, omitted=2))
    signs = [line[0] for line in texts(report)[1:]]
    assert signs == ["×", "×", "×", "×", "!", "a"]
    assert texts(report)[-1] == "and 4 more: tiers report --json lists them"
    assert texts(report, verbose=True)[-1] == "and 2 more: tiers report --json lists them"
    assert len(texts(report, verbose=True)) == 1 + 7 + 1


def test_in_chinese_the_sentence_is_said_anew() -> None:
    """From its facts; the message of the report is English. Without names it is the sentence that says none."""
    named = reports.drawing(problems=problems(problem(facts=(("name", "甲"),))))
    nameless = named.model_copy(update={"options": reports.options(no_names=True)})
    place = "× data.csv 第83行，营业收入（万元）："
    assert texts(named, lang="zh")[1] == f"{place}“约2.3亿”不是金额，甲的这个数未计入。"
    assert texts(nameless, lang="zh")[1] == f"{place}单元格不是金额，这个数未计入。"


def test_a_report_that_was_read_from_json_has_only_its_english_sentence() -> None:
    """The facts do not stand in JSON."""
    report = reports.drawing(problems=problems(problem(message="It is wrong.", facts=None)))
    assert texts(report, lang="zh")[1] == "× data.csv 第83行，营业收入（万元）：It is wrong."
