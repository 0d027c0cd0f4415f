"""What the goals of groups are judged by: the same on every engine, and worked out by hand.

A longer run: `pytest tests/engines/test_group_goals.py --hypothesis-profile=fuzz`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiers
from tests.engines import on_cluster
from tests.engines.drawn import BULK_ENGINES, PLAN, count, plan, table
from tests.engines.test_against_oracle import CERTAIN, ROWS, plans, targets_of, write
from tests.oracle import Plan, Row
from tiers.domain.group_tally import Counted, GroupSide, GroupsOfYears
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.since import Since
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets
from tiers.engines import tally
from tiers.errors import DataError
from tiers.write.to_json import to_json

PARKS = """
firm        year  park    revenue
示例一厂    2005  甲园    20000
示例二厂    2005  甲园    500
示例三厂    2005  乙园    20000
示例四厂    2007  甲园    20000
示例五厂    2007  乙园    30000
示例六厂    2007  丁园    停产
示例一厂    2008  甲园    130000
示例二厂    2008  乙园    60000
示例三厂    2008  乙园    约3亿
示例四厂    2008  甲园    停产
示例五厂    2008  _       停产
示例六厂    2008  丙园    500
"""
SPLIT = plan(
    breakdown=[
        {"heading": "year"},
        {
            "heading": ["园区", "park"],
            "values": ["丙园"],
            "group": [{"value": "甲园", "goal": {"1亿": 3}}, {"value": "戊园", "goal": {"1亿": 1}}],
        },
    ]
)


def tallies(tables: list[Table], targets: Targets, since: Since | None = None, **reading: Any) -> Tally:  # noqa: ANN401 - whatever `Reading` takes
    """Count on every engine, the cluster too: all must say the same."""
    asked = Question(targets, reading=Reading.model_validate(reading), since=since).with_goals_in_force()
    found = tally(tables, asked)
    for engine in BULK_ENGINES:
        assert tally(tables, asked._replace(reading=asked.reading.model_copy(update={"engine": engine}))) == found
    assert on_cluster.tally(tables, asked) == found
    return found


def test_a_bound_on_what_no_tier_counts() -> None:
    """The tier is of output, which the table does not have; 约3亿 is revenue, of which there is a total."""
    targets = plan(
        tier=[{"name": "产值", "measure": "output", "over": "1亿", "goal": 3}],
        total=[{"name": "收入", "measure": "revenue", "goal": "10亿"}],
        breakdown=[{"heading": "park", "group": [{"value": "甲园", "goal": {"产值": 1}}]}],
    )
    (groups,) = tallies([table(PARKS)], targets).groups
    assert groups is not None
    assert groups.could_reach == {}


def of_parks(found: Tally) -> GroupsOfYears:
    """Return what was counted for the breakdown by park."""
    counted = found.groups[-1]
    assert counted
    return counted


@pytest.mark.thorough
def test_what_is_counted_of_groups_now_and_in_other_years() -> None:
    """By hand: who may pass stands in the group of now, the base in the group of the base year.

    约3亿 is at most 6亿; of those without a figure now, 四厂 and 五厂 reached 1亿 in 2007.
    """
    found = tallies([table(PARKS)], SPLIT, Since("year", "previous"))
    counted, (_, groups) = of_parks(found), found.breakdowns[1]
    assert found.groups[0] is None
    assert [(group.value, group.enterprises) for group in groups] == [
        ("丙园", 1), ("甲园", 2), ("戊园", 0), ("乙园", 2), (None, 1),
    ]  # fmt: skip
    assert counted.could_reach == {"乙园": (0, 1, 1), "甲园": (0, 0, 1), None: (0, 0, 1)}
    assert counted.base
    assert counted.base.groups == {"甲园": Counted(2, (2,), (0, 0, 1)), "乙园": Counted(1, (1,), (0, 0, 1))}
    assert counted.base.side("戊园") == GroupSide(0, (0, 0, 0))
    assert counted.then
    assert counted.then.side("甲园") == GroupSide(1, (0, 0, 1))
    assert counted.then.side("丁园") == GroupSide(1, (None, None, None))
    assert counted.then.side("丙园") == GroupSide(0, (0, 0, 0))


@pytest.mark.parametrize(
    ("year", "why"),
    [
        ("2005  _       20000", "no cell under the heading"),
        ("2005年1-9月  甲园  20000", "not the whole year"),
        ("2006  甲园    20000", "no such year"),
    ],
)
def test_a_base_that_nobody_knows(year: str, why: str) -> None:
    """The base year must be there, whole, and state groups."""
    if why == "not the whole year":
        drawing = "firm  park  revenue@?  revenue@2008\n示例一厂  甲园  20000  20000\n"
    else:
        drawing = f"firm  year  park  revenue\n示例一厂  {year}\n示例一厂  2008  甲园  20000\n"
    base = of_parks(count(drawing, SPLIT)).base
    assert base is None or base.side("甲园") is None, why


def test_a_tier_that_has_no_measure_and_one_that_nobody_has_a_figure_of() -> None:
    """The second measure is in no table; of the first nobody has a figure in 2005."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 1},
        {"name": "产值1亿", "measure": "output", "over": "1亿", "goal": 1},
    ]
    drawing = "firm  year  park  revenue\n示例一厂  2005  甲园  停产\n示例一厂  2008  甲园  #REF!\n"
    counted = of_parks(count(drawing, plan(tier=tiers, breakdown=[{"heading": "park", "group": [{"value": "甲园"}]}])))
    assert counted.base
    assert counted.base.side("甲园") == GroupSide(1, (None, None))
    assert counted.base.side("乙园") == GroupSide(0, (None, None))
    assert counted.could_reach == {"甲园": (1, 0)}


