"""What a check is made of, worked out by hand."""

from typing import Any

from tests.engines.drawn import PLAN, plan, table
from tiers import engines
from tiers.domain.check_result import CheckResult
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.errors import DataError
from tiers.report.check import build_check, refusal_of
from tiers.report.contract.check import Check
from tiers.wording import message

PLAIN = """
firm          trade  revenue@2008
示例甲厂      机械   120000
示例乙厂      食品   约5亿
示例丙厂      食品   inf
示例丁厂合计  食品   -5
合计          _      119995
"""


def check_drawing(drawing: str, targets: Targets = PLAN, *, no_names: bool = False, **reading: Any) -> Check:  # noqa: ANN401 - whatever `Reading` takes
    """Check a drawing; every value must be of its type."""
    question = Question(targets, reading=Reading.model_validate(reading), no_names=no_names)
    return Check.model_validate(build_check(engines.check([table(drawing)], question), question))


def test_every_column_is_told_with_its_unit_and_year() -> None:
    """Also the one without a role; units and years only of figures."""
    (one,) = check_drawing(PLAIN).inputs
    assert [(c.role, c.heading, c.year, c.months, c.unit, c.unit_from) for c in one.columns] == [
        ("name", "firm", None, None, None, None),
        (None, "trade", None, None, None, None),
        ("revenue", "revenue@2008", 2008, (1, 12), "万元", "heading"),
    ]


def test_problems_are_grouped_errors_first_then_the_most_frequent() -> None:
    """Each code with its count and its remedy."""
    problems = check_drawing(PLAIN).problems
    assert (problems.errors, problems.warnings, problems.omitted, len(problems.items)) == (2, 2, 0, 4)
    assert [(group.code, group.severity, group.count) for group in problems.groups] == [
        ("amount-unreadable", "error", 2),
        ("amount-negative", "warning", 1),
        ("name-like-total", "warning", 1),
    ]
    assert problems.groups[0].remedy == message("problem_remedy.amount-unreadable")


def test_what_the_table_holds() -> None:
    """Years, firms and the sums of each measure."""
    told = check_drawing("firm  year  revenue\n示例甲厂  2007  1\n示例甲厂  2008  2\n示例乙厂  2008  _")
    assert (told.year, told.enterprises) == (2008, 2)
    assert [(year.year, year.complete, year.enterprises) for year in told.years] == [(2007, True, 1), (2008, True, 2)]
    (measure,) = told.measures
    assert (measure.usable, measure.missing, measure.total, measure.largest) == (1, 1, 20_000, 20_000)


def test_what_the_plan_says_otherwise_is_a_problem_here_too() -> None:
    """As in a report: 0 firms were over 1亿 in 2005, and the plan says 3."""
    targets = plan(tier=[{"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 5, "base": 3}])
    drawing = "firm  year  revenue\n示例甲厂  2005  1\n示例甲厂  2008  2"
    assert [item.code for item in check_drawing(drawing, targets).problems.items] == ["base-differs"]


def test_without_names_no_firm_can_be_told_from_it() -> None:
    """No cell, no name, no largest figure; a total of four firms stays."""
    told = check_drawing(PLAIN, no_names=True)
    assert {item.value for item in told.problems.items} == {None}
    assert [aside.text for aside in told.inputs[0].set_aside] == [None]
    assert (told.measures[0].largest, told.measures[0].total) == (None, None)
    assert not any("示例" in item.message for item in told.problems.items)


def test_all_that_is_set_aside_and_wrong_is_told() -> None:
    """A report lists at most 100."""
    rows = "\n".join(f"示例{i}厂  x\n小计  {i}" for i in range(101))
    told = check_drawing(f"firm  revenue\n示例厂  1\n{rows}")
    assert (len(told.inputs[0].set_aside), len(told.problems.items)) == (101, 101)


def test_a_refusal_is_told_with_its_place_and_its_remedy() -> None:
    """Where it has any; a choice shows what firms have, and stays away without names."""
    error = DataError("rows-none", path="a.csv", row=3)
    told = refusal_of(error, no_names=False)
    assert (told.code, told.path, told.row) == ("rows-none", "a.csv", 3)
    assert (told.message, told.remedy) == (error.sentence("en"), error.remedy("en"))
    choice = DataError("firm-unclear", choices=[("choice.firm",), ("示例甲厂",)], words="甲", count=1, typed="甲")
    assert refusal_of(choice, no_names=False).choices == (("firm",), ("示例甲厂",))
    assert (refusal_of(choice, no_names=True).choices, refusal_of(choice, no_names=True).path) == ((), None)


def test_a_refusal_leaves_no_counts() -> None:
    """Even if something was counted before: it is not what a report would say."""
    question = Question(PLAN)
    counted = engines.check([table(PLAIN)], question)
    told = build_check(counted._replace(refusals=(DataError("rows-none", path="a.csv", row=3),)), question)
    assert (told.year, told.enterprises, told.years, told.measures) == (None, None, (), ())
    assert build_check(CheckResult(), question).inputs == ()
