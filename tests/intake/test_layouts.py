"""Every layout that tables of bureaus, ministries and data vendors have been seen in, with what it must count."""

from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from tests.intake.asked import question, said_in_full
from tiers import engines
from tiers.errors import DataError
from tiers.intake.readers import from_text


class Counted(NamedTuple):
    """What a table counts."""

    firms: int
    total: int
    """Of the revenue, in yuan."""
    year: int | None
    months: tuple[int, int] | None
    aside: str
    """The lines that were set aside, and why."""
    problems: str
    """Codes, each with its line."""


def count_firms(text: str | bytes, path: str = "data.csv", **said: Any) -> Counted:  # noqa: ANN401 - the fields of Reading
    """Read a text and count its firms."""
    asked = question(**said)
    found = engines.tally(from_text.tables(text if isinstance(text, bytes) else text.encode(), path, asked), asked)
    revenue = next(measure for measure in found.measures if measure.measure == "revenue")
    (one,) = found.inputs
    assert all(total.stated == total.added for total in one.totals)
    return Counted(
        found.enterprises,
        int(revenue.total.quantize(Decimal(1))),
        found.period.year,
        found.period.months,
        " ".join(f"{aside.row}:{aside.why}" for aside in one.set_aside),
        " ".join(f"{problem.row}:{problem.code}" for problem in found.problems),
    )


WHOLE = (1, 12)

TITLED = """\
2006年规模以上工业企业主要指标,,,
制表单位：某区统计局,,,单位：万元
序号,企业名称,工业总产值,主营业务收入
1,示例机械厂,100,90
2,示例食品厂,200,180
,合 计,300,270
"""

TWO_ROWS = """\
2006年企业主要指标,,,
计量单位:千元,,,
序号,企业名称,主要指标,
,,工业总产值,主营业务收入
1,示例机械厂,100,90
"""

THREE_ROWS = """\
序号,企业名称,2005年,,2006年,
,,产值,收入,产值,收入
,,万元,千元,万元,千元
1,示例机械厂,100,90,110,99
"""

REPEATED_ROWS = """\
企业名称,指标,指标
企业名称,营业收入,行业
企业名称,（万元）,行业
示例机械厂,5,机械
"""

INSTRUCTIONS = """\
企业名称,营业收入(万元),2006年产值(万元)
填写全称,保留两位小数,数值
甲,1,2
示例机械厂,5,6
"""

SECTIONS = """\
企业名称,2006年营业收入（万元）
按隶属关系分,
一、机械,5
示例机械厂,5
其中:大型企业,5
小计,5
二、食品,7
示例食品厂,7
总计,12
注：本表为快报数。,
资料来源：某区统计局,
"""

PAGES = """\
2006年企业营业收入,
单位：万元,
企业名称,营业收入
示例机械厂,5
2006年企业营业收入,
单位：万元,
企业名称,营业收入
示例食品厂,7
"""

COMMENTS = """\
# exported for the district
企业名称,2006年营业收入(万元)
# the second page
示例机械厂,5
"""

EMPTY = """\
,,,,
,企业名称,,2006年营业收入(万元),
,,,,
,示例机械厂,,5,
,,,,
"""

WIDE = """\
企业名称,主营业务收入(2005),2006年主营业务收入,主营业务收入(2007)
示例机械厂,5,6,7
"""

LONG = """\
企业名称,年份,营业收入(万元)
示例机械厂,2005,5
示例机械厂,2006年,6
"""

MONTHS = "企业名称,营业收入\n示例机械厂,5\n"

MANY = "".join(f",指标{n}" for n in range(86))


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        pytest.param(TITLED, {}, Counted(2, 2_700_000, 2006, WHOLE, "6:total", ""), id="title, unit line, serial numbers"),
        pytest.param(TWO_ROWS, {}, Counted(1, 90_000, 2006, WHOLE, "", ""), id="headings over two rows"),
        pytest.param(THREE_ROWS, {}, Counted(1, 99_000, 2006, WHOLE, "", ""), id="headings over three rows"),
        pytest.param(REPEATED_ROWS, {"year": 2006}, Counted(1, 50_000, 2006, WHOLE, "", ""), id="repeated headings"),
        pytest.param(
            INSTRUCTIONS, {"year": 2006},
            Counted(1, 50_000, 2006, WHOLE, "2:instruction 3:instruction", ""),
            id="instruction rows",
        ),
        pytest.param(
            SECTIONS, {},
            Counted(2, 120_000, 2006, WHOLE, "2:section 3:section 5:section 6:subtotal 7:section 9:total 10:note 11:note", ""),
            id="sections, totals, notes",
        ),
        pytest.param(PAGES, {}, Counted(2, 120_000, 2006, WHOLE, "5:heading 6:heading 7:heading", ""), id="printed pages"),
        pytest.param(COMMENTS, {}, Counted(1, 50_000, 2006, WHOLE, "3:note", ""), id="comment lines"),
        pytest.param(EMPTY, {}, Counted(1, 50_000, 2006, WHOLE, "", ""), id="empty rows and columns"),
        pytest.param(WIDE, {"unit": "万元"}, Counted(1, 70_000, 2007, WHOLE, "", ""), id="years in headings"),
        pytest.param(LONG, {}, Counted(1, 60_000, 2006, WHOLE, "", ""), id="years in a column"),
        pytest.param(
            f"企业名称{MANY},2006年营业收入(万元)\n示例机械厂{',1' * 86},5\n", {},
            Counted(1, 50_000, 2006, WHOLE, "", ""),
            id="88 columns of which two matter",
        ),
        pytest.param(
            "一些话,,\n企业,钱,年\n示例机械厂,5,2006\n",
            {"header_row": 2, "unit": "万元", "columns": {"revenue": "钱"}},
            Counted(1, 50_000, 2006, WHOLE, "", ""),
            id="headings that a person must say",
        ),
    ],
)  # fmt: skip
def test_a_layout(text: str, said: dict[str, Any], expected: Counted) -> None:
    """Each gives its counts without any option, or with what nothing in it states."""
    assert count_firms(text, **said) == expected


