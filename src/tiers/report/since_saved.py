"""A saved report beside the one of now: counts and verdicts, for a saved report holds no firms."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from tiers.domain.period import Period
from tiers.domain.question import Question
from tiers.domain.since import is_comparable, verdict
from tiers.domain.tally import Tally
from tiers.errors import DataError
from tiers.report.contract.report import Goal
from tiers.report.contract.saved_report import SavedGoal, SavedReport, SavedTotal
from tiers.report.contract.since import SinceGoal, SincePeriod, SinceProblems, SinceReport
from tiers.report.contract.totals import TotalReport
from tiers.report.since import since_total


def saved_of(question: Question) -> SavedReport | None:
    """Read the saved report that is compared with; None where none is.

    Raises: DataError for one that lacks something, and for one of other firms or in another currency.
    """
    since = question.since
    if since is None or since.saved is None:
        return None
    try:
        saved = SavedReport.model_validate(dict(since.saved))
    except ValidationError as error:
        raise DataError(
            "since-not-a-report", path=since.what, row=since.row, cut=0, other=1, newer=0, version=""
        ) from error
    if {*saved.options.where} != {*question.options.where} or saved.targets.currency != question.targets.currency:
        foreign = saved.targets.currency != question.targets.currency
        said = saved.targets.currency if foreign else ", ".join(saved.options.where) or "—"
        raise DataError("since-other-firms", path=since.what, foreign=int(foreign), said=said)
    return saved


def since_saved(
    saved: SavedReport, tally: Tally, question: Question, goals: Sequence[Goal], totals: Sequence[TotalReport]
) -> SinceReport:
    """Compare a saved report with the one of now, whose verdicts are `goals` and `totals`.

    Raises: DataError if none of the plan's tiers and totals is in it.
    """
    path = question.since.what if question.since else None
    found = {_key(each): each for each in saved.goals}
    then = [found.get(_key(goal)) for goal in goals]
    then_totals = {(each.name, each.measure, each.where): each for each in saved.totals}
    totals_then = [then_totals.get((total.name, total.measure, total.where)) for total in totals]
    if not any((*then, *totals_then)):
        raise DataError("since-other-plan", path=path)
    period = saved.period
    comparable = is_comparable(Period(period.year, period.months), tally.period)
    same_plan = saved.targets.is_like(question.targets)
    return SinceReport.model_construct(
        kind="report",
        path=path,
        period=SincePeriod.model_construct(**dict(period)),
        comparable=comparable,
        enterprises=saved.enterprises,
        firms=None,
        goals=(
            *(
                _goal(was, now, comparable=comparable, same_plan=same_plan)
                for was, now in zip(then, goals, strict=True)
            ),
            *(
                _total(was, now, comparable=comparable, same_plan=same_plan)
                for was, now in zip(totals_then, totals, strict=True)
            ),
        ),
        matrix=None,
        problems=SinceProblems.model_construct(**dict(saved.problems)),
    )


def _key(goal: SavedGoal | Goal) -> tuple[object, ...]:
    return goal.tier, goal.rule, goal.limit, goal.measure, goal.where


def _goal(was: SavedGoal | None, now: Goal, *, comparable: bool, same_plan: bool) -> SinceGoal:
    opening = was.nested if was and comparable else None
    counts: dict[str, Any] = {"opening": None, "closing": None, "net": None}
    if opening is not None and now.nested is not None:
        counts = {"opening": opening, "closing": now.nested, "net": now.nested - opening}
    judged_alike = comparable and same_plan and was is not None and _aim(was) == _aim(now)
    ways = dict.fromkeys(("risen", "new", "unknown_then", "dropped", "left", "unknown_now", "stayed"))
    return SinceGoal.model_construct(
        tier=now.tier,
        by=None,
        value=None,
        comparable=counts["opening"] is not None,
        **{**counts, **ways},
        status=was.status if was else None,
        verdict=verdict(was.status, now.status) if was and judged_alike else None,
        firms=None,
    )


def _total(was: SavedTotal | None, now: TotalReport, *, comparable: bool, same_plan: bool) -> SinceGoal:
    if was is None:
        return since_total(now, None, None, comparable=False)
    judged_alike = (was.goal, was.growth, was.base) == (now.goal, now.growth, now.base)
    found = verdict(was.status, now.status) if comparable and same_plan and judged_alike else None
    return since_total(now, was.status, found, comparable=comparable and None not in {was.total, now.total})


def _aim(goal: SavedGoal | Goal) -> tuple[object, ...]:
    return goal.goal, goal.base, tuple((stage.year, stage.goal) for stage in goal.by_year)
