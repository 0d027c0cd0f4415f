"""One tier: from its counts to its verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tiers.domain.amount import EXACT
from tiers.domain.ladder import short_by
from tiers.domain.period import Clock
from tiers.domain.progress import Progress, Status, points, status
from tiers.domain.question import Question
from tiers.domain.stages import Stage
from tiers.domain.tally import Standing, Tally, TierTally
from tiers.domain.targets import Tier
from tiers.report.contract.groups import BaseSource, Method, StageGoal
from tiers.report.contract.report import CushionFirm, Goal, NearestFirm
from tiers.report.group_base import base_in_own_report
from tiers.report.growth import growth_numbers
from tiers.report.rates import rate_numbers
from tiers.report.rounding import plain, quotient


@dataclass(frozen=True, slots=True)
class Base:
    """The count at the end of the base year."""

    count: int | None
    """None: unknown."""
    counted: int | None
    """What the table says; None where it has no complete base year with a usable figure."""
    stated: int | None
    """What the plan says of all firms; None where it says nothing, or where only a part is read."""

    @property
    def source(self) -> BaseSource | None:
        """Where the count comes from: the plan's word wins."""
        return None if self.count is None else "counted" if self.stated is None else "stated"


def base_of(tier: Tier, index: int, tally: Tally, question: Question) -> Base:
    """Find a tier's base: stated in the plan, else counted from the table.

    Source: definitions, “Base”.
    """
    stated = tier.base if question.group or not question.reading.where else None
    counted = _counted_base(index, tally, question)
    return Base(counted if stated is None else stated, counted, stated)


def _counted_base(index: int, tally: Tally, question: Question) -> int | None:
    targets = question.targets
    if question.group and not targets.tier[index].where:
        return base_in_own_report(index, tally, targets, question.group.value)
    year = next((y for y in tally.years if y.year == targets.base_year and y.complete), None)
    if year is None:
        return None
    return (year.nested if targets.counts_nested(targets.tier[index]) else year.band)[index]


class Judge(NamedTuple):
    """Everything a verdict depends on besides the tier."""

    tally: Tally
    """The counts."""
    question: Question
    """The plan and what was asked."""
    clock: Clock
    """Where the plan stands in time."""

    def goal(self, index: int) -> Goal:
        """Judge the tier at this place of the plan."""
        tier, found = self.question.targets.tier[index], self.tally.tiers[index]
        base = base_of(tier, index, self.tally, self.question)
        if found.measure is None and found.meeting is None:
            return _without_measure(tier, base)
        count = found.nested if self.question.targets.counts_nested(tier) else found.band
        return self._assess_goal(tier, found, base, count)

    def _assess_goal(self, tier: Tier, tally: TierTally, base: Base, count: int) -> Goal:
        progress = self.progress(tier.goal_count, count, base.count, tier.stages)
        most = self.progress(tier.goal_count, count + tally.could_reach, base.count, tier.stages)
        is_nobody = tally.meeting == 0
        verdict = self.status(progress, assessable=is_nobody or bool(tally.usable))
        at_most_verdict = self.status(most, assessable=is_nobody or bool(tally.usable or tally.could_reach))
        return Goal.model_construct(
            tier=tier.name,
            measure=tally.measure,
            **_of_limit(tier, tally),
            where=tier.where,
            count=count,
            nested=tally.nested,
            band=None if tier.where else tally.band,
            at_most=count + tally.could_reach,
            certain=verdict == at_most_verdict,
            goal=tier.goal_count,
            goal_text=tier.goal_text,
            goal_en=tier.goal_en,
            name_en=tier.name_en,
            by_year=stage_goals(tier.stages),
            **numbers(progress),
            **self._rates(progress, tally),
            base=base.count,
            base_source=base.source,
            status=verdict,
            method=method(progress),
            uplift=None if tally.uplift is None else plain(tally.uplift),
            lacking=tally.lacking,
            nearest=tuple(self._nearest(tier, firm) for firm in tally.nearest) if tier.has_limit else None,
            cushion=tuple(_cushion(tier, firm) for firm in tally.cushion) if tier.has_limit else None,
            meeting=tally.meeting,
            at_most_status=at_most_verdict,
            could_reach=tally.could_reach,
            unreadable_could_reach=tally.unreadable_could_reach,
        )

    def _rates(self, progress: Progress | None, tally: TierTally) -> dict[str, Any]:
        is_known = bool(tally.usable) or tally.meeting == 0
        return rate_numbers(progress, self.clock, complete=self.tally.period.complete and is_known)

    def progress(self, goal: int | None, count: int, base: int | None, stages: Sequence[Stage]) -> Progress | None:
        """Return where a goal stands, on its way over the stages; None without a number."""
        if goal is None:
            return None
        targets = self.question.targets
        way = points(stages, targets.base_year, targets.target_year)
        return Progress(goal, count, base, self.clock.elapsed, way)

    def status(self, progress: Progress | None, *, assessable: bool) -> Status:
        """Return the verdict on a goal; `assessable` says whether a figure is there to judge it by."""
        if progress is None:
            return "no_goal"
        if not assessable:
            return "not_assessable"
        return status(progress, self.clock, self.question.targets.pace, complete=self.tally.period.complete)

    def _nearest(self, tier: Tier, firm: Standing) -> NearestFirm:
        return NearestFirm.model_construct(
            name=firm.name,
            code=firm.code,
            figure=plain(firm.figure),
            short_by=plain(short_by(firm.figure, tier)),
            **growth_numbers(firm.figure, tier.limit, firm.earlier, self.tally.period, self.clock),
            own_since=firm.earlier[0] if firm.earlier else None,
        )


