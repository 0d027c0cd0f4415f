"""Tiers by a condition and totals: cases by hand, counted on every engine, which must say the same."""

import csv
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tiers
from tests.engines import on_cluster
from tests.engines.drawn import Refusal, count, count_with, plan, table, wan
from tests.engines.test_against_oracle import CERTAIN, HEADINGS, ROWS, plans, targets_of
from tests.engines.test_same_answer import ODDER
from tests.oracle import Plan, Row
from tiers.domain.question import Question
from tiers.domain.tally import Tally
from tiers.domain.targets import Targets
from tiers.errors import DataError
from tiers.report.contract.report import Report
from tiers.write.to_json import to_json

YI = {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 3}
BACKBONE = {"name": "骨干", "where": ["骨干=是"], "goal": 3}
MACHINES = {"name": "机械亿元", "measure": "revenue", "over": "1亿", "where": ["行业=机械"], "goal": 3}
SALES = {"name": "收入", "measure": "revenue", "goal": "10亿"}


def of(*tiers: dict[str, Any], total: tuple[dict[str, Any], ...] = (), **changes: Any) -> Targets:  # noqa: ANN401 - as a file says it
    """Make a plan of some tiers and totals."""
    return plan(tier=list(tiers), total=list(total), **changes)


def problems(found: Tally) -> list[tuple[str, dict[str, object]]]:
    """Return what was said of the conditions."""
    return [(each.code, dict(each.facts)) for each in found.problems if each.code.startswith("where-")]


def counts(found: Tally) -> list[tuple[int, tuple[int | None, ...]]]:
    """Return what each year holds per tier."""
    return [(year.year, year.nested) for year in found.years]


BY_YEAR = """
firm    code  year  骨干  行业  revenue
甲厂    91A   2005  是    机械  9000
甲厂    91A   2008  是    机械  12000
乙厂    91B   2005  否    机械  20000
乙厂    91B   2008  是    机械  30000
丙厂    91C   2008  _     机械  停产
丁厂    91D   2005  是    食品  50000
丁厂    91D   2008  否    食品  60000
戊厂    91E   2008  是    机械  约2亿
己厂    91F   2008  是    食品  5
庚厂    91G   2008  是    机械  10000
"""


def test_each_year_by_its_own_rows() -> None:
    """A blank cell does not meet a condition; a tier by one has no band, and bands do not see it."""
    found = count(BY_YEAR, of(YI, BACKBONE, MACHINES))
    assert counts(found) == [(2005, (2, 2, 1)), (2008, (3, 5, 2))]
    assert [year.band for year in found.years] == [(2, None, None), (3, None, None)]
    ladder, backbone, machines = found.tiers
    assert (ladder.nested, ladder.band, ladder.meeting) == (3, 3, None)
    assert (backbone.measure, backbone.nested, backbone.meeting, backbone.could_reach) == (None, 5, 5, 0)
    assert (backbone.nearest, backbone.cushion, backbone.uplift, backbone.lacking) == ((), (), None, None)
    assert (machines.measure, machines.nested, machines.meeting, machines.usable) == ("revenue", 2, 5, 3)


def test_a_limit_among_the_firms_that_meet_the_condition() -> None:
    """Nearest, cushion, on the limit, what could be over, and what closes the gap: 食品 has no part in it."""
    machines = count(BY_YEAR, of(MACHINES)).tiers[0]
    assert [firm.name for firm in machines.nearest] == ["庚厂"]
    assert [(firm.name, firm.earlier) for firm in machines.cushion] == [
        ("甲厂", (2005, wan("9000"))),
        ("乙厂", (2005, wan("20000"))),
    ]
    assert (machines.on_the_limit, machines.on_the_limit_firms) == (1, ("庚厂",))
    assert (machines.could_reach, machines.unreadable_could_reach) == (1, 1)
    assert (machines.uplift, machines.lacking) == (0, 0)


