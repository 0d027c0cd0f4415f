"""What `tiers check` finds: everything that a report would, and what it would be refused for as a value."""

from typing import Any

import pytest

from tests.engines.drawn import PLAN, plan, table
from tiers.domain.check_result import CheckResult
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.engines import check
from tiers.errors import UsageError

GOOD = "910000000000000000"
"""Not a code, but as long as one."""


def look(*drawings: str | Table, no_names: bool = False, **reading: Any) -> CheckResult:  # noqa: ANN401 - whatever `Reading` takes
    """Examine drawings as the tables `1.csv`, `2.csv` and so on."""
    tables = [table(d, path=f"{i}.csv") if isinstance(d, str) else d for i, d in enumerate(drawings, 1)]
    return check(tables, Question(PLAN, reading=Reading.model_validate(reading), no_names=no_names))


def codes(found: CheckResult) -> list[tuple[str, int | None]]:
    """Return code and row of each problem."""
    return [(problem.code, problem.row) for problem in found.problems]


def refusal_codes(found: CheckResult) -> list[str]:
    """Return the codes of the refusals."""
    return [error.code for error in found.refusals]


PLAIN = "firm  year  trade  revenue\n示例甲厂  2008  机械  120000\n示例乙厂  2008  食品  约5亿"
TWICE = "firm  year  revenue\n示例甲厂  2008  1\n示例甲厂  2008  2\n示例乙厂  2008  3"


def test_a_table_that_can_be_reported_is_counted_too() -> None:
    """All its columns are told, those without a role as well."""
    found = look(PLAIN)
    assert found.tally is not None
    assert (found.tally.enterprises, found.tally.period.year) == (2, 2008)
    assert [(column.heading, column.role) for column in found.inputs[0].columns] == [
        ("firm", "name"),
        ("year", "year"),
        ("trade", None),
        ("revenue", "revenue"),
    ]
    assert (codes(found), refusal_codes(found)) == ([("amount-unreadable", 3)], [])


def test_duplicates_that_nobody_decided_are_told_one_by_one() -> None:
    """The refusal is told once, each firm at its place, and nothing is counted."""
    found = look(TWICE)
    assert (codes(found), refusal_codes(found)) == ([("duplicate-undecided", 3)], ["duplicates-conflict"])
    assert found.tally is None


def test_duplicates_that_somebody_decided_are_no_refusal() -> None:
    """The problem says what was decided."""
    found = look(TWICE, duplicates="sum")
    assert (codes(found), refusal_codes(found)) == ([("duplicate-conflict", 3)], [])


@pytest.mark.parametrize(
    ("reading", "refusal"),
    [
        ({"by": ["乡镇"]}, "by-unknown"),
        ({"where": ["乡镇=东"]}, "where-unknown"),
        ({"where": ["trade=造纸"]}, "where-nobody"),
        ({"year": 2011}, "year-missing"),
        ({"expect_rows": 3}, "expect-rows"),
        ({"expect_total": {"revenue": 7}}, "expect-total"),
        ({"expect_total": {"output": 7}}, "expect-measure"),
    ],
)
def test_what_was_asked_in_vain_keeps_nothing_from_being_told(reading: dict[str, Any], refusal: str) -> None:
    """The table's own problems are found all the same."""
    found = look(PLAIN, **reading)
    assert (codes(found), refusal_codes(found)) == ([("amount-unreadable", 3)], [refusal])


def test_several_refusals_of_one_question_are_all_told() -> None:
    """Each is taken out of the question, and it is put again."""
    found = look(TWICE, where=["乡镇=东"], by=["trade", "乡镇"], expect_rows=9)
    assert refusal_codes(found) == ["by-unknown", "by-unknown", "where-unknown", "duplicates-conflict", "expect-rows"]


def test_one_of_two_conditions_stays() -> None:
    """Only that under the unknown heading is left out: the other chooses nobody."""
    assert refusal_codes(look(PLAIN, where=["乡镇=东", "trade=造纸"])) == ["where-unknown", "where-nobody"]


