import pytest

from tests.intake.asked import question, read, refusal
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.readers.delimiter import separator_of


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_each_separator(separator: str) -> None:
    """The headings decide, whatever stands in the rows."""
    text = f"企业名称{separator}营业收入\n甲；乙，丙、丁|戊;己{separator}5\n"
    assert separator_of(text, Vocabulary(question())) == separator


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ('企业名称;"营业收入,万元";备注,其他;a,b,c,d\n甲;1,234.5;x;y\n', ";"),
        ("企业名称\t营业收入（万元,2006）\n甲\t1,234\n", "\t"),
        ('"企业名称","营业收入"\n"甲;乙;丙;丁","5"\n', ","),
        ("sep=;\n企业名称;营业收入\n甲;5\n", ";"),
        ("SEP=^\r\n企业名称^营业收入\r\n甲^5\r\n", "^"),
        ("a;b;c\n1,2;3,4;5,6\n", ";"),
        ("营业收入\n5\n", ","),
        ('"x"y\n', ","),
    ],
)
def test_what_could_fool_a_sample(text: str, separator: str) -> None:
    """Commas in numbers and units, a stated separator, headings that nobody knows, text that is no table."""
    assert separator_of(text, Vocabulary(question())) == separator


def test_numbers_with_commas_between_semicolons() -> None:
    """They stay whole."""
    assert read("企业名称;营业收入(万元)\n甲;1,234.5\n").cells == [["甲", "1,234.5"]]


def test_rows_that_do_not_have_the_separator_of_the_headings() -> None:
    """Every row would be one cell."""
    error = refusal("企业名称,营业收入\n甲;5\n乙;6\n")
    assert (error.code, error.facts["row"]) == ("separator-differs", 2)
