"""Words of time, kind and part as strangers write them: right, asked about, or told; never a whole year or a column in silence.

Two firms with 12亿 and 5.1亿: one passes 10亿, two pass 5亿 and 1亿.
"""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

import tiers
from tests.intake.asked import said_in_full
from tests.intake.workbooks import xlsx
from tiers.domain.targets import Targets
from tiers.errors import DataError
from tiers.report.contract.report import Report

PLAN = Targets.model_validate(
    {
        "version": 1,
        "base_year": 2005,
        "target_year": 2010,
        "tier": [{"name": name, "measure": "revenue", "over": name, "goal": 2} for name in ("10亿", "5亿", "1亿")],
    }
)
FIRMS = (("示例机械厂", "120000"), ("示例食品厂", "51000"))
RIGHT = ([1, 2, 2], Decimal(1_710_000_000))
"""Firms over 10亿, 5亿 and 1亿, and all their revenue."""

Months = tuple[int, int] | None
WHOLE, ASKED = (1, 12), (0, 0)
"""A whole year; a part of one that is not taken without being asked for."""


def read(path: Path, engine: str = "python", **said: Any) -> Report:  # noqa: ANN401 - the fields of Reading
    """Report on a file."""
    return tiers.report(path, targets=PLAN, engine=engine, **said)  # type: ignore[arg-type] # the name of an engine


def numbers(report: Report) -> tuple[list[int | None], Decimal | None]:
    """Return what `RIGHT` holds."""
    return [goal.nested for goal in report.goals], report.measures[0].total


def codes(report: Report) -> set[str]:
    """Return the codes of the problems."""
    return {problem.code for problem in report.problems.items}


def refusal_code(path: Path, engine: str = "python") -> str:
    """Return the code with which a file is refused."""
    with pytest.raises(DataError) as caught:
        read(path, engine)
    return said_in_full(caught.value).code


def text(
    folder: Path, headings: str, title: str = "", name: str = "data.csv", cells: tuple[str, ...] = ("{}",)
) -> Path:
    """Write a table of the two firms; `{}` among the further cells is the figure."""
    rows = [",".join((firm, *(cell.format(figure) for cell in cells))) for firm, figure in FIRMS]
    path = folder / name
    path.write_text("\n".join([*filter(None, [title]), f"企业名称,{headings}", *rows]) + "\n", encoding="utf-8")
    return path


