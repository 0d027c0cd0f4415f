import pytest

from tests.intake.asked import only, question, read, refusal, said_in_full
from tiers.domain.period import Period
from tiers.errors import DataError
from tiers.intake.readers import from_text
from tiers.wording import join_messages


@pytest.mark.parametrize(
    ("above", "headings", "cells", "period"),
    [
        ("", "产值", "5", None),
        ("1-9月\n", "产值", "5", Period(None, (1, 9))),
        ("2006年\n", "1-9月产值", "5", Period(2006, (1, 9))),
        ("2006年1-9月\n", "2006年产值", "5", Period(2006, (1, 9))),
        ("2006年9月\n", "累计产值", "5", Period(2006, (1, 9))),
        ("2006年\n", "累计产值", "5", Period(2006, None)),
        ("2006年1-9月\n", "年份,产值", "2006,5", Period(None, (1, 9))),
        ("2006年\n", "年份,产值", "2006,5", None),
        ("2006年\n", "年份,1-9月产值", "2006,5", Period(None, (1, 9))),
    ],
)
def test_the_time_of_a_column(above: str, headings: str, cells: str, period: Period | None) -> None:
    """What the heading leaves open is taken from the title; a year column wins for the year."""
    assert only(read(f"{above}企业名称,{headings}\n甲,{cells}\n"), "output").period == period


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2006年1-9月\n企业名称,1-6月产值\n甲,5\n", "months-contradict"),
        ("2006年\n企业名称,年份,产值\n甲,2005,5\n", "year-contradicts"),
        ("2006年\n企业名称,2005年产值\n甲,5\n", "year-contradicts"),
    ],
)
def test_a_title_against_the_table(text: str, code: str) -> None:
    """Nobody says which of them is right."""
    assert refusal(text).code == code


def test_a_year_column_without_a_year() -> None:
    """The title is not contradicted by cells that are none."""
    assert read("2006年\n企业名称,产值,年份\n甲,5\n乙,6,x\n").cells == [["甲", "5"], ["乙", "6", "x"]]


@pytest.mark.parametrize(("said", "year"), [({"year": 2005}, 2005), ({"year": 2006}, 2006)])
def test_a_person_says_whether_title_or_file_name_counts(said: dict[str, int], year: int) -> None:
    """Only then are two years no contradiction."""
    text = "2006年指标\n企业名称,产值\n甲,5\n".encode()
    (table,) = from_text.tables(text, "企业-2005.csv", question(**said))
    assert only(table, "output").period == Period(year)
    with pytest.raises(DataError) as caught:
        from_text.tables(text, "企业-2005.csv", question())
    assert said_in_full(caught.value).code == "year-contradicts"


def test_the_file_name_adds_the_year_to_the_months_of_a_title() -> None:
    """Both are given as the reason."""
    (table,) = from_text.tables("1-9月\n企业名称,产值\n甲,5\n".encode(), "企业-2006.csv", question())
    column = only(table, "output")
    assert column.period == Period(2006, (1, 9))
    assert join_messages(column.why) == "its heading says 产值; its time by the title: 1-9月, 企业-2006"


def test_the_file_name_makes_the_year_of_a_title_a_part_of_one() -> None:
    """Nine months are no year, wherever that is said."""
    (table,) = from_text.tables("2006年\n企业名称,产值\n甲,5\n".encode(), "企业1-9月.csv", question())
    assert only(table, "output").period == Period(2006, (1, 9))


def test_a_file_name_that_knows_less_than_the_title_adds_nothing() -> None:
    """Its words do not take the title's year away."""
    (table,) = from_text.tables("2006年1-9月\n企业名称,产值\n甲,5\n".encode(), "累计.csv", question())
    assert only(table, "output").period == Period(2006, (1, 9))


def test_a_title_and_a_file_name_of_one_year() -> None:
    """They agree."""
    (table,) = from_text.tables("2006年\n企业名称,产值\n甲,5\n".encode(), "企业-2006.csv", question())
    assert only(table, "output").period == Period(2006)


@pytest.mark.parametrize(
    ("name", "heading", "period"),
    [
        ("month.csv", "2008年1-12月产值", Period(2008)),
        ("月报.csv", "2008年1-12月产值", Period(2008)),
        ("月报.csv", "2008年1-9月产值", Period(2008, (1, 9))),
    ],
)
def test_a_file_that_says_how_often_and_not_when(name: str, heading: str, period: Period) -> None:
    """Months that a heading states in so many words hold."""
    (table,) = from_text.tables(f"企业名称,{heading}\n示例一厂,5\n".encode(), name, question())
    assert only(table, "output").period == period


def test_a_file_of_another_month_than_its_heading() -> None:
    """Nobody says which of them is right."""
    with pytest.raises(DataError) as caught:
        from_text.tables("企业名称,2008年1-12月产值\n示例一厂,5\n".encode(), "2008年9月.csv", question())
    assert said_in_full(caught.value).code == "measure-unclear"
