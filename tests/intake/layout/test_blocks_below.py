"""What stands below: a second block in another unit, of another time or figure, with its headings or without."""

from pathlib import Path
from typing import Any

import pytest

import tiers
from tests.engines import on_cluster
from tests.intake.asked import plan, read, refusal
from tiers.errors import DataError

PLAN = plan(tier=[{"name": "1亿", "measure": "revenue", "over": "1亿"}])

ABOVE = "2008年规上企业,单位：万元\n企业名称,营业收入\n示例甲厂,120000\n示例乙厂,51000\n"
BELOW = "示例丙厂,90000\n示例丁厂,30000\n"
TOTAL = 2_910_000_000

UNITS = [
    "2008年规上企业,单位：千元",
    ",单位：千元",
    "单位：千元,",
    ",千元",
    ",（千元）",
    "千元,",
    "2008年规上企业（千元）,",
    "2008年规上企业,千元",
    "2008年规上企业,（单位：千元）",
    ",计量单位：亿元",
    ",金额单位：元",
    ",單位：千元",
    ",单位:千美元",
    ",单位：某种万元",
    "Unit: million,",
    "二、2008年规下企业,单位：千元",
]
TIMES = [
    "2007年规上企业,",
    "2007年规上企业,单位：万元",
    "2007年,",
    ",2007年",
    "2007年度,",
    "2008年1-9月,",
    "2008年上半年,单位：万元",
    "2008年9月,",
    "1-9月规上企业,",
    "上半年,",
    "二〇〇七年规上企业,",
    "一、2007年,",
    "填表人：甲,2007年",
    "审核人：甲,2008年1-9月",
    "填报单位：示例局,2009年1月",
    "（二）2007年规模以上工业企业,",
    "2006-2007年规上企业,",
]
TABLES = [
    "企业名称,上年营业收入",
    "企业名称,利润总额",
    "企业名称,2007",
    "企业名称,2007年",
    "企业名称,5",
    "单位名称,营业收入",
    "单位名称,营业收入(千元)",
    "公司名称,数额",
    "企业名称,本年数",
    ",本年数",
    ",合并",
    "工业总产值,",
    "上年营业收入,",
    "企业名称,营业收入,上年数",
    "营业收入,企业名称",
]
SAME = [
    ("2008年规上企业,单位：万元", 1),
    ("2008年规上企业,单位：万元\n企业名称,营业收入", 2),
    ("企业名称,营业收入", 1),
    ("企业名称,", 1),
    (",单位：万元", 1),
    ("单位：万元,", 1),
    ("（万元）,", 1),
    (",万元", 1),
    ("2008年规上企业（续）,", 1),
    ("2008年规上企业,", 1),
    ("2008年,", 1),
    ("2008年度规上企业（续表）,单位:万元\n企业名称,营业收入", 2),
    ("第2页 共3页,\n2008年规上企业,单位：万元\n企业名称,营业收入", 3),
    ("一、2008年,", 1),
    ("数据截至2008年12月31日,", 1),
    ("2008年1-12月规上企业,", 1),
    ("填表人：甲,2009年1月", 1),
]
FIRMS = [
    "示例2007食品厂,",
    "2007示例创意工作室,",
    "2007示例厂,",
    "示例万元户饭店,",
    "示例事业单位,",
    "某单位,",
    "千元示例店,",
    "新年示例公司,",
    "一月示例茶社,",
    "示例1998年代酒吧有限公司,",
    "企业,",
    "示例机械,",
    "2007年以前成立的企业,",
]


def answers(text: str, *, spark: bool = False) -> list[Any]:
    """Report on a text, counted one by one, in bulk, and on a cluster if it begins with its headings."""
    Path("a.csv").write_text(text, encoding="utf-8")
    found: list[Any] = []
    for engine in ("python", "duckdb", *(["spark"] if spark else [])):
        remote = on_cluster.remote() if engine == "spark" else None
        try:
            report = tiers.report("a.csv", targets=PLAN, engine=engine, remote=remote)  # type: ignore[arg-type] # the name of an engine
        except DataError as error:
            found.append((error.code, error.facts["row"] if engine != "spark" else None))
        else:
            aside = [each.why for each in report.inputs[0].set_aside]
            found.append((report.enterprises, report.measures[0].total, aside))
    return found


@pytest.mark.parametrize("lines", UNITS)
def test_another_unit(lines: str) -> None:
    """Wherever it stands in the row, and also where its words are not understood."""
    assert answers(f"{ABOVE}{lines}\n{BELOW}") == [("unit-line-below", 5)] * 2