def test_the_groups_of_then_in_tables_of_their_own() -> None:
    """Under another heading of the same breakdown; and in tables that have none."""
    then = table("firm  园区  revenue@2007\n示例一厂  甲园  20000\n示例二厂  乙园  500\n", path="then.csv")
    without = table("firm  revenue@2007\n示例一厂  20000\n", path="without.csv")
    now = table("firm  park  revenue@2008\n示例一厂  甲园  20000\n", path="now.csv")
    asked = Question(SPLIT, since=Since("table", "then.csv"))
    for engine in ("python", *BULK_ENGINES):
        question = asked._replace(reading=Reading(engine=engine))  # type: ignore[arg-type]  # one of the names
        found = of_parks(tally([now], question, [then])).then
        assert found
        assert found.groups == {"甲园": Counted(1, (1,), (0, 0, 1)), "乙园": Counted(1, (1,), (0, 0, 0))}
        assert of_parks(tally([now], question, [without])).then is None
        part = question._replace(reading=question.reading.model_copy(update={"where": ("park=甲园", "park=乙园")}))
        assert tally([now], part, [now]).groups == (None,)


def test_one_group_alone_has_its_base_by_the_rows_of_that_year() -> None:
    """`--where` reads it: 戊园 has no firm in 2005, where other parks have; with another condition nothing is judged."""
    rows = f"{PARKS}示例七厂    2008  戊园    500\n"
    found = tallies([table(rows)], SPLIT, where=["park=戊园"])
    base = of_parks(found).base
    assert base
    assert base.side("戊园") == GroupSide(0, (0, 0, 0))
    assert tallies([table(PARKS)], SPLIT, where=["year=2008"]).groups == (None, None)


def test_a_breakdown_whose_groups_have_goals_is_shown_whatever_is_asked_for() -> None:
    """After those that `--by` names, and once; firms alone are not broken down."""
    found = count(PARKS, SPLIT, by=["year"])
    assert [by for by, _ in found.breakdowns] == ["year", "park"]
    assert [by for by, _ in count(PARKS, SPLIT, by=["park"]).breakdowns] == ["park"]
    question = Question(SPLIT).about_firms(None)
    for engine in ("python", *BULK_ENGINES):
        reading = question.reading.model_copy(update={"engine": engine})
        firms = tally([table(PARKS)], question._replace(reading=reading))
        assert (firms.breakdowns, firms.groups) == ((), ())


def test_without_goals_of_groups_nothing_more_is_counted() -> None:
    """None per breakdown."""
    assert count(PARKS, PLAN, by=["park"]).groups == (None,)


def with_groups(drawn: Plan, goals: Mapping[str, int]) -> Targets:
    """Return a drawn plan with goals of trades in all its tiers."""
    targets = targets_of(drawn)
    group = [{"value": value, "goal": {tier.name: goal for tier in targets.tier}} for value, goal in goals.items()]
    written = targets.model_dump() | {"breakdown": [{"heading": "行业", "values": drawn.trades, "group": group}]}
    return Targets.model_validate({key: value for key, value in written.items() if key not in {"reading", "pace"}})


GOALS = st.dictionaries(st.sampled_from(["机械", "食品", "其他", "纺织"]), st.integers(0, 3), min_size=1)
ASKED = st.sampled_from(
    [{}, {}, {"since": "previous"}, {"since": "2006"}, {"where": ["行业=机械"]}, {"where": ["行业=食品", "行业=机械"]}]
)


def answer_of(path: Path, targets: Targets, drawn: Plan, **asked: Any) -> str:  # noqa: ANN401 - whatever a report takes
    """Report with one engine: the JSON, or the refusal."""
    given_by_plan: dict[str, Any] = {"top": drawn.top, "duplicates": drawn.duplicates, "year": drawn.year}
    try:
        return to_json(tiers.report(path, targets=targets, **given_by_plan, **asked))
    except DataError as error:
        return f"{error.code}: {error} {error.table('en')}"


@given(rows=st.lists(ROWS, max_size=14), drawn=plans(), goals=GOALS, asked=ASKED)
def test_every_engine_judges_groups_alike(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[Row],
    drawn: Plan,
    goals: dict[str, int],
    asked: dict[str, Any],
) -> None:
    """To the byte: odd cells, duplicates, blanks, several years, both countings, comparisons and conditions."""
    path, targets = tmp_path_factory.getbasetemp() / "groups.csv", with_groups(drawn, goals)
    write([CERTAIN, *rows], path)
    expected = answer_of(path, targets, drawn, engine="python", **asked)
    for engine in BULK_ENGINES:
        assert answer_of(path, targets, drawn, engine=engine, **asked) == expected