def test_a_firm_without_a_figure_that_reached_it_before() -> None:
    """It meets the condition now; what it was then is not asked. 丙厂 does not meet it, whatever it had."""
    drawing = """
    firm  code  year  行业  revenue
    甲厂  91A   2007  食品  20000
    甲厂  91A   2008  机械  停产
    乙厂  91B   2007  机械  20000
    乙厂  91B   2008  机械  停产
    丙厂  91C   2007  机械  20000
    丙厂  91C   2008  食品  停产
    丁厂  91D   2008  机械  5
    """
    found = count(drawing, of(YI, MACHINES))
    assert [tier.could_reach for tier in found.tiers] == [3, 2]
    assert [tier.nested for tier in found.tiers] == [0, 0]


def test_an_unreadable_figure_that_says_what_it_is_at_most() -> None:
    """About 2.3亿 is at most 4.6亿; under 1亿 never is over it, among all firms as among some."""
    drawing = """
    firm  行业  revenue
    甲厂  机械  约2.3亿
    乙厂  机械  不足1亿
    丙厂  食品  约2.3亿
    丁厂  机械  5
    """
    found = count(drawing, of(YI, MACHINES, {**MACHINES, "name": "五亿", "over": "5亿"}), year=2008)
    assert [tier.could_reach for tier in found.tiers] == [2, 1, 0]


@pytest.mark.thorough
def test_one_heading_is_or_and_several_are_and() -> None:
    """Values compare as they are cleaned: 是 and 是 with a space, full-width letters."""
    drawing = """
    firm  骨干  行业  类型  revenue
    甲厂  是    机械  ＡＢ  5
    乙厂  是    食品  AB    5
    丙厂  是    化工  AB    5
    丁厂  否    机械  AB    5
    戊厂  是    机械  _     5
    """
    tier = {"name": "两业骨干", "where": ["骨干=是", "行业=机械", "行业= 食品", "类型=AB"]}
    found = count(drawing, of(YI, tier), year=2008)
    assert (found.tiers[1].nested, problems(found)) == (2, [])


def test_a_heading_that_the_table_lacks() -> None:
    """Nothing is counted, and it is said; a measure that it lacks is as for any tier."""
    found = count(BY_YEAR, of(YI, {**BACKBONE, "where": "高新=是"}, {**MACHINES, "measure": "output"}))
    assert [tier.meeting for tier in found.tiers] == [None, None, None]
    assert counts(found) == [(2005, (2, None, None)), (2008, (3, None, None))]
    assert problems(found) == [("where-not-in-table", {"tier": "骨干", "heading": "高新"})]


def test_a_year_in_which_nothing_stands_under_the_heading() -> None:
    """It says nothing of who met the condition: null, and not 0; of the report year that is said."""
    drawing = """
    firm  code  year  骨干  revenue
    甲厂  91A   2005  _     9000
    甲厂  91A   2008  是    9000
    乙厂  91B   2005  _     9000
    乙厂  91B   2008  _     9000
    """
    found = count(drawing, of(YI, BACKBONE))
    assert counts(found) == [(2005, (0, None)), (2008, (0, 1))]
    assert problems(found) == []


def test_a_report_year_in_which_nothing_stands_under_the_heading() -> None:
    """The count is not known, and 0 would be a guess; that the value is nowhere else is no doubt then."""
    drawing = """
    firm  code  year  骨干  revenue
    甲厂  91A   2005  是    9000
    甲厂  91A   2008  _     9000
    """
    found = count(drawing, of(YI, BACKBONE))
    assert (found.tiers[1].meeting, counts(found)) == (None, [(2005, (0, 1)), (2008, (0, None))])
    assert problems(found) == [("where-not-in-table", {"tier": "骨干", "heading": "骨干"})]


def test_a_value_that_no_firm_has() -> None:
    """Nought is counted, and a typo is likely: each value that is nowhere is told, also beside one that is there."""
    tier = {"name": "某业", "where": ["行业=机械", "行业=机戒"], "goal": 2}
    total = {**SALES, "where": "骨干=对"}
    found = count(BY_YEAR, of(YI, tier, total=(total,)))
    assert found.tiers[1].nested == 5
    assert found.totals[0][:3] == ("revenue", 0, 0)
    assert problems(found) == [
        ("where-empty", {"tier": "某业", "heading": "行业", "wanted": "机戒"}),
        ("where-empty", {"tier": "收入", "heading": "骨干", "wanted": "对"}),
    ]


