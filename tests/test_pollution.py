"""A clean table damaged in every single place: no damage changes a count in silence."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest

from tests.damage import FIRMS, IN_ONE_ROW, IN_TWO_ROWS, Damage, Row, clean, damages, written
from tiers import engines
from tiers.domain.question import Question
from tiers.domain.targets import Targets
from tiers.errors import DataError
from tiers.intake import from_text
from tiers.intake.from_toml import find_plan
from tiers.report.assess import assess
from tiers.report.model import Report

EVERY = 151
"""Of so many damages one is tried by each test run; `make fuzz` tries them all."""

LAYOUTS = pytest.mark.parametrize("headings", [IN_ONE_ROW, IN_TWO_ROWS], ids=["one row", "two rows"])


@pytest.fixture(scope="module")
def plan() -> Targets:
    """Give the built-in plan."""
    return find_plan("builtin", []).targets


def report(text: str, plan: Targets) -> Report:
    """Report on a table whose name says nothing."""
    question = Question(plan)
    return assess(engines.tally(from_text.tables(text.encode(), "data.csv", question), question), question)


def counted(report: Report) -> object:
    """Give everything that was counted and added up, but for groups: what a firm is called, or its trade, cannot be checked."""
    goals = [(goal.tier, goal.measure, goal.count, goal.band, goal.on_the_limit, goal.status) for goal in report.goals]
    return report.enterprises, report.period, goals, report.measures, report.years


def silent(tried: Iterator[Damage], plan: Targets, headings: Sequence[Row]) -> list[str]:
    """Name the damages after which a count is another, and nobody is told."""
    undamaged = counted(report(written(clean(headings)), plan))
    return [damage.what for damage in tried if _is_silent(damage.text, plan, undamaged)]


def _is_silent(text: str, plan: Targets, undamaged: object) -> bool:
    try:
        found = report(text, plan)
    except DataError:
        return False
    return not found.problems.items and counted(found) != undamaged


@LAYOUTS
def test_the_clean_table_is_read_right(headings: Sequence[Row], plan: Targets) -> None:
    """All firms, none of the other rows, and no problem; figures as in the file, in 万元."""
    found = report(written(clean(headings)), plan)
    assert (found.enterprises, found.problems.items, found.period.year) == (FIRMS, (), 2006)
    figures = [int(row[5].replace(",", "")) for row in clean(headings) if re.fullmatch("9143.*", row[2])]
    assert [goal.count for goal in found.goals[:3]] == [
        sum(figure > limit for figure in figures) for limit in (100_000, 50_000, 10_000)
    ]


@LAYOUTS
def test_no_damage_is_silent(headings: Sequence[Row], plan: Targets) -> None:
    """A sample of what `make fuzz` tries."""
    assert not silent(islice(damages(clean(headings)), 0, None, EVERY), plan, headings)


@pytest.mark.fuzz
@LAYOUTS
def test_no_damage_at_all_is_silent(headings: Sequence[Row], plan: Targets) -> None:
    """Every separator, quote and line end, every cell and every line: dropped, doubled, replaced, moved."""
    assert not silent(damages(clean(headings)), plan, headings)


def test_a_silent_damage_would_be_seen(plan: Targets) -> None:
    """Such as two figures that are changed so that their total stays: nothing in a table tells of that."""
    rows = clean(IN_ONE_ROW)
    for at, by in ((3, 9_950), (10, -9_950)):
        rows[at] = [*rows[at][:5], f"{int(rows[at][5].replace(',', '')) + by:,}", rows[at][6]]
    assert silent(iter([Damage("two figures", written(rows))]), plan, IN_ONE_ROW) == ["two figures"]
