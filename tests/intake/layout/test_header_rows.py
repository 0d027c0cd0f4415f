import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.asked import question, read, refusal
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.headers.header_units import cell_unit
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.layout.header_rows import find_headings, holds_figures, is_complete, is_time_or_unit, score
from tiers.intake.layout.stacked_headers import flatten

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


@pytest.mark.parametrize(
    ("rows", "block"),
    [
        ([["2006年企业主要指标"], [], ["企业名称", "产值"], ["甲", "5"]], (2, 3)),
        ([["企业名称", "2005年", ""], ["", "产值", "收入"], ["甲", "5", "6"]], (0, 2)),
        ([["", "2005年", "2006年"], ["企业名称", "产值", "产值"], ["甲", "5", "6"]], (0, 2)),
        ([["企业名称", "营业收入"], ["", "万元"], ["甲", "5"]], (0, 2)),
        ([["企业名称", "营业收入"], ["企业名称", "(万元)"], ["甲", "5"]], (0, 2)),
        ([["企业名称", "主要指标", ""], ["", "产值", "收入"], ["", "万元", "万元"], ["甲", "5", "6"]], (0, 3)),
        ([["#", "2006年"], ["企业名称", "产值"], ["甲", "5"]], (1, 2)),
        ([["序号", "", ""], ["", "企业名称", "产值"], ["1", "甲", "5"]], (0, 2)),
        ([["序号", "", "2006年"], ["", "企业名称", "产值"], ["1", "甲", "5"]], (0, 2)),
        ([["序号", "企业", "2006年"], ["", "企业名称", "产值"], ["1", "甲", "5"]], (0, 2)),
        ([["2006年"], ["编号", "", ""], ["", "企业名称", "产值"], ["1", "甲", "5"]], (1, 3)),
        ([["No.", "", ""], ["", "company", "revenue"], ["1", "甲", "5"]], (0, 2)),
        ([["", "", "序号"], ["企业名称", "产值", ""], ["甲", "5", "1"]], (0, 2)),
        ([["序号"], ["企业名称", "产值"], ["甲", "5"]], (1, 2)),
        ([["序号", "", ""], ["1", "企业名称", "产值"], ["1", "甲", "5"]], (1, 2)),
        ([["# 2006年产值"], ["企业名称", "产值"], ["甲", "5"]], (1, 2)),
        ([["2006年", "单位:万元"], ["企业名称", "产值"], ["甲", "5"]], (1, 2)),
        ([["2006年"], ["企业名称", "产值"], ["甲", "5"]], (1, 2)),
        ([["企业名称", "产值"], ["甲", "万元"], ["乙", "6"]], (0, 1)),
        ([["企业名称", "产值"], ["", "5"], ["乙", "6"]], (0, 1)),
        ([["企业名称", "行业"], ["甲", "5"], ["", "产值"]], None),
        ([["甲", "5"]], None),
    ],
)
def test_the_rows_of_the_headings(rows: list[list[str]], block: tuple[int, int] | None) -> None:
    """The fewest that are complete, with the groups above them and the parts below; None if there are none."""
    found = find_headings(rows, Vocabulary(question()))
    assert (found and (found.start, found.stop)) == block


@pytest.mark.parametrize(("above", "line"), [("\n\n", 3), (" ,　\n", 2), ("sep=,\n", 2)])
def test_blank_lines_above_the_headings(above: str, line: int) -> None:
    """And the line that tells a spreadsheet the separator: they are no title."""
    table = read(above + GOOD)
    assert (table.source.header_row, list(table.numbers)) == (line, [line + 1])


@pytest.mark.parametrize("above", ["2006年规模以上工业企业主要指标\n", "全县企业,,\n单位:万元,\n", "企业名称\n"])
def test_a_title_above_the_headings(above: str) -> None:
    """It is not part of them."""
    table = read(above + GOOD)
    assert (table.source.header_row, table.cells) == (
        above.count("\n") + 1 - above.startswith("企业名称"),
        [["甲", "5"]],
    )


def test_a_person_names_the_line_of_the_headings() -> None:
    """What stands above is passed over."""
    table = read("2006年企业主要指标\n\n" + GOOD, header_row=3)
    assert (table.source.header_row, table.cells) == (3, [["甲", "5"]])


@pytest.mark.parametrize("line", [2, 9])
def test_a_person_names_a_line_without_headings(line: int) -> None:
    """A blank one, and one below the last."""
    assert refusal("2006年企业主要指标\n\n" + GOOD, header_row=line).code == "header-row-missing"


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ("企业名称,营业收入,\n,本年实际,上年实际\n", ["营业收入 本年实际", None]),
        ("企业名称,营业收入,\n,上年实际完成,本年实际完成\n", [None, "营业收入 本年实际完成"]),
        ("企业名称,营业收入,\n,实际,计划\n", ["营业收入 实际", None]),
        ("企业名称,营业收入,\n,2006年实绩,2007年计划\n", ["营业收入 2006年实绩", None]),
        ("企业名称,实际营业收入,计划营业收入\n", ["实际营业收入", None]),
    ],
)
def test_actual_figures_beside_others(rows: str, headings: list[str | None]) -> None:
    """They are the measure; what was planned, or is of last year, is not, and no row of them is a firm."""
    table = read(rows + "甲,5,4\n", year=2006)
    assert [column.heading if column.role == "revenue" else None for column in table.columns[1:]] == headings
    assert table.cells == [["甲", "5", "4"]]


