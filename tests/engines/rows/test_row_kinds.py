"""Which rows are firms, and what is said of those that are not or that deserve a look."""

import pytest

from tests.engines.drawn import PLAN, codes, count, plan, table, wan
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.engines import tally
from tiers.engines.rows.row_kinds import longest_row
from tiers.errors import DataError


def asides(found: Tally) -> list[tuple[int, str, str]]:
    """Return what was set aside."""
    return [(aside.row, aside.text, aside.why) for aside in found.inputs[0].set_aside]


def test_totals_sections_and_notes_are_set_aside_and_listed() -> None:
    """Two firms remain, one of which has 合计 inside its name."""
    found = count(
        """
        firm                year  revenue
        一、机械            _     _
        示例合计机械厂      2008  20000
        其中:大型           2008  20000
        小计                _     20000
        示例食品厂          2008  5000
        合 计               _     25000
        注：单位为万元      _     _
        """
    )
    assert (found.enterprises, found.inputs[0].rows, found.inputs[0].firm_rows) == (2, 7, 2)
    assert asides(found) == [
        (2, "一、机械", "section"),
        (4, "其中:大型", "section"),
        (5, "小计", "subtotal"),
        (7, "合 计", "total"),
        (8, "注:单位为万元", "note"),
    ]
    assert codes(found) == []


def test_a_row_without_a_name_is_judged_by_its_first_text_cell() -> None:
    """The first column is a serial number, the name is blank, the region says 合计."""
    found = count("no  firm  region  revenue\n1  示例厂  甲镇  5\n2  _  合计  5")
    assert asides(found) == [(3, "合计", "total")]


def test_a_figure_without_a_name_is_an_error_and_a_row_without_either_is_set_aside() -> None:
    """Neither is a firm."""
    found = count("no  firm  revenue\n1  示例厂  5\n2  _  7\n3  _  停产")
    assert found.enterprises == 1
    assert codes(found) == [("row-nameless", 3)]
    assert asides(found) == [(4, "停产", "unnamed")]


@pytest.mark.one_in(2)
@pytest.mark.parametrize("year", ["2008年", "2008 年度", "２００８年", "2008"])
def test_a_figure_of_a_year_without_a_name_is_an_error_too(year: str) -> None:
    """The year of a row is no name; a total's word in its place is one."""
    found = count(f"year  firm  region  revenue\n2008年  示例厂  甲镇  5\n{year}  _  甲镇  7\n合计  _  _  5")
    assert (found.enterprises, codes(found)) == (1, [("row-nameless", 3)])
    assert asides(found) == [(4, "合计", "total")]


def test_a_code_is_enough_to_be_a_firm() -> None:
    """It is shown by its code."""
    found = count("code  firm  revenue\nA1  _  5")
    assert found.tiers[0].nearest[0].name == "A1"


def test_a_table_with_codes_alone_is_counted() -> None:
    """There is no column of names at all."""
    assert count("code  revenue\nA1  200000").tiers[0].nested == 1


def test_a_total_that_agrees_to_its_own_precision_is_no_problem() -> None:
    """12,345.6 is what 12,345.6499 rounds to."""
    found = count("firm  revenue\n示例一厂  12345.6499\n合计  12,345.6")
    assert [(t.row, t.measure, t.stated, t.added) for t in found.inputs[0].totals] == [
        (3, "revenue", wan("12345.6"), wan("12345.6499")),
    ]
    assert codes(found) == []


@pytest.mark.one_in(3)
@pytest.mark.parametrize("stated", ["12345.7", "1.23亿元", "123456500元"])
def test_a_total_that_differs_is_warned_about(stated: str) -> None:
    """Also where the total has its own unit: 12,345.6499万元 is 1.23亿 to two places, 123,456,499元."""
    found = count(f"firm  revenue\n示例一厂  12345.6499\n合计  {stated}")
    assert codes(found) == ([] if stated == "1.23亿元" else [("total-differs", 3)])


