import pytest

from tests.intake.asked import only, plan, read, refusal, table_with
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.intake.readers import from_text

ONLY_REVENUE = plan(tier=[{"name": "1亿", "measure": "revenue", "over": "1亿"}])


@pytest.mark.parametrize(
    ("heading", "options", "reading", "unit", "where"),
    [
        ("营业收入（万元）", {}, {"unit": "千元"}, "万元", "heading"),
        ("营业收入（万元）", {"unit": "万"}, {}, "万元", "heading"),
        ("营业收入", {"unit": "万元"}, {"unit": "千元"}, "万元", "option"),
        ("营业收入", {"unit": "万元"}, {"units": {"revenue": "千元"}}, "万元", "option"),
        ("营业收入", {"unit": "元", "units": {"revenue": "万元"}}, {}, "万元", "option"),
        ("营业收入", {}, {"unit": "元", "units": {"revenue": "千元"}}, "千元", "targets"),
        ("营业收入", {}, {"unit": "元", "units": {"output": "千元"}}, "元", "targets"),
        ("营业收入", {}, {}, None, None),
    ],
)
def test_what_wins(
    heading: str, options: dict[str, object], reading: dict[str, object], unit: str | None, where: str | None
) -> None:
    """Heading before option before targets file; that of one measure before that of all."""
    merged = Reading.model_validate({**reading, **options})
    asked = Question(plan(), reading=merged, options=Reading.model_validate(options))
    column = only(from_text.tables(table_with(heading).encode(), "data.csv", asked)[0], "revenue")
    assert (column.unit and column.unit.text, column.unit_from) == (unit, where)


@pytest.mark.parametrize("said", [{"unit": "千元"}, {"units": {"revenue": "亿元"}}])
def test_an_option_against_the_heading(said: dict[str, object]) -> None:
    """A wrong unit moves every firm by a tier, so one of the two must be mended."""
    assert refusal(table_with("营业收入（万元）"), **said).code == "unit-contradicts"


def test_an_option_against_a_column_that_is_not_used() -> None:
    """It concerns nobody."""
    table = from_text.tables(
        table_with("营业收入", "产值(千元)").encode(),
        "data.csv",
        Question(ONLY_REVENUE, reading=Reading(unit="万元"), options=Reading(unit="万元")),
    )[0]
    assert [column.unit.text for column in table.columns if column.unit] == ["万元", "千元"]


@pytest.mark.parametrize(
    ("targets", "heading", "said"),
    [
        (plan(), "revenue_usd", {}),
        (plan(), "营业收入", {"unit": "万美元"}),
        (plan(currency="TWD"), "营业收入（CNY）", {}),
    ],
)
def test_another_currency(targets: Targets, heading: str, said: dict[str, object]) -> None:
    """Whether the heading or a person says it."""
    assert refusal(table_with(heading), targets, **said).code == "currency-of-column"


def test_a_unit_line_against_the_option() -> None:
    """As with a heading."""
    error = refusal("单位:万元\n企业名称,营业收入\n甲,5\n", unit="千元")
    assert (error.code, error.facts["stated"]) == ("unit-contradicts-line", "万元")


def test_unit_lines_that_contradict_each_other() -> None:
    """Refused where a heading states none."""
    error = refusal("单位:万元\n单位:千元\n企业名称,营业收入\n甲,5\n")
    assert (error.code, error.facts["units"]) == ("unit-line-unclear", ("万元", "千元"))


def test_unit_lines_of_which_a_heading_repeats_one() -> None:
    """No warning: the heading says which."""
    table = read("单位:万元\n单位:千元\n企业名称,营业收入(千元)\n甲,5\n", year=2006)
    assert [problem.code for problem in table.problems] == []


def test_a_heading_against_the_unit_line() -> None:
    """The heading counts, and a warning says so."""
    (problem,) = read("单位:万元\n企业名称,营业收入(千元)\n甲,5\n", year=2006).problems
    assert (problem.code, problem.row, dict(problem.facts)) == ("unit-differs", 2, {"unit": "千元", "other": "万元"})