TIMES: list[tuple[str, Months]] = [
    # from January to a month, in hanzi and digits, with every dash
    ("二〇〇八年一至六月", (1, 6)), ("2008年元至六月", (1, 6)), ("2008年一月至九月", (1, 9)), ("2008年1月-9月", (1, 9)),
    ("2008年1—9月", (1, 9)), ("2008年1～9月", (1, 9)), ("2008年1〜9月", (1, 9)), ("2008年1至9月份", (1, 9)), ("2008年1到9月", (1, 9)),
    ("2008年1一9月", (1, 9)), ("２００８年１－９月", (1, 9)), ("2008年1-9", (1, 9)), ("2008.1-9", (1, 9)), ("2008.01-2008.09", (1, 9)),
    ("200801-200809", (1, 9)), ("2008年1月至2008年9月", (1, 9)), ("2008年1月1日至9月30日", (1, 9)), ("2008 年 1 - 9 月", (1, 9)),
    ("2008年1-11月", (1, 11)), ("2008年1-9月份累计", (1, 9)), ("2008年度1-9月", (1, 9)),
    # up to a month
    ("2008年前9个月", (1, 9)), ("2008年前九个月", (1, 9)), ("2008年头三个月", (1, 3)), ("2008年九月底", (1, 9)), ("截至2008年9月末", (1, 9)),
    ("截止2008年9月", (1, 9)), ("截至2008年9月30日", (1, 9)), ("2008年9月止", (1, 9)), ("2008年9月止累计", (1, 9)), ("2008年年初至9月底", (1, 9)),
    ("2008年9月累计", (1, 9)), ("2008年9月本月止累计", (1, 9)), ("2008年（截至三季度）", (1, 9)),
    # halves and quarters
    ("2008年半年度", (1, 6)), ("2008年上半年", (1, 6)), ("2008年中报", (1, 6)), ("2008年半年报", (1, 6)), ("2008年中期报告", (1, 6)),
    ("2008年前三个季度", (1, 9)), ("2008年前三季度", (1, 9)), ("2008年1-3季度", (1, 9)), ("2008年一至三季度", (1, 9)), ("2008年三季度末", (1, 9)),
    ("2008年一季报", (1, 3)), ("2008年一季度", (1, 3)), ("2008年首季", (1, 3)), ("2008年三季报", (1, 9)),
    # the same in English
    ("2008H1", (1, 6)), ("H1 2008", (1, 6)), ("1H2008", (1, 6)), ("2008 first half", (1, 6)), ("Half-year 2008", (1, 6)),
    ("Jan–Sep 2008", (1, 9)), ("January to September 2008", (1, 9)), ("Nine months ended September 30 2008", (1, 9)), ("9M2008", (1, 9)),
    ("2008 Q1", (1, 3)), ("Q1-Q3 2008", (1, 9)), ("As of September 2008", (1, 9)), ("2008 through September", (1, 9)),
    # a part of the year that is not stated, or in words that are not understood
    ("2008年累计", None), ("2008 YTD", None), ("2008年本月止累计", None), ("2008年月报", None), ("2008年季报", None), ("2008年今年以来", None),
    ("2008年9个月", None), ("截至2008年9月15日", None), ("2008年年中", None), ("2008 quarterly", None),
    ("TTM 2008", None), ("2008年近12个月", None), ("2008年8月至今", None), ("2008年第36周", None), ("2008年初", None), ("2008年9月上旬", ASKED),
    ("2008 2Q08", None), ("2008年1-本月", None), ("2008年1-N月", None), ("2008年月均", None), ("填报时间：2008年1-9月", (1, 9)), ("September 2008", None), ("Year ended June 30 2008", None),
    # one month, quarter or half: not taken without being asked for
    ("2008年9月", ASKED), ("2008年12月", ASKED), ("二〇〇八年九月份", ASKED), ("2008Q3", ASKED), ("2008-Q3", ASKED), ("Q3 2008", ASKED), ("2008年第三季度", ASKED),
    ("2008年下半年", ASKED), ("2008年4-6月", ASKED), ("2008年7-12月", ASKED), ("2008年第四季度", ASKED),
    # the whole year
    ("2008年", WHOLE), ("2008年度", WHOLE), ("2008年全年", WHOLE), ("2008年年报", WHOLE), ("2008年1-12月", WHOLE), ("2008年1月-12月", WHOLE),
    ("2008年1-12月累计", WHOLE), ("2008年一至四季度", WHOLE), ("截至2008年12月末", WHOLE), ("2008年底", WHOLE), ("2008年前12个月", WHOLE),
    ("2008年1月1日至2008年12月31日", WHOLE), ("2008年12月止累计", WHOLE), ("FY2008", WHOLE), ("Fiscal year 2008", WHOLE), ("FY08", WHOLE), ("Full year 2008", WHOLE),
    ("January to December 2008", WHOLE), ("Year ended December 31 2008", WHOLE), ("TTM 2008年报", WHOLE), ("报告期:2008年", WHOLE),
    # words in which a time only seems to stand
    ("2008年中国500强", WHOLE), ("四季青镇2008年", WHOLE), ("月湖区2008年", WHOLE), ("2008年集中", WHOLE), ("2008年年销售收入过亿元企业", WHOLE),
    ("2008年表1-2", WHOLE), ("2008年第1-2批", WHOLE), ("2008年名录", WHOLE), ("2008年年度", WHOLE),
]  # fmt: skip
"""What a title, a file or a sheet is called, and the months of 2008 that it means."""


def holds(path: Path, months: Months, engine: str = "python") -> None:
    """Hold that a file is of these months of 2008, and counts its two firms rightly."""
    if months == ASKED:
        assert refusal_code(path, engine) == "measure-unclear"
        return
    report = read(path, engine)
    assert (report.period.year, report.period.months, report.period.complete) == (2008, months, months == WHOLE)
    assert numbers(report) == RIGHT


def on_engines(cases: list[Any]) -> pytest.MarkDecorator:
    """Try every case by the engine that is the definition, and one in five by that in bulk."""
    tried = [(case, "duckdb" if i % 5 == 0 else "python") for i, case in enumerate(cases)]
    return pytest.mark.parametrize(("case", "engine"), [*tried, *((case, "python") for case in cases[::5])])


@pytest.mark.one_in(3)
@on_engines(TIMES)
def test_the_time_in_a_title(case: tuple[str, Months], engine: str, tmp_path: Path) -> None:
    """Understood, or not taken for a whole year."""
    words, months = case
    holds(text(tmp_path, "营业收入(万元)", f"{words}规模以上企业" if not words.isascii() else words), months, engine)


