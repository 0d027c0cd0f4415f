"""What has changed, as the report says it: opening, closing, verdicts; saved reports; and what is passed on."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import tiers
from tests.engines.drawn import PLAN, plan, table
from tests.report.test_assess import register
from tests.write import changes
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.since import Since
from tiers.domain.targets import Targets
from tiers.engines import tally
from tiers.errors import DataError
from tiers.report.assess import assess
from tiers.report.contract.report import Report
from tiers.report.contract.schema import json_schema
from tiers.report.contract.since import SinceGoal, SinceReport
from tiers.write.to_json import to_json

HEADINGS = "firm  year  revenue\n"
PREVIOUS = Since("year", "previous")


def judge(drawing: str, targets: Targets = PLAN, since: Since | None = PREVIOUS, **asked: object) -> Report:
    """Count a drawing and compare it; every value of the report must be of its type."""
    question = Question(targets, since=since, **asked)  # type: ignore[arg-type]  # the fields of a question
    report = assess(tally([table(drawing)], question), question)
    return Report.model_validate(report)


def since_of(report: Report) -> SinceReport:
    """Return what has changed."""
    assert report.since
    return report.since


def goal(report: Report, tier: str = "1亿") -> SinceGoal:
    """Return one tier of it."""
    return next(each for each in since_of(report).goals if each.tier == tier)


def test_without_the_option_nothing_is_compared() -> None:
    """The key is there, and null."""
    report = judge(HEADINGS + register(2008, 20_000), since=None)
    assert report.since is None
    assert '"since": null' in to_json(report)


def test_opening_and_closing_are_the_nested_counts_of_both_sides() -> None:
    """2007: two over 1亿; 2008: three, one of them over 5亿; banded plans are compared by nested counts too."""
    drawing = HEADINGS + register(2007, 20_000, 20_000, 5) + "\n" + register(2008, 60_000, 20_000, 20_000)
    for counting in ("nested", "banded"):
        one = goal(judge(drawing, plan(counting=counting)))
        assert (one.opening, one.risen, one.closing, one.net, one.stayed) == (2, 1, 3, 1, 2)
        assert (one.comparable, one.by, one.value) == (True, None, None)


def test_the_period_is_that_of_then() -> None:
    """A year of the same tables has no path."""
    since = since_of(judge(HEADINGS + register(2007, 5) + "\n" + register(2008, 5, 5)))
    assert (since.kind, since.path, since.enterprises, since.comparable) == ("year", None, 1, True)
    assert since.period.model_dump() == {"year": 2007, "months": (1, 12), "complete": True, "as_of": "2007-12-31"}
    assert since.firms
    assert since.firms.model_dump() == {"both": 1, "new": 1, "left": 0, "by_name": 1, "same_name": 0}
    assert since.problems.model_dump() == {"errors": 0, "warnings": 0}


ONE_GOAL = [{"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 10}]


@pytest.mark.parametrize(
    ("then", "now", "status", "verdict"),
    [
        (4, 6, "on_track", "same"),
        (3, 10, "lagging", "better"),
        (4, 3, "on_track", "worse"),
        (10, 6, "achieved", "worse"),
        (2, 1, "off_track", "same"),
    ],
)
def test_then_is_judged_at_its_own_end_by_the_same_base(then: int, now: int, status: str, verdict: str) -> None:
    """Base 0, goal 10: due are 4 at the end of 2007 and 6 at the end of 2008; 3 of 4 is a pace of 0.75, 3 of 6 of 0.5."""
    tiers = [{**ONE_GOAL[0], "base": 0}]
    drawing = HEADINGS + register(2007, *[20_000] * then) + "\n" + register(2008, *[20_000] * now)
    one = goal(judge(drawing, plan(tier=tiers)))
    assert (one.status, one.verdict) == (status, verdict)


def test_a_banded_plan_judges_then_by_its_bands() -> None:
    """One firm over 5亿 then: nested it meets the goal of 1亿, banded nobody is in 1亿, and nothing is due yet."""
    tiers = [
        {"name": "5亿", "measure": "revenue", "over": "5亿", "goal": 2, "base": 0},
        {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 1, "base": 0},
    ]
    drawing = HEADINGS + register(2007, 60_000, 5) + "\n" + register(2008, 60_000, 20_000)
    assert goal(judge(drawing, plan(tier=tiers, counting="banded"))).status == "not_due"
    assert goal(judge(drawing, plan(tier=tiers))).status == "achieved"


def test_as_of_changes_how_now_is_judged_and_not_then() -> None:
    """Judged at the end of 2010, the goal is missed; then it was on track."""
    drawing = HEADINGS + register(2007, *[20_000] * 4) + "\n" + register(2008, *[20_000] * 4)
    report = judge(drawing, plan(tier=[{**ONE_GOAL[0], "base": 0}]), as_of=(2010, 12))
    assert (report.goals[0].status, goal(report).status, goal(report).verdict) == ("missed", "on_track", "worse")


def test_a_goal_without_a_number_has_no_verdict() -> None:
    """It is counted all the same."""
    tiers = [{"name": "1亿", "measure": "revenue", "over": "1亿"}]
    one = goal(judge(HEADINGS + register(2007, 20_000) + "\n" + register(2008, 5), plan(tier=tiers)))
    assert (one.status, one.verdict, one.dropped) == ("no_goal", None, 1)


def test_without_a_figure_on_a_side_nothing_is_counted() -> None:
    """Then all are missing: null throughout, and whether the goal can be judged has changed."""
    drawing = HEADINGS + "示例0厂  2007  停产\n" + register(2008, 20_000)
    one = goal(judge(drawing, plan(tier=ONE_GOAL)))
    assert (one.comparable, one.opening, one.new, one.net, one.firms) == (False, None, None, None, ())
    assert (one.status, one.verdict) == ("not_assessable", "better")


def test_a_tier_without_a_measure_is_not_compared() -> None:
    """No table has the output."""
    tiers = [*ONE_GOAL, {"name": "1000万", "measure": "output", "over": "1000万", "goal": 1}]
    one = goal(judge(HEADINGS + register(2007, 5) + "\n" + register(2008, 5), plan(tier=tiers)), "1000万")
    assert (one.comparable, one.status, one.verdict) == (False, "not_assessable", "same")


def test_the_matrix_names_its_bands() -> None:
    """The tiers of the measure, then the three others."""
    (matrix,) = since_of(judge(HEADINGS + register(2007, 5) + "\n" + register(2008, 20_000))).matrix or ()
    assert [(band.band, band.tier) for band in matrix.bands] == [
        ("tier", "10亿"), ("tier", "5亿"), ("tier", "1亿"), ("below", None), ("no_figure", None), ("absent", None),
    ]  # fmt: skip
    assert matrix.firms[3] == (0, 0, 1, 0, 0, 0)


def test_a_measure_that_thens_table_lacks_has_no_matrix() -> None:
    """Only the revenue stands in both."""
    tiers = [*ONE_GOAL, {"name": "1000万", "measure": "output", "over": "1000万", "goal": 1}]
    question = Question(plan(tier=tiers), since=Since("table", "then.csv"))
    now, then = table("firm  year  revenue  output\n示例厂  2008  5  5"), table(HEADINGS + "示例厂  2007  5")
    report = Report.model_validate(assess(tally([now], question, [then]), question))
    assert [matrix.measure for matrix in since_of(report).matrix or ()] == ["revenue"]
    assert (goal(report, "1000万").status, goal(report, "1000万").verdict) == ("not_assessable", "better")
    assert (since_of(report).kind, since_of(report).path) == ("table", "then.csv")


SAME_NAMES = "firm  code  year  revenue\n" + "\n".join(
    f"示例{n}厂  91{n}{year}  {year}  20000" for n in range(4) for year in (2007, 2008)
)


def test_firms_that_came_back_under_another_code_are_warned_about() -> None:
    """Three are named; to whom nobody is to be named, only how many they are."""
    report = judge(SAME_NAMES)
    assert [(item.code, item.severity, item.message) for item in report.problems.items] == [
        (
            "since-same-name",
            "warning",
            "4 firms left and came under the same name with another code: 示例0厂, 示例1厂, 示例2厂, and 1 more.",
        )
    ]
    passed_on = judge(SAME_NAMES, no_names=True)
    assert "示例" not in to_json(passed_on)
    assert passed_on.problems.items[0].message == "4 firms left and came under the same name with another code."


def test_what_is_passed_on_names_nobody_and_tells_of_no_few() -> None:
    """The lists are null; so is the matrix where a side has fewer than three firms."""
    report = judge(SAME_NAMES, no_names=True)
    assert goal(report).firms is None
    assert since_of(report).matrix
    few = judge(HEADINGS + register(2007, 5, 5) + "\n" + register(2008, 5, 5, 20_000), no_names=True)
    assert since_of(few).matrix is None
    assert goal(few).risen == 0


def save(text: str, year: int, **changes: object) -> dict[str, Any]:
    """Report on a table of one year, as JSON."""
    Path("then.csv").write_text(text, encoding="utf-8")
    report = json.loads(to_json(tiers.report("then.csv", targets=plan(tier=ONE_GOAL), year=year)))
    return {**report, **changes}


def rows(year: int, *figures: int) -> str:
    """Write a table."""
    lines = [f"示例{i}厂,{year},{figure}" for i, figure in enumerate(figures)]
    return "\n".join(["企业名称,年份,营业收入(万元)", *lines])


def since_saved(report: Mapping[str, Any], *figures: int, targets: Targets | None = None, **asked: object) -> Report:
    """Compare a saved report with a drawing of 2008."""
    drawing = HEADINGS + register(2008, *figures)
    then = Since("report", "then.json", saved=report)
    return judge(drawing, targets or plan(tier=ONE_GOAL), then, **asked)


def test_a_saved_report_gives_counts_and_verdicts_and_no_firms() -> None:
    """Base unknown, goal 10: 4 of 4 due in 2007, 3 of 6 in 2008."""
    report = since_saved(save(rows(2007, *[20_000] * 4, 5), 2007), *[20_000] * 3, 5)
    since, one = since_of(report), goal(report)
    assert (since.kind, since.path, since.comparable, since.enterprises) == ("report", "then.json", True, 5)
    assert (since.firms, since.matrix, one.firms, one.risen, one.stayed) == (None, None, None, None, None)
    assert (one.comparable, one.opening, one.closing, one.net) == (True, 4, 3, -1)
    assert (one.status, one.verdict) == ("on_track", "worse")
    assert since.period.as_of == "2007-12-31"


@pytest.mark.parametrize(
    "changes",
    [
        {"base_year": 2004}, {"target_year": 2011}, {"counting": "banded"},
        {"tier": [{**ONE_GOAL[0], "goal": 11}]}, {"tier": [{**ONE_GOAL[0], "base": 1}]},
    ],
)  # fmt: skip
def test_another_plan_has_other_verdicts(changes: dict[str, object]) -> None:
    """Counts are compared, and whether a goal stands worse is not said."""
    then = save(rows(2007, *[20_000] * 4), 2007)
    report = since_saved(then, 20_000, targets=plan(**{"tier": ONE_GOAL, **changes}))
    assert (goal(report).opening, goal(report).status, goal(report).verdict) == (4, "on_track", None)


def test_stages_that_the_plan_no_longer_has_make_another_plan() -> None:
    """A report may have been written by a later version, whose plans have stages on the way."""
    then = save(rows(2007, *[20_000] * 4), 2007)
    then["goals"][0]["by_year"] = [{"year": 2007, "goal": 4}]
    assert goal(since_saved(then, 20_000)).verdict is None


@pytest.mark.parametrize("make", [changes.moved, changes.saved])
def test_what_has_changed_keeps_to_the_schema(make: Callable[[], Report]) -> None:
    """Every key is there, and none beside them; a report that is read back is the same."""
    written = to_json(make())
    jsonschema.Draft202012Validator(json_schema("report")).validate(json.loads(written))
    assert to_json(Report.model_validate_json(written)) == written


def test_january_is_no_alarm() -> None:
    """Of other months nothing is compared: neither counts nor verdicts; the status of then is told."""
    then = save(rows(2007, *[20_000] * 4), 2007)
    then["period"].update(months=[1, 9], complete=False, as_of="2007-09-30")
    report = since_saved(then, 20_000)
    assert (since_of(report).comparable, goal(report).comparable) == (False, False)
    assert (goal(report).opening, goal(report).net, goal(report).status, goal(report).verdict) == (
        None, None, "on_track", None,
    )  # fmt: skip


def test_a_tier_that_the_saved_report_lacks_is_not_compared() -> None:
    """A new one beside an old one; if it has none of them, it belongs to another plan."""
    then = save(rows(2007, 20_000), 2007)
    tiers = [{"name": "5亿", "measure": "revenue", "over": "5亿", "goal": 1}, *ONE_GOAL]
    report = since_saved(then, 20_000, targets=plan(tier=tiers))
    assert (goal(report, "5亿").comparable, goal(report, "5亿").status, goal(report).opening) == (False, None, 1)
    with pytest.raises(DataError) as refused:
        since_saved(then, 20_000, targets=plan(tier=tiers[:1]))
    assert refused.value.code == "since-other-plan"


@pytest.mark.parametrize("key", ["rule", "limit", "measure"])
def test_a_tier_of_another_limit_is_another_tier(key: str) -> None:
    """Name, rule, limit and measure have to be the same."""
    then = save(rows(2007, 20_000), 2007)
    then["goals"][0][key] = {"rule": "at_least", "limit": 200_000_000, "measure": "output"}[key]
    with pytest.raises(DataError) as refused:
        since_saved(then, 20_000)
    assert refused.value.code == "since-other-plan"


def test_a_report_of_other_firms_or_money_is_refused() -> None:
    """The conditions have to be the same, in any order."""
    then = save(rows(2007, 20_000), 2007)
    with pytest.raises(DataError) as refused:
        since_saved({**then, "options": {**then["options"], "where": ["镇=甲"]}}, 20_000)
    assert refused.value.sentence("en") == "then.json: the saved report is about other firms (--where 镇=甲)."
    with pytest.raises(DataError) as refused:
        since_saved({**then, "targets": {**then["targets"], "currency": "TWD"}}, 20_000)
    assert refused.value.sentence("en") == "then.json: the saved report is in another currency (TWD)."
    where = {**then, "options": {**then["options"], "where": ["note=b", "note=a"]}}
    drawing = "firm  year  revenue  note\n示例厂  2008  20000  a"
    reading = Reading(where=("note=a", "note=b"))
    asked = {"reading": reading, "options": reading}
    report = judge(drawing, plan(tier=ONE_GOAL), Since("report", "then.json", saved=where), **asked)
    assert goal(report).opening == 1


def test_conditions_of_the_plan_itself_are_no_other_firms() -> None:
    """A report says what was said on the command line; the plan's own settings are the plan's."""
    then = save(rows(2007, 20_000), 2007)
    drawing = "firm  year  revenue  note\n示例厂  2008  20000  a"
    since = Since("report", "then.json", saved=then)
    assert goal(judge(drawing, plan(tier=ONE_GOAL), since, reading=Reading(where=("note=a",)))).opening == 1


@pytest.mark.parametrize("lacking", ["targets", "goals", "period", "enterprises", "options"])
def test_a_report_that_lacks_something_is_none(lacking: str) -> None:
    """It may have been cut by hand."""
    then = save(rows(2007, 20_000), 2007)
    del then[lacking]
    with pytest.raises(DataError) as refused:
        since_saved(then, 20_000)
    assert refused.value.sentence("en") == "then.json: line 1 is no report of tiers (another format)."


def test_a_report_that_names_nobody_can_be_compared_with() -> None:
    """Its counts are all there; and one of before this was there, without the key, too."""
    Path("then.csv").write_text(rows(2007, 20_000), encoding="utf-8")
    passed_on = json.loads(
        to_json(tiers.report("then.csv", targets=plan(tier=ONE_GOAL), year=2007, no_names=True)),
        parse_float=Decimal,
    )
    del passed_on["since"]
    assert goal(since_saved(passed_on, 20_000, 20_000)).net == 1


MARKED: dict[str, list[dict[str, Any]]] = {
    "tier": [
        {"name": "骨干", "where": "骨干=是", "goal": 2},
        {"name": "骨干亿元", "measure": "revenue", "over": "1亿", "where": "骨干=是", "goal": 2},
    ],
    "total": [{"name": "收入", "measure": "revenue", "goal": "10亿", "base": "1亿"}],
}
"""A tier by a condition without a limit, one with a limit, and a total."""

BOTH_YEARS = """
firm      code  year  骨干  revenue
甲保持厂  91A   2007  是    20000
甲保持厂  91A   2008  是    30000
乙升入厂  91B   2007  否    20000
乙升入厂  91B   2008  是    20000
丙新增厂  91C   2008  是    12000
丁补数厂  91D   2007  是    停产
丁补数厂  91D   2008  是    13000
戊掉出厂  91E   2007  是    14000
戊掉出厂  91E   2008  _     14000
己退出厂  91F   2007  是    15000
庚缺数厂  91G   2007  是    16000
庚缺数厂  91G   2008  是    约2亿
辛不变厂  91H   2007  否    5
辛不变厂  91H   2008  否    6
"""
"""甲 stays in both. A figure matters to the tier with a limit alone: 丁 and 庚 stay in the other."""


def test_tiers_by_a_condition_have_seven_ways_too() -> None:
    """In: meets it, and the limit if there is one; without: meets it and has no figure; below: the rest."""
    report = judge(BOTH_YEARS, plan(**MARKED))
    firms, rich = goal(report, "骨干"), goal(report, "骨干亿元")
    assert (firms.opening, firms.risen, firms.new, firms.dropped, firms.left, firms.closing) == (5, 1, 1, 1, 1, 5)
    assert (firms.unknown_then, firms.unknown_now, firms.stayed, firms.net) == (0, 0, 3, 0)
    assert (rich.opening, rich.risen, rich.new, rich.dropped, rich.left, rich.closing) == (4, 1, 1, 1, 1, 4)
    assert (rich.unknown_then, rich.unknown_now, rich.stayed) == (1, 1, 1)
    years = {year.year: [count.count for count in year.counts] for year in report.years}
    assert years == {2007: [5, 4], 2008: [5, 4]}
    assert [(firm.how, firm.name, firm.figure_then, firm.figure) for firm in firms.firms or ()] == [
        ("risen", "乙升入厂", None, None),
        ("new", "丙新增厂", None, None),
        ("dropped", "戊掉出厂", None, None),
        ("left", "己退出厂", None, None),
    ]
    assert [(firm.how, firm.figure_then, firm.figure) for firm in rich.firms or ()] == [
        ("risen", 200_000_000, 200_000_000),
        ("new", None, 120_000_000),
        ("unknown_then", None, 130_000_000),
        ("dropped", 140_000_000, 140_000_000),
        ("left", 150_000_000, None),
        ("unknown_now", 160_000_000, None),
    ]
    assert [matrix.measure for matrix in since_of(report).matrix or ()] == []


def test_a_total_has_a_status_then_and_nothing_else() -> None:
    """8.5亿 then, from 1亿 on the way to 10亿 in two of five years; now 8.9亿: as good as met, and less so."""
    total = goal(judge(BOTH_YEARS, plan(**MARKED)), "收入")
    assert (total.opening, total.closing, total.net, total.stayed, total.firms) == (None, None, None, None, None)
    assert (total.status, total.verdict, total.comparable) == ("on_track", "same", True)


def test_a_side_that_does_not_say_who_meets_the_condition() -> None:
    """Not comparable, and null throughout; the status then is that nobody could tell."""
    blank = BOTH_YEARS.replace("  2007  是  ", "  2007  _  ").replace("  2007  否  ", "  2007  _  ")
    report = judge(blank, plan(**MARKED))
    firms = goal(report, "骨干")
    assert (firms.comparable, firms.opening, firms.closing, firms.status, firms.firms) == (
        False,
        None,
        None,
        "not_assessable",
        (),
    )


def saved_report(tmp_path: Path, targets: Targets) -> Since:
    """Save the report of 2007 and ask to compare with it."""
    lines = [line for line in BOTH_YEARS.strip().splitlines() if "2008" not in line]
    saved = json.loads(to_json(judge("\n".join(lines), targets, since=None)), parse_float=Decimal)
    return Since("report", str(tmp_path / "last.json"), saved=saved)


def test_a_saved_report_of_conditions_and_totals(tmp_path: Path) -> None:
    """Counts and verdicts; a total whose goal or base is another has a status and no verdict."""
    targets = plan(**MARKED)
    report = judge(BOTH_YEARS, targets, saved_report(tmp_path, targets))
    firms, total = goal(report, "骨干"), goal(report, "收入")
    assert (firms.opening, firms.closing, firms.net, firms.risen, firms.verdict) == (5, 5, 0, None, "same")
    assert (total.comparable, total.status, total.verdict) == (True, "on_track", "same")
    other = plan(**{**MARKED, "total": [{**MARKED["total"][0], "goal": "20亿"}]})
    total = goal(judge(BOTH_YEARS, other, saved_report(tmp_path, targets)), "收入")
    assert (total.status, total.verdict) == ("on_track", None)


def test_a_saved_report_without_them(tmp_path: Path) -> None:
    """Another condition is another tier; a report of before there were totals is read."""
    others = plan(tier=[{"name": "骨干", "where": "骨干=否", "goal": 2}, MARKED["tier"][1]])
    report = judge(BOTH_YEARS, plan(**MARKED), saved_report(tmp_path, others))
    firms, total = goal(report, "骨干"), goal(report, "收入")
    assert (firms.opening, firms.status, firms.verdict) == (None, None, None)
    assert (total.comparable, total.status, total.verdict) == (False, None, None)
    old = saved_report(tmp_path, others)
    assert old.saved
    without = {key: value for key, value in old.saved.items() if key != "totals"}
    assert goal(judge(BOTH_YEARS, plan(**MARKED), old._replace(saved=without)), "收入").status is None


def test_a_saved_report_that_shares_a_total_alone(tmp_path: Path) -> None:
    """It belongs to the plan."""
    then = plan(tier=[{"name": "甲", "where": "骨干=是"}], total=MARKED["total"])
    now = plan(tier=[{"name": "乙", "where": "骨干=是"}], total=MARKED["total"])
    assert goal(judge(BOTH_YEARS, now, saved_report(tmp_path, then)), "收入").verdict == "same"
