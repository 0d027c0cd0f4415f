"""Conditions of the plan: which firms a tier or a total is about, whatever `--where` says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tiers.domain.condition import values_by_heading
from tiers.domain.problem import Problem
from tiers.domain.table import Column, Table
from tiers.domain.targets import Targets, Tier
from tiers.domain.total_goal import TotalGoal


class WantedValue(NamedTuple):
    """A heading and a value.

    As a column of the firms' rows it is true or false, and null where nothing stands under the heading.
    """

    heading: str
    """As the plan writes it, cleaned."""
    value: str
    """Cleaned."""
    columns: tuple[Column | None, ...]
    """Per table; None where it has no such heading."""


class Mark(NamedTuple):
    """Which firms a tier or a total is about, and by which measure."""

    parts: tuple[tuple[int, ...], ...]
    """Per heading the parts of which a firm has to meet one, by their numbers; empty: all firms are meant."""
    measure: str | None
    """Whose figures are compared with the limit, or added up; None for a tier without a limit."""
    is_known: bool
    """Whether every table has the measure that is needed."""


class Marks(NamedTuple):
    """All conditions of a plan."""

    parts: tuple[WantedValue, ...]
    """Each once, by its number."""
    tiers: tuple[Mark | None, ...]
    """Per tier; None for one of the ladder."""
    totals: tuple[Mark, ...]
    """Per total."""


class Stated(NamedTuple):
    """What the rows of one year say of the conditions, whether or not firms meet `--where`."""

    said: tuple[int, ...]
    """Per part, firms under whose heading something stands."""
    met: tuple[int, ...]
    """Per part, firms that have the value."""
    tables: frozenset[int]
    """The tables that have rows of the year."""


def marks_of(targets: Targets, tables: Sequence[Table]) -> Marks:
    """Find the columns that the conditions of a plan are about, and the measures of its totals."""
    parts: dict[WantedValue, int] = {}

    def mark(of: Tier | TotalGoal, measure: str | None, *, is_known: bool) -> Mark:
        headings = (_parts(heading, values, tables) for heading, values in values_by_heading(of.where).items())
        numbers = tuple(tuple(parts.setdefault(part, len(parts)) for part in heading) for heading in headings)
        return Mark(numbers, measure, is_known)

    tiers = []
    for tier in targets.tier:
        measure = measure_of(tier.measure, tables)
        known = measure is not None or not tier.has_limit
        tiers.append(mark(tier, measure, is_known=known) if tier.where else None)
    totals = []
    for total in targets.total:
        measure = measure_of((total.measure,), tables)
        totals.append(mark(total, measure, is_known=measure is not None))
    return Marks(tuple(parts), tuple(tiers), tuple(totals))


def _parts(heading: str, values: Sequence[str], tables: Sequence[Table]) -> Sequence[WantedValue]:
    columns = tuple(table.find_column(heading) for table in tables)
    return [WantedValue(heading, value, columns) for value in dict.fromkeys(values)]


def measure_of(measures: Sequence[str], tables: Sequence[Table]) -> str | None:
    """Choose the first measure that every table has as a column; None if there is none."""
    return next((m for m in measures if all(table.of_role(m) for table in tables)), None)


def is_stated(mark: Mark, marks: Marks, year: Stated) -> bool:
    """Whether a year says which firms are meant, and has their figures.

    A table without the heading would silently leave its firms out, and so would a column in which nothing stands.
    """
    return mark.is_known and not any(_is_silent(each[0], marks, year) for each in mark.parts)


def _is_silent(part: int, marks: Marks, year: Stated) -> bool:
    columns = marks.parts[part].columns
    return not year.said[part] or any(columns[table] is None for table in year.tables)


def mark_problems(
    targets: Targets, marks: Marks, years: Mapping[int | None, Stated], report_year: int | None
) -> Iterator[Problem]:
    """Yield where the report year does not say which firms are meant, and values that no firm has in any year."""
    tiers = ((tier.name, mark) for tier, mark in zip(targets.tier, marks.tiers, strict=True))
    totals = ((total.name, mark) for total, mark in zip(targets.total, marks.totals, strict=True))
    for name, mark in (*tiers, *totals):
        for group in mark.parts if mark else ():
            heading = marks.parts[group[0]].heading
            if _is_silent(group[0], marks, years[report_year]):
                yield Problem("where-not-in-table", facts=(("tier", name), ("heading", heading)))
            for part in group:
                if _is_nowhere(part, years):
                    facts = (("tier", name), ("heading", heading), ("wanted", marks.parts[part].value))
                    yield Problem("where-empty", facts=facts)


def _is_nowhere(part: int, years: Mapping[int | None, Stated]) -> bool:
    """Whether no firm has the value, though something stands under its heading."""
    found = years.values()
    return any(year.said[part] for year in found) and not any(year.met[part] for year in found)