def test_a_person_names_the_first_of_two_lines() -> None:
    """The second belongs to them."""
    table = read("2006年指标\n企业名称,主要指标\n,营业收入\n甲,5\n", header_row=2)
    assert [column.heading for column in table.columns] == ["企业名称", "主要指标 营业收入"]
    assert table.cells == [["甲", "5"]]


def test_a_unit_above_the_line_that_a_person_named() -> None:
    """It counts."""
    unit = read("主要指标\n计量单位：万元\n" + GOOD, header_row=3).columns[1].unit
    assert unit is not None
    assert unit.text == "万元"


@pytest.mark.parametrize("text", ["示例机械厂,5000\n示例食品厂,6000\n", "示例机械厂,1.2亿,机械\n乙,3,化工\n"])
def test_the_first_row_is_a_firm(text: str) -> None:
    """Its place is said, and not who it is: the report may be one without names."""
    error = refusal(text)
    assert (error.code, error.facts["row"]) == ("headings-none", 1)
    assert "示例" not in str(error.facts)


def test_headings_that_nobody_knows() -> None:
    """Without a figure they are headings, and listed."""
    assert refusal("厂,钱\n甲,5\n").code == "name-missing"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("万元", True),
        ("RMB'000", True),
        ("($m)", True),
        ("10万元", False),
        ("RMB 10,000", False),
        ("RMB 100,000,000", False),
        ("10 thousand", False),
    ],
)
def test_a_unit_and_no_amount(cell: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """What may be an amount is taken for one."""
    assert is_time_or_unit(cell) is expected


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ([["企业名称", "产值\n（万元）"]], ("企业名称", "产值 （万元）")),
        ([["企业名称", "指标", ""], ["", "产值", "收入"]], ("企业名称", "指标 产值", "指标 收入")),
        ([["企业名称", "指标", "指标"], ["企业名称", "产值", "收入"]], ("企业名称", "指标 产值", "指标 收入")),
        ([["企业名称", "指标", "", ""], ["", "产值", "收入", ""]], ("企业名称", "指标 产值", "指标 收入", "")),
        ([["企业名称"], ["", "产值"]], ("企业名称", "产值")),
        (
            [["", "2006年", "", "备注"], ["企业名称", "产值", "收入"]],
            ("企业名称", "2006年 产值", "2006年 收入", "备注"),
        ),
        (
            [["年", "2005年", "", "2006年", ""], ["", "产值", "收入", "产值", "收入"], ["", "万元", "", "元", ""]],
            ("年", "2005年 产值 万元", "2005年 收入", "2006年 产值 元", "2006年 收入"),
        ),
        ([], ()),
    ],
)
def test_one_heading_per_column(rows: list[list[str]], headings: tuple[str, ...]) -> None:
    """A cell that stands over others belongs to each; what is merged downwards or repeated is said once."""
    assert flatten(rows) == headings


@pytest.mark.parametrize(
    ("cell", "is_figure"),
    [
        ("5", True),
        ("658.55", True),
        ("2008", False),
        ("1920.5", False),
        ("5.19", True),
        ("2008.12", False),
        ("201.9", True),
    ],
)
def test_a_figure_is_no_year(cell: str, is_figure: bool) -> None:  # noqa: FBT001 - what is expected
    """A plain number in which no year can stand is one at once; a blank behind it makes it one that is looked at."""
    assert holds_figures(["示例厂", cell]) is holds_figures([f"{cell} "]) is is_figure


WHOLE = st.integers(0, 10**9 - 1).map(str) | st.integers(0, 2200).map(str) | st.from_regex(r"0\d{1,4}", fullmatch=True)


@given(
    WHOLE, st.just("") | st.from_regex(r"\.[0-9]{1,6}", fullmatch=True), st.sampled_from(["元", "千元", "万元", "亿元"])
)
def test_an_amount_is_seen_at_once_as_the_grammar_sees_it(whole: str, decimals: str, unit: str) -> None:
    """What begins like a year may be one: 2008.12万元 is the head of a column."""
    cell = whole + decimals + unit
    assert is_time_or_unit(cell) == (cell_unit(cell) is not None or is_time(cell))


def is_time(cell: str) -> bool:
    """Whether the grammar of headings takes a cell for a time, and nothing else."""
    text = heading_text(cell)
    return text.period is not None and not text.word
