"""Options over the plan's own settings."""

from decimal import Decimal
from typing import Any

import pytest

from tiers.cli import request
from tiers.cli.options import AskingOptions
from tiers.domain.amount import Unit
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets, Tier
from tiers.errors import UsageError

PLAN = Targets(
    version=1,
    base_year=2005,
    target_year=2010,
    tier=(Tier(name="1亿", measure=("revenue",), over=Decimal(100000000), goal=1),),
    reading=Reading(
        year=2006,
        unit=Unit("元", Decimal(1), None),
        units={"output": Unit("千元", Decimal(1000), None)},
        columns={"revenue": "营收", "name": "单位"},
        where=("行业=化工",),
        duplicates="sum",
        expect_total={"output": Decimal(5)},
        strict=True,
    ),
)


def ask(**options: Any) -> Question:  # noqa: ANN401 - whatever the options take
    """Put the question of these options to the plan."""
    said = AskingOptions(**options)
    request.check(said)
    return request.question(said, PLAN, "plan.toml", for_people=False)


def test_nothing_said() -> None:
    """The plan's own settings hold, and nothing was said."""
    question = ask()
    assert question.reading == PLAN.reading
    assert question.options == Reading()
    assert (question.targets, question.path) == (PLAN, "plan.toml")
    assert (question.as_of, question.top, question.no_names) == (None, 20, False)


def test_what_was_said_wins() -> None:
    """Per setting, and per role and measure where a setting has several."""
    question = ask(
        year="2008",
        unit=["万元", "output=亿元"],
        column=["revenue=营业收入"],
        where=["行业=机械", "园区="],
        by=["园区"],
        duplicates="keep",
        encoding="gb18030",
        header_row="3",
        expect_rows="0",
        expect_total=["revenue=66.96亿元", "output=7"],
        engine="duckdb",
        memory="4GB",
        strict=True,
        as_of="2008-09",
        top="0",
        no_names=True,
    )
    assert question.reading == Reading(
        year=2008,
        unit=Unit("万元", Decimal(10**4), None),
        units={"output": Unit("亿元", Decimal(10**8), None)},
        columns={"revenue": "营业收入", "name": "单位"},
        where=("行业=机械", "园区="),
        by=("园区",),
        duplicates="keep",
        encoding="gb18030",
        header_row=3,
        expect_rows=0,
        expect_total={"revenue": Decimal(6696000000), "output": Decimal(7)},
        engine="duckdb",
        memory="4GB",
        strict=True,
    )
    assert question.options.columns == {"revenue": "营业收入"}
    assert (question.as_of, question.top, question.no_names) == ((2008, 9), 0, True)


def test_a_unit_for_all_measures_also_wins_over_the_plan_for_one() -> None:
    """Who says `--unit 万元` means every column whose unit is not stated; a unit for one leaves the others."""
    assert ask(unit=["万元"]).reading.units == {}
    found = ask(unit=["revenue=万元"]).reading
    assert {measure: unit.text for measure, unit in found.units.items()} == {"output": "千元", "revenue": "万元"}
    assert found.unit == Unit("元", Decimal(1), None)


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("revenue", "revenue"),
        ("销售收入", "revenue"),
        ("Sales revenue", "revenue"),
        ("企业名称", "name"),
        ("年份", "year"),
    ],
)
def test_a_role_may_be_said_as_people_see_it(said: str, role: str) -> None:
    """In both languages: `tiers check` shows it so."""
    assert ask(column=[f"{said}=甲"]).options.columns == {role: "甲"}


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"unit": ["斤"]}, "--unit 斤: that is not a unit."),
        ({"unit": ["revenue=斤"]}, "--unit 斤: that is not a unit."),
        ({"unit": ["tax=元"]}, "--unit tax=元: there is no measure tax, only revenue, output."),
        ({"unit": ["元", "万元"]}, "--unit 万元: the same was said before."),
        ({"column": ["tax=税"]}, "--column tax=税: there is no role tax, only name, code, year, revenue, output."),
        ({"column": ["revenue=甲", "销售收入=乙"]}, "--column 销售收入=乙: the same was said before."),
        ({"column": ["revenue"]}, "--column revenue: ROLE=HEADING is meant."),
        ({"where": ["机械"]}, "--where 机械: HEADING=VALUE is meant."),
        ({"where": ["=机械"]}, "--where =机械: HEADING=VALUE is meant."),
        ({"duplicates": "drop"}, "--duplicates drop: one of stop, keep, first, last, largest, sum is meant."),
        ({"engine": "polars"}, "--engine polars: one of auto, python, duckdb, spark is meant."),
        ({"memory": "much"}, "--memory much: an amount of memory is meant. For example: --memory 4GB"),
        ({"expect_total": ["revenue=viel"]}, "--expect-total revenue=viel: that is not an amount."),
        ({"expect_total": ["revenue=$5"]}, "--expect-total revenue=$5: that is not an amount."),
        ({"expect_total": ["tax=5"]}, "--expect-total tax=5: there is no measure tax"),
        ({"expect_rows": "-3"}, "--expect-rows -3: a whole number from 0 is meant."),
        ({"header_row": "0"}, "--header-row 0: a whole number from 1 is meant."),
        ({"year": "MMVI"}, "--year MMVI"),
        ({"top": "all"}, "--top all"),
        ({"as_of": "June"}, "--as-of June"),
        ({"color": "blue"}, "--color blue: one of auto, always, never is meant."),
        ({"fail_on": ["unmet", "late"]}, "--fail-on late: one of unmet, behind, worse is meant."),
    ],
)
def test_what_makes_no_sense(options: dict[str, Any], sentence: str) -> None:
    """A sentence that names the option and the value."""
    with pytest.raises(UsageError) as caught:
        ask(**options)
    assert sentence in str(caught.value)


def test_a_cluster_is_named_by_its_server() -> None:
    """Which server it is, is for the engine to say."""
    reading = ask(engine="spark", remote="sc://host:15002").reading
    assert (reading.engine, reading.remote) == ("spark", "sc://host:15002")


@pytest.mark.parametrize(
    ("for_people", "said", "top"), [(True, None, 6), (False, None, 20), (True, "12", 12), (False, "12", 12)]
)
def test_people_get_fewer_firms_listed_than_programs(said: str | None, top: int, *, for_people: bool) -> None:
    """Unless a number was said; a page shows at most five of a tier, and whether there are more."""
    options = AskingOptions(top=said)
    assert request.question(options, PLAN, None, for_people=for_people).top == top
