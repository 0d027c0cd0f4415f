"""The time of each column's figures: its heading before the title before the file's name.

A year cell wins over all of these for the year of its row; `--year` stands in where none of them states one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.period import Period
from tiers.domain.table import Column
from tiers.errors import DataError
from tiers.intake.headers.header_parser import HeadingText, heading_text
from tiers.intake.headers.time_spans import WHOLE_YEAR, Span
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR
from tiers.intake.layout.preamble import Stated


class ColumnTime(NamedTuple):
    """The time of one column's figures."""

    period: Period | None
    """The period; None if nothing states one."""
    span: Span
    """How it is stated."""
    stated: Stated | None
    """What the title or the file's name adds to the heading; None where they add nothing."""


_OF_MONTHS: Final = lazy_pattern(
    r"(?:统计|数据|所属|报告|报表)?(?:月份|月度|季度)|[月季]|季别|期[别数次]|month|quarter"
)
"""Headings of columns that state a part of the year for each row."""

_OF_PERIODS: Final = lazy_pattern(
    r"(?:统计|数据|所属|报告|报表|财报|时)期[间末]?|(?:报告|报表)类型|(?:reporting)?period"
)
"""Headings of columns that may state one, or a whole year."""

_SIGNS_OF_TIME: Final = frozenset("月季期型hqp")
"""One of these stands in each heading of the two kinds."""

_END_OF_YEAR: Final = lazy_pattern(r"12[-/.月]?31日?$")


def holds_months(heading: str) -> bool:
    """Whether a column states the month or the quarter that each row is of."""
    folded = cleaning.fold(heading)
    return not _SIGNS_OF_TIME.isdisjoint(folded) and _OF_MONTHS.fullmatch(folded) is not None


def states_periods(column: Column) -> bool:
    """Whether a column without a role may state for each row a part of the year, or a whole one."""
    folded = cleaning.fold(column.heading) if column.role is None else ""
    return not _SIGNS_OF_TIME.isdisjoint(folded) and _OF_PERIODS.fullmatch(folded) is not None


def holds_parts(column: Column, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column without a role says of rows that they are of a part of the year."""
    if not states_periods(column):
        return column.role is None and holds_months(column.heading)
    cells = {row[column.index] for row in rows if column.index < len(row)}
    return any(map(_is_part, cells - {column.heading}))


def periods_to_see(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the positions of columns that may state parts of the year, and state none in these rows."""
    return tuple(column.index for column in columns if states_periods(column) and not holds_parts(column, rows))


def _is_part(cell: str) -> bool:
    period = heading_text(cell).period
    return period is not None and not period.complete and not _END_OF_YEAR.search(cell.strip())


def with_parts_of_rows(columns: tuple[Column, ...], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return columns once more: figures are of no whole year where a column says that rows are of a part of one."""
    if not any(states_periods(column) and holds_parts(column, rows) for column in columns):
        return columns
    return tuple(
        replace(c, period=Period(c.period.year if c.period else None, None))
        if c.role not in {None, NAME, CODE, YEAR} and (c.period is None or c.period.complete)
        else c
        for c in columns
    )


def of_unknown_months(time: ColumnTime) -> ColumnTime:
    """Return a time whose months another column states, so that nobody knows them to be a whole year."""
    return ColumnTime(Period(time.period.year if time.period else None, None), "to-date", time.stated)


def column_time(heading: str, stated: Stated | None, *, has_years: bool) -> ColumnTime:
    """Join what a heading states of its time with what is stated for the whole table.

    `has_years` says that every row states its year, so that only the months are taken from elsewhere. The
    narrower time wins: a heading that states a year, under a title that states nine months of it, is of these.
    """
    own = heading_text(heading)
    if stated is None:
        return ColumnTime(own.period, own.span, None)
    year = (own.period.year if own.period else None) or (None if has_years else stated.year)
    if own.period is None and year is None and not stated.is_partial:
        return ColumnTime(None, own.span, None)
    months, span = _months(own, stated)
    period = Period(year, months)
    return ColumnTime(period, span, None if period == own.period else stated)


def _months(own: HeadingText, stated: Stated) -> tuple[tuple[int, int] | None, Span]:
    months = own.period.months if own.period else WHOLE_YEAR
    if own.is_whole and (stated.month == WHOLE_YEAR[1] or _says_how_often(stated)):
        return WHOLE_YEAR, "year"
    if own.span in {"none", "year"}:
        return (stated.months, stated.span) if stated.is_partial else (months, "year")
    if own.span == "to-date" and months is None and not own.is_unclear:
        return (1, stated.month) if stated.month else stated.months, "to-date"
    return months, own.span


def _says_how_often(stated: Stated) -> bool:
    """Whether a file's name speaks of months or quarters and of none in particular, such as `月报.csv`, `month.csv`."""
    return stated.place == "file-name" and stated.months is None and stated.month is None


def refuse_contradiction(path: str, stated: Iterable[Stated], asked: int | None) -> None:
    """Refuse a title and a file's name of two years, where nobody says which is meant.

    Raises: DataError with both.
    """
    of_years = [one for one in stated if one.year]
    if len({one.year for one in of_years}) > 1 and asked not in {one.year for one in of_years}:
        raise _contradiction(path, of_years[0].text, of_years[-1].text, of_years[0].year)


def refuse_other_years(path: str, stated: Stated, years: set[int], asked: int | None) -> None:
    """Refuse a title whose year none of the figures is of.

    Raises: DataError with the title and the years.
    """
    if stated.year and years and stated.year not in years and asked not in years:
        raise _contradiction(path, stated.text, ", ".join(map(str, sorted(years))), max(years))


def refuse_other_months(path: str, heading: str, stated: Stated) -> None:
    """Refuse a heading of one year to date under a title of another.

    Raises: DataError with both.
    """
    own = heading_text(heading)
    months = stated.months if stated.span == "to-date" else None
    if months and own.span == "to-date" and own.period and own.period.months not in {None, months}:
        raise DataError("months-contradict", path=path, text=stated.text, heading=cleaning.text(heading))


def _contradiction(path: str, text: str, other: str, year: int | None) -> DataError:
    facts: dict[str, Any] = {"text": text, "other": other, "year": year}
    return DataError("year-contradicts", path=path, **facts)
