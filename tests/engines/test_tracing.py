"""One firm, cell by cell: tables on which every figure and place can be found by eye. Amounts are 万元."""

from decimal import Decimal
from typing import Any

import pytest

from tests.engines.drawn import PLAN, plan, table, wan
from tiers.domain.explanation import CellFound, ExplainResult, FirmExplained, Place
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.domain.targets import Targets
from tiers.engines import explain
from tiers.errors import DataError

FIVE = """
code  firm        trade  revenue
A1    示例机械厂  机械   120000
A2    示例食品厂  食品   50000
A3    示例造纸厂  造纸   20000
_     示例纺织厂  纺织   停产
_     示例化工厂  化工   约5亿
"""
"""One firm over ¥1 bn, one exactly at ¥500 m, one over ¥100 m, one without a figure, one whose figure is none."""


def explain_drawings(words: str, *drawings: str | Table, targets: Targets = PLAN, **reading: Any) -> ExplainResult:  # noqa: ANN401 - whatever `Reading` takes
    """Explain a firm in drawings that are the tables `1.csv`, `2.csv` and so on."""
    tables = [table(d, path=f"{i}.csv") if isinstance(d, str) else d for i, d in enumerate(drawings, 1)]
    return explain(tables, Question(targets, reading=Reading.model_validate(reading)), words)


def only(found: ExplainResult) -> FirmExplained:
    """Return the one firm that was meant."""
    (firm,) = found.firms
    return firm


def cell(firm: FirmExplained, year: int = 0, row: int = 0) -> CellFound:
    """Return a cell of one measure."""
    (found,) = firm.years[year].rows[row].cells
    return found


def rungs(firm: FirmExplained, year: int = 0, one: int = 0) -> list[tuple[bool | None, Place | None, Place | None]]:
    """Return per tier whether it is reached, and the firm's place on either side."""
    return [(rung.reached, rung.nearest, rung.cushion) for rung in firm.years[year].counts_as[one]]


@pytest.mark.parametrize("words", ["示例机械厂", "机械", "A1", "a 1", "'A1", "示例 机械厂"])
def test_a_firm_is_meant_by_its_name_a_part_of_it_or_its_code(words: str) -> None:
    """Compared as the tables are read: spaces, case and quotes do not matter."""
    assert [(firm.name, firm.code) for firm in explain_drawings(words, FIVE).firms] == [("示例机械厂", "A1")]


def test_a_cell_is_told_as_written_with_its_unit_and_its_amount() -> None:
    """At its line, with who stated the unit."""
    firm = only(explain_drawings("机械", FIVE))
    assert [(year.year, [(row.source.path, row.row) for row in year.rows]) for year in firm.years] == [
        (None, [("1.csv", 2)])
    ]
    found = cell(firm)
    assert (found.column, found.cell, found.state, found.amount) == ("revenue", "120000", "usable", wan("120000"))
    assert (found.unit and found.unit.text, found.unit_from) == ("万元", "heading")


def test_a_unit_in_the_cell_wins() -> None:
    """And it is said that it was the cell."""
    found = cell(only(explain_drawings("示例厂", "firm  revenue\n示例厂  1.2亿")))
    assert (found.unit and found.unit.text, found.unit_from, found.amount) == ("亿", "cell", Decimal(120_000_000))


@pytest.mark.parametrize(("words", "state"), [("纺织", "missing"), ("化工", "unreadable")])
def test_a_cell_without_an_amount_says_why(words: str, state: str) -> None:
    """No tier is known to be reached or missed."""
    firm = only(explain_drawings(words, FIVE))
    assert (cell(firm).state, cell(firm).amount) == (state, None)
    assert rungs(firm) == [(None, None, None)] * 3


def test_where_a_firm_stands_beside_each_limit() -> None:
    """示例食品厂 is exactly at ¥500 m, which “over” excludes: second of two below ¥1 bn, first below ¥500 m."""
    assert rungs(only(explain_drawings("食品", FIVE))) == [
        (False, Place(1, 2), None),
        (False, Place(1, 2), None),
        (True, None, Place(2, 3)),
    ]
    assert rungs(only(explain_drawings("造纸", FIVE))) == [
        (False, Place(2, 2), None),
        (False, Place(2, 2), None),
        (True, None, Place(1, 3)),
    ]


