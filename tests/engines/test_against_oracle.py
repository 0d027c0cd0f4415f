"""Random tables, written to a file and reported, against a second reading of the definitions.

A longer run: `pytest tests/engines/test_against_oracle.py --hypothesis-profile=fuzz`.
"""

import csv
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tiers
from tests.oracle import Answer, Plan, Policy, Refused, Row, Rung, answer, classify
from tiers.domain.targets import Rule, Targets
from tiers.errors import DataError
from tiers.report.contract.report import Report

HEADINGS = ["企业名称", "统一社会信用代码", "年份", "行业", "营业收入(万元)", "工业总产值(千元)"]
NAMES = [
    "示例一厂",
    "示例二厂",
    "示例三厂",
    "示例四厂",
    "示例 五厂",
    "　示例一厂 ",
    "示例  五厂",
    "示例六厂（本部）",
    "示例六厂(本部)",
    "\ufeff示例一厂",
    "示例\u200b二厂\ufe0f",
    "平均律示例厂",
    "示例(邵阳)厂",
]
NO_FIRMS = ["合计", "小 计：", "其中：大型企业", "注：初步数", "", "无", "合\u200b计", "合计：4户", "合计（3家）"]
NO_FIRMS += ["例：示例一厂", "示例", "栏次", "平均值", "去年\u2060同期", "同比增长（%）", "# 国有控股", "小计：机械"]
NO_FIRMS += ["4家企业", "最大值", "\x07"]
CODES = [
    "430500000001234",
    "430500000001234.0",
    "430500\u200d000001234",
    "91430500MA4L0001XA",
    "91430500ma4l0001xa",
    "91430500 MA4L0002XB",
    "91430500-MA4L0002XB",
    "712345678",
]
LIMITS = [10**9, 5 * 10**8, 10**8, 2 * 10**7, 10**7]
ODD = [
    "",
    "-",
    "停产",
    "N/A",
    "0",
    "-3",
    "约5亿",
    "1-2亿",
    "近5000",
    "不足1亿",
    "5000万以下",
    "1亿余",
    "12%",
    "(12)",
    "$5",
    "inf",
    "1.5亿",
    "３，０００",
    "¥5000万",
    "2,000.5",
    "5²",
]
REFUSALS = {"conflict": "duplicates-conflict", "year": "year-missing"}
CERTAIN = Row("示例首厂", "", "2008", "机械", "60000", "700000")
"""A firm at the head of every table, so that none is empty, and none begins with what may be a second row of headings."""


def near_limits(scale: int) -> st.SearchStrategy[str]:
    """Draw figures on a limit, beside it, and in between, in units of `scale` yuan."""
    beside = st.sampled_from(
        [Decimal("-0.01"), Decimal(0), Decimal(0), Decimal("0.01"), Decimal(-(10**7)), Decimal(10**7)]
    )
    return st.tuples(st.sampled_from(LIMITS), beside).map(lambda pair: str((pair[0] + pair[1]) / scale))


