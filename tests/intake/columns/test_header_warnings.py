import pytest

from tests.intake.asked import read


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("企业名称,2006年产值,A\n甲,5,7\n乙,6,8\n", [("heading-odd", "A")]),
        ("企业名称,2006年产值,\n甲,5,7\n乙,6,8\n", [("heading-odd", None)]),
        ("企业名称,2006年产值,合计\n甲,5,7\n乙,6,8\n", [("heading-odd", "合计")]),
        ("企业名称,主要指标,\n,2006年产值,x\n甲,5,7\n", [("heading-odd", "主要指标 x")]),
        ("企业名称,2006年产值,行业,行业\n甲,5,7,机械\n", [("heading-odd", "行业")]),
        ("企业名称,2006年产值,±%,#\n甲,5,7,1\n乙,6,8,2\n", []),
        ("企业名称,2006年产值,每股产值,新产品产值\n甲,5,7,1\n乙,6,8,2\n", []),
        ("企业名称,年份,月份,产值\n甲,2006,12,5\n乙,2006,12,6\n", [("time-unclear", None)]),
        ("企业名称,月份,产值\n甲,12,5\n乙,12,6\n", [("time-unclear", None)]),
        ("企业名称,年份,统计月份,产值\n甲,2006,9,5\n", [("time-unclear", None)]),
        ("企业名称,年份,报告期,产值\n甲,2006,2006三季报,5\n", [("time-unclear", None)]),
        ("企业名称,年份,报表类型,1-9月产值\n甲,2006,中报,5\n", []),
        ("企业名称,报告期,产值\n甲,2006-09-30,5\n", [("time-unclear", None), ("year-elsewhere", "报告期")]),
        ("企业名称,年份,产值,报告期\n甲,2006,5\n乙,2006,5,2006-12-31\n", []),
        ("企业名称,年份,报告类型,产值\n甲,2006,年报,5\n", []),
        ("企业名称,年份,季度,1-12月产值\n甲,2006,4,5\n", []),
        ("企业名称,2006年产值,增幅,增幅\n甲,5,7,8\n", []),
        ("企业名称,2006年产值,单位：万元\n甲,5,7\n", [("heading-odd", "单位:万元")]),
        ("企业名称,2006年产值,=A1\n甲,5,x\n乙,6,y\n", []),
        ("企业名称,2006年产值,\n甲,5,\n乙,6,\n", []),
        ("企业名称,2006年产值,营业收入甲\n甲,5,7\n", [("measure-mentioned", "营业收入甲")]),
        ("企业名称,2006年产值,营业收入占比\n甲,5,7\n", []),
        ("企业名称,2006年产值,营业收入,营业收入甲\n甲,5,7,8\n", [("measure-beside", "营业收入甲")]),
        ("企业名称,产值,2006年人数\n甲,5,7\n", [("year-elsewhere", "2006年人数")]),
        ("企业名称,产值,报告期\n甲,5,2008-12-31\n", [("year-elsewhere", "报告期")]),
        ("企业名称,产值,报表类型\n甲,5,2008年报\n乙,5,2008年年报\n", [("year-elsewhere", "报表类型")]),
        ("企业名称,产值,报告期\n甲,5,2008-12-31\n乙,5,2007-12-31\n", [("year-not-stated", None)]),
        ("企业名称,产值,报告期\n甲,5,年报\n乙,5\n", []),
        ("企业名称,产值,报告期,年份\n甲,5,2008-12-31,2008\n", []),
        ("企业名称,2008年产值,报告期\n甲,5,2008-12-31\n", []),
        ("企业一览\n企业名称,产值\n甲,5\n", [("year-not-stated", None)]),
        ("企业名称,产值\n甲,5\n", []),
    ],
)
def test_what_deserves_a_look(text: str, problems: list[tuple[str, str | None]]) -> None:
    """Columns that may be a measure and were not taken, and a year that nothing states."""
    assert [(problem.code, problem.column) for problem in read(text).problems] == problems


def test_a_person_said_the_year() -> None:
    """Then nothing is lacking."""
    assert read("企业一览\n企业名称,产值\n甲,5\n", year=2006).problems == ()


def test_headings_of_two_lengths() -> None:
    """A separator may be missing in one of the rows."""
    (problem,) = read("企业名称,指标,行业\n,产值\n甲,5,机械\n", year=2006).problems
    assert (problem.code, problem.row, dict(problem.facts)) == ("headings-ragged", 2, {"cells": 2, "columns": 3})
