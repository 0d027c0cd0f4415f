"""Conditions of the plan in a report to pass on: a tier or a total of few firms, or of nearly all, tells of the few."""

from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.domain.condition import values_by_heading
from tiers.report.contract.report import BreakdownReport, Goal, Group, Report, TierCount, YearReport
from tiers.report.contract.since import SinceGoal, SinceReport
from tiers.report.contract.totals import TotalReport

FEWEST: Final = 3
"""Firms that a total or a group must be made of to be shown, inclusive."""

_COUNTS: Final = (
    "count", "nested", "at_most", "certain", "on_the_limit", "gap", "surplus", "completion", "base", "due", "due_now",
    "pace", "difference", "rate", "rate_needed", "times", "lacking", "could_reach", "unreadable_could_reach",
)  # fmt: skip
"""The keys of a goal that tell how many firms there are."""

_AMOUNTS: Final = (
    "total", "goal", "growth", "gap", "surplus", "completion", "base", "due",
    "pace", "yearly_growth", "planned_yearly_growth", "growth_needed",
)  # fmt: skip
"""The keys of a total that hold amounts and quotients."""


def suppress_marks(report: Report, breakdowns: Sequence[BreakdownReport]) -> Report:
    """Leave out what the plan's conditions tell of fewer than three firms; `breakdowns` are shown without theirs."""
    hidden = {goal.tier for goal in report.goals if goal.where and _tells(goal, report, breakdowns)}
    since = report.since
    return report.model_copy(
        update={
            "goals": tuple(_goal(goal) if goal.tier in hidden else goal for goal in report.goals),
            "totals": tuple(_total(total, report, breakdowns) for total in report.totals),
            "years": tuple(_year(year, hidden) for year in report.years),
            "breakdowns": tuple(_breakdown(each, hidden) for each in breakdowns),
            "since": since and _since(since, hidden),
        }
    )


def _are_few(count: int) -> bool:
    return 0 < count < FEWEST


def _tells(goal: Goal, report: Report, breakdowns: Sequence[BreakdownReport]) -> bool:
    """Whether a tier by a condition tells of few firms: those that meet it or do not, of now or of an earlier year."""
    meeting = goal.meeting or 0
    if _are_few(meeting) or _are_few(report.enterprises - meeting) or _is_of_hidden(goal.where, breakdowns):
        return True
    counts = ((year.enterprises, each) for year in report.years for each in year.counts if each.tier == goal.tier)
    known = [(firms, each.count) for firms, each in counts if each.count is not None and goal.limit is None]
    return any(_are_few(count) or _are_few(firms - count) for firms, count in known)


def _is_of_hidden(where: Sequence[str], breakdowns: Sequence[BreakdownReport]) -> bool:
    """Whether a condition names a group that a breakdown keeps back."""
    wanted = {cleaning.fold(heading): values for heading, values in values_by_heading(where).items()}
    return any(
        group.value in wanted.get(cleaning.fold(each.by), ()) and (group.enterprises is None or _has_no_total(group))
        for each in breakdowns
        for group in each.groups
    )


def _has_no_total(group: Group) -> bool:
    return any(total.total is None for total in group.totals or ())


def _goal(goal: Goal) -> Goal:
    return goal.model_copy(update=dict.fromkeys(_COUNTS))


def _total(total: TotalReport, report: Report, breakdowns: Sequence[BreakdownReport]) -> TotalReport:
    """Leave out the amounts and quotients of a total of few firms, or of all but a few."""
    whole = next((each.usable for each in report.measures if each.measure == total.measure), 0)
    usable = total.usable or 0
    of_few = usable < FEWEST or _are_few(whole - usable) or _is_of_hidden(total.where, breakdowns)
    return total.model_copy(update=dict.fromkeys(_AMOUNTS)) if of_few and total.usable is not None else total


def _without(counts: Sequence[TierCount], hidden: set[str]) -> tuple[TierCount, ...]:
    return tuple(each.model_copy(update={"count": None}) if each.tier in hidden else each for each in counts)


def _year(year: YearReport, hidden: set[str]) -> YearReport:
    return year.model_copy(update={"counts": _without(year.counts, hidden)})


def _breakdown(each: BreakdownReport, hidden: set[str]) -> BreakdownReport:
    groups = (
        group if group.counts is None else group.model_copy(update={"counts": _without(group.counts, hidden)})
        for group in each.groups
    )
    return each.model_copy(update={"groups": tuple(groups)})


def _since(found: SinceReport, hidden: set[str]) -> SinceReport:
    goals = tuple(_since_goal(goal) if goal.tier in hidden else goal for goal in found.goals)
    return found.model_copy(update={"goals": goals})


def _since_goal(goal: SinceGoal) -> SinceGoal:
    kept = {"tier", "by", "value", "comparable", "status", "verdict"}
    return goal.model_copy(update=dict.fromkeys(set(type(goal).model_fields) - kept))
