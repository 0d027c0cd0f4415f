"""One table read in memory: its firms, their years and figures, and everything beside them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.row_verdict import Leading
from tiers.domain.table import Column, Table
from tiers.domain.tally import InputTally
from tiers.engines.rows.figures import Figures, read_figures
from tiers.engines.rows.row_kinds import FirmRows, OtherRows, separate_rows, without_agreeing_counts

Problems = tuple[Problem, ...]


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


def sheet_of(
    table: Table, measures: Sequence[str], currency: str, offset: int = 0, leading: Leading | None = None
) -> tuple[Sheet, OtherRows, Problems]:
    """Read the rows of one table: its firms, everything else, and the rows without a year.

    `offset` counts the rows of firms before it, `currency` is the plan's ISO 4217 code, `leading` are the columns
    before the name; None: those that the headings say.
    """
    used = [column for column in table.columns if column.role in measures]
    firms, others = separate_rows(table, used, leading)
    figures = {column.index: read_figures(table, firms, column, currency) for column in used}
    years, not_years = years_of_rows(table, firms)
    return Sheet(table, firms, years, figures, offset), others, not_years


def years_of_rows(table: Table, firms: FirmRows) -> tuple[Sequence[int | None], tuple[Problem, ...]]:
    """Return the year of each row by its year cell, else the table's; None where the cell is not a year."""
    columns = table.of_role("year")
    if not columns:
        return [table.year] * len(firms.numbers), ()
    cells = [row[columns[0].index] for row in firms.cells]
    known = {cell: cleaning.year(cell) for cell in set(cells)}
    years = [known[cell] for cell in cells]
    return years, tuple(_not_years(table, firms, columns[0], cells, years)) if None in known.values() else ()


def _not_years(
    table: Table, firms: FirmRows, column: Column, cells: Sequence[str], years: Sequence[int | None]
) -> Iterator[Problem]:
    for i, year in enumerate(years):
        if year is None:
            place = (table.source.path, table.source.sheet, firms.numbers[i], cleaning.text(column.heading), cells[i])
            yield Problem("year-unreadable", *place, (("name", firms.names[i] or firms.codes[i]),))


def problems_in(sheet: Sheet, others: OtherRows, not_years: Problems) -> Problems:
    """Return what is wrong with the text, the rows and the cells of one table, in no order."""
    of_cells = (problem for figures in sheet.figures.values() for problem in figures.problems)
    return (*sheet.table.problems, *others.problems, *not_years, *of_cells)


def all_problems_in(sheet: Sheet, others: OtherRows, not_years: Problems) -> Problems:
    """Return the same of a table all of whose rows are here: a count of firms that agrees with them is no problem."""
    return without_agreeing_counts(problems_in(sheet, others, not_years), len(sheet.firms.cells))


def found_in(sheet: Sheet, others: OtherRows) -> InputTally:
    """Describe how one table was understood, with all its columns and without its totals."""
    table = sheet.table
    rows = len(table.cells) + len(table.set_aside)
    return InputTally(table.source, table.columns, rows, len(sheet.firms.cells), others.set_aside, ())


def with_roles(table: Table) -> tuple[Column, ...]:
    """Return the columns that have a role, in order."""
    return tuple(column for column in table.columns if column.role)