def test_a_total_that_names_a_year_is_that_of_the_year() -> None:
    """20 in 2007 and 30 in 2008."""
    found = count(
        "firm  year  revenue\n示例厂  2007  20\n示例厂  2008  30\n合计  2007  20\n合计  2008  31\n合计  _  50"
    )
    assert codes(found) == [("total-differs", 5)]


def test_a_total_that_is_no_amount_is_not_compared() -> None:
    """A dash states nothing."""
    assert count("firm  revenue\n示例厂  5\n合计  —").inputs[0].totals == ()


def table_of(rows: list[list[str]]) -> Table:
    """Return a table whose rows have these cells."""
    drawn = table("firm  year  revenue\n示例厂  2008  5")
    return Table(drawn.source, drawn.columns, rows, range(2, 2 + len(rows)))


def test_the_firm_of_a_ragged_row_counts_and_its_figures_do_not() -> None:
    """An unquoted 150,000,000 makes five cells of three; one row is short."""
    found = count(
        [table_of([["示例一厂", "2008", "150", "000", "000"], ["示例二厂", "2008"], ["示例三厂", "2008", "20000"]])]
    )
    measure = found.measures[0]
    assert (found.enterprises, measure.usable, measure.missing, measure.unreadable) == (3, 1, 0, 2)
    assert codes(found) == [("row-ragged", 2), ("row-ragged", 3)]


@pytest.mark.thorough
def test_blank_cells_beyond_the_headings_are_nothing() -> None:
    """Programs write them for formatted empty columns."""
    assert codes(count([table_of([["示例一厂", "2008", "150", "", " "]])])) == []


def test_a_short_total_or_note_is_not_ragged() -> None:
    """It is not a firm."""
    assert codes(count([table_of([["示例一厂", "2008", "150"], ["注：只有一格"]])])) == []


def test_a_firm_that_ends_like_a_total_is_warned_about() -> None:
    """It counts."""
    found = count("firm  revenue\n示例一厂小计  5")
    assert (found.enterprises, codes(found)) == (1, [("name-like-total", 2)])


def test_a_damaged_name_is_warned_about() -> None:
    """U+FFFD is what is left of a wrong encoding."""
    assert codes(count("firm  revenue\n示例\ufffd厂  5")) == [("name-damaged", 2)]


def test_a_code_that_has_lost_digits_is_no_code() -> None:
    """9.14305E+17 could be anybody."""
    found = count("code  firm  revenue\n9.14305E+17  示例一厂  5\n9.14305E+17  示例二厂  5")
    assert (found.enterprises, codes(found)) == (2, [("code-lost-digits", 2), ("code-lost-digits", 3)])


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-5", "amount-negative"),
        ("1000000001", "amount-huge"),
        ("$5", "currency-foreign"),
        ("约5亿", "amount-unreadable"),
        ("5699.999999999999", "amount-decimals"),
        ("¥0.30000000000000004", "amount-decimals"),
        ("(0.1)", "amount-unreadable"),
    ],
)
def test_an_odd_figure_is_reported_at_its_cell(cell: str, code: str) -> None:
    """Over 10^13 yuan is more than any firm makes."""
    found = count(f"firm  revenue\n示例厂  {cell}")
    problem = found.problems[0]
    assert (problem.code, problem.row, problem.column, problem.value) == (code, 2, "revenue", cell)


def test_a_figure_of_exactly_ten_to_the_thirteen_is_plausible() -> None:
    """The limit is exclusive."""
    assert codes(count("firm  revenue\n示例厂  1000000000")) == []