def test_a_table_beside_another_that_has_the_heading() -> None:
    """Of a year that both are about, the one without it would leave its firms out without a word."""
    with_heading = "firm  code  year  骨干  revenue\n甲厂  91A  2008  是  5\n甲厂  91A  2007  是  5"
    without = "firm  code  year  revenue\n乙厂  91B  {year}  5"
    for year, expected in ((2008, [(2007, 1), (2008, None)]), (2007, [(2007, None), (2008, 1)])):
        tables = [table(with_heading), table(without.format(year=year), path="other.csv")]
        found = count(tables, of(YI, BACKBONE))
        assert [(each.year, each.nested[1]) for each in found.years] == expected
        assert bool(problems(found)) == (year == 2008)


def test_where_on_the_command_line_chooses_besides() -> None:
    """Whether a year says who meets a condition is a matter of all its rows."""
    found = count(BY_YEAR, of(YI, BACKBONE, MACHINES), where="行业=食品")
    assert counts(found) == [(2005, (1, 1, 0)), (2008, (1, 1, 0))]
    assert (found.tiers[2].meeting, found.tiers[2].usable, problems(found)) == (0, 0, [])


def test_groups_of_a_breakdown() -> None:
    """A group counts who meets the condition; the parts add up to the whole."""
    found = count(BY_YEAR, of(YI, BACKBONE, MACHINES, breakdown=[{"heading": "行业", "values": ["机械", "制药"]}]))
    groups = dict(found.breakdowns)["行业"]
    assert [(group.value, group.nested) for group in groups] == [
        ("机械", (2, 4, 2)),
        ("制药", (0, 0, 0)),
        ("食品", (1, 1, 0)),
    ]
    assert [sum(count or 0 for count in parts) for parts in zip(*(g.nested for g in groups), strict=True)] == [3, 5, 2]


def test_firms_that_stand_twice() -> None:
    """Figures by the policy; who meets a condition is said by the first row."""
    drawing = """
    firm  code  行业  骨干  revenue
    甲厂  91A   机械  是    6000
    甲厂  91A   食品  否    7000
    乙厂  91B   机械  是    5
    """
    found = count(drawing, of(YI, BACKBONE, MACHINES, total=(SALES,)), year=2008, duplicates="sum")
    assert [tier.nested for tier in found.tiers] == [1, 2, 1]
    assert found.totals[0].total == wan("13005")


def test_a_plan_of_conditions_alone() -> None:
    """It needs no measure; the table's first one is shown all the same, with nobody above a limit that is not there."""
    found = count(BY_YEAR, of(BACKBONE))
    assert [(each.measure, each.usable, each.below) for each in found.measures] == [("revenue", 5, 5)]
    assert counts(found) == [(2005, (2,)), (2008, (5,))]


def test_a_measure_of_a_total_alone() -> None:
    """It is read although no tier needs it."""
    drawing = "firm  revenue  output\n甲厂  20000  300\n乙厂  5  _"
    found = count(drawing, of(YI, total=({"name": "产值", "measure": "output", "goal": "1亿"},)), year=2008)
    assert [(each.measure, each.below) for each in found.measures] == [("revenue", 1), ("output", 1)]
    assert found.totals[0] == ("output", 2, 1, 0, wan("300"), ((2008, wan("300")),))


def test_totals_by_year() -> None:
    """Missing and unreadable figures are told; a negative one counts as it is; a year without a figure has no total."""
    drawing = """
    firm  code  year  骨干  revenue
    甲厂  91A   2005  是    9000.5
    乙厂  91B   2005  否    100
    甲厂  91A   2006  是    停产
    甲厂  91A   2008  是    12000
    乙厂  91B   2008  是    -500
    丙厂  91C   2008  是    -
    丁厂  91D   2008  是    约2亿
    戊厂  91E   2008  否    7
    """
    found = count(drawing, of(YI, total=(SALES, {**SALES, "name": "骨干收入", "where": "骨干=是"})))
    assert found.totals == (
        ("revenue", 5, 3, 1, wan("11507"), ((2005, wan("9100.5")), (2008, wan("11507")))),
        ("revenue", 4, 2, 1, wan("11500"), ((2005, wan("9000.5")), (2008, wan("11500")))),
    )