def test_a_table_without_a_unit_is_outlined() -> None:
    """Its rows are told apart although its figures mean nothing yet."""
    found = look(table("firm  revenue\n示例甲厂  120000\n示例乙厂  约5亿\n合计  120000", in_unit=None))
    assert refusal_codes(found) == ["unit-unknown"]
    assert codes(found) == [("amount-unreadable", 3)]
    assert (found.inputs[0].firm_rows, [aside.row for aside in found.inputs[0].set_aside]) == (2, [4])
    assert found.tally is None


def test_tables_that_do_not_go_together_are_each_looked_at() -> None:
    """Of two tables one states years and the other none: that is told once, and of each table its own problems."""
    found = look("firm  year  revenue\n示例甲厂  2008  约5亿", "firm  revenue\n示例乙厂  inf")
    assert refusal_codes(found) == ["year-of-table-unknown"]
    assert [(p.path, p.code) for p in found.problems] == [
        ("1.csv", "amount-unreadable"),
        ("2.csv", "amount-unreadable"),
    ]


def test_of_several_tables_each_tells_what_it_would_be_refused_for_itself() -> None:
    """The second has no unit, the first a firm twice; what only all of them could meet is not asked of one."""
    second = table("firm  revenue\n示例乙厂  5", path="2.csv", in_unit=None)
    found = look(TWICE, second, expect_rows=4)
    assert refusal_codes(found) == ["unit-unknown", "duplicates-conflict"]
    assert [(p.path, p.code) for p in found.problems] == [("1.csv", "duplicate-undecided")]


def test_codes_are_checked_where_most_have_the_form_of_one() -> None:
    """The second has a letter that stands in no code; the firm counts all the same."""
    found = look("code  firm  revenue\n91430500000000000L  示例甲厂  1\n9143O500000000000L  示例乙厂  2")
    assert codes(found) == [("code-form", 3)]
    assert dict(found.problems[0].facts) == {"name": "示例乙厂", "meant": "91430500000000000L", "hinted": 1}
    assert found.tally is not None


WORDS = "no  firm  trade  tax  revenue\n1  甲厂  机械  7  5\n2  乙厂  食品  8  6\n3  丙厂  造纸  9  _\n"
"""Of three firms one has no figure, and nothing has moved: its taxes stand among figures."""


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", []),
        ("4  丁厂  45000  1  _", [("figure-moved", 5)]),
        ("4  丁厂  4.5亿  1  停产", [("figure-moved", 5)]),
        ("4  丁厂  二厂45  1  _", []),
    ],
)
def test_a_number_among_words_where_a_figure_is_missing(more: str, found: list[tuple[str, int]]) -> None:
    """It is told of once, also where nobody states the unit, so that nothing is counted."""
    assert codes(look(WORDS + more)) == found
    assert codes(look(table(WORDS + more, in_unit=None))) == found


def test_codes_of_another_kind_are_left_alone() -> None:
    """Those of a stock exchange have six digits."""
    assert codes(look("code  firm  revenue\n600001  示例甲厂  1\n600002  示例乙厂  2")) == []
    assert codes(look("firm  revenue\n示例甲厂  1")) == []


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("110000000000000000", "code-rounded"),
        ("91430500000000000M", "code-check"),
        ("91430500000000001P", "code-inner-check"),
    ],
)
def test_what_is_wrong_with_a_code(code: str, problem: str) -> None:
    """Each has a sentence of its own."""
    assert codes(look(f"code  firm  revenue\n{code}  示例甲厂  1")) == [(problem, 2)]


def test_what_no_names_forbids_is_refused_at_once() -> None:
    """A condition on a name would name a firm."""
    with pytest.raises(UsageError) as refusal:
        look(PLAIN, no_names=True, where=["firm=示例甲厂"])
    assert refusal.value.code == "no-names-option"


def test_the_plan_may_use_several_measures() -> None:
    """The outline reads the cells of each that the table has."""
    both = plan(
        tier=[
            {"name": "1亿", "measure": "revenue", "over": "1亿"},
            {"name": "千万", "measure": ["output", "revenue"], "over": "1000万"},
        ]
    )
    drawn = table("firm  revenue  output\n示例甲厂  x  y", in_unit=None)
    found = check([drawn], Question(both))
    assert sorted(problem.column or "" for problem in found.problems) == ["output", "revenue"]
