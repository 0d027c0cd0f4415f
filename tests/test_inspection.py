"""`check` and `explain` from the files on: what is refused, and what is told instead."""

from pathlib import Path
from typing import Any

import pytest

from tests.intake.asked import plan
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.errors import DataError
from tiers.inspection import check, explain

GOOD = "企业名称,营业收入(万元)\n示例机械厂,120000\n示例食品厂,5\n"


def ask(**said: Any) -> Question:  # noqa: ANN401 - whatever `Reading` takes
    """Ask with a small plan."""
    return Question(plan(), reading=Reading(**said), options=Reading(**said))


def write(**files: str) -> None:
    """Write files into the working folder, each by its name without the ending `.csv`."""
    for name, text in files.items():
        Path(f"{name}.csv").write_text(text, encoding="utf-8")


def test_a_file_that_cannot_be_understood_keeps_no_other_from_being_told() -> None:
    """The first has no heading of a measure, the second is right."""
    write(a="企业名称,净利润\n甲厂,1\n", b=GOOD)
    found, tables = check(["a.csv", "b.csv"], ask())
    assert [refusal.code for refusal in found.refusals] == ["measure-missing"]
    assert [each.path for each in found.inputs] == ["b.csv"]
    assert [table.source.path for table in tables] == ["b.csv"]
    assert (found.year, found.enterprises, found.years, found.measures) == (None, None, (), ())


def test_where_no_file_can_be_understood_nothing_is_counted() -> None:
    """The refusal is all there is to tell."""
    write(a="企业名称,净利润\n甲厂,1\n")
    found, tables = check(["a.csv"], ask())
    assert ([refusal.code for refusal in found.refusals], found.inputs, tables) == (["measure-missing"], (), ())


@pytest.mark.parametrize(("path", "code"), [("none.csv", "file-missing"), ("closed.csv", "file-unreadable")])
def test_a_file_that_cannot_be_opened_cannot_be_checked(path: str, code: str) -> None:
    """Nobody has seen what is in it."""
    Path("closed.csv").symlink_to("/proc/self/mem")
    with pytest.raises(DataError) as refusal:
        check([path], ask())
    assert refusal.value.code == code


def test_a_firm_is_explained() -> None:
    """By a part of its name."""
    write(a=GOOD)
    told = explain("食品", ["a.csv"], ask())
    assert [firm.name for firm in told.firms] == ["示例食品厂"]
    assert told.asked == "食品"


def test_a_row_that_was_set_aside_is_explained() -> None:
    """There is no such firm, and that is the answer."""
    write(a=f"{GOOD}合计,120005\n")
    told = explain("合计", ["a.csv"], ask())
    assert ([firm.name for firm in told.firms], [aside.row for aside in told.set_aside]) == ([], [4])


@pytest.mark.parametrize(
    ("words", "near"), [("示例机戒厂", ("示例机械厂", "示例食品厂")), ("示例机戒", ("示例机械厂",)), ("哈", ())]
)
def test_a_firm_that_nobody_knows(words: str, near: tuple[str, ...]) -> None:
    """Names that are spelled alike are offered."""
    write(a=GOOD)
    with pytest.raises(DataError) as refusal:
        explain(words, ["a.csv"], ask())
    assert (refusal.value.code, refusal.value.facts["near"]) == ("firm-unknown", near)
    assert ("did you mean" in refusal.value.sentence("en")) == bool(near)


def test_several_firms_that_may_be_meant() -> None:
    """They are listed with their places, and the line to type for the first."""
    write(a="企业名称,代码,营业收入(万元)\n示例 甲厂,,1\n示例乙厂,B1,2\n")
    with pytest.raises(DataError) as refusal:
        explain("示例", ["a.csv"], ask())
    error = refusal.value
    assert error.sentence("en") == "示例: 2 firms could be meant."
    assert error.table("en") == [["firm", "code", "where"], ["示例 甲厂", "", "a.csv:2"], ["示例乙厂", "B1", "a.csv:3"]]
    assert error.remedy("en") == "Say a whole name or a code: tiers explain '示例 甲厂' DATA"