def test_a_total_of_a_measure_that_the_table_lacks() -> None:
    """It is never another measure in its place."""
    found = count(BY_YEAR, of(YI, total=({**SALES, "measure": "output"},)))
    assert found.totals == ((None, None, 0, 0, 0, ()),)


def test_a_table_without_a_year() -> None:
    """Counts and totals of now; there are no years."""
    found = count("firm  骨干  revenue\n甲厂  是  12000\n乙厂  否  5", of(YI, BACKBONE, total=(SALES,)))
    assert (found.tiers[1].nested, found.totals[0][:5], found.years) == (1, ("revenue", 2, 2, 0, wan("12005")), ())


WIDE = """
firm  骨干  行业  revenue@2005  revenue@2008
甲厂  是    机械  9000          12000
乙厂  否    机械  _             30000
"""


def test_years_in_the_headings() -> None:
    """One row is of both years, and so is what stands under the condition's heading."""
    found = count(WIDE, of(YI, BACKBONE, MACHINES, total=(SALES,)))
    assert counts(found) == [(2005, (0, 1, 0)), (2008, (2, 1, 2))]
    assert found.totals[0].years == ((2005, wan("9000")), (2008, wan("42000")))


def test_names_are_no_condition_where_nobody_is_named() -> None:
    """A condition on a name or a code would tell of a single firm."""
    asked = Question(of(YI, {**BACKBONE, "where": "firm=甲厂"}))
    found = count_with([table(BY_YEAR)], asked, "python")
    assert isinstance(found, Tally)
    assert found.tiers[1].nested == 1
    refused = count_with([table(BY_YEAR)], asked._replace(no_names=True), "python")
    assert isinstance(refused, Refusal)
    assert refused.error.code == "no-names-option"


CONDITIONS = [
    {"name": "骨干", "where": ["行业=机械"], "goal": 2},
    {"name": "两业", "measure": "revenue", "over": "1亿", "where": ["行业=机械", "行业=食品"], "goal": 2},
    {"name": "无此", "measure": "output", "at_least": "1亿", "where": ["行业=机械", "所在=无"], "goal": 1},
    {"name": "年", "measure": "output", "at_least": "5亿", "where": ["年份=2008"], "goal": 1},
]
TOTALS: list[dict[str, Any]] = [
    {"name": "收入", "measure": "revenue", "goal": "100亿"},
    {"name": "机械产值", "measure": "output", "growth": 0.1, "where": ["行业=机械"]},
    {"name": "其他产值", "measure": "output", "goal": "1亿", "base": "2000万", "where": ["行业=其他"]},
]


def extended_plan(drawn: Plan) -> Targets:
    """Add conditions and totals to a drawn plan."""
    return targets_of(drawn).model_copy(
        update={
            "tier": (*targets_of(drawn).tier, *of(*CONDITIONS).tier),
            "total": of(YI, total=tuple(TOTALS)).total,
        }
    )


def answer_of(path: Path, drawn: Plan, engine: str, **asked: Any) -> str:  # noqa: ANN401 - whatever `Reading` takes
    """Report with one engine: the JSON, or the refusal."""
    reading = {"duplicates": drawn.duplicates, "year": drawn.year, "engine": engine, **asked}
    try:
        return to_json(tiers.report(path, targets=extended_plan(drawn), top=drawn.top, **reading))
    except DataError as error:
        return f"{error.code}: {error} {error.table('en')}"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one file that every example is written to."""
    return tmp_path_factory.mktemp("conditions") / "data.csv"


@given(
    rows=st.lists(ROWS | ODDER, max_size=14),
    drawn=plans(),
    asked=st.sampled_from([{}, {"where": ("行业=食品",)}, {"since": "previous"}, {"no_names": True}]),
)
def test_every_engine_gives_the_same_report(path: Path, rows: list[Row], drawn: Plan, asked: dict[str, Any]) -> None:
    """To the byte, whatever stands in the table, and whatever is compared."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *map(astuple, [CERTAIN, *rows])])
    assert answer_of(path, drawn, "duckdb", **asked) == answer_of(path, drawn, "python", **asked)


