"""Which figures are of which year: a year column, years in the headings, or one year for the whole table."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tiers.domain.period import Period
from tiers.domain.table import Column, Table
from tiers.errors import DataError


class View(NamedTuple):
    """The columns that hold the figures of one year (or of the year that each row states)."""

    year: int | None
    """The year of all rows; None: the one that each row states, or unknown."""
    columns: Mapping[str, Column]
    """Measure → column; a measure that the table does not have for this year is absent."""

    @property
    def months(self) -> tuple[int, int] | None:
        """The months of the figures: those of the first column that is not of a whole year."""
        periods = [column.period for column in self.columns.values() if column.period]
        return next((period.months for period in periods if not period.complete), (1, 12))


def views(table: Table, measures: Sequence[str]) -> tuple[View, ...]:
    """Return one view per year that the headings state, else a single one for all rows.

    Raises: DataError if headings and a year column both state years, or if a figure beside columns of
    several years says none.
    """
    columns = [column for measure in measures for column in table.of_role(measure)]
    stated = sorted({column.period.year for column in columns if column.period and column.period.year})
    if not stated:
        return (View(None, {column.role or "": column for column in columns}),)
    if table.of_role("year"):
        raise DataError("year-twice", path=table.source.path, heading=table.of_role("year")[0].heading, years=stated)
    return tuple(View(year, _of_year(table, columns, year, stated)) for year in stated)


def columns_of_year(table: Table, year: int | None, measures: Sequence[str]) -> Sequence[Column]:
    """Return the columns of the figures of a year; those of all years for a year that no heading states."""
    found = views(table, measures)
    kept = [view for view in found if view.year in {None, year}] or found
    return [column for view in kept for column in view.columns.values()]


def _of_year(table: Table, columns: Sequence[Column], year: int, stated: Sequence[int]) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for column in columns:
        own = column.period.year if column.period and column.period.year else _only(table, column, stated)
        if own == year:
            found[column.role or ""] = column
    return found


def _only(table: Table, column: Column, stated: Sequence[int]) -> int:
    """Return the year of a heading without one beside headings with one."""
    if len(stated) > 1:
        raise DataError("year-of-column", path=table.source.path, heading=column.heading, years=stated)
    return stated[0]


def first_partial(periods: Sequence[Period]) -> Period:
    """Return the period of the figures of several tables together: not a whole year if one's is not."""
    return next((period for period in periods if not period.complete), periods[0])


def periods(views: Sequence[View], years: Sequence[int | None]) -> dict[int | None, Period]:
    """Return the period of each year's figures in one table."""
    if views[0].year is not None:
        return {view.year: Period(view.year, view.months) for view in views}
    return {year: Period(year, views[0].months) for year in set(years)}