def test_a_firm_that_grows_or_falls_more_than_tenfold_is_warned_about() -> None:
    """100 → 1000 is ten times and no more; 1001 is more, and so is falling back to 100."""
    drawing = "firm  year  revenue\n示例一厂  2006  100\n示例一厂  2007  1000\n示例二厂  2006  100\n示例二厂  2007  1001\n示例二厂  2008  100"
    found = count(drawing)
    assert [c for c in codes(found) if c[0] == "growth-tenfold"] == [("growth-tenfold", 5), ("growth-tenfold", 6)]


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [
        ("100", "1000.000001", True),
        ("0.000001", "0.00001", False),
        ("0.000001", "0.000011", True),
        ("99999999亿", "1", True),
        ("999999999亿", "9999999990亿", False),
        ("999999999亿", "9999999991亿", True),
        ("-1", "500", False),
        ("-500", "-1", False),
        ("999", "99.9", False),
        ("999.000001", "99.9", True),
    ],
)
def test_growth_to_the_last_digit_and_of_figures_without_room(before: str, now: str, *, is_told: bool) -> None:
    """Of all that a figure can be, and ten times as much."""
    found = count(f"firm  year  revenue\n示例厂  2007  {before}\n示例厂  2008  {now}")
    assert ("growth-tenfold", 3) in codes(found) or not is_told
    assert [code for code, _ in codes(found)].count("growth-tenfold") == is_told


def test_growth_from_0_or_of_a_missing_figure_says_nothing() -> None:
    """And a firm that is new has no earlier figure."""
    found = count(
        "firm  year  revenue\n示例一厂  2007  0\n示例一厂  2008  9\n示例二厂  2007  _\n示例二厂  2008  9\n示例三厂  2008  9"
    )
    assert codes(found) == []


def test_a_firm_as_large_as_all_others_together_is_warned_about() -> None:
    """20 = 10 + 5 + 5, and there are more than two others."""
    found = count("firm  revenue\n示例一厂  10\n示例二厂  5\n示例三厂  5\n示例全厂  20")
    assert codes(found) == [("figure-like-total", 5)]
    assert codes(count("firm  revenue\n示例一厂  10\n示例二厂  5\n示例全厂  15")) == []


LOW = plan(tier=[{"name": "1000万", "measure": "revenue", "over": "1000万"}])


@pytest.mark.parametrize(
    ("year", "smallest", "warned"),
    [(2012, "2000", True), (2012, "1999", False), (2009, "2000", False), (1990, "2000", False)],
)
def test_a_table_without_firms_below_the_entry_limit_gives_lower_bounds(
    year: int, smallest: str, *, warned: bool
) -> None:
    """Since 2011 firms enter the register from 2000万元 on; a tier of 1000万 cannot be counted from it."""
    found = count(f"firm  year  revenue\n示例厂  {year}  {smallest}", LOW)
    assert codes(found) == ([("register-limit", None)] if warned else [])


def test_the_entry_limit_is_of_one_country() -> None:
    """A plan in another currency knows no such register."""
    assert codes(count("firm  year  revenue\n示例厂  2012  2000", LOW.model_copy(update={"currency": "TWD"}))) == []


def test_a_bare_number_without_a_unit_is_refused_with_what_each_would_mean() -> None:
    """742,145,678.9 元 or, if the cell is in 千元, a thousand times that."""
    drawing = "firm  year  revenue\n示例一厂  2008  74214.56789\n示例二厂  2008  1000\n示例三厂  2008  1亿\n示例四厂  2007  9999999"
    with pytest.raises(DataError) as refused:
        count([table(drawing, in_unit=None)])
    error = refused.value
    assert error.code == "unit-unknown"
    assert error.table("en") == [
        ["unit", "largest firm", "all firms", "10亿", "5亿", "1亿"],
        ["元", "¥100.0 m", "¥100.1 m", "0", "0", "0"],
        ["千元", "¥100.0 m", "¥175.2 m", "0", "0", "0"],
        ["万元", "¥742.1 m", "¥852.1 m", "0", "1", "1"],
        ["百万元", "¥74.21 bn", "¥75.31 bn", "1", "2", "2"],
        ["亿元", "¥7,421.46 bn", "¥7,521.56 bn", "2", "2", "2"],
    ]


