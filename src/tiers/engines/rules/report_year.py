"""The year that is reported, and what is odd about it."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from tiers.domain.period import choose_year, is_small
from tiers.domain.problem import Problem
from tiers.domain.reading import Reading
from tiers.domain.tally import InputTally
from tiers.errors import DataError

Counts = Mapping[int | None, int]
"""Year → how many; a year of None is unknown."""

_FEWER_PERCENT = 80
"""A year with under so many per cent of the previous year's firms is warned about."""


def years_before(years: Iterable[int | None], year: int | None) -> list[int]:
    """Return the years before one, in order; none before one that is unknown."""
    return sorted(each for each in years if each is not None and year is not None and each < year)


def refuse_without_firms(years: Collection[int | None], inputs: Iterable[tuple[InputTally, bool]]) -> None:
    """Refuse tables without any firm of any year, and those of which some state a year and others do not.

    `years` are those of the firms; each input comes with whether some of its rows are of no year.

    Raises: DataError.
    """
    known = [*inputs]
    if not years:
        code = "years-none" if any(one.firm_rows for one, _ in known) else "firms-none"
        raise DataError(code, path=", ".join(one.source.path for one, _ in known))
    if None in years and len(years) > 1:
        unknown = (one.source.path for one, is_unknown in known if is_unknown)
        raise DataError("year-of-table-unknown", path=", ".join(unknown))


def refuse_nobody(firms: int, reading: Reading, year: int | None) -> None:
    """Refuse conditions that no firm of the report year meets.

    Raises: DataError.
    """
    if not firms:
        raise DataError("where-nobody", conditions=reading.where, year=year, near=(), hinted=0)


def report_year_of(rows: Counts, asked: int | None, target_year: int, path: str) -> int | None:
    """Choose the report year; `rows` counts the rows of firms per year, `path` names the tables.

    Raises: DataError if a year was asked for that the tables do not have.

    Source: definitions, “Report year”.
    """
    known = {year: count for year, count in rows.items() if year is not None}
    if asked is None or not known:
        return choose_year(known, target_year)
    if asked not in known:
        raise DataError("year-missing", year=asked, years=sorted(known), path=path)
    return asked


def year_problems(rows: Counts, firms: Counts, year: int | None) -> Iterator[Problem]:
    """Warn of years with few rows, and of a report year with fewer firms than the year before.

    `rows` and `firms` count the rows of firms and the firms per year.
    """
    known = {y: count for y, count in rows.items() if y is not None}
    if year is None:
        return
    for other in sorted(known):
        if other >= year and is_small(known, other):
            facts = (("year", other), ("count", known[other]), ("largest", max(known.values())), ("chosen", year))
            yield Problem("year-small", facts=facts)
    before = firms.get(year - 1, 0)
    if firms[year] * 100 < before * _FEWER_PERCENT:
        facts = (("year", year), ("count", firms[year]), ("earlier", year - 1), ("before", before))
        yield Problem("year-fewer-firms", facts=facts)