@pytest.mark.parametrize(("words", "months"), TIMES)
def test_the_time_in_the_name_of_a_file(words: str, months: Months, tmp_path: Path) -> None:
    """As in a title; a day or a month by its number may be that of an export, and says nothing."""
    if words == "September 2008":
        assert read(text(tmp_path, "营业收入(万元)", name=f"{words}.csv")).period.year is None
        return
    holds(text(tmp_path, "营业收入(万元)", name=f"{words.replace(':', '：')}.csv"), months)


@pytest.mark.one_in(4)
@pytest.mark.parametrize(("words", "months"), [case for case in TIMES if case[0] != "September 2008"][::12])
def test_the_time_in_the_name_of_a_sheet(words: str, months: Months, tmp_path: Path) -> None:
    """As in a title."""
    path = tmp_path / "data.xlsx"
    rows: list[tuple[str, str | float]] = [("企业名称", "营业收入(万元)")]
    rows += [(firm, float(figure)) for firm, figure in FIRMS]
    path.write_bytes(xlsx((words.replace("/", ""), rows)))
    holds(path, months)


IN_HEADINGS = [
    ("1-9月营业收入累计", (1, 9)), ("一至九月营业收入", (1, 9)), ("营业收入（1—9月）", (1, 9)), ("营业收入_2008年前三季度", (1, 9)), ("2008年上半年营业收入", (1, 6)),
    ("截至9月末营业收入", (1, 9)), ("九月底营业收入", (1, 9)), ("营业收入(H1)", (1, 6)), ("RevenueYTD", None), ("Revenue Jan-Sep", (1, 9)), ("Revenue TTM", None),
    ("Revenue 2008Q3", ASKED), ("第三季度营业收入", ASKED), ("9月营业收入", ASKED), ("当月营业收入", ASKED), ("营业收入(本月止累计)", None),
    ("1-12月营业收入累计", WHOLE), ("全年营业收入", WHOLE), ("营业收入（年报）", WHOLE), ("二〇〇八年营业收入", WHOLE), ("FY2008 Revenue", WHOLE), ("Revenue 2008", WHOLE),
    ("Revenue for the year ended December 31 2008", WHOLE), ("营业收入(TTM) [报告期] 2008年报", WHOLE), ("营业收入(TTM)", None), ("自年初累计营业收入", None), ("营业收入 1-本月", None), ("营业收入 [报告期] 2008年报 [报表类型] 合并报表", WHOLE),
]  # fmt: skip


@pytest.mark.one_in(6)
@on_engines([(*case, form) for case in IN_HEADINGS for form in ("csv", "json", "parquet")])
def test_the_time_in_a_heading(case: tuple[str, Months, str], engine: str, tmp_path: Path) -> None:
    """In a text, a key of JSON, a column of Parquet."""
    words, months, form = case
    path, heading = tmp_path / f"2008.{form}", f"{words}(万元)"
    if form == "csv":
        text(tmp_path, heading, name=path.name)
    elif form == "json":
        path.write_text(json.dumps([{"企业名称": firm, heading: figure} for firm, figure in FIRMS]), encoding="utf-8")
    else:
        with duckdb.connect() as made:
            columns = f'unnest(?) AS 企业名称, unnest(?) AS "{heading}"'
            made.execute(
                f"COPY (SELECT {columns}) TO '{path}' (FORMAT parquet)", [[*each] for each in zip(*FIRMS, strict=True)]
            )
    holds(path, months, engine)


@pytest.mark.parametrize(
    ("title", "heading", "name", "months"),
    [
        ("2008年1-12月规上企业", "1-12月营业收入累计", "data.csv", WHOLE),
        ("2008年1-12月规上企业", "本年累计营业收入", "data.csv", WHOLE),
        ("2008年12月规上企业", "1-12月营业收入累计", "data.csv", WHOLE),
        ("2008年12月规上企业", "本年累计营业收入", "data.csv", WHOLE),
        ("2008年12月规上企业", "全年营业收入", "data.csv", WHOLE),
        ("2008年年报", "营业收入累计", "data.csv", WHOLE),
        ("规上企业(202112)".replace("2021", "2008"), "本年累计营业收入", "data.csv", WHOLE),
        ("", "本年累计营业收入", "2008年12月.csv", WHOLE),
        ("", "营业收入累计", "2008年1-12月.csv", WHOLE),
        ("2008年9月规上企业", "本年累计营业收入", "data.csv", (1, 9)),
        ("2008年9月规上企业", "1-9月营业收入", "data.csv", (1, 9)),
        ("2008年规上企业", "本年累计营业收入", "data.csv", None),
        ("2008年规上企业", "营业收入", "2008年1-9月.csv", (1, 9)),
        ("2008年规上企业", "营业收入", "企业2008H1.csv", (1, 6)),
        ("2008年1-12月规上企业", "营业收入", "2008年1-9月.csv", (1, 9)),
        ("2008年1-9月规上企业（统计局公布）", "营业收入", "data.csv", (1, 9)),
        ("2008年规上企业", "营业收入", "1-9月累计.csv", (1, 9)),
    ],
)
def test_the_time_in_several_places(title: str, heading: str, name: str, months: Months, tmp_path: Path) -> None:
    """The narrowest holds, and December's cumulative table is the year."""
    holds(text(tmp_path, f"{heading}(万元)", title, name), months)