@pytest.mark.parametrize("lines", TIMES)
def test_another_time(lines: str) -> None:
    """Another year, or a part of one."""
    assert answers(f"{ABOVE}{lines}\n{BELOW}") == [("period-below", 5)] * 2
    assert refusal(f"{ABOVE}{lines}\n{BELOW}").remedy("en")


@pytest.mark.parametrize("lines", TABLES)
def test_another_table(lines: str) -> None:
    """Other headings, or headings of another figure."""
    assert answers(f"{ABOVE}{lines}\n{BELOW}") == [("tables-two", 5)] * 2


@pytest.mark.one_in(4)
@pytest.mark.parametrize(("lines", "count"), SAME)
def test_the_same_block_goes_on(lines: str, count: int) -> None:
    """Nothing between says otherwise: the rows are no firms."""
    expected = (4, TOTAL, count)
    for firms, total, aside in answers(f"{ABOVE}{lines}\n{BELOW}"):
        assert (firms, total, len(aside)) == expected


@pytest.mark.one_in(3)
@pytest.mark.parametrize("lines", FIRMS)
def test_a_firm_whose_name_speaks_of_a_time_or_a_unit(lines: str) -> None:
    """It has no figure; with one it was never in doubt."""
    assert [found[:2] for found in answers(f"{ABOVE}{lines}\n{BELOW}")] == [(5, TOTAL)] * 2
    assert [found[:2] for found in answers(f"{ABOVE}{lines}1\n{BELOW}")] == [(5, TOTAL + 10_000)] * 2


DEEP = [
    (",,,单位：千元", "unit-line-below"),
    ("单位：千元,,,", "unit-line-below"),
    ("2008年规上企业,,单位：千元,", "unit-line-below"),
    ("2007年规上企业,,,", "period-below"),
    ("2007年规上企业,,单位：万元,", "period-below"),
    (",,,2008年1-9月", "period-below"),
    ("企业名称,代码,行业,2007", "tables-two"),
    ("企业名称,统一社会信用代码,行业,营业收入(千元)", "tables-two"),
    (",,,本年数", "tables-two"),
]


@pytest.mark.one_in(12)
@pytest.mark.parametrize(("line", "code"), DEEP)
def test_deep_in_a_large_file(line: str, code: str) -> None:
    """A file joined of two exports, whose rows stay where they are: in bulk and on a cluster."""
    rows = [f"示例机械厂 {n:06},A{n:06},机械,{n % 900 + 1}" for n in range(40_000)]
    head = "企业名称,统一社会信用代码,行业,2008年营业收入(万元)"
    found = answers("\n".join([head, *rows[:35_000], line, *rows[35_000:], ""]), spark=True)
    assert found == [(code, 35_002), (code, 35_002), (code, None)]


def test_a_unit_of_the_headings_is_known_below() -> None:
    """It is that of the headings, or of the option, if a line says so again."""
    assert len(read("企业名称,2008年营业收入(万元)\n甲,5\n,单位：万元\n乙,6\n").cells) == 2
    assert len(read("企业名称,2008年营业收入\n甲,5\n,单位：万元\n乙,6\n", unit="万元").cells) == 2
    assert refusal("企业名称,2008年营业收入\n甲,5\n,单位：万元\n乙,6\n", unit="千元").code == "unit-line-below"
    assert refusal("企业名称,2008年营业收入\n甲,5\n,单位：万元\n乙,6\n").code == "unit-line-below"


def test_rows_that_state_their_year() -> None:
    """A year among them says nothing that they do not say; a part of a year does."""
    text = "企业名称,年份,营业收入(万元)\n甲,2007,5\n{}\n乙,2008,6\n"
    assert len(read(text.format("2008年,,")).cells) == 2
    assert refusal(text.format("2008年1-9月,,")).code == "period-below"


def test_the_year_that_a_person_said() -> None:
    """Nothing else states one."""
    text = "企业名称,营业收入(万元)\n甲,5\n2008年,\n乙,6\n"
    assert len(read(text, year=2008).cells) == 2
    assert refusal(text, year=2007).code == "period-below"
    assert refusal(text).code == "period-below"


def test_part_of_a_year_above_and_below() -> None:
    """The same part goes on, and all of the year is another time."""
    text = "2008年1-9月,\n企业名称,营业收入(万元)\n甲,5\n{}\n乙,6\n"
    assert len(read(text.format("2008年1-9月（续）,")).cells) == 2
    assert refusal(text.format("2008年,")).code == "period-below"
    of_heading = "企业名称,2008年1-9月营业收入(万元)\n甲,5\n{}\n乙,6\n"
    assert len(read(of_heading.format("2008年1-9月,")).cells) == 2
    assert refusal(of_heading.format("2008年1-6月,")).code == "period-below"