@pytest.mark.parametrize("separator", [",", "\t", ";", "|", "，"])
@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_how_programs_write_text(separator: str, line: str, encoding: str) -> None:
    """Any separator, line end and encoding, the same counts."""
    text = TITLED.replace(",", separator).replace("\n", line)
    assert count_firms(text.encode(encoding)) == Counted(2, 2_700_000, 2006, WHOLE, "6:total", "")


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("sep=;\r\n企业名称;2006年营业收入(万元)\r\n示例机械厂;1,234.5\r\n", ";"),
        ('企业名称;2006年营业收入(万元)\n示例机械厂;"1,234.5"\n', ";"),
        ("企业名称\t2006年营业收入(万元)\n示例机械厂\t１，２３４．５\n", "tab"),
        ('企业名称,2006年营业收入(万元)\n示例机械厂,"1,234.5"\n', ","),
    ],
)
def test_commas_inside_numbers(text: str, separator: str) -> None:
    """They are no separator where another one stands between the headings."""
    assert count_firms(text) == Counted(1, 12_345_000, 2006, WHOLE, "", ""), separator


@pytest.mark.parametrize(
    ("path", "above", "heading", "period"),
    [
        ("data.csv", "", "2006年1-9月营业收入", (2006, (1, 9))),
        ("data.csv", "2006年企业指标\n", "1-9月营业收入", (2006, (1, 9))),
        ("data.csv", "2006年1-9月企业指标\n", "营业收入", (2006, (1, 9))),
        ("data.csv", "2006年9月企业指标\n", "本年累计营业收入", (2006, (1, 9))),
        ("data.csv", "二〇〇六年企业指标\n", "营业收入", (2006, WHOLE)),
        ("data.csv", "2006年上半年企业指标\n", "营业收入", (2006, (1, 6))),
        ("data.csv", "2006年前三季度企业指标\n", "营业收入", (2006, (1, 9))),
        ("data.csv", "2006年一季度企业指标\n", "营业收入", (2006, (1, 3))),
        ("data.csv", "", "2006年1-12月营业收入", (2006, WHOLE)),
        ("企业-2005.csv", "", "营业收入", (2005, WHOLE)),
        ("企业2005年1-9月.csv", "", "营业收入", (2005, (1, 9))),
        ("企业-2005.csv", "", "2006年营业收入", (2006, WHOLE)),
        ("企业-2005.csv", "制表日期：2007年1月15日\n", "营业收入", (2005, WHOLE)),
        ("导出20070115.csv", "2006年企业指标\n", "营业收入", (2006, WHOLE)),
        ("data.csv", "2006年企业指标\n", "2005年营业收入", None),
        ("企业-2005.csv", "2006年企业指标\n", "营业收入", None),
    ],
)
def test_whose_time_wins(path: str, above: str, heading: str, period: tuple[int, tuple[int, int]] | None) -> None:
    """Heading before title before file name; what contradicts each other is refused."""
    text = f"{above}企业名称,{heading}(万元)\n示例机械厂,5\n"
    if period is None:
        with pytest.raises(DataError) as caught:
            count_firms(text, path)
        assert said_in_full(caught.value).code == "year-contradicts"
    else:
        assert count_firms(text, path) == Counted(1, 50_000, *period, "", "")


@pytest.mark.parametrize(
    ("above", "heading", "cell", "said", "total"),
    [
        ("单位:千元\n", "营业收入", "5", {}, 5_000),
        ("单位：,千元\n", "营业收入", "5", {}, 5_000),
        ("2006年指标（千元）\n", "营业收入", "5", {}, 5_000),
        ("金额单位：千元 数量单位：户\n", "营业收入", "5", {}, 5_000),
        ("单位：千元、人\n", "营业收入", "5", {}, 5_000),
        ("单位:千元\n", "营业收入(万元)", "5", {}, 50_000),
        ("单位:千元\n", "营业收入(万元)", "0.1亿", {}, 10_000_000),
        ("", "营业收入", "5", {"unit": "百万元"}, 5_000_000),
        ("单位:千元\n", "营业收入", "5", {"unit": "千元"}, 5_000),
        ("Unit: CNY million\n", "营业收入", "5", {}, 5_000_000),
    ],
)
def test_whose_unit_wins(above: str, heading: str, cell: str, said: dict[str, Any], total: int) -> None:
    """Cell before heading before unit line before `--unit`."""
    assert count_firms(f"{above}企业名称,{heading}\n示例机械厂,{cell}\n", year=2006, **said).total == total


@pytest.mark.parametrize(
    ("headings", "measure"),
    [
        ("营业收入,主营业务收入占比,同比增长(%),增幅,网上销售额,信息化累计投入(万元)", "营业收入"),
        ("营业收入,营业收入全年预算,本年计划,上月营收,去年当月营收,营业收入上年同期,净利润,总市值,排名", "营业收入"),
        ("名次,收入合计", "收入合计"),
        ("單位,營業收入", "營業收入"),
        ("利润总额,年销售收入", "年销售收入"),
    ],
)
def test_look_alikes_are_not_the_measure(headings: str, measure: str) -> None:
    """Whatever stands beside it."""
    words = headings.split(",")
    cells = ["7" if word == measure else "999999" for word in words]
    text = f"企业名称,{','.join(words)}\n示例机械厂,{','.join(cells)}\n"
    assert count_firms(text, year=2006, unit="万元").total == 70_000