def test_a_tier_without_a_measure_is_not_known() -> None:
    """No table has the output."""
    targets = plan(
        tier=[
            {"name": "1亿", "measure": "revenue", "over": "1亿"},
            {"name": "千万", "measure": "output", "over": "1000万"},
        ]
    )
    rung = only(explain_drawings("机械", FIVE, targets=targets)).years[0].counts_as[0][1]
    assert (rung.measure, rung.figure, rung.reached) == (None, None, None)


YEARS = """
firm        year  revenue
示例机械厂  2007  9000
示例机械厂  2008  12000
示例食品厂  2007  20000
示例造纸厂  08    30000
示例纺织厂  2008  5000
"""


def test_each_year_is_told_and_the_report_year_has_places() -> None:
    """2007 is before it."""
    firm = only(explain_drawings("机械", YEARS))
    assert [year.year for year in firm.years] == [2007, 2008]
    assert rungs(firm, 0)[2] == (False, None, None)
    assert rungs(firm, 1)[2] == (True, None, Place(1, 1))


def test_a_firm_that_has_no_row_in_the_report_year() -> None:
    """It is told of the years that it has."""
    found = explain_drawings("食品", YEARS)
    assert found.period.year == 2008
    assert [year.year for year in only(found).years] == [2007]


def test_a_row_whose_year_is_none_counts_nowhere() -> None:
    """It is told all the same, with the problem of its cell."""
    firm = only(explain_drawings("造纸", YEARS))
    assert firm.years == ()
    assert [row.row for row in firm.without_year] == [5]
    assert [problem.code for problem in firm.problems] == ["year-unreadable"]


def test_a_row_without_a_year_joins_the_firm_that_it_names() -> None:
    """By its code, or by its name where it has none."""
    drawing = """
        code  firm      year  revenue
        A1    示例甲厂  2008  1
        A1    示例甲厂  8     2
        _     示例甲厂  08    3
        _     示例乙厂  08    3
        """
    assert [row.row for row in only(explain_drawings("甲", drawing)).without_year] == [3, 4]
    assert [row.row for row in only(explain_drawings("乙", drawing)).without_year] == [5]


def test_the_years_of_headings_are_each_told_by_their_own_column() -> None:
    """One row, two years."""
    firm = only(explain_drawings("示例厂", "firm  revenue@2007  revenue@2008\n示例厂  1  2"))
    assert [(year.year, cell(firm, i).column) for i, year in enumerate(firm.years)] == [
        (2007, "revenue@2007"),
        (2008, "revenue@2008"),
    ]


TWICE = "firm  revenue\n示例甲厂  100\n示例乙厂  5\n示例甲厂  20000"


@pytest.mark.parametrize(
    ("policy", "figures"),
    [("keep", ["100", "20000"]), ("first", ["100"]), ("last", ["20000"]), ("largest", ["20000"]), ("sum", ["20100"])],
)
def test_what_was_decided_about_a_firm_that_stands_twice(policy: str, figures: list[str]) -> None:
    """Both rows are told, and as how many firms they count."""
    (year,) = only(explain_drawings("甲", TWICE, duplicates=policy)).years
    assert (year.decision, [row.row for row in year.rows]) == (policy, [2, 4])
    assert [firm[0].figure for firm in year.counts_as] == [wan(figure) for figure in figures]


def test_rows_that_say_the_same_are_one_firm() -> None:
    """Nothing has to be decided."""
    (year,) = only(explain_drawings("甲", "firm  revenue\n示例甲厂  100\n示例甲厂  100")).years
    assert (year.decision, len(year.rows), len(year.counts_as)) == ("equal", 2, 1)


def test_a_firm_that_nobody_decided_about_is_told_with_the_refusal() -> None:
    """Its figures are told; its places depend on what will be decided."""
    found = explain_drawings("甲", TWICE)
    (year,) = only(found).years
    assert (year.decision, [error.code for error in found.refusals]) == ("stop", ["duplicates-conflict"])
    assert [[rung.reached for rung in firm] for firm in year.counts_as] == [[False] * 3, [False, False, True]]
    assert {(rung.nearest, rung.cushion) for firm in year.counts_as for rung in firm} == {(None, None)}
    assert [problem.code for problem in only(found).problems] == ["duplicate-undecided"]


