"""Rows → `Enterprise` models, one per firm, year and row."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter

from tiers.domain import cleaning
from tiers.domain.enterprise import Enterprise
from tiers.domain.period import Period
from tiers.domain.table import Column, Table
from tiers.engines.rows.figures import Figures
from tiers.engines.rows.row_kinds import FirmRows
from tiers.engines.rules.requirements import Condition, GroupColumn
from tiers.engines.rules.year_columns import View

_AT_ONCE: Final = 10_000
"""Rows that are loaded at once: more would only take more memory."""


class Sheet(NamedTuple):
    """One table with everything read that stands beside the figures; the sequences run side by side."""

    table: Table
    """As intake gave it."""
    firms: FirmRows
    """Its rows of firms."""
    years: Sequence[int | None]
    """Per row: the year that its cell states, else the table's."""
    figures: Mapping[int, Figures]
    """Position of a column → its figures."""
    offset: int
    """Rows of firms in the tables before."""


def enterprises(sheet: Sheet, views: Sequence[View]) -> list[Enterprise]:
    """Load one table's rows into models, all at once: row by row takes four times as long."""
    models = TypeAdapter(list[Enterprise])
    records = (record for view in views for record in _records(sheet, view))
    parts = iter(lambda: list(islice(records, _AT_ONCE)), [])
    return [firm for part in parts for firm in models.validate_python(part)]


def _records(sheet: Sheet, view: View) -> Iterator[dict[str, Any]]:
    firms, years = sheet.firms, sheet.years if view.year is None else [view.year] * len(sheet.years)
    read = [sheet.figures[column.index] for column in view.columns.values()]
    measures, odd = [*view.columns], _odd(sheet, read)
    needs_year = bool(sheet.table.of_role("year"))
    amounts = zip(*(figures.amounts for figures in read), strict=True)
    rows = zip(firms.names, firms.codes, years, amounts, strict=True)
    for i, (name, code, year, figures) in enumerate(rows, sheet.offset):
        if year is None and needs_year:
            continue
        record = {"name": name or code, "code": code, "year": year, "figures": dict(zip(measures, figures)), "row": i}  # noqa: B905 - as long as each other
        yield record | odd[i] if i in odd else record


def _odd(sheet: Sheet, read: Sequence[Figures]) -> dict[int, dict[str, Any]]:
    """Say for the rows with unreadable cells which measures they are of, and what they can be at most."""
    rows = {i for figures in read for i in figures.unreadable}
    return {
        sheet.offset + i: {
            "unreadable": frozenset(f.column.role for f in read if i in f.unreadable),
            "bounds": {f.column.role: f.bounds[i] for f in read if i in f.bounds},
        }
        for i in rows
    }


def group_values(firms: FirmRows, index: int, columns: Sequence[GroupColumn]) -> Sequence[Sequence[str | None]]:
    """Return each row's values under the headings of the breakdowns; `index` is the table's place among the inputs."""
    return [_values(firms, column.columns[index]) for column in columns]


def _values(firms: FirmRows, column: Column | None) -> Sequence[str | None]:
    if column is None:
        return [None] * len(firms.cells)
    cells = [row[column.index] for row in firms.cells]
    known = {cell: cleaning.text(cell) or None for cell in set(cells)}
    return [known[cell] for cell in cells]


def meets_conditions(firms: FirmRows, index: int, conditions: Sequence[Condition]) -> Sequence[bool]:
    """Return for each row whether it meets every condition of `--where`."""
    checks = [(condition.columns[index].index, condition.values) for condition in conditions]
    return [all(cleaning.text(row[i]) in values for i, values in checks) for row in firms.cells]


def periods(views: Sequence[View], years: Sequence[int | None]) -> dict[int | None, Period]:
    """Return the period of each year's figures in one table."""
    if views[0].year is not None:
        return {view.year: Period(view.year, view.months) for view in views}
    return {year: Period(year, views[0].months) for year in set(years)}
