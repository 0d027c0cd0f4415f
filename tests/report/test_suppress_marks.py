"""A report to pass on: what conditions tell of fewer than three firms is kept back."""

from typing import Any

import pytest

from tests.engines.drawn import count_with, plan, table
from tiers.domain.question import Question
from tiers.domain.since import Since
from tiers.domain.tally import Tally
from tiers.report.assess import assess
from tiers.report.contract.report import Goal, Report

HEADINGS = "firm  year  行业  骨干  revenue"


def rows(year: int, *groups: tuple[str, str, int]) -> list[str]:
    """Write so many firms of each trade that are backbone firms or not; all have a figure."""
    written = [(trade, mark) for trade, mark, firms in groups for _ in range(firms)]
    return [f"示例{i}厂  {year}  {trade}  {mark}  {100 + i}" for i, (trade, mark) in enumerate(written)]


def passed_on(*lines: str, where: str = "骨干=是", since: str | None = None, **more: Any) -> Report:  # noqa: ANN401 - of the plan
    """Report without names on a tier and a total by a condition, broken down by trade."""
    tier = {"name": "骨干", "where": where, "goal": 5, **more}
    total = {"name": "收入", "measure": "revenue", "goal": "10亿", "where": where}
    targets = plan(tier=[tier], total=[total], breakdown=[{"heading": "行业"}])
    asked = Question(targets, no_names=True, since=Since("year", since) if since else None)
    found = count_with([table("\n".join([HEADINGS, *lines]))], asked, "python")
    assert isinstance(found, Tally)
    return Report.model_validate(assess(found, asked))


def is_shown(report: Report) -> tuple[bool, bool]:
    """Whether the count of the tier and the amount of the total are shown."""
    return report.goals[0].count is not None, report.totals[0].total is not None


@pytest.mark.parametrize(
    ("meeting", "others", "expected"),
    [(3, 3, True), (2, 9, False), (1, 9, False), (9, 2, False), (9, 1, False), (9, 0, True), (0, 9, True)],
)
def test_few_firms_are_kept_back_and_so_are_all_but_a_few(meeting: int, others: int, *, expected: bool) -> None:
    """Subtracting from the whole would tell of the others; nobody tells nothing."""
    report = passed_on(*rows(2008, ("机械", "是", meeting), ("机械", "否", others)))
    assert is_shown(report) == (expected, expected and meeting > 0)
    assert report.goals[0].status in {"off_track", "achieved", "unmet", "not_due", "on_track", "lagging"}
    assert (report.years[0].counts[0].count is not None) == expected


def test_everything_that_tells_the_count_goes() -> None:
    """Not the plan's own numbers, and not the verdict."""
    report = passed_on(
        *rows(2005, ("机械", "是", 4), ("机械", "否", 4)), *rows(2008, ("机械", "是", 2), ("机械", "否", 9))
    )
    goal = report.goals[0].model_dump()
    assert {key for key, value in goal.items() if value is not None} == {
        "tier",
        "where",
        "goal",
        "by_year",
        "base_source",
        "status",
        "method",
    }
    total = report.totals[0].model_dump()
    kept = {
        "name",
        "measure",
        "where",
        "enterprises",
        "usable",
        "missing",
        "unreadable",
        "base_source",
        "status",
        "method",
    }
    assert {key for key, value in total.items() if value is not None} == kept
    assert [group.counts and group.counts[0].count for group in report.breakdowns[0].groups] == [None]
    assert [year.counts[0].count for year in report.years] == [None, None]


def test_a_condition_on_a_group_that_is_kept_back() -> None:
    """制药 has two firms and is hidden, and so is 食品, the next smallest; a tier of 食品 would give 制药 away."""
    lines = rows(2008, ("机械", "是", 9), ("食品", "是", 4), ("制药", "否", 2))
    assert is_shown(passed_on(*lines, where="行业=食品")) == (False, False)
    assert is_shown(passed_on(*lines, where="行业=机械")) == (True, True)


def test_an_earlier_year_of_few_firms() -> None:
    """A tier without a limit counts them all: two in 2005. One with a limit counts those above it, as every tier does."""
    lines = [*rows(2005, ("机械", "是", 2), ("机械", "否", 9)), *rows(2008, ("机械", "是", 5), ("机械", "否", 5))]
    assert is_shown(passed_on(*lines))[0] is False
    assert is_shown(passed_on(*lines, measure="revenue", over="1万"))[0] is True


def test_what_has_changed_of_a_tier_that_is_kept_back() -> None:
    """Only how it stood and stands."""
    lines = [*rows(2007, ("机械", "是", 4), ("机械", "否", 4)), *rows(2008, ("机械", "是", 2), ("机械", "否", 6))]
    report = passed_on(*lines, since="previous")
    assert report.since
    tier, total = report.since.goals
    assert (tier.opening, tier.closing, tier.dropped, tier.firms) == (None, None, None, None)
    assert (tier.status is not None, total.status is not None) == (True, True)


def test_a_part_is_a_part_of_the_firms_that_have_a_figure() -> None:
    """Nine firms meet it, of which two have a figure; and three have one that do not."""
    lines = rows(2008, ("机械", "是", 9), ("机械", "否", 3))
    without = [line if i < 2 or i > 8 else line.rsplit("  ", 1)[0] + "  停产" for i, line in enumerate(lines)]
    report = passed_on(*without)
    assert is_shown(report) == (True, False)


def test_a_tier_that_cannot_be_counted_stays_as_it_is() -> None:
    """Nothing is hidden of what is not there."""
    report = passed_on(*rows(2008, ("机械", "是", 5)), where="无此列=是")
    goal = report.goals[0]
    assert isinstance(goal, Goal)
    assert (goal.count, goal.status, report.totals[0].usable) == (None, "not_assessable", None)
