"""Then and now → what has changed: the identity of every tier, the matrix, and whether a goal stands worse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tiers.domain.period import Clock, Period, last_day
from tiers.domain.problem import Problem
from tiers.domain.progress import Progress, Status, points, status
from tiers.domain.question import Question
from tiers.domain.since import Bands, Moved, SinceTally, Verdict, band_places, verdict
from tiers.domain.tally import Tally
from tiers.domain.targets import Tier
from tiers.report.contract.report import Goal
from tiers.report.contract.since import (
    Band,
    Kind,
    Matrix,
    MovedFirm,
    SinceFirms,
    SinceGoal,
    SincePeriod,
    SinceProblems,
    SinceReport,
)
from tiers.report.contract.totals import TotalReport
from tiers.report.goals import base_of
from tiers.report.rounding import plain
from tiers.report.totals import TotalJudge

COUNTS = (
    "opening", "risen", "new", "unknown_then", "dropped", "left", "unknown_now", "closing", "net", "stayed",
)  # fmt: skip
"""The keys of a goal that hold counts of firms."""


def since_report(
    found: SinceTally, tally: Tally, question: Question, goals: Sequence[Goal], totals: Sequence[TotalReport]
) -> SinceReport:
    """Compare what was counted then, `found`, with now; `goals` and `totals` are the verdicts of now."""
    asked = question.since
    kind: Kind = "table" if asked and asked.kind == "table" else "year"
    judge = _Judge(tally, found, question)
    return SinceReport.model_construct(
        kind=kind,
        path=asked.what if asked and kind == "table" else None,
        period=period_of(found.period),
        comparable=True,
        enterprises=found.enterprises,
        firms=SinceFirms.model_construct(
            both=found.both,
            new=tally.enterprises - found.both,
            left=found.enterprises - found.both,
            by_name=found.by_name,
            same_name=found.same_name,
        ),
        goals=(
            *(judge.goal(index, goal) for index, goal in enumerate(goals)),
            *(judge.total(index, total) for index, total in enumerate(totals)),
        ),
        matrix=tuple(_matrices(found, tally, question)),
        problems=SinceProblems.model_construct(errors=found.errors, warnings=found.warnings),
    )


def since_problems(tally: Tally) -> Iterator[Problem]:
    """Warn of firms that left while others came under their names: they may be the same ones."""
    found = tally.since
    if found is not None and found.same_name:
        names, more = found.same_names, found.same_name - len(found.same_names)
        yield Problem("since-same-name", facts=(("count", found.same_name), ("firms", names), ("more", more)))


def period_of(period: Period) -> SincePeriod:
    """Write down a period as the report does."""
    return SincePeriod.model_construct(
        year=period.year,
        months=period.months,
        complete=period.complete,
        as_of=last_day(period.end) if period.end else None,
    )


def _matrices(found: SinceTally, tally: Tally, question: Question) -> Iterator[Matrix]:
    tiers = [*zip(question.targets.tier, tally.tiers, strict=True)]
    for measure, bands in zip(tally.measures, found.bands, strict=True):
        if bands is not None and bands.tiers:
            names = [tier.name for tier, of in tiers if of.measure == measure.measure and not tier.where]
            rest = [Band(band=band, tier=None) for band in ("below", "no_figure", "absent")]
            yield Matrix.model_construct(
                measure=measure.measure,
                bands=(*(Band(band="tier", tier=name) for name in names), *rest),
                firms=bands.firms,
            )


@dataclass(frozen=True, slots=True)
class _Judge:
    """Everything that a tier is compared by."""

    tally: Tally
    """Now."""
    found: SinceTally
    """Then and now."""
    question: Question
    """The plan."""

    def goal(self, index: int, now: Goal) -> SinceGoal:
        """Compare the tier at this place of the plan; `now` is its verdict."""
        tier, bands = self.question.targets.tier[index], self._bands(index)
        place = self._place(index)
        was = self._status(tier, index, bands, place)
        is_comparable = bands is not None and (bool(tier.where) or bands.is_comparable)
        counts: dict[str, Any] = dict.fromkeys(COUNTS)
        if bands and is_comparable:
            counts = _counts(bands, place)
        moved = self.found.moved[index] if is_comparable else ()
        return SinceGoal.model_construct(
            tier=tier.name,
            by=None,
            value=None,
            comparable=is_comparable,
            **counts,
            status=was,
            verdict=verdict(was, now.status),
            firms=tuple(map(_firm, moved)),
        )

    def total(self, index: int, now: TotalReport) -> SinceGoal:
        """Compare the total at this place of the plan; `now` is its verdict."""
        amount, period, targets = self.found.totals[index], self.found.period, self.question.targets
        clock = Clock(period.end, targets.base_year, targets.target_year)
        was = TotalJudge(self.tally, self.question, clock).status(index, amount, complete=period.complete)
        return since_total(now, was, verdict(was, now.status), comparable=None not in {amount, now.total})

    def _place(self, index: int) -> int:
        """Return the place of a tier among those of its measure; one by a condition stands alone."""
        tiers = zip(self.question.targets.tier, self.tally.tiers, strict=True)
        measures = [None if tier.where else of.measure for tier, of in tiers]
        return 0 if self.question.targets.tier[index].where else band_places(measures)[index]

    def _bands(self, index: int) -> Bands | None:
        """Return where the firms are by the tier's measure; None where then's tables judge it by another."""
        if self.question.targets.tier[index].where:
            return self.found.marked[index]
        measures = [one.measure for one in self.tally.measures]
        measure = self.tally.tiers[index].measure
        if measure is None or not self.found.same_measure[index]:
            return None
        return self.found.bands[measures.index(measure)]

    def _status(self, tier: Tier, index: int, bands: Bands | None, place: int) -> Status:
        """Judge the goal by then's count at the end of then's period, from the same base."""
        targets = self.question.targets
        if tier.goal_count is None:
            return "no_goal"
        if bands is None or not (tier.where or bands.then(0, bands.tiers)):
            return "not_assessable"
        first = 0 if targets.counts_nested(tier) else place
        clock = Clock(self.found.period.end, targets.base_year, targets.target_year)
        base = base_of(tier, index, self.tally, self.question).count
        way = points(tier.stages, targets.base_year, targets.target_year)
        progress = Progress(tier.goal_count, bands.then(first, place), base, clock.elapsed, way)
        return status(progress, clock, targets.pace, complete=self.found.period.complete)


def since_total(now: TotalReport, was: Status | None, found: Verdict | None, *, comparable: bool) -> SinceGoal:
    """Return how a total stood, and whether it stands better or worse."""
    return SinceGoal.model_construct(
        tier=now.name,
        by=None,
        value=None,
        comparable=comparable,
        **dict.fromkeys(COUNTS),
        status=was,
        verdict=found,
        firms=None,
    )


def _counts(bands: Bands, place: int) -> dict[str, Any]:
    opening, closing = bands.then(0, place), bands.now(0, place)
    ways = {str(how): count for how, count in bands.ways(place).items()}
    return {"opening": opening, "closing": closing, "net": closing - opening, **ways}


def _firm(moved: Moved) -> MovedFirm:
    return MovedFirm.model_construct(
        how=moved.how,
        name=moved.name,
        code=moved.code,
        name_then=moved.name_then,
        figure_then=None if moved.figure_then is None else plain(moved.figure_then),
        figure=None if moved.figure is None else plain(moved.figure),
    )