@pytest.mark.parametrize(
    "title", ["2007年10月至2008年9月企业", "2007年10月-2008年9月企业", "200710-200809", "2007.10-2008.09"]
)
def test_months_of_two_years(title: str, tmp_path: Path) -> None:
    """They are of no calendar year."""
    report = read(text(tmp_path, "营业收入(万元)", title))
    assert report.period.year is None
    assert not report.period.complete
    assert "time-unclear" in codes(report)


@pytest.mark.parametrize(
    ("key", "value", "months"),
    [
        ("期间", "2008年1-9月", (1, 9)),
        ("Period", "2008H1", (1, 6)),
        ("标题", "2008年规上企业", WHOLE),
        ("year", 2008, WHOLE),
        ("fiscal_year", 2008, WHOLE),
    ],
)
def test_the_time_beside_the_records_of_json(key: str, value: object, months: Months, tmp_path: Path) -> None:
    """As in a title."""
    path = tmp_path / "data.json"
    records = [{"企业名称": firm, "营业收入": figure} for firm, figure in FIRMS]
    path.write_text(json.dumps({key: value, "单位": "万元", "数据": records}), encoding="utf-8")
    holds(path, months)


def test_words_that_are_not_understood_are_told(tmp_path: Path) -> None:
    """With the words themselves."""
    assert "time-unclear" in codes(read(text(tmp_path, "营业收入(万元)", "2008年9个月企业")))
    assert "time-unclear" in codes(read(text(tmp_path, "营业收入(万元)", "2008年企业主要指标1-9")))


HARMLESS = [
    "年营业收入", "营业收入（必填）", "营业收入【必填】", "营业收入①", "营业收入*", "＊营业收入", "企业营业收入", "本企业营业收入", "营业收入合计", "营业收入总额",
    "全部营业收入", "营业收入数", "营业收入额", "营业收入 金额", "营业收入(现价)", "现价营业收入", "营业收入（审计数）", "经审计营业收入", "营业收入(注1)", "营业收入[1]",
    "“营业收入”", "一、营业收入", "1.营业收入", "规模以上工业营业收入", "营业收入完成数", "实际完成营业收入", "企业年销售收入", "营业收入（保留两位小数）",
    "Total Operating Revenue", "annual_revenue", "AnnualRevenue", "Net sales", "Gross revenue", "Annual turnover", "business_income", "total revenue",
    "REVENUES", "Main Business Income", "Sales revenue total", "Company Sales", "Revenue, total", "Reported revenue", "Revenue amount",
]  # fmt: skip


@pytest.mark.one_in(4)
@on_engines(HARMLESS)
def test_a_measure_among_words_that_do_not_change_it(case: str, engine: str, tmp_path: Path) -> None:
    """Alone it is read, and nothing is said about it."""
    report = read(text(tmp_path, f'"{case}(万元)"', "2008年企业"), engine)
    assert (numbers(report), codes(report)) == (RIGHT, set())


@pytest.mark.parametrize("heading", HARMLESS)
def test_two_that_answer_equally_well(heading: str, tmp_path: Path) -> None:
    """Beside another it is asked which is meant."""
    path = text(tmp_path, f'"营业收入(万元)","{heading}(万元)"', "2008年企业", cells=("1", "{}"))
    assert refusal_code(path) == "measure-unclear"


@on_engines(
    [
        "营业收入（不变价）", "母公司营业收入", "营业收入(调整后)", "国内营业收入", "营业收人", "营业示收入", "营null业收入", "营业收",  "营业及其收入", "营业收入净额", "营业收入甲", "服务营业收入",
        "营业收入(未审)", "产品营业收入", "Domestic revenue", "Revenue restated", "Parent revenue",
    ],
)  # fmt: skip
def test_words_that_may_change_a_measure(case: str, engine: str, tmp_path: Path) -> None:
    """Beside one that is plain they are told, and alone they are not taken."""
    report = read(text(tmp_path, f"营业收入(万元),{case}(万元)", "2008年企业", cells=("{}", "1")), engine)
    assert (numbers(report), codes(report)) == (RIGHT, {"measure-beside"})
    assert refusal_code(text(tmp_path, f"{case}(万元)", "2008年企业")) == "measure-missing"


