"""The goals of groups then and now: of a year, of other tables, of a saved report."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.engines.drawn import table
from tests.report.test_group_goals import HEADINGS, WEST, firms, split
from tiers import pipeline
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.since import Since
from tiers.domain.targets import Targets
from tiers.engines import tally
from tiers.report.assess import assess
from tiers.report.contract.report import Report
from tiers.report.contract.schema import json_schema
from tiers.report.contract.since import SinceGoal
from tiers.write.to_json import to_json

EAST = {"value": "东园", "goal": {"5亿": 1, "1亿": 4}, "base": {"1亿": 1}}
TWO_YEARS = (
    HEADINGS
    + firms("东园", 2007, 20_000, 20_000, 20_000)
    + firms("西园", 2007, 20_000)
    + firms("东园", 2008, 20_000, 20_000, 500)
    + firms("西园", 2008, 20_000, 20_000, 20_000, 20_000, 20_000)
)
"""东园: 3 of 4 in 2007 (due 1 + 3 · 0.4 = 2.2), 2 in 2008 (due 2.8). 西园: 1 of 5 (due 2), then 5."""


def ask(tables: list[str], targets: Targets, since: Since, **asked: Any) -> Report:  # noqa: ANN401 - the fields of a question
    """Count and compare drawings: the first are of now, the second, if there is one, of then."""
    question = Question(targets, since=since, **asked).with_goals_in_force()
    now, *then = [table(drawing, path=f"{i}.csv") for i, drawing in enumerate(tables)]
    return Report.model_validate(assess(tally([now], question, then), question))


def of_groups(report: Report) -> dict[tuple[str, str], SinceGoal]:
    """Return what has changed in each group and tier."""
    assert report.since
    found = [goal for goal in report.since.goals if goal.by is not None]
    assert [*report.since.goals][-len(found) or len(report.since.goals) :] == found
    return {(goal.value or "", goal.tier): goal for goal in found}


def state_of(goal: SinceGoal) -> tuple[object, ...]:
    """Return the keys of a group's entry that are not null."""
    return goal.comparable, goal.opening, goal.closing, goal.net, goal.status, goal.verdict


@pytest.mark.parametrize("since", [Since("year", "previous"), Since("table", "1.csv")])
def test_each_group_then_and_now(since: Since) -> None:
    """After the goals of the whole, in the order of the table; an earlier table says the same as an earlier year."""
    years = [
        HEADINGS + "".join(line for line in TWO_YEARS.splitlines(keepends=True) if y in line) for y in ("2008", "2007")
    ]
    report = ask([TWO_YEARS] if since.kind == "year" else years, split(EAST, WEST), since)
    jsonschema.Draft202012Validator(json_schema("report")).validate(json.loads(to_json(report)))
    found = of_groups(report)
    assert [*found] == [("东园", "5亿"), ("东园", "1亿"), ("西园", "1亿")]
    assert state_of(found["东园", "5亿"]) == (True, 0, 0, 0, "not_due", "worse")
    assert state_of(found["东园", "1亿"]) == (True, 3, 2, -1, "on_track", "worse")
    assert state_of(found["西园", "1亿"]) == (True, 1, 5, 4, "off_track", "better")
    for goal in found.values():
        assert (goal.by, goal.risen, goal.stayed, goal.firms) == ("park", None, None, None)


def test_a_side_without_the_heading_or_without_a_figure_is_not_compared() -> None:
    """Nothing is known of then; where a group has firms and none a figure, nobody can judge it."""
    now = HEADINGS + firms("东园", 2008, 20_000) + firms("西园", 2008, 20_000)
    without = "firm  year  revenue\n示例一厂  2007  20000\n"
    found = of_groups(ask([now, without], split(EAST, WEST), Since("table", "1.csv")))
    assert {state_of(goal) for goal in found.values()} == {(False, None, None, None, None, None)}
    mute = HEADINGS + firms("东园", 2007, "停产") + firms("西园", 2007, 20_000)
    found = of_groups(ask([now, mute], split(EAST, WEST), Since("table", "1.csv")))
    assert state_of(found["东园", "1亿"]) == (False, None, None, None, "not_assessable", "better")
    mute_now = HEADINGS + firms("东园", 2008, "停产") + firms("西园", 2008, 20_000)
    found = of_groups(ask([mute_now, now.replace("2008", "2007")], split(EAST, WEST), Since("table", "1.csv")))
    assert state_of(found["东园", "1亿"]) == (False, None, None, None, "off_track", "worse")