def test_without_names_a_unit_is_asked_for_without_any_firms_figure() -> None:
    """The largest firm is one firm, and a sum over one firm is its figure: the counts alone are shown."""
    with pytest.raises(DataError) as refused:
        tally([table("firm  revenue\n示例厂  75000", in_unit=None)], Question(PLAN, no_names=True))
    assert refused.value.table("en") == [
        ["unit", "10亿", "5亿", "1亿"],
        ["千元", "0", "0", "0"],
        ["万元", "0", "1", "1"],
        ["百万元", "1", "1", "1"],
        ["亿元", "1", "1", "1"],
    ]


def test_a_bare_number_far_from_any_firm_is_refused_too() -> None:
    """Whatever the unit, it is no leader of a district; the two usual units are shown."""
    with pytest.raises(DataError) as refused:
        count([table("firm  revenue\n示例厂  0.0001", in_unit=None)])
    assert [row[0] for row in refused.value.table("en")] == ["unit", "千元", "万元"]


def test_cells_that_all_state_their_unit_need_no_other() -> None:
    """`1.2亿` is an amount anywhere."""
    assert count([table("firm  revenue\n示例厂  1.2亿", in_unit=None)], PLAN).tiers[2].nested == 1


def test_problems_stand_in_order_of_input_row_column_and_code() -> None:
    """The second file comes last."""
    first = table("firm  output  revenue\n示例一厂  -5  约\n示例二厂  1  -7")
    second = table("firm  output  revenue\n示例三厂  1  -1", path="b.csv")
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "1000万", "measure": "output", "over": "1000万"},
    ]
    found = count([first, second], plan(tier=tiers))
    assert [(p.path, p.row, p.column) for p in found.problems] == [
        ("drawn.csv", 2, "output"),
        ("drawn.csv", 2, "revenue"),
        ("drawn.csv", 3, "revenue"),
        ("b.csv", 2, "revenue"),
    ]


def test_a_row_that_holds_nothing_but_a_name() -> None:
    """It may be the heading of a section; it counts, with a warning, unless the table is that small."""
    wide = count("no  firm  trade  town  revenue\n1  甲  机械  甲镇  5\n_  机械行业  _  _  _\n2  乙  食品  乙镇  6")
    assert (wide.enterprises, codes(wide)) == (3, [("row-only-name", 3)])
    assert codes(count("firm  revenue\n甲  5\n乙  _")) == []


def test_serial_numbers_that_do_not_follow_each_other() -> None:
    """A row may have been lost, or stand there twice."""
    found = count("序号  firm  revenue\n1  甲  5\n2  乙  6\n2  丙  7\n5  丁  8")
    assert codes(found) == [("serial-gap", 4), ("serial-gap", 5)]


def test_a_single_row_that_is_longer_by_blank_cells() -> None:
    """Cells may have moved to the right in it; where most rows are so long, they mean nothing."""
    rows = [
        ["示例一厂", "2008", "5"],
        ["示例二厂", "2008", "", "6"],
        ["示例三厂", "2008", "", ""],
        ["示例四厂", "2008", "7"],
    ]
    assert codes(count([table_of(rows)])) == [("row-ragged", 3), ("row-ragged", 4)]
    longer = [*rows[:1], *([["示例五厂", "2008", "8", ""]] * 4)]
    assert codes(count([table_of(longer)])) == [("duplicate-equal", 6)]


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        # length and rows, by first appearance; three headings
        ([(3, 10)], 3),
        ([(5, 6), (3, 5)], 5),
        ([(5, 4), (3, 5)], 3),
        ([(5, 5), (3, 5)], 5),
        ([(3, 5), (5, 5)], 3),
        ([(5, 3), (4, 2), (3, 2)], 3),
        ([(2, 9)], 3),
        ([], 3),
    ],
)
def test_how_long_a_row_may_be(lengths: list[tuple[int, int]], expected: int) -> None:
    """As long as the headings, or as at least half of the rows are; the first of two that are as frequent."""
    assert longest_row(lengths, 3) == expected