def _of_limit(tier: Tier, tally: TierTally) -> dict[str, Any]:
    """Return what is only there where a figure has to pass a limit."""
    if not tier.has_limit:
        return dict.fromkeys(("preferred", "rule", "limit", "on_the_limit", "on_the_limit_firms"))
    return {
        "preferred": tally.measure == tier.measure[0],
        "rule": tier.rule,
        "limit": plain(tier.limit),
        "on_the_limit": tally.on_the_limit,
        "on_the_limit_firms": tally.on_the_limit_firms,
    }


def numbers(progress: Progress | None) -> dict[str, Any]:
    """Return what a verdict is made from, key by key; all None without a number."""
    names = ("gap", "surplus", "completion", "due", "due_now", "pace", "difference")
    if progress is None:
        return dict.fromkeys(names)
    exact = {name: getattr(progress, name) for name in names}
    return {name: value if isinstance(value, int) else quotient(value) for name, value in exact.items()}


def method(progress: Progress | None) -> Method | None:
    """Return how it is reckoned what is due; None where nothing is."""
    if progress is None or progress.elapsed is None:
        return None
    if progress.stages:
        return "stages-from-zero" if progress.base is None else "stages"
    return "linear-from-zero" if progress.base is None else "linear"


def stage_goals(stages: Sequence[Stage]) -> tuple[StageGoal, ...]:
    """Write down the stages of a goal as the report does."""
    return tuple(StageGoal.model_construct(year=stage.year, goal=stage.goal) for stage in stages)


def _cushion(tier: Tier, firm: Standing) -> CushionFirm:
    margin = EXACT.subtract(firm.figure, tier.limit)
    return CushionFirm.model_construct(name=firm.name, code=firm.code, figure=plain(firm.figure), margin=plain(margin))


def _without_measure(tier: Tier, base: Base) -> Goal:
    names = set(Goal.model_fields) - {
        "tier",
        "name_en",
        "rule",
        "limit",
        "where",
        "goal",
        "goal_text",
        "goal_en",
        "by_year",
        "base",
        "base_source",
        "status",
    }
    return Goal.model_construct(
        tier=tier.name,
        rule=tier.rule if tier.has_limit else None,
        limit=plain(tier.limit) if tier.has_limit else None,
        where=tier.where,
        name_en=tier.name_en,
        goal=tier.goal_count,
        goal_text=tier.goal_text,
        goal_en=tier.goal_en,
        by_year=stage_goals(tier.stages),
        base=base.count,
        base_source=base.source,
        status="no_goal" if tier.goal_count is None else "not_assessable",
        **dict.fromkeys(sorted(names)),
    )


def base_differences(tally: Tally, question: Question) -> Sequence[tuple[Tier, Base]]:
    """Return the tiers whose base in the plan differs from the one in the table."""
    bases = [(tier, base_of(tier, i, tally, question)) for i, tier in enumerate(question.targets.tier)]
    return [(tier, b) for tier, b in bases if None not in {b.stated, b.counted} and b.stated != b.counted]