def test_a_firm_that_where_leaves_out_counts_as_none() -> None:
    """Its row is told."""
    (year,) = only(explain_drawings("食品", FIVE, where=["trade=机械"])).years
    assert (len(year.rows), year.counts_as) == (1, ())


def test_a_whole_name_is_meant_before_a_part_of_one() -> None:
    """示例厂 is also a part of 示例厂二分厂."""
    assert [firm.name for firm in explain_drawings("示例厂", "firm  revenue\n示例厂二分厂  1\n示例厂  2").firms] == [
        "示例厂"
    ]


def test_a_part_of_a_name_is_meant_before_a_part_of_a_code() -> None:
    """60 stands in the code of the first."""
    assert [
        firm.name for firm in explain_drawings("60", "code  firm  revenue\nX60  示例1厂  1\nX7  示例60厂  2").firms
    ] == ["示例60厂"]


def test_a_part_of_a_code_will_do() -> None:
    """Where no name holds it."""
    assert [
        firm.name for firm in explain_drawings("x6", "code  firm  revenue\nX60  示例1厂  1\nX7  示例2厂  2").firms
    ] == ["示例1厂"]


def test_several_firms_that_may_be_meant_are_listed_in_order_of_the_tables() -> None:
    """With their place; a row without a year is the only place of its firm."""
    found = explain_drawings(
        "厂", "firm  year  revenue\n示例丙厂  8  1\n示例甲厂  2008  1", "firm  year  revenue\n示例乙厂  2007  2"
    )
    assert found.firms == ()
    assert [(one.name, one.source.path, one.row) for one in found.others] == [
        ("示例丙厂", "1.csv", 2),
        ("示例甲厂", "1.csv", 3),
        ("示例乙厂", "2.csv", 2),
    ]


def test_firms_of_exactly_the_same_name_are_all_told() -> None:
    """Two codes are two firms; more than twenty would be a list to choose from."""
    drawing = "code  firm  revenue\nA1  示例厂  1\nA2  示例厂  2"
    assert [firm.code for firm in explain_drawings("示例厂", drawing).firms] == ["A1", "A2"]
    many = "code  firm  revenue\n" + "\n".join(f"A{i}  示例厂  {i}" for i in range(21))
    assert (explain_drawings("示例厂", many).firms, len(explain_drawings("示例厂", many).others)) == ((), 21)


def test_a_firm_is_told_from_all_tables() -> None:
    """Named by its code in one, and by code and name in the other."""
    firm = only(
        explain_drawings("甲", "code  firm  year  revenue\nA1  示例甲厂  2007  1", "code  year  revenue\nA1  2008  2")
    )
    assert [(year.year, year.rows[0].source.path) for year in firm.years] == [(2007, "1.csv"), (2008, "2.csv")]
    assert (firm.name, firm.code) == ("示例甲厂", "A1")


def test_a_firm_without_a_name_is_called_by_its_code() -> None:
    """There is nothing else."""
    assert only(explain_drawings("A1", "code  revenue\nA1  1")).name == "A1"


def test_rows_that_are_no_firms_are_found_too() -> None:
    """That is why the total is not in the list."""
    found = explain_drawings("合计", "firm  revenue\n示例甲厂  1\n合计  1\n小计  1")
    assert (found.firms, found.others) == ((), ())
    assert [(source.path, aside.row, aside.why) for source, aside in found.set_aside] == [("1.csv", 3, "total")]


def test_nothing_that_is_said_means_nobody() -> None:
    """A blank is a part of every name, and is not meant so."""
    found = explain_drawings(" ", FIVE)
    assert (found.firms, found.others, found.set_aside) == ((), (), ())
    assert found.names == ("示例机械厂", "A1", "示例食品厂", "A2", "示例造纸厂", "A3", "示例纺织厂", "示例化工厂")


def test_where_no_figure_means_anything_nothing_is_told() -> None:
    """Nothing states the unit."""
    with pytest.raises(DataError) as refusal:
        explain_drawings("甲", table("firm  revenue\n示例甲厂  1", in_unit=None))
    assert refusal.value.code == "unit-unknown"


def test_an_expectation_that_is_not_met_is_told_after_the_firm() -> None:
    """The firm's figures are what they are."""
    found = explain_drawings("甲", TWICE, duplicates="last", expect_rows=9)
    assert (only(found).name, [error.code for error in found.refusals]) == ("示例甲厂", ["expect-rows"])