def test_another_measure_then_is_not_compared() -> None:
    """A tier that was counted by output value then."""
    tiers = [{"name": "1亿", "measure": ["revenue", "output"], "over": "1亿", "goal": 5}]
    targets = Targets.model_validate(
        {"version": 1, "base_year": 2005, "target_year": 2010, "tier": tiers}
        | {"breakdown": [{"heading": "park", "group": [WEST]}]}
    )
    now = HEADINGS + firms("西园", 2008, 20_000)
    then = now.replace("revenue", "output").replace("2008", "2007")
    found = of_groups(ask([now, then], targets, Since("table", "1.csv")))
    assert state_of(found["西园", "1亿"]) == (False, None, None, None, None, None)


def test_a_group_alone_has_no_entries_of_groups() -> None:
    """The tiers are its own then."""
    report = ask([TWO_YEARS], split(EAST, WEST), Since("year", "previous"), reading=Reading(where=("park=西园",)))
    assert report.since
    assert [(goal.tier, goal.by, goal.opening, goal.closing) for goal in report.since.goals][1] == ("1亿", None, 1, 5)
    assert not of_groups(report)


def test_small_groups_are_kept_back_on_either_side() -> None:
    """西园 had one firm in 2007, which hides it and the next; then and now nothing of it shows."""
    report = ask([TWO_YEARS], split(EAST, WEST), Since("year", "previous"), no_names=True)
    assert {state_of(goal) for goal in of_groups(report).values()} == {(False, None, None, None, None, None)}
    now = HEADINGS + firms("东园", 2008, *[20_000] * 5) + firms("西园", 2008, 20_000)
    report = ask([now, now.replace("2008", "2007")], split(EAST, WEST), Since("table", "1.csv"), no_names=True)
    assert not of_groups(report)


def save_report(folder: Path, report: Report, **changes: Any) -> str:  # noqa: ANN401 - values of the JSON
    """Save a report, with other values under some keys of its first breakdown."""
    content = json.loads(to_json(report))
    content["breakdowns"][0] |= changes
    path = folder / "saved.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def compare(tmp_path: Path, before: Targets, after: Targets, *, no_names: bool = False, **changes: Any) -> Report:  # noqa: ANN401 - values of the JSON
    """Report on 2008 beside the saved report of 2007."""
    drawing = HEADINGS + "".join(line for line in TWO_YEARS.splitlines(keepends=True) if "2007" in line)
    question = Question(before)
    path = save_report(tmp_path, assess(tally([table(drawing)], question), question), **changes)
    asked = pipeline.with_since(Question(after, no_names=no_names), path)
    return assess(tally([table(TWO_YEARS)], asked), asked)


def test_a_saved_report(tmp_path: Path) -> None:
    """The same as a year of the same tables."""
    found = of_groups(compare(tmp_path, split(EAST, WEST), split(EAST, WEST)))
    assert state_of(found["东园", "5亿"]) == (True, 0, 0, 0, "not_due", "worse")
    assert state_of(found["东园", "1亿"]) == (True, 3, 2, -1, "on_track", "worse")
    assert state_of(found["西园", "1亿"]) == (True, 1, 5, 4, "off_track", "better")


@pytest.mark.parametrize(
    "other",
    [
        EAST | {"goal": {"5亿": 1, "1亿": 5}},
        EAST | {"base": {"1亿": 2}},
        EAST | {"by_year": {"1亿": {2009: 3}}},
    ],
)
def test_a_saved_goal_that_was_another_is_not_judged(tmp_path: Path, other: dict[str, Any]) -> None:
    """The counts are compared all the same."""
    found = of_groups(compare(tmp_path, split(other, WEST), split(EAST, WEST)))
    assert state_of(found["东园", "1亿"])[:4] == (True, 3, 2, -1)
    assert found["东园", "1亿"].verdict is None
    assert found["西园", "1亿"].verdict == "better"


def test_a_saved_report_that_knows_nothing_of_groups(tmp_path: Path) -> None:
    """Of another heading, or of a version that wrote no goals of groups; or one that had kept them back."""
    plain = split(EAST, WEST)
    assert state_of(of_groups(compare(tmp_path, plain, plain, by="行业"))["东园", "1亿"]) == (False, *[None] * 5)
    groups = [{"value": "东园", "enterprises": 3, "counts": [{"tier": "1亿", "count": 3}]}]
    found = of_groups(compare(tmp_path, plain, plain, groups=groups))
    assert state_of(found["东园", "1亿"]) == (True, 3, 2, -1, None, None)
    assert state_of(found["西园", "1亿"]) == (False, *[None] * 5)
    groups = [{"value": "东园", "enterprises": None, "counts": None, "goals": None}]
    assert state_of(of_groups(compare(tmp_path, plain, plain, groups=groups))["东园", "1亿"]) == (False, *[None] * 5)


def test_small_groups_of_a_saved_report_are_kept_back(tmp_path: Path) -> None:
    """It was written with names, and is passed on without."""
    found = of_groups(compare(tmp_path, split(EAST, WEST), split(EAST, WEST), no_names=True))
    assert {state_of(goal) for goal in found.values()} == {(False, None, None, None, None, None)}
