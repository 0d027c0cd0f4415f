import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.write import reports
from tests.write.reports import problem, problems
from tiers.report.model import ProblemItem, Report
from tiers.wording import sentences
from tiers.write.page.blocks import Block, Paragraph
from tiers.write.page.problems import problems as paragraphs
from tiers.write.page.words import Words


def said(report: Report, *, verbose: bool = False, lang: str = "en") -> list[str]:
    """Give the paragraphs."""
    return [text(block) for block in paragraphs(report, Words(report, lang), verbose=verbose)]


def text(block: Block) -> str:
    """Give a paragraph with its lead."""
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
    assert said(reports.drawing(problems=problems(*items)))[0] == expected


def test_without_problems_nothing_is_said() -> None:
    """Not even that there are none."""
    assert said(reports.drawing(problems=problems())) == []


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
    assert said(reports.drawing(problems=problems(item)))[1] == expected


def test_errors_come_first_and_five_are_enough() -> None:
    """The rest is counted; who wants more gets all that the report lists."""
    items = [WARNING] * 3 + [ERROR] * 4
    report = reports.drawing(problems=problems(*items, omitted=2))
    signs = [line[0] for line in said(report)[1:]]
    assert signs == ["×", "×", "×", "×", "!", "a"]
    assert said(report)[-1] == "and 4 more: tiers report --json lists them"
    assert said(report, verbose=True)[-1] == "and 2 more: tiers report --json lists them"
    assert len(said(report, verbose=True)) == 1 + 7 + 1


@pytest.fixture
def _other_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have a further language, which says everything as English does, and of a problem only its code and its facts."""
    for section in ("report", "list", "problem"):
        module = ModuleType(f"tiers.wording.zh.{section}")
        said = dict(sentences(section))
        if section == "problem":
            said = {name: f"[{name}: {{row}} {{count}}]" for name in said}
        module.SENTENCES = said  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
    sentences.cache_clear()
    yield
    sentences.cache_clear()


@pytest.mark.usefixtures("_other_language")
def test_in_another_language_the_sentence_is_said_anew() -> None:
    """From its facts; the message of the report is English. Without names it is the sentence that says none."""
    facts = (("count", 7), ("name", "甲"))
    named = reports.drawing(problems=problems(problem(facts=facts)))
    nameless = named.model_copy(update={"options": reports.options(no_names=True)})
    assert said(named, lang="zh")[1] == "× data.csv line 83, 营业收入（万元）: [amount-unreadable: 83 7]"
    assert said(nameless, lang="zh")[1] == "× data.csv line 83, 营业收入（万元）: [amount-unreadable.no-names: 83 7]"
