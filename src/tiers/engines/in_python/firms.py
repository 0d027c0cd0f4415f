"""Rows → `Enterprise` models, one per firm, year and row."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from pydantic import TypeAdapter

from tiers.domain import cleaning
from tiers.domain.enterprise import Enterprise
from tiers.domain.table import Column
from tiers.engines.rows.figures import Figures
from tiers.engines.rows.row_kinds import FirmRows
from tiers.engines.rows.sheet import Sheet
from tiers.engines.rules.requirements import Condition, GroupColumn
from tiers.engines.rules.year_columns import View

_AT_ONCE: Final = 10_000
"""Rows that are loaded at once: more would only take more memory."""


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
    """Return for the rows with unreadable cells which measures they are of, and what they can be at most."""
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
    return [values_under(firms, column.columns[index]) for column in columns]


def values_under(firms: FirmRows, column: Column | None) -> Sequence[str | None]:
    """Return each row's value in a column, cleaned; None where it is blank, or there is no such column."""
    if column is None:
        return [None] * len(firms.cells)
    cells = [row[column.index] for row in firms.cells]
    known = {cell: cleaning.text(cell) or None for cell in set(cells)}
    return [known[cell] for cell in cells]


def meets_conditions(firms: FirmRows, index: int, conditions: Sequence[Condition]) -> Sequence[bool]:
    """Return for each row whether it meets every condition of `--where`."""
    checks = [(condition.columns[index].index, condition.values) for condition in conditions]
    return [all(cleaning.text(row[i]) in values for i, values in checks) for row in firms.cells]
