"""One total: from what was added up to its verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from tiers.domain.amount import EXACT
from tiers.domain.growth import Growth, growth_status
from tiers.domain.period import Clock
from tiers.domain.problem import Problem
from tiers.domain.progress import Status
from tiers.domain.question import Question
from tiers.domain.tally import Tally, TotalTally
from tiers.domain.total_goal import TotalGoal
from tiers.report.contract.totals import TotalReport
from tiers.report.rounding import exact, plain, quotient, to_15_digits

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class TotalBase:
    """What a total was at the end of the base year, in yuan."""

    amount: Decimal | None
    """In yuan; None: unknown."""
    counted: Decimal | None
    """What the table's firms add up to, in yuan; None where it has no complete base year with a usable figure."""
    stated: Decimal | None
    """What the plan says of all firms, in yuan; None where it says nothing, or where only a part is read."""

    @property
    def source(self) -> Literal["stated", "counted"] | None:
        """Where the amount comes from: the plan's word wins."""
        return None if self.amount is None else "counted" if self.stated is None else "stated"


def total_base(index: int, tally: Tally, question: Question) -> TotalBase:
    """Find the base of the total at this place of the plan: stated, else added up from the table.

    Source: definitions, “Base”.
    """
    stated = None if question.reading.where else question.targets.total[index].base
    years = {year.year for year in tally.years if year.complete}
    added = dict(tally.totals[index].years)
    base_year = question.targets.base_year
    counted = added.get(base_year) if base_year in years else None
    return TotalBase(counted if stated is None else stated, counted, stated)


def goal_of(total: TotalGoal, base: Decimal | None, years: int) -> Fraction | None:
    """Return what a total should be, in yuan; None where it is to grow from a base that is not known, or not above 0.

    `years` are those of the plan.
    """
    if total.growth is None:
        return Fraction(total.goal or 0)
    return None if base is None or base <= 0 else Fraction(base) * (1 + Fraction(total.growth)) ** years


@dataclass(frozen=True, slots=True)
class TotalJudge:
    """Everything a verdict on a total depends on besides it."""

    tally: Tally
    """What was added up."""
    question: Question
    """The plan and what was asked."""
    clock: Clock
    """Where the plan stands in time."""

    def total(self, index: int) -> TotalReport:
        """Judge the total at this place of the plan."""
        total, found = self.question.targets.total[index], self.tally.totals[index]
        base = total_base(index, self.tally, self.question)
        goal = goal_of(total, base.amount, self._years)
        growth = self._growth(found.total, goal, base.amount) if found.usable else None
        return TotalReport.model_construct(
            name=total.name,
            name_en=total.name_en,
            measure=found.measure,
            where=total.where,
            goal=None if goal is None else exact(goal),
            growth=None if total.growth is None else plain(total.growth),
            **_added_up(found),
            **_distance(found, goal),
            base=None if base.amount is None else plain(base.amount),
            base_source=base.source,
            **self._numbers(growth),
            status=self._status(growth),
        )

    @property
    def _years(self) -> int:
        return self.question.targets.target_year - self.question.targets.base_year

    def status(self, index: int, total: Decimal | None, *, complete: bool) -> Status:
        """Judge what the total at this place of the plan was at the time of the clock, in yuan; None: nothing usable.

        `complete` says whether the figures are of a whole year.
        """
        base = total_base(index, self.tally, self.question).amount
        goal = goal_of(self.question.targets.total[index], base, self._years)
        growth = None if total is None else self._growth(total, goal, base)
        return self._status(growth, complete=complete)

    def _growth(self, total: Decimal, goal: Fraction | None, base: Decimal | None) -> Growth | None:
        if goal is None or base is None or base <= 0:
            return None
        return Growth(goal, Fraction(total), Fraction(base), self._years, self.clock.elapsed)

    def _status(self, growth: Growth | None, *, complete: bool | None = None) -> Status:
        if growth is None:
            return "not_assessable"
        is_complete = self.tally.period.complete if complete is None else complete
        return growth_status(growth, self.clock, self.question.targets.pace, complete=is_complete)

    def _numbers(self, growth: Growth | None) -> dict[str, Any]:
        """Return what the verdict was made from; a growth that the figures do not tell is left out.

        Of an ended plan they are of another time than its end.
        """
        names = ("due", "pace", "yearly_growth", "planned_yearly_growth", "growth_needed", "method")
        if growth is None:
            return dict.fromkeys(names)
        found: dict[str, Decimal | None] = {"due": growth.due, "planned_yearly_growth": growth.planned_yearly_growth}
        if not self.clock.is_over:
            found |= {"pace": growth.pace, "yearly_growth": growth.yearly_growth}
        if self.tally.period.complete:
            found["growth_needed"] = growth.growth_needed(Fraction(self.clock.months_left or 0, _MONTHS))
        numbers = {name: None if value is None else to_15_digits(value) for name, value in found.items()}
        return {**dict.fromkeys(names), **numbers, "method": None if growth.due is None else "growth"}


def _added_up(found: TotalTally) -> dict[str, Any]:
    if found.enterprises is None:
        return dict.fromkeys(("total", "enterprises", "usable", "missing", "unreadable"))
    return {
        "total": plain(found.total) if found.usable else None,
        "enterprises": found.enterprises,
        "usable": found.usable,
        "missing": found.enterprises - found.usable - found.unreadable,
        "unreadable": found.unreadable,
    }


def _distance(found: TotalTally, goal: Fraction | None) -> dict[str, Any]:
    """Return what lacks to the goal, and how much of it is done; nothing without an amount or a goal."""
    if goal is None or not found.usable:
        return dict.fromkeys(("gap", "surplus", "completion"))
    more = Fraction(found.total) - goal
    return {
        "gap": exact(max(-more, Fraction(0))),
        "surplus": exact(max(more, Fraction(0))),
        "completion": quotient(Fraction(found.total) / goal),
    }


def total_problems(tally: Tally, question: Question) -> Iterator[Problem]:
    """Yield where the plan's own base of a total and the table do not agree, to the digits that the plan states."""
    for index, total in enumerate(question.targets.total):
        base = total_base(index, tally, question)
        if base.stated is not None and base.counted is not None and not _agree(base.stated, base.counted):
            facts = {"tier": total.name, "year": question.targets.base_year, "currency": question.targets.currency}
            yield Problem(
                "total-base-differs", facts=(*facts.items(), ("stated", base.stated), ("counted", base.counted))
            )


def _agree(stated: Decimal, counted: Decimal) -> bool:
    """Whether an amount is the other, rounded to its last digit that is not 0."""
    exponent = stated.normalize(EXACT).as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    return abs(EXACT.subtract(stated, counted)) <= half
