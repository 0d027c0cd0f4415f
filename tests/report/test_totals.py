"""Totals: goal, base, time and verdict, by hand."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.drawn import count_with, plan, table
from tiers.domain.amount import EXACT
from tiers.domain.period import Period
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Column, Table
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets
from tiers.report.assess import assess
from tiers.report.contract.report import Report
from tiers.report.contract.totals import TotalReport

SALES = {"name": "收入", "measure": "revenue"}
YEARS = """
firm  code  year  规上  revenue
甲厂  91A   2005  是    6000
乙厂  91B   2005  否    4000
甲厂  91A   2008  是    8000
乙厂  91B   2008  否    5310
丙厂  91C   2008  是    停产
"""
"""1亿 in 2005, 1.331亿 in 2008: 10 % a year."""


def plan_with(**total: Any) -> Targets:  # noqa: ANN401 - as a file says it
    """Make a plan with one total."""
    return plan(total=[{**SALES, **total}])


def count(drawing: str | list[Table], targets: Targets, **reading: Any) -> Tally:  # noqa: ANN401 - whatever `Reading` takes
    """Count a drawing by the definition: that all engines count alike is tested with them."""
    tables = [table(drawing)] if isinstance(drawing, str) else drawing
    found = count_with(tables, Question(targets, reading=Reading.model_validate(reading)), "python")
    assert isinstance(found, Tally)
    return found


def judge(found: Tally, targets: Targets, **asked: Any) -> Report:  # noqa: ANN401 - fields of the question
    """Judge what was counted."""
    return assess(found, Question(targets, **asked))


def total_of(drawing: str, targets: Targets, **asked: Any) -> TotalReport:  # noqa: ANN401 - fields of the question
    """Count a drawing and judge its total."""
    return judge(count(drawing, targets), targets, **asked).totals[0]


def test_a_goal_that_is_stated() -> None:
    """Every number that the verdict was made from; amounts in yuan to the last digit."""
    found = total_of(YEARS, plan_with(goal="1.61051亿"))
    assert found.model_dump() == {
        "name": "收入",
        "measure": "revenue",
        "where": (),
        "goal": 161_051_000,
        "growth": None,
        "total": 133_100_000,
        "enterprises": 3,
        "usable": 2,
        "missing": 1,
        "unreadable": 0,
        "gap": 27_951_000,
        "surplus": 0,
        "completion": Decimal("0.826446280991736"),
        "base": 100_000_000,
        "base_source": "counted",
        "due": 133_100_000,
        "pace": 1,
        "yearly_growth": Decimal("0.1"),
        "planned_yearly_growth": Decimal("0.1"),
        "growth_needed": Decimal("0.1"),
        "status": "on_track",
        "method": "growth",
    }


def test_a_goal_by_growth_is_exact() -> None:
    """1亿 × 1.1⁵, and × 1.123456⁵ to the last of its digits."""
    assert total_of(YEARS, plan_with(growth=0.1)).goal == 161_051_000
    found = total_of(YEARS, plan_with(growth=Decimal("0.123456")))
    assert found.goal is not None
    assert Fraction(found.goal) == Fraction(1123456**5, 10**22)
    assert (found.growth, found.gap) == (Decimal("0.123456"), EXACT.subtract(found.goal, Decimal(133_100_000)))


def test_the_base_of_the_plan_wins() -> None:
    """What the table says beside it is told, where it is not the same to the digits that the plan states."""
    targets = plan_with(growth=0.1, base="1.2亿")
    report = judge(count(YEARS, targets), targets)
    assert (report.totals[0].base, report.totals[0].base_source) == (120_000_000, "stated")
    assert [item.code for item in report.problems.items] == ["total-base-differs"]
    for base in ("1亿", "10000万", 100_000_000, "1.00亿"):
        same = plan_with(growth=0.1, base=base)
        assert not judge(count(YEARS, same), same).problems.items


@pytest.mark.parametrize(
    ("stated", "counted", "agrees"),
    [("44.18亿", "441823.88", True), ("44亿", "441823.88", True), ("44.2亿", "441823.88", True), ("44.1亿", "441823.88", False),
     ("1.5亿", "15500", True), ("1.5亿", "15501", False), ("1.5亿", "14500", True), ("1.5亿", "14499", False)],
)  # fmt: skip
def test_a_base_agrees_to_the_digits_that_are_stated(stated: str, counted: str, *, agrees: bool) -> None:
    """Half of the last digit that is not 0."""
    targets = plan_with(goal="100亿", base=stated)
    drawing = f"firm  code  year  revenue\n甲厂  91A  2005  {counted}\n甲厂  91A  2008  500000"
    codes = [item.code for item in judge(count(drawing, targets), targets).problems.items]
    assert ("total-base-differs" not in codes) == agrees


def test_part_of_the_firms() -> None:
    """With `--where` a stated base is not used, and that the goal was set for all firms is said."""
    targets = plan_with(goal="1亿", base="9000万")
    found = count(YEARS, targets, where="规上=是")
    report = judge(found, targets, reading=Reading(where=("规上=是",)))
    total = report.totals[0]
    assert (total.total, total.base, total.base_source) == (80_000_000, 60_000_000, "counted")
    assert [item.code for item in report.problems.items] == ["base-not-for-part"]


def test_a_condition_of_its_own() -> None:
    """The base is of the same firms, by their rows of that year."""
    found = total_of(YEARS, plan_with(goal="1亿", where="规上=是"))
    assert (found.enterprises, found.usable, found.total, found.base) == (2, 1, 80_000_000, 60_000_000)


BASES = {
    "no base year": ("firm  code  year  revenue\n甲厂  91A  2008  5", {"goal": 10**9}, None),
    "a base of 0": ("firm  code  year  revenue\n甲厂  91A  2005  0\n甲厂  91A  2008  5", {"goal": 10**9}, 0),
    "a base below 0": ("firm  code  year  revenue\n甲厂  91A  2005  -5\n甲厂  91A  2008  5", {"goal": 10**9}, -50_000),
    "no figure": ("firm  code  year  revenue\n甲厂  91A  2005  5\n甲厂  91A  2008  停产", {"goal": 10**9}, 50_000),
    "a base of nothing": ("firm  code  year  revenue\n甲厂  91A  2005  -\n甲厂  91A  2008  5", {"goal": 10**9}, None),
    "a base year of months": (
        "firm  code  revenue@?  revenue@2008\n甲厂  91A  7  5",
        {"goal": 10**9},
        None,
    ),
}


@pytest.mark.parametrize("case", BASES)
def test_no_ratio_from_nothing(case: str) -> None:
    """Not assessable: no figure, or a base that is unknown or not above 0; also where the goal is reached."""
    drawing, total, base = BASES[case]
    for goal in (total, {"goal": 1}, {"growth": 0.1}):
        found = total_of(drawing, plan_with(**goal))
        assert (found.status, found.base, found.due, found.pace, found.method) == (
            "not_assessable",
            base,
            None,
            None,
            None,
        )


def test_a_goal_by_growth_from_an_unknown_base_is_none() -> None:
    """Nor is there a gap, though the total is known."""
    found = total_of("firm  code  year  revenue\n甲厂  91A  2008  5", plan_with(growth=0.1))
    assert (found.goal, found.gap, found.completion, found.total) == (None, None, None, 50_000)
    without = total_of("firm  code  year  revenue\n甲厂  91A  2008  5", plan_with(goal=10**9))
    assert (without.goal, without.gap) == (10**9, 10**9 - 50_000)


def test_a_measure_that_the_table_lacks() -> None:
    """Everything is unknown but what the plan says."""
    found = total_of(YEARS, plan_with(goal=1, measure="output", base=5))
    assert (found.measure, found.total, found.enterprises, found.gap, found.status) == (
        None,
        None,
        None,
        None,
        "not_assessable",
    )
    assert (found.base, found.base_source) == (5, "stated")


def test_a_part_of_a_year_is_open() -> None:
    """Nine months are never scaled up: the pace stands, and what growth is needed is not told."""
    nine = table(
        """
        firm  code  revenue
        甲厂  91A   8000
        """,
        year=2008,
    )
    nine = nine._replace(
        columns=tuple(column if column.role != "revenue" else _of_nine_months(column) for column in nine.columns)
    )
    targets = plan_with(goal="1.61051亿", base="1亿")
    found = judge(count([nine], targets), targets).totals[0]
    assert (found.status, found.growth_needed) == ("open", None)
    assert found.pace is not None


def _of_nine_months(column: Column) -> Column:
    return replace(column, period=Period(2008, (1, 9)))


@pytest.mark.parametrize(
    ("as_of", "status", "pace"),
    [
        ((2005, 12), "not_due", False),
        ((2010, 12), "missed", True),
        ((2011, 1), "ended", False),
        ((2007, 6), "on_track", True),
    ],
)
def test_as_of_another_month(as_of: tuple[int, int], status: str, *, pace: bool) -> None:
    """Of an ended plan the growth would be of another time."""
    found = total_of(YEARS, plan_with(goal="1.61051亿"), as_of=as_of)
    assert (found.status, found.pace is not None) == (status, pace)


def test_without_a_year_there_is_a_gap_and_no_pace() -> None:
    """As for counts: unmet, with nothing due."""
    found = total_of("firm  revenue\n甲厂  5", plan_with(goal=10**9, base=10**8))
    assert (found.status, found.gap, found.due, found.method) == ("unmet", 10**9 - 50_000, None, None)


@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=5),
    st.lists(st.integers(1, 10**9), min_size=1, max_size=5),
    st.integers(1, 10**10),
)
def test_ten_times_all_amounts_is_the_same_verdict(now: list[int], then: list[int], goal: int) -> None:
    """In another unit nothing else changes."""

    def status(times: int) -> tuple[str, Decimal | None]:
        rows = [
            f"甲{i}厂  91A{i}  {year}  {n * times}"
            for year, all_ in ((2005, then), (2008, now))
            for i, n in enumerate(all_)
        ]
        drawing = "\n".join(["firm  code  year  revenue", *rows])
        targets = plan_with(goal=goal * times * 10_000)
        question = Question(targets)
        found = assess(count(drawing, targets), question).totals[0]
        return found.status, found.pace

    assert status(1) == status(10)