def figures(scale: int) -> st.SearchStrategy[str]:
    """Draw cells of figures, every fourth of them odd."""
    numbers = near_limits(scale) | st.integers(0, 200).map(lambda n: str(n * 10**7 // scale))
    return numbers | near_limits(scale) | st.sampled_from(ODD)


ROWS = st.builds(
    Row,
    name=st.sampled_from(NAMES) | st.sampled_from(NAMES) | st.sampled_from(NAMES + NO_FIRMS),
    code=st.just("") | st.sampled_from([*CODES, "无"]),
    year=st.sampled_from(["2005", "2006年", "2008", "2008.0", "\ufeff2008"]) | st.sampled_from(["2011", "08", ""]),
    trade=st.sampled_from(["机械", "食品", " 食品", "其他", ""]),
    revenue=figures(10_000),
    output=figures(1_000),
)
GOALS = st.none() | st.integers(0, 4)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of both rules and both measures, limits falling, some goals without a number."""
    rungs = []
    for limit in sorted(draw(st.sets(st.sampled_from(LIMITS), min_size=1)), reverse=True):
        measure = draw(st.sampled_from(["revenue", "revenue", "output"]))
        rule: Rule = draw(st.sampled_from(["over", "at_least"]))
        goal = draw(GOALS)
        base = draw(st.none() | st.integers(0, goal or 0))
        rungs.append(Rung(str(limit), (measure,), rule, limit, goal, base))
    policy: Policy = draw(st.sampled_from(["stop", "keep", "first", "last", "largest", "sum"]))
    return Plan(
        tuple(rungs),
        banded=draw(st.booleans()),
        base_year=draw(st.sampled_from([2005, 2006])),
        target_year=draw(st.sampled_from([2008, 2010])),
        trades=tuple(draw(st.sampled_from([(), ("食品", "造纸")]))),
        year=draw(st.sampled_from([None, None, None, 2006, 2008, 2010])),
        duplicates=policy,
        top=draw(st.sampled_from([0, 1, 20])),
    )


def targets_of(plan: Plan) -> Targets:
    """Write a plan as a targets file says it."""
    tiers = [
        {"name": r.name, "measure": list(r.measures), r.rule: r.limit, "goal": r.goal, "base": r.base}
        for r in plan.rungs
    ]
    return Targets.model_validate(
        {
            "version": 1,
            "base_year": plan.base_year,
            "target_year": plan.target_year,
            "counting": "banded" if plan.banded else "nested",
            "tier": [{key: value for key, value in tier.items() if value is not None} for tier in tiers],
            "breakdown": [{"heading": "行业", "values": plan.trades}],
        }
    )


def write(rows: Sequence[Row], path: Path) -> None:
    """Write the table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *([*vars(row).values()] for row in rows)])


def report_on(rows: Sequence[Row], plan: Plan, path: Path) -> Report:
    """Write the table and report on it."""
    write(rows, path)
    return tiers.report(
        path,
        targets=targets_of(plan),
        top=plan.top,
        duplicates=plan.duplicates,
        year=plan.year,
    )


