"""Headings over several columns: of 营业收入 over 上年数 and 本年数 the right one is taken, or all are listed; never the first."""

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import pytest
import xlsxwriter

import tiers
from tests.intake.asked import plan, read, refusal
from tiers.domain.targets import Targets

Rows = Sequence[Sequence[str]]

RIGHT = ("120000", "51000", "12000")
"""What the right column holds, in 万元: 1.83 billion yuan. All others hold what is wrong."""
FIRMS = ("示例甲厂", "示例乙厂", "示例丙厂")
TOTAL = 1_830_000_000
ONLY_REVENUE = plan(tier=[{"name": "1亿", "measure": "revenue", "over": "1亿"}])

READ = """\
2008年/企业名称,营业收入(万元),,从业人数/,上年数,*本年数,
2008年/企业名称,营业收入(万元),,从业人数/,*本年数,上年数,
2008年/企业名称,营业收入(万元),,从业人数/,占比(%),*数额,
2008年/企业名称,营业收入(万元),,从业人数/,其中：出口,*总额,
2008年/企业名称,营业收入(万元),,从业人数/,*总额,其中：出口,
2008年/企业名称,营业收入(万元),,从业人数/,目标,*完成,
2008年/企业名称,营业收入(万元),,从业人数/,增幅%,*金额,
2008年/企业名称,营业收入(万元),,从业人数/,排名,*金额,
2008年/企业名称,营业收入(万元),,从业人数/,*金额,排名,
2008年/企业名称,营业收入(万元),,从业人数/,快报,*年报,
2008年/企业名称,营业收入(万元),,从业人数/,*合并,母公司,
2008年/企业名称,营业收入(万元),,从业人数/,母公司,*合并,
2008年/企业名称,营业收入(万元),,从业人数/,去年同期,*本年,
2008年/企业名称,营业收入(万元),,从业人数/,同比增长,*绝对额,
2008年/企业名称,营业收入(万元),,从业人数/,全年计划,*实际完成,
2008年/企业名称,营业收入(万元),,从业人数/,预算数,*决算数,
2008年/企业名称,营业收入(万元),,从业人数/,完成率,*完成额,
2008年/企业名称,营业收入(万元),,从业人数/,不变价,*现价,
2008年/企业名称,营业收入(万元),,从业人数/,内销,*合计,
2008年/企业名称,营业收入(万元),,从业人数/,上年数,*快报数,
2008年/企业名称,营业收入(万元),,从业人数/企业名称,上年数,*本年数,从业人数
2008年/企业名称,营业收入(万元),营业收入(万元),从业人数/企业名称,上年数,*本年数,从业人数
2008年/企业名称,营业收入(万元),,从业人数/名称,上年数,*本年数,人数
2008年/企业名称,营业收入,,从业人数/,上年数（万元）,*本年数（万元）,
2008年/企业名称,营业收入,,从业人数/,占比,*数额,/,%,*万元,
2008年/企业名称,营业收入,,从业人数/,%,万元,/,占比,*数额,
2008年/企业名称,主要指标,,/,营业收入(万元),,从业人数/,上年数,*本年数,
2008年/企业名称,营业收入(万元),,/,上年数,*本年数,从业人数
2008年/企业名称,营业收入(万元),,,从业人数/,上年数,*本年数,增幅%,
2008年/企业名称,营业收入(万元),,,从业人数/,计划,*完成,完成率,
2008年/企业名称,本年数,,上年数,/,*营业收入(万元),从业人数,营业收入(万元),从业人数
2008年/企业名称,上年数,,本年数,/,营业收入(万元),从业人数,*营业收入(万元),从业人数
2008年/,上年数,,本年数,/企业名称,营业收入(万元),从业人数,*营业收入(万元),从业人数
2008年/企业,企业,收入,从业人数/企业名称,统一社会信用代码,*营业收入(万元),从业人数
2008年/企业,,收入(万元)/企业名称,统一社会信用代码,*营业收入(万元)
2008年/企业名称,营业收入(万元),从业人数/企业名称,*数额,人数
2008年/企业名称,营业收入(万元),从业人数/,*金额,
/企业名称,营业收入(万元),,从业人数/,2007,*2008,
/企业名称,营业收入(万元),,从业人数/,2007年,*2008年,
/企业名称,营业收入(万元),,从业人数/,2007年数,*2008年数,
2008年/序号,企业名称,营业收入(万元),,从业人数/,,上年数,*本年数,
2008年/工业企业,营业收入(万元),,企业名称/,上年数,*本年数,
2008年/企业名称,营业收入,利润总额/,*合并(万元),合并(万元)
2008年/企业名称,营业收入(万元),,从业人数/,*主营业务收入,其他业务收入,
2008年/企业名称,营业收入(万元),,从业人数/,调整前,*调整后,
2008年/企业名称,营业收入(万元),,从业人数/,申报数,*核定数,
2008年/企业名称,营业收入(万元),,,从业人数/,数量,*金额,单价,
2008年/企业名称,营业收入(万元),,,从业人数/,*指标值,位次,同比±%,
2008年/企业名称,营业收入(万元),,,从业人数/,上年同期,*1-12月累计,增长%,
2008年/Company,Revenue (万元),,Staff/,Previous year,*Total,
""".splitlines()
"""Title and headings over two or three rows, parted by a slash; a star marks the right column."""