@given(rows=st.lists(ROWS | ODDER, max_size=14), drawn=plans())
def test_a_condition_that_every_firm_meets_changes_nothing(path: Path, rows: list[Row], drawn: Plan) -> None:
    """The tier is counted, and its firms are listed, as without it; it has no band, and a goal is not judged by one."""
    with path.open("w", encoding="utf-8", newline="") as file:
        heads = [*HEADINGS, "国别"]
        csv.writer(file).writerows([heads, *((*astuple(row), "中国") for row in [CERTAIN, *rows])])
    targets = targets_of(drawn).model_copy(update={"counting": "nested"})
    everyone = tuple(tier.model_copy(update={"where": ("国别=中国",)}) for tier in targets.tier)
    asked: dict[str, Any] = {"duplicates": drawn.duplicates, "year": drawn.year, "top": drawn.top, "engine": "python"}
    try:
        plain = tiers.report(path, targets=targets, **asked)
    except DataError:
        return
    found = tiers.report(path, targets=targets.model_copy(update={"tier": everyone}), **asked)
    told = {"where": (), "band": None, "meeting": None}
    assert [goal.model_copy(update=told) for goal in found.goals] == [
        goal.model_copy(update=told) for goal in plain.goals
    ]
    assert [year.counts for year in found.years] == [year.counts for year in plain.years]


THEN = (
    "企业名称,年份,行业,营业收入(万元)\n示例一厂,2007,机械,9000\n示例二厂,2007,食品,20000\n示例三厂,2007,机械,30000\n"
)
NOW = "企业名称,年份,行业,营业收入(万元)\n示例一厂,2008,机械,12000\n示例二厂,2008,机械,20000\n示例四厂,2008,机械,停产\n"


@pytest.mark.one_in(3)
@pytest.mark.parametrize("then", [THEN, THEN.replace(",行业", ",行"), THEN.replace(",机械", ",").replace(",食品", ",")])
@pytest.mark.parametrize("where", [(), ("年份=2008", "年份=2007")])
def test_another_table_is_compared_alike(tmp_path: Path, then: str, where: tuple[str, ...]) -> None:
    """With the heading, without it, and with nothing under it."""
    (tmp_path / "then.csv").write_text(then, encoding="utf-8")
    (tmp_path / "now.csv").write_text(NOW, encoding="utf-8")
    targets = of({"name": "机械", "where": "行业=机械", "goal": 3}, MACHINES, total=(SALES,))
    asked: dict[str, Any] = {"targets": targets, "since": tmp_path / "then.csv", "where": where}
    found = [tiers.report(tmp_path / "now.csv", engine=engine, **asked) for engine in ("python", "duckdb")]
    assert to_json(found[0]) == to_json(found[1])
    since = found[0].since
    assert since
    trade, rich, total = since.goals
    opened = (2, 1) if then == THEN else (None, None)
    assert (trade.opening, rich.opening) == opened
    assert total.status == "not_assessable"


@pytest.mark.thorough
def test_the_cluster_says_the_same(tmp_path: Path) -> None:
    """Of both years, with odd words under the headings, and firms that stand twice."""
    path = tmp_path / "data.csv"
    odd = "示例五厂,2008,㈱,5\n示例六厂,2008, 机械 ,约2亿\n示例六厂,2008,食品,1\n示例七厂,2007,,停产\n示例七厂,2008,机械,10000\n"
    path.write_text(THEN + NOW.partition("\n")[2] + odd, encoding="utf-8")
    targets = of({"name": "机械", "where": "行业=机械", "goal": 3}, MACHINES, BACKBONE, total=(SALES, {**SALES, "name": "机械收入", "where": "行业=机械"}))  # fmt: skip
    for asked in ({"since": "2007"}, {"where": ("行业=机械",)}, {"by": ("行业",), "top": 1}):
        each: dict[str, Any] = {"targets": targets, "duplicates": "last", **asked}
        python = tiers.report(path, engine="python", **each)
        cluster = tiers.report(path, engine="spark", remote=on_cluster.remote(), **each)
        assert told_of(cluster) == told_of(python)


def told_of(report: Report) -> dict[str, Any]:
    """Return what a report says of its firms, and not of the file."""
    said = report.model_dump(exclude={"inputs", "problems", "options"})
    return said | {
        "codes": [(item.code, item.facts) for item in report.problems.items if item.code.startswith("where")]
    }
