"""What is to grow: total, base, goal and time → due, pace and status, by the growth ratio.

Source: Statistics Canada and Eurostat, progress measures of the sustainable development goals.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Final

from tiers.domain.period import Clock
from tiers.domain.progress import Status, status_without_pace
from tiers.domain.targets import Pace

_WIDE: Final = Context(prec=80)
"""Digits that roots are taken with: what is rounded away of them is none of those that decide."""

_DECIDING: Final = Context(prec=50, rounding=ROUND_HALF_EVEN)
"""Digits that a verdict is decided on: a root that is a whole share, such as 1.1, is exact in them."""


@dataclass(frozen=True, slots=True)
class Growth:
    """Where one total stands; every amount is exact, and roots have 50 digits."""

    goal: Fraction
    """In yuan (the plan's currency), above 0."""
    total: Fraction
    """In yuan; below 0 where losses outweigh."""
    base: Fraction
    """In yuan, above 0: a ratio from nothing is none."""
    years: int
    """Of the plan, from the end of the base year to the end of the target year."""
    elapsed: Fraction | None
    """Share of the plan's time that is gone, 0 to 1; None without an as-of."""

    @property
    def due(self) -> Decimal | None:
        """What it should be by now, in yuan, if it grew by the same share every year; None without an as-of."""
        if self.elapsed is None:
            return None
        return _DECIDING.plus(_WIDE.multiply(_decimal(self.base), _power(self.goal / self.base, self.elapsed)))

    @property
    def planned_yearly_growth(self) -> Decimal:
        """The growth a year that leads from the base to the goal."""
        return _DECIDING.plus(self._planned_growth)

    @property
    def _planned_growth(self) -> Decimal:
        return _growth(self.goal / self.base, Fraction(1, self.years))

    @property
    def yearly_growth(self) -> Decimal | None:
        """The growth a year since the base; None where no time is gone, or the total is not above 0."""
        return None if self._yearly is None else _DECIDING.plus(self._yearly)

    @property
    def _yearly(self) -> Decimal | None:
        if not self.elapsed or self.total <= 0:
            return None
        return _growth(self.total / self.base, 1 / (self.elapsed * self.years))

    @property
    def pace(self) -> Decimal | None:
        """Yearly growth ÷ the planned one, without its sign; None without a yearly growth, or if none is planned."""
        if self._yearly is None or not self._planned_growth:
            return None
        return _DECIDING.plus(_WIDE.divide(self._yearly, self._planned_growth.copy_abs()))

    def growth_needed(self, years_left: Fraction) -> Decimal | None:
        """Return the growth a year that would lead to the goal; None without time, or if the total is not above 0."""
        if years_left <= 0 or self.total <= 0:
            return None
        return _DECIDING.plus(_growth(self.goal / self.total, 1 / years_left))


def _decimal(value: Fraction) -> Decimal:
    return _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))


def _power(ratio: Fraction, exponent: Fraction) -> Decimal:
    return _WIDE.power(_decimal(ratio), _decimal(exponent))


def _growth(ratio: Fraction, exponent: Fraction) -> Decimal:
    return _WIDE.subtract(_power(ratio, exponent), Decimal(1))


def growth_status(growth: Growth, clock: Clock, thresholds: Pace, *, complete: bool) -> Status:
    """Return the verdict on a total that can be assessed.

    `complete` says whether the figures are of a whole year.

    Source: definitions, “Totals”: the first that holds.
    """
    settled = status_without_pace(clock, is_reached=growth.total >= growth.goal, complete=complete)
    return settled or _underway(growth, thresholds, complete=complete)


def _underway(growth: Growth, thresholds: Pace, *, complete: bool) -> Status:
    pace = growth.pace
    if not growth.elapsed:
        return "not_due"
    if growth.base < growth.goal and pace is not None and pace >= thresholds.on_track:
        return "on_track"
    if not complete:
        return "open"
    if growth.total < growth.base or growth.base >= growth.goal:
        return "reversing"
    return "lagging" if pace is not None and pace >= thresholds.lagging else "off_track"
