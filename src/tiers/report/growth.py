"""The growth that a firm needs, and its own."""

from decimal import Decimal
from typing import Any, Final

from tiers.domain.period import Clock, Period
from tiers.report.rounding import growth, yearly_growth

_MONTHS: Final = 12


def growth_numbers(
    figure: Decimal, limit: Decimal, earlier: tuple[int, Decimal] | None, period: Period, clock: Clock
) -> dict[str, Any]:
    """Return what a firm has to grow to a limit, in all and a year, and what it grew a year; 1 is the whole.

    `earlier` is the year and figure from which its own growth is reckoned; figures and limit in yuan. A year's growth
    of a part of a year would mean nothing.

    Source: definitions, “Nearest”.
    """
    months = (period.year - earlier[0]) * _MONTHS if earlier and period.year else None
    return {
        "growth_needed": growth(figure, limit),
        "yearly_growth_needed": yearly_growth(figure, limit, clock.months_left if period.complete else None),
        "own_yearly_growth": yearly_growth(earlier[1], figure, months) if earlier and period.complete else None,
    }