def close(shown: Decimal | None, expected: float | None) -> bool:
    """Compare a quotient with one in binary floating point."""
    if shown is None or expected is None:
        return shown is expected
    return float(shown) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one file that every example is written to."""
    return tmp_path_factory.mktemp("oracle") / "data.csv"


@settings(max_examples=settings().max_examples * 5)
@given(rows=st.lists(ROWS, max_size=14), plan=plans())
def test_a_report_is_what_the_definitions_say(path: Path, rows: list[Row], plan: Plan) -> None:
    """Counts, sums, firms, verdicts and refusals of random tables agree with the oracle, number by number."""
    rows = [CERTAIN, *rows]
    try:
        expected = answer(rows, plan)
    except Refused as refused:
        with pytest.raises(DataError) as caught:
            report_on(rows, plan, path)
        assert caught.value.code == REFUSALS[str(refused)]  # noqa: PT017 - which refusal is the point
        return
    report = report_on(rows, plan, path)
    same_frame(report, expected)
    for goal, wanted in zip(report.goals, expected.goals, strict=True):
        same_goal(goal.model_dump(), wanted)


@settings(max_examples=settings().max_examples * 2)
@given(rows=st.lists(ROWS, max_size=14), plan=plans(), data=st.data())
def test_firms_are_placed_as_the_definitions_say(path: Path, rows: list[Row], plan: Plan, data: st.DataObject) -> None:
    """Who is listed, in which order, in which tier, and short by how much; of all firms, or of one tier."""
    rows = [CERTAIN, *rows]
    tier = data.draw(st.none() | st.sampled_from([rung.name for rung in plan.rungs]))
    write(rows, path)
    asked = {"targets": targets_of(plan), "tier": tier, "duplicates": plan.duplicates, "year": plan.year}
    try:
        expected = classify(rows, plan, tier)
    except Refused as refused:
        with pytest.raises(DataError) as caught:
            tiers.classify(path, **asked)  # type: ignore[arg-type]
        assert caught.value.code == REFUSALS[str(refused)]  # noqa: PT017 - which refusal is the point
        return
    found = tiers.classify(path, **asked)  # type: ignore[arg-type]
    cells = [[value for key, value in row.items() if key not in {"code", "year"}] for row in found]
    assert cells == [[name, *(cell for cells in measures for cell in cells)] for name, measures in expected]


def same_frame(report: Report, expected: Answer) -> None:
    """Compare everything but the goals."""
    assert report.period.year == expected.year
    assert report.enterprises == expected.enterprises
    assert (report.duplicates.equal, report.duplicates.conflicting) == (expected.equal, expected.conflicting)
    assert report.problems.errors == expected.errors
    assert len(report.inputs[0].set_aside) == expected.set_aside
    keys = ("measure", "usable", "missing", "unreadable", "total", "largest", "below")
    assert [{key: getattr(m, key) for key in keys} for m in report.measures] == expected.measures
    assert [(y.year, y.enterprises, [c.count for c in y.counts]) for y in report.years] == expected.years
    assert [
        (g.value, g.enterprises, [c.count for c in g.counts or ()], [t.total for t in g.totals or ()], g.largest)
        for g in report.breakdowns[0].groups
    ] == expected.groups


def same_goal(shown: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Compare one tier: its counts, its verdict, and the firms on both sides of its limit."""
    lists = {"nearest", "cushion", "on_the_limit_firms"}
    assert {key: shown[key] for key in wanted if key not in {*lists, "at_most_status"}} == {
        key: value for key, value in wanted.items() if key not in {*lists, "at_most_status"}
    }
    assert shown["certain"] == (wanted["status"] == wanted["at_most_status"])
    assert list(shown["on_the_limit_firms"]) == wanted["on_the_limit_firms"]
    assert [(firm["name"], firm["margin"]) for firm in shown["cushion"]] == wanted["cushion"]
    exact = ("name", "figure", "short_by")
    assert [[firm[key] for key in exact] for firm in shown["nearest"]] == [
        [f[key] for key in exact] for f in wanted["nearest"]
    ]
    for firm, near in zip(shown["nearest"], wanted["nearest"], strict=True):
        for key in ("growth_needed", "yearly_growth_needed", "own_yearly_growth"):
            assert close(firm[key], near[key]), (key, firm, near)


def test_the_oracle_knows_the_numbers_of_a_table_worked_out_by_hand() -> None:
    """What tests the product is tested itself: two firms over 1亿, one on it, one unreadable that may be."""
    rows = [
        Row("示例一厂", "", "2008", "机械", "12,000", ""),
        Row("示例二厂", "", "2008", "食品", "1.2亿", ""),
        Row("示例三厂", "", "2008", "食品", "10000", ""),
        Row("示例四厂", "", "2008", "", "约2亿", ""),
        Row("示例四厂", "", "2005", "", "9999.99", ""),
        Row("合计", "", "2008", "", "34000", ""),
    ]
    found = answer(rows, Plan((Rung("1亿", ("revenue",), "over", 10**8, 4, None),), base_year=2005, target_year=2010))
    assert (found.year, found.enterprises, found.errors, found.set_aside) == (2008, 4, 1, 1)
    goal = found.goals[0]
    assert [goal[key] for key in ("count", "at_most", "on_the_limit", "gap", "base", "due_now")] == [2, 3, 1, 2, 0, 2]
    assert (goal["status"], goal["uplift"], goal["lacking"]) == ("on_track", Fraction(0), 1)
    assert found.groups == [
        ("机械", 1, [1], [120_000_000], "示例一厂"),
        ("食品", 2, [1], [220_000_000], "示例二厂"),
        (None, 1, [0], [0], None),
    ]