def test_a_code_tells_a_firm_from_a_title() -> None:
    """Whatever its name says."""
    text = "企业名称,统一社会信用代码,2008年营业收入(万元)\n甲,A1,5\n2007年规上企业,{},\n乙,A3,6\n"
    assert len(read(text.format("A2")).cells) == 3
    assert refusal(text.format("")).code == "period-below"


def test_words_of_headings_in_another_order() -> None:
    """The parts of the first block, the other way round."""
    text = "2008年,,\n企业名称,营业收入(万元),\n,甲,本年数\n示例甲厂,5,6\n,本年数,甲\n示例乙厂,5,6\n"
    heading = "营业收入(万元) 本年数"
    assert refusal(text, columns={"revenue": heading}).code == "tables-two"


def test_a_number_beside_a_name_tells_a_firm_from_a_title() -> None:
    """It has a serial number, or people who work there, and no figure yet."""
    text = "序号,企业名称,2008年营业收入(万元)\n1,甲,5\n{},2007年规上企业,\n3,乙,6\n"
    assert len(read(text.format("2")).cells) == 3
    assert refusal(text.format("")).code == "period-below"


AT_FOOT = [
    "二〇〇九年一月,",
    "二○○九年元月,",
    ",二零零九年一月",
    ",2009年1月",
    "示例县统计局　2009年1月,",
    "示例县统计局,2009.1",
    "示例县统计局（公章）,",
    "示例县统计局,\n2009年1月15日,",
    "制表人：张三,2009.1",
    "审核：李四,2009-1",
    "制表人：张三,2009.01.15",
    "单位负责人：张三,2009/1/15",
    "2009年1月\n制表人：张三,",
    "2009年1月,\n,\n——完——,",
    "填表日期：2009年1月,",
    "1. 营业收入含税,",
    "2、营业收入不含税,",
    "*营业收入未含税,",
    "※含税,",
    "*数据为快报口径,",
]
"""Lines at the foot of a table that say when it was made, by whom, or something about all of its figures."""

NOT_AT_FOOT = [
    ("2008年6月,", "period-below"),
    ("2007年12月,", "period-below"),
    ("2008年1-6月,", "period-below"),
    ("2009年,", "period-below"),
    ("2009年1-2月,", "period-below"),
    ("2008年12月,", "period-below"),
    ("单位：元,", "unit-line-below"),
    ("*单位：千元,", "unit-line-below"),
    ("*为2007年营业收入,", "period-below"),
    (",工业总产值", "tables-two"),
]
"""Lines there that may mean that the figures above them are others than they seem."""


def written_table(text: str) -> str:
    """Write a text."""
    Path("a.csv").write_text(text, encoding="utf-8")
    return "a.csv"


@pytest.mark.parametrize("lines", AT_FOOT)
def test_the_foot_of_a_table(lines: str) -> None:
    """Two firms, of the whole year, and no third of that name."""
    found = tiers.report(written_table(ABOVE + lines + "\n"), targets=PLAN, engine="python")
    assert (found.enterprises, found.period.complete, found.measures[0].total) == (2, True, 1_710_000_000)


@pytest.mark.parametrize(("line", "code"), NOT_AT_FOOT)
def test_what_is_said_at_the_foot_of_the_figures(line: str, code: str) -> None:
    """As anywhere else."""
    assert refusal(ABOVE + line + "\n").code == code


@pytest.mark.parametrize("line", ["二〇〇九年一月,", ",2009年1月", "示例县,2009年1月"])
def test_a_month_above_more_firms(line: str) -> None:
    """Is their time."""
    assert refusal(ABOVE + line + "\n" + BELOW).code == "period-below"


@pytest.mark.parametrize(("title", "is_later"), [("2008年1-6月", True), ("2009年1-6月", False), ("", False)])
def test_a_month_after_a_part_of_the_year(title: str, *, is_later: bool) -> None:
    """July is later than June; of a time that nobody knows none is."""
    text = f"{title}\n企业名称,营业收入(万元)\n示例甲厂,5\n2008年7月,\n"
    if is_later:
        assert len(read(text).cells) == 2
    else:
        assert refusal(text).code == "period-below"


def test_a_month_after_the_year_that_a_person_said() -> None:
    """And after that of a heading."""
    assert len(read("企业名称,营业收入(万元)\n示例甲厂,5\n2009年1月,\n", year=2008).cells) == 2
    assert len(read("企业名称,2008年营业收入(万元)\n示例甲厂,5\n2009年1月,\n").cells) == 2
