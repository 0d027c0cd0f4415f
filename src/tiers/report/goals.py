"""One tier: from its counts to its verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tiers.domain.amount import EXACT
from tiers.domain.ladder import short_by
from tiers.domain.period import Clock
from tiers.domain.progress import Progress, Status, status
from tiers.domain.question import Question
from tiers.domain.tally import Standing, Tally, TierTally
from tiers.domain.targets import Targets, Tier
from tiers.report.contract.report import BaseSource, CushionFirm, Goal, Method, NearestFirm
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
    stated = None if question.reading.where else tier.base
    counted = _counted_base(index, tally, question.targets)
    return Base(counted if stated is None else stated, counted, stated)


def _counted_base(index: int, tally: Tally, targets: Targets) -> int | None:
    year = next((y for y in tally.years if y.year == targets.base_year and y.complete), None)
    if year is None:
        return None
    return (year.nested if targets.counting == "nested" else year.band)[index]


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
        if found.measure is None:
            return _without_measure(tier, base)
        count = found.nested if self.question.targets.counting == "nested" else found.band
        return self._assess_goal(tier, found, base, count)

    def _assess_goal(self, tier: Tier, tally: TierTally, base: Base, count: int) -> Goal:
        progress = None if tier.goal_count is None else self._progress(tier.goal_count, count, base)
        most = None if tier.goal_count is None else self._progress(tier.goal_count, count + tally.could_reach, base)
        verdict = self._status(progress, assessable=bool(tally.usable))
        at_most_verdict = self._status(most, assessable=bool(tally.usable or tally.could_reach))
        return Goal.model_construct(
            tier=tier.name,
            measure=tally.measure,
            preferred=tally.measure == tier.measure[0],
            rule=tier.rule,
            limit=plain(tier.limit),
            count=count,
            nested=tally.nested,
            band=tally.band,
            at_most=count + tally.could_reach,
            certain=verdict == at_most_verdict,
            on_the_limit=tally.on_the_limit,
            on_the_limit_firms=tally.on_the_limit_firms,
            goal=tier.goal_count,
            goal_text=tier.goal_text,
            goal_en=tier.goal_en,
            **_numbers(progress),
            **self._rates(progress, tally),
            base=base.count,
            base_source=base.source,
            status=verdict,
            method=_method(progress, base),
            uplift=None if tally.uplift is None else plain(tally.uplift),
            lacking=tally.lacking,
            nearest=tuple(self._nearest(tier, firm) for firm in tally.nearest),
            cushion=tuple(_cushion(tier, firm) for firm in tally.cushion),
            at_most_status=at_most_verdict,
            could_reach=tally.could_reach,
            unreadable_could_reach=tally.unreadable_could_reach,
        )

    def _rates(self, progress: Progress | None, tally: TierTally) -> dict[str, Any]:
        return rate_numbers(progress, self.clock, complete=self.tally.period.complete and bool(tally.usable))

    def _progress(self, goal: int, count: int, base: Base) -> Progress:
        return Progress(goal, count, base.count, self.clock.elapsed)

    def _status(self, progress: Progress | None, *, assessable: bool) -> Status:
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


def _numbers(progress: Progress | None) -> dict[str, Any]:
    names = ("gap", "surplus", "completion", "due", "due_now", "pace", "difference")
    if progress is None:
        return dict.fromkeys(names)
    exact = {name: getattr(progress, name) for name in names}
    return {name: value if isinstance(value, int) else quotient(value) for name, value in exact.items()}


def _method(progress: Progress | None, base: Base) -> Method | None:
    if progress is None or progress.elapsed is None:
        return None
    return "linear-from-zero" if base.count is None else "linear"


def _cushion(tier: Tier, firm: Standing) -> CushionFirm:
    margin = EXACT.subtract(firm.figure, tier.limit)
    return CushionFirm.model_construct(name=firm.name, code=firm.code, figure=plain(firm.figure), margin=plain(margin))


def _without_measure(tier: Tier, base: Base) -> Goal:
    names = set(Goal.model_fields) - {
        "tier",
        "rule",
        "limit",
        "goal",
        "goal_text",
        "goal_en",
        "base",
        "base_source",
        "status",
    }
    return Goal.model_construct(
        tier=tier.name,
        rule=tier.rule,
        limit=plain(tier.limit),
        goal=tier.goal_count,
        goal_text=tier.goal_text,
        goal_en=tier.goal_en,
        base=base.count,
        base_source=base.source,
        status="no_goal" if tier.goal_count is None else "not_assessable",
        **dict.fromkeys(sorted(names)),
    )


def base_differences(tally: Tally, question: Question) -> Sequence[tuple[Tier, Base]]:
    """Return the tiers whose base in the plan differs from the one in the table."""
    bases = [(tier, base_of(tier, i, tally, question)) for i, tier in enumerate(question.targets.tier)]
    return [(tier, b) for tier, b in bases if None not in {b.stated, b.counted} and b.stated != b.counted]
