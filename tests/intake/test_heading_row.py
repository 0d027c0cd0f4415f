import pytest

from tests.intake.asked import question, read, refusal
from tiers.intake.heading_row import find_headings, is_complete, score
from tiers.intake.heading_words import Vocabulary

GOOD = "企业名称,营业收入\n甲,5\n"


@pytest.mark.parametrize(
    ("row", "known", "complete"),
    [
        (["企业名称", "营业收入", "备注"], 2, True),
        (["代码", "产值"], 2, True),
        (["企业名称", "年份"], 2, False),
        (["营业收入"], 1, False),
        (["甲厂", "5"], 0, False),
    ],
)
def test_what_a_heading_row_has(row: list[str], known: int, complete: bool) -> None:  # noqa: FBT001 - a table of cases
    """A name or code and a measure make it complete."""
    vocabulary = Vocabulary(question())
    assert (score(row, vocabulary), is_complete(row, vocabulary)) == (known, complete)


def test_the_heading_row_is_found_wherever_it_is() -> None:
    """By its words; None if no row has them."""
    vocabulary = Vocabulary(question())
    assert find_heading_row([["2006年企业主要指标"], [], ["企业名称", "产值"]], vocabulary) == 2
    assert find_heading_row([["甲", "5"]], vocabulary) is None


@pytest.mark.parametrize(("above", "line"), [("\n\n", 3), (" ,　\n", 2), ("sep=,\n", 2)])
def test_blank_lines_above_the_headings(above: str, line: int) -> None:
    """And the line that tells a spreadsheet the separator: they are no title."""
    table = read(above + GOOD)
    assert (table.source.header_row, list(table.numbers)) == (line, [line + 1])


@pytest.mark.parametrize("above", ["2006年规模以上工业企业主要指标\n", "全县企业,,\n单位:万元,\n", "企业名称\n"])
def test_a_title_above_the_headings(above: str) -> None:
    """Refused with the line of the headings."""
    error = refusal(above + GOOD)
    assert (error.code, error.facts["row"]) == ("headings-lower", above.count("\n") + 1)


def test_a_person_names_the_line_of_the_headings() -> None:
    """What stands above is passed over."""
    table = read("2006年企业主要指标\n\n" + GOOD, header_row=3)
    assert (table.source.header_row, table.cells) == (3, [["甲", "5"]])


@pytest.mark.parametrize("line", [2, 9])
def test_a_person_names_a_line_without_headings(line: int) -> None:
    """A blank one, and one below the last."""
    assert refusal("2006年企业主要指标\n\n" + GOOD, header_row=line).code == "header-row-missing"


def test_a_unit_above_the_line_that_a_person_named() -> None:
    """It would be passed over, and is not read yet."""
    error = refusal("主要指标\n计量单位：万元\n" + GOOD, header_row=3)
    assert (error.code, error.facts["row"]) == ("unit-line-above", 2)


@pytest.mark.parametrize("text", ["示例机械厂,5000\n示例食品厂,6000\n", "示例机械厂,1.2亿,机械\n乙,3,化工\n"])
def test_the_first_row_is_a_firm(text: str) -> None:
    """It is shown."""
    error = refusal(text)
    assert (error.code, error.facts["row"]) == ("headings-none", 1)
    assert "示例机械厂" in str(error.facts["first"])


def test_headings_that_nobody_knows() -> None:
    """Without a figure they are headings, and listed."""
    assert refusal("厂,钱\n甲,5\n").code == "name-missing"
