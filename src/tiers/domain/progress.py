"""Count, base, goal and time → gap, due, pace and status, decided on exact numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from tiers.domain.period import Clock
from tiers.domain.stages import Stage
from tiers.domain.targets import Pace

Status = Literal[
    "no_goal",
    "not_assessable",
    "ended",
    "achieved",
    "unmet",
    "missed",
    "not_due",
    "on_track",
    "open",
    "reversing",
    "lagging",
    "off_track",
]


class Point(NamedTuple):
    """A stage on the way, in the plan's time."""

    time: Fraction
    """Share of the plan's time at whose end it is due, above 0 and below 1."""
    firms: int
    """Firms that there should be by then."""


def points(stages: Sequence[Stage], base_year: int, target_year: int) -> tuple[Point, ...]:
    """Place stages in the time of a plan that runs from the end of one year to the end of another."""
    return tuple(Point(Fraction(year - base_year, target_year - base_year), firms) for year, firms in stages)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one goal stands; every number is exact."""

    goal: int
    """Firms that the tier should hold by the end of the target year."""
    count: int
    """Firms that it holds, by the plan's counting."""
    base: int | None
    """Firms that it held at the end of the base year; None: unknown, and reckoned from 0."""
    elapsed: Fraction | None
    """Share of the plan's time that is gone, 0 to 1; None without an as-of."""
    stages: tuple[Point, ...] = ()
    """Stages on the way, in order of time."""

    @property
    def start(self) -> int:
        """The base, or 0 where it is unknown."""
        return self.base or 0

    @property
    def gap(self) -> int:
        """Firms that are lacking, not below 0."""
        return max(0, self.goal - self.count)

    @property
    def surplus(self) -> int:
        """Firms above the goal, not below 0."""
        return max(0, self.count - self.goal)

    @property
    def completion(self) -> Fraction | None:
        """Count ÷ goal, not capped; None for goal 0."""
        return Fraction(self.count, self.goal) if self.goal else None

    @property
    def due(self) -> Fraction | None:
        """Firms that there should be by now; None without an as-of.

        Straight from point to point of the base, the stages and the goal.
        """
        if self.elapsed is None:
            return None
        line = (Point(Fraction(0), self.start), *self.stages, Point(Fraction(1), self.goal))
        before, after = next((a, b) for a, b in pairwise(line) if self.elapsed <= b.time)
        return before.firms + (after.firms - before.firms) * (self.elapsed - before.time) / (after.time - before.time)

    @property
    def due_now(self) -> int | None:
        """Due, rounded half up to whole firms: a plan for one firm has no tenth of a firm."""
        return None if self.due is None else int(self.due + Fraction(1, 2))

    @property
    def pace(self) -> Fraction | None:
        """Firms that have come ÷ firms that were due; None where none are, or the goal is not above the base."""
        if self.due is None or self.due <= self.start or self.goal <= self.start:
            return None
        return (self.count - self.start) / (self.due - self.start)

    @property
    def difference(self) -> Fraction | None:
        """Firms above what is due, as a share of the way (与序时进度差); None where the goal is not above the base."""
        if self.due is None or self.goal <= self.start:
            return None
        return (self.count - self.due) / (self.goal - self.start)


class Rates(NamedTuple):
    """Firms a year, exact: how many came so far, and how many have to come from now on."""

    so_far: Fraction
    """(Count − base) ÷ years gone; below 0 where the tier has lost some."""
    needed: Fraction
    """Gap ÷ years left."""

    @property
    def times(self) -> Fraction | None:
        """How many times as many firms a year it needs; None where nothing came so far, or there is no gap."""
        return self.needed / self.so_far if self.so_far > 0 and self.needed else None


def rates(progress: Progress, clock: Clock, *, complete: bool) -> Rates | None:
    """Return the rates of a goal; None with an unknown base, in a part of a year, and with no time gone or left.

    `complete` says whether the figures are of a whole year.

    Source: definitions, “Rate”.
    """
    gone, left = clock.years_gone, clock.months_left
    if progress.base is None or not complete or not gone or not left:
        return None
    return Rates(Fraction(progress.count - progress.base) / gone, Fraction(progress.gap * 12, left))


def status(progress: Progress, clock: Clock, thresholds: Pace, *, complete: bool) -> Status:
    """Return the verdict on a goal that is a number, of a tier that can be assessed.

    `complete` says whether the figures are of a whole year.

    Source: definitions, “Status”: the first that holds.
    """
    settled = status_without_pace(clock, is_reached=not progress.gap, complete=complete)
    return settled or _underway(progress, thresholds, complete=complete)


def status_without_pace(clock: Clock, *, is_reached: bool, complete: bool) -> Status | None:
    """Return the verdict where it asks for no pace: the goal is reached, or no time runs; None while under way."""
    if clock.is_over:
        return "ended"
    if is_reached:
        return "achieved"
    if clock.as_of is None:
        return "unmet"
    return "missed" if clock.at_target and complete else None


def _underway(progress: Progress, thresholds: Pace, *, complete: bool) -> Status:
    pace, due_now = progress.pace, progress.due_now or 0
    if due_now == progress.start == progress.count:
        return "not_due"
    if progress.count >= due_now or (pace is not None and pace >= Fraction(thresholds.on_track)):
        return "on_track"
    if not complete:
        return "open"
    if progress.base is not None and progress.count < progress.base:
        return "reversing"
    return "lagging" if pace is not None and pace >= Fraction(thresholds.lagging) else "off_track"