@pytest.mark.parametrize(
    "heading",
    [
        "营业收入占比", "营业收入同比增长", "营业收入预算", "计划营业收入", "预计营业收入", "营业收入同期", "其中:主营业务收入", "营业收入排名", "其他业务收入", "营业外收入",
        "营业税金", "出口销售额", "Revenue growth", "Revenue per employee", "Revenue rank", "Cost of revenue", "Deferred revenue", "Net income", "Profit",
        "Expected revenue", "Sales rank", "Operating income",
    ],
)  # fmt: skip
def test_what_is_another_figure(heading: str, tmp_path: Path) -> None:
    """It is passed over beside the measure, and is never taken for it."""
    report = read(text(tmp_path, f"营业收入(万元),{heading}", "2008年企业", cells=("{}", "999999")))
    assert (numbers(report), codes(report)) == (RIGHT, set())
    assert refusal_code(text(tmp_path, heading, "2008年企业")) == "measure-missing"


NAMES = [
    "enterprise_name", "company name", "company_name", "CompanyName", "Name", "Firm", "Registered name", "Company Name (English)", "Legal name", "Full name",
    "Name of company", "Entity name", "Organisation name", "Corporation", "Company legal name", "企业名称（中文）", "Business name",
]  # fmt: skip


@on_engines(NAMES)
def test_a_name_in_english(case: str, engine: str, tmp_path: Path) -> None:
    """With a measure in English, and the year in a column."""
    path = tmp_path / "data.csv"
    path.write_text(f"{case},fiscal_year,Revenue (CNY)\nExample A,2008,1200000000\nExample B,2008,510000000\n", "utf-8")
    report = read(path, engine)
    assert (report.period.year, report.enterprises, numbers(report), codes(report)) == (2008, 2, RIGHT, set())


@pytest.mark.parametrize(
    ("names", "taken", "told"),
    [
        ("名称（中）,名称（英）", "名称（中）", {"name-beside"}),
        ("企业名称（英文）,企业名称（中文）", "企业名称（中文）", {"name-beside"}),
        ("Company Name (English),Company Name (Chinese)", "Company Name (Chinese)", {"name-beside"}),
        ("company_name_en,company_name_cn", "company_name_cn", {"name-beside"}),
        ("企业名称,企业英文名称", "企业名称", set()),
        ("Company Name,Company Name (English)", "Company Name", set()),
        ("公司名稱,Company Name (English)", "公司名稱", set()),
    ],
)
def test_names_in_two_languages(names: str, taken: str, told: set[str], tmp_path: Path) -> None:
    """One is taken, and where nothing else decides it is said which."""
    path = tmp_path / "2008.csv"
    words = names.split(",")
    cells = [["甲厂" if word == taken else "A" for word in words], ["乙厂" if word == taken else "B" for word in words]]
    rows = [",".join((*row, figure)) for row, figure in zip(cells, ("120000", "51000"), strict=True)]
    path.write_text("\n".join((f"{names},营业收入(万元)", *rows)), encoding="utf-8")
    report = read(path)
    assert (numbers(report), codes(report) - {"text-cut-off"}) == (RIGHT, told)
    assert report.measures[0].largest_firm == "甲厂"


QUIET = [
    "利润总额(万元)",
    "税金（千元）",
    "其中：出口交货值",
    "注册资本(万元)",
    "从业人数",
    "资产总计（万元）",
    "按行业分",
    "Profit (CNY)",
    "利润总额 (万元)",
    "2007年利润总额",
    "2006-2007年增加额",
]


@pytest.mark.parametrize("heading", QUIET)
def test_a_column_that_has_a_heading_of_its_own(heading: str, tmp_path: Path) -> None:
    """Nothing is said of it, so that `--strict` reads the table."""
    report = read(text(tmp_path, f"2008年营业收入(万元),{heading}", cells=("{}", "3")), strict=True)
    assert numbers(report) == RIGHT


@pytest.mark.parametrize(
    "heading", ["(万元)", "单位：万元", "合计", "小计（万元）", "其中：", "2007年", "A", "-", "", "一、"]
)
def test_a_column_whose_heading_says_nothing(heading: str, tmp_path: Path) -> None:
    """It is told."""
    report = read(text(tmp_path, f"2008年营业收入(万元),{heading}", cells=("{}", "3")))
    assert (numbers(report), codes(report)) == (RIGHT, {"heading-odd"})