UNCLEAR = """\
企业名称,营业收入(万元),,从业人数/,甲,乙,
企业名称,营业收入(万元),,从业人数/,甲,上年数,
企业名称,营业收入(万元),,从业人数/,甲类,数额,
企业名称,营业收入(万元),,从业人数/,本部,母公司,
企业名称,营业收入(万元),,从业人数/,本月,累计,
企业名称,营业收入(万元),,从业人数/,本月,本年累计,
企业名称,营业收入(万元),,从业人数/,金额,总额,
企业名称,营业收入(万元),,从业人数/,一分厂,二分厂,
企业名称,营业收入(万元),,,从业人数/,一季度,二季度,三季度,
企业名称,营业收入(万元),营业收入(万元),从业人数/企业名称,甲,乙,从业人数
企业名称,产值(万元),营业收入(万元),,从业人数/,,甲,乙,
企业名称,市区,,县城,/,营业收入(万元),从业人数,营业收入(万元),从业人数
""".splitlines()

NONE = """\
企业名称,营业收入(万元),,从业人数/,上年数,增幅%,
企业名称,营业收入(万元),,从业人数/,排名,占比,
企业名称,营业收入(万元),,从业人数/,计划,上年同期,
""".splitlines()


def table(layout: str) -> Rows:
    """Write three firms under headings, with right figures under the star."""
    rows = [line.split(",") for line in layout.split("/")]
    width = max(map(len, rows))
    last = [*rows[-1], *[""] * (width - len(rows[-1]))]
    name = next(
        i for i in range(width) if any(i < len(row) and row[i] in {"企业", "企业名称", "Company"} for row in rows)
    )
    made = [[cell.removeprefix("*") for cell in row] for row in rows]
    for n, firm in enumerate(FIRMS):
        cells = [RIGHT[n] if cell.startswith("*") else str(7 + n) for cell in last]
        made.append([*cells[:name], firm, *cells[name + 1 :]])
    return made


def text(rows: Rows) -> str:
    """Write rows as a text."""
    made = io.StringIO(newline="")
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue()


def spans(rows: Rows, heads: int) -> Iterator[tuple[int, int, int, int]]:
    """Return row, column, height and width of each cell, as an office merges headings: to the right, else downwards."""
    width, covered = max(map(len, rows)), set[tuple[int, int]]()
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    for i, row in enumerate(full):
        for j in (j for j in range(width) if (i, j) not in covered):
            right = j + 1
            while 0 < i < heads - 1 and row[j] and right < width and not row[right] and full[i + 1][right]:
                right += 1
            below = i + 1
            while i > 0 and right == j + 1 and row[j] and below < heads and not full[below][j]:
                below += 1
            covered |= {(a, b) for a in range(i, below) for b in range(j, right)}
            yield i, j, below - i, right - j


