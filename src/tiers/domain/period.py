"""Time: the report year, the period of a figure, and how far a plan has run."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

_MONTHS: Final = 12
_SMALL_SHARE: Final = 10
"""A year with under one tenth of the largest year's rows is not chosen by itself."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The time that a figure is of."""

    year: int | None
    """The calendar year; None where nothing states it."""
    months: tuple[int, int] | None = (1, _MONTHS)
    """First and last month, inclusive; None for a year to date that does not say its month."""

    @property
    def complete(self) -> bool:
        """Whether it is a whole year: a year to date is not, and is never scaled up."""
        return self.months == (1, _MONTHS)

    @property
    def end(self) -> tuple[int, int] | None:
        """The year and month at whose end the period ends; None where one of them is unknown."""
        return (self.year, self.months[1]) if self.year is not None and self.months else None


class Clock(NamedTuple):
    """Where a plan stands in time."""

    as_of: tuple[int, int] | None
    """The year and month at whose end the plan is judged; None: unknown."""
    base_year: int
    """The plan runs from the end of this year."""
    target_year: int
    """The plan runs to the end of this year."""

    @property
    def elapsed(self) -> Fraction | None:
        """Share of the plan's months that is gone, from 0 to 1, exact; None without an as-of.

        Source: definitions, “Elapsed” (序时进度).
        """
        if self.as_of is None:
            return None
        gone = (self.as_of[0] - self.base_year - 1) * _MONTHS + self.as_of[1]
        return min(max(Fraction(gone, (self.target_year - self.base_year) * _MONTHS), Fraction(0)), Fraction(1))

    @property
    def years_gone(self) -> Fraction | None:
        """Years of the plan that are gone, in its own time, exact; None without an as-of."""
        return None if self.elapsed is None else self.elapsed * (self.target_year - self.base_year)

    @property
    def months_left(self) -> int | None:
        """Months from as-of to the end of the target year, not below 0; None without an as-of."""
        if self.as_of is None:
            return None
        return max((self.target_year - self.as_of[0]) * _MONTHS + _MONTHS - self.as_of[1], 0)

    @property
    def at_target(self) -> bool:
        """Whether as-of is the end of the target year."""
        return self.as_of == (self.target_year, _MONTHS)

    @property
    def is_over(self) -> bool:
        """Whether as-of is after the end of the target year."""
        return self.as_of is not None and self.as_of > (self.target_year, _MONTHS)


def last_day(month: tuple[int, int]) -> str:
    """Write the last day of a year's month as `2007-06-30`."""
    return f"{month[0]:04}-{month[1]:02}-{calendar.monthrange(*month)[1]:02}"


def choose_year(rows: Mapping[int, int], target_year: int) -> int | None:
    """Choose the report year from the rows per year, where nobody has said it; None without any year.

    The latest year not after the target year, else the latest; a year with under a tenth of the
    largest year's rows is passed over if another is there.

    Source: definitions, “Report year”.
    """
    if not rows:
        return None
    usual = [year for year in rows if not is_small(rows, year)]
    return max([year for year in usual if year <= target_year] or usual)


def is_small(rows: Mapping[int, int], year: int) -> bool:
    """Whether a year has under a tenth of the largest year's rows."""
    return rows[year] * _SMALL_SHARE < max(rows.values())
