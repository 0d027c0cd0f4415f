"""The counts over the years, against the line to the goal: straight, or over the plan's stages."""

from collections.abc import Sequence
from dataclasses import dataclass

from tiers.report.contract.report import Goal, Report
from tiers.write.html.chart_scale import ROOM, Anchor, anchor, chart_text, percent
from tiers.write.page.phrases import Words


@dataclass(frozen=True, slots=True)
class Point:
    """A year's count."""

    x: str
    """Where the year stands."""
    y: str
    """Where the count stands."""
    above: str
    """Where its number stands."""
    text: str
    """The count."""
    anchor: Anchor
    """Which part of the number stands there."""
    said: str
    """All of it in words."""


@dataclass(frozen=True, slots=True)
class Course:
    """The counts of one tier over the years, against the line to its goal."""

    label: str
    """Which tier."""
    said: str
    """All of it in words."""
    path: str
    """The counts as the points of a line, in a square of 100."""
    line: str
    """The line from the base over the stages to the goal, likewise."""
    points: Sequence[Point]
    """The counts, earliest first."""
    goal: Point
    """The goal."""
    years: tuple[int, int]
    """The first and the last year of the scale."""


def courses(report: Report, words: Words) -> list[Course]:
    """Draw each goal that is a number, if some year has a count, and goals are meant for such counts."""
    if report.targets.counting == "banded":
        return []
    found = [(goal, _counts(report, goal)) for goal in words.goals if goal.goal is not None]
    return [_course(goal, goal.goal or 0, counts, report, words) for goal, counts in found if counts]


def _counts(report: Report, goal: Goal) -> dict[int, int]:
    pairs = ((each.year, count) for each in report.years for count in each.counts if count.tier == goal.tier)
    return {year: count.count for year, count in pairs if count.count is not None}


def _course(goal: Goal, aim: int, counts: dict[int, int], report: Report, words: Words) -> Course:
    plan = report.targets
    first, last = min(plan.base_year, *counts), max(plan.target_year, *counts)
    highest = max(aim, *counts.values(), 1) / (1 - ROOM * 2)

    def at(year: int, count: float) -> tuple[float, float]:
        return (year - first) / (last - first), 1 - count / highest

    points = [(year, count, *at(year, count)) for year, count in sorted(counts.items())]
    stages = [at(stage.year, stage.goal) for stage in goal.by_year]
    parts = [chart_text(words, "point", n=words.number(count), year=year) for year, count, _, _ in points]
    facts = {"tier": words.capitalise(words.tier(goal)), "goal": words.number(aim), "year": plan.target_year}
    return Course(
        label=words.tier(goal),
        said=chart_text(words, "course-of", points=parts, **facts),
        path=_points([(x, y) for _, _, x, y in points]),
        line=_points([at(plan.base_year, goal.base or 0), *stages, at(plan.target_year, aim)]),
        points=[_point(x, y, words.number(count), said) for (_, count, x, y), said in zip(points, parts, strict=True)],
        goal=_point(
            *at(plan.target_year, aim),
            words.number(aim),
            chart_text(words, "aim", n=words.number(aim), year=plan.target_year),
        ),
        years=(first, last),
    )


def _point(x: float, y: float, text: str, said: str) -> Point:
    return Point(percent(x), percent(y), percent(max(y - ROOM, ROOM)), text, anchor(x), said)


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x * 100:.2f},{y * 100:.2f}" for x, y in points)