def workbook(path: Path, rows: Rows, heads: int) -> None:
    """Write rows as a workbook with merged headings."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for i, j, height, width in spans(rows, heads):
        cell = rows[i][j] if j < len(rows[i]) else ""
        value = int(cell) if i >= heads and cell.isdigit() else cell
        if (height, width) == (1, 1):
            sheet.write(i, j, value)
        else:
            sheet.merge_range(i, j, i + height - 1, j + width - 1, value)
    book.close()


def page(rows: Rows, heads: int) -> str:
    """Write rows as a page with cells that span."""
    lines = [""] * len(rows)
    for i, j, height, width in spans(rows, heads):
        cell = rows[i][j] if j < len(rows[i]) else ""
        lines[i] += f'<td rowspan="{height}" colspan="{width}">{escape(cell)}</td>'
    return f"<meta charset=utf-8><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


@pytest.mark.one_in(20)
@pytest.mark.parametrize("layout", READ)
def test_the_right_part_is_taken(layout: str) -> None:
    """Whichever stands first: as text counted one by one and in bulk, as a workbook and a page with merged cells."""
    rows, heads = table(layout), layout.count("/") + 1
    Path("a.csv").write_text(text(rows), encoding="utf-8")
    workbook(Path("b.xlsx"), rows, heads)
    Path("c.html").write_text(page(rows, heads), encoding="utf-8")
    for path, engine in (("a.csv", "python"), ("a.csv", "duckdb"), ("b.xlsx", "auto"), ("c.html", "auto")):
        found = tiers.report(path, engine=engine, targets=ONLY_REVENUE, year=2008)  # type: ignore[arg-type] # the name of an engine
        said = (found.enterprises, found.measures[0].total, found.period.year, found.period.complete)
        assert said == (3, TOTAL, 2008, True), (path, engine)
        assert {problem.code for problem in found.problems.items} <= {"growth-tenfold", "heading-odd"}


@pytest.mark.parametrize("layout", UNCLEAR)
def test_parts_that_nobody_knows(layout: str) -> None:
    """All of them are listed; another measure that is clear does not make up for it."""
    error = refusal(text(table(f"2008年/{layout}")))
    assert error.code == "measure-unclear"
    assert len(error.choices) >= 3


@pytest.mark.parametrize("layout", NONE)
def test_no_part_is_the_figure(layout: str) -> None:
    """They are listed with what they seem to be."""
    error = refusal(text(table(f"2008年/{layout}")))
    assert error.code == "measure-missing"
    assert len(error.choices) == 3
    assert all(seems != "choice.unclear" for _, seems in error.choices[1:])


@pytest.mark.parametrize("layout", [line for line in UNCLEAR if "甲,乙" in line or "上年数" in line] + NONE)
def test_a_person_names_the_part(layout: str) -> None:
    """By the words of both rows."""
    rows = table(f"2008年/{layout}")
    heading = refusal(text(rows)).choices[1][0]
    found = read(text(rows), columns={"revenue": heading})
    assert [column.heading for column in found.columns if column.role == "revenue"] == [heading]


@pytest.mark.parametrize(
    ("rows", "firms"),
    [
        ("示例甲厂,停产,停产,3\n示例乙厂,5,6,7\n", 2),
        ("示例甲厂,,,3\n示例乙厂,5,6,7\n", 2),
        ("示例甲厂,未达产,未达产,\n示例乙厂,5,6,7\n", 2),
        ("示例甲厂,待报,,\n示例乙厂,5,6,7\n", 2),
        ("企业,停产,停产,\n示例乙厂,5,6,7\n", 2),
        ("示例甲厂,-,—,\n示例乙厂,5,6,7\n", 2),
    ],
)
def test_a_first_firm_without_figures_is_no_heading(rows: str, firms: int) -> None:
    """Words of a missing figure, or such as nobody can read."""
    assert len(read(f"2008年\n企业名称,营业收入(万元),,从业人数\n{rows}").cells) == firms
    assert len(read(f"2008年\n企业名称,营业收入(万元),上年营业收入,从业人数\n{rows}").cells) == firms
    assert len(read(f"2008年\n企业名称,营业收入(万元),,从业人数\n,上年数,本年数,\n{rows}").cells) == firms


@pytest.mark.parametrize("row", [",(1),(2),(3)", "甲,乙,丙,1", "1,2,3,4", ",填写全称,填写,填写", "注：单位为户,,,"])
def test_rows_that_only_look_like_parts(row: str) -> None:
    """They number or explain the columns: the headings stay as they are."""
    found = read(f"2008年\n企业名称,营业收入(万元),,从业人数\n{row}\n示例甲厂,5,6,7\n")
    assert found.columns[1].heading == "营业收入(万元)"


def test_a_year_in_a_part_and_a_unit_above_another() -> None:
    """The unit that stands in the middle is read as well as one at the end."""
    found = read("企业名称,营业收入,\n,万元,%\n,本年数,增幅\n示例甲厂,5,6\n", year=2008)
    (column,) = found.of_role("revenue")
    assert column.unit is not None
    assert (column.heading, column.unit.text) == ("营业收入 万元 本年数", "万元")


@pytest.mark.parametrize(
    ("title", "part", "months"),
    [
        ("2008年", "本年数", (1, 12)),
        ("2008年1-9月", "本年数", (1, 9)),
        ("2008年", "1-9月累计", (1, 9)),
        ("2008年", "本年", (1, 12)),
        ("2008年", "本期", None),
    ],
)
def test_the_time_of_a_part(title: str, part: str, months: tuple[int, int] | None) -> None:
    """本年 beside 上年 is the year of the title, or the part of it that the title states; 本期 may be a quarter."""
    (column,) = read(f"{title}\n企业名称,营业收入(万元),\n,上年数,{part}\n甲,5,6\n").of_role("revenue")
    assert column.period is not None
    assert (column.period.year, column.period.months) == (2008, months)


def test_no_used_measure() -> None:
    """A measure that no tier uses may be unclear."""
    targets: Targets = plan(tier=[{"name": "1亿", "measure": "output", "over": "1亿"}])
    found = read("2008年\n企业名称,产值(万元),营业收入(万元),\n,,甲,乙\n示例甲厂,5,6,7\n", targets)
    assert [column.role for column in found.columns] == ["name", "output", None, None]


def test_a_single_part_that_nobody_knows() -> None:
    """It is not the measure, and a person is told of it."""
    found = read("2008年\n经济效益,,,\n企业名称,产值(万元),甲口径,\n,,营业收入(万元),\n示例甲厂,5,6,7\n")
    assert found.of_role("revenue") == ()
    assert "measure-mentioned" in {problem.code for problem in found.problems}


def test_a_row_of_known_parts_beside_a_word_in_the_names() -> None:
    """It is a heading row, although a firm could stand there."""
    found = read("2008年\n企业名称,营业收入(万元),\n工业,上年数,本年数\n示例甲厂,5,6\n")
    assert [column.heading for column in found.of_role("revenue")] == ["营业收入(万元) 本年数"]
