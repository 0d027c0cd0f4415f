"""All tables as one panel: the firms of every year, each once."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from tiers.domain.enterprise import Enterprise
from tiers.domain.period import Period
from tiers.domain.table import Table
from tiers.domain.tally import InputTally
from tiers.engines.in_python.firms import enterprises, group_values, meets_conditions
from tiers.engines.in_python.missing_unit import refuse_without_unit
from tiers.engines.in_python.shifted_cells import moved_figures
from tiers.engines.rows.sheet import Problems, Sheet, all_problems_in, found_in, sheet_of, with_roles
from tiers.engines.rows.stated_totals import compare_totals
from tiers.engines.rules.duplicates import Merged, merge
from tiers.engines.rules.report_year import refuse_without_firms
from tiers.engines.rules.requirements import Requirements
from tiers.engines.rules.year_columns import first_partial, periods, views


class TableRead(NamedTuple):
    """What one table holds."""

    sheet: Sheet
    """Its rows, as read."""
    found: InputTally
    """How it was understood."""
    firms: Sequence[Enterprise]
    """One per row of a firm and year, in order."""
    lines: Sequence[int]
    """The line of each row of a firm."""
    groups: Sequence[Sequence[str | None]]
    """Per heading of the breakdowns and row of a firm, its value; None where it is blank."""
    chosen: Sequence[bool] | None
    """Per row of a firm, whether it meets every condition of `--where`; None without any."""
    periods: Mapping[int | None, Period]
    """The period of each year's figures."""
    missing_as: Mapping[str, tuple[str, ...]]
    """Measure → the symbols that stand for a missing figure."""
    problems: Problems
    """In no order."""


def read_table(table: Table, index: int, offset: int, needs: Requirements) -> TableRead:
    """Read one table; `index` is its place among the inputs, `offset` counts the rows of firms before it.

    Raises: DataError if a bare number stands in it whose unit nobody stated.
    """
    sheet, others, not_years = sheet_of(table, needs.measures, needs.targets.currency, offset)
    refuse_without_unit(sheet, needs)
    seen = views(table, needs.measures)
    totals = tuple(compare_totals(sheet, others.totals, needs.targets.currency))
    stated = tuple(stated for stated, _ in totals)
    return TableRead(
        sheet,
        found_in(sheet, others)._replace(columns=with_roles(table), totals=stated),
        enterprises(sheet, seen),
        sheet.firms.numbers,
        group_values(sheet.firms, index, needs.groups),
        meets_conditions(sheet.firms, index, needs.conditions) if needs.conditions else None,
        periods(seen, sheet.years),
        {f.column.role or "": f.missing_as for f in sheet.figures.values()},
        (
            *all_problems_in(sheet, others, not_years),
            *moved_figures(sheet),
            *(problem for _, problem in totals if problem),
        ),
    )


class Panel(NamedTuple):
    """All tables together."""

    tables: Sequence[TableRead]
    """In the order in which they were given."""
    years: Mapping[int | None, Merged]
    """Year → its firms, each once, whatever `--where` says; None alone where no year is known."""
    starts: Sequence[int]
    """Per table, the rows of firms before it."""

    def period(self, year: int | None) -> Period:
        """Return the period of a year's figures: not a whole year if an input's is not."""
        return first_partial([table.periods[year] for table in self.tables if year in table.periods])

    def whole_years(self, last: int | None) -> Sequence[int]:
        """Return the years up to one, inclusive, whose figures are of whole years, in order."""
        years = (year for year in self.years if year is not None and last is not None and year <= last)
        return sorted(year for year in years if self.period(year).complete)

    def place(self, firm: Enterprise) -> tuple[InputTally, int]:
        """Return the input that a firm's row stands in, and its line there."""
        index = self.index_of(firm.row)
        table = self.tables[index]
        return table.found, table.lines[firm.row - self.starts[index]]

    def row(self, row: int) -> tuple[Sheet, int]:
        """Return the table of a row of a firm, and its position among the firms there."""
        sheet = self.tables[self.index_of(row)].sheet
        return sheet, row - sheet.offset

    def index_of(self, row: int) -> int:
        """Return the place among the inputs of the table in which a row of a firm stands."""
        return bisect_right(self.starts, row) - 1

    def matching(self, firms: Sequence[Enterprise]) -> Sequence[Enterprise]:
        """Return the firms whose row meets every condition of `--where`."""
        if self.tables[0].chosen is None:
            return firms
        rows = [*chain.from_iterable(table.chosen or () for table in self.tables)]
        return [firm for firm in firms if rows[firm.row]]

    def groups(self, index: int) -> Sequence[str | None]:
        """Return every row's value under one heading of the breakdowns, in the order of the rows."""
        return [*chain.from_iterable(table.groups[index] for table in self.tables)]


def panel_of(tables: Sequence[Table], needs: Requirements) -> Panel:
    """Read all tables and make each firm of a year one.

    Raises: DataError if no firm is found, or if only some of the tables state a year.
    """
    read: list[TableRead] = []
    starts: list[int] = []
    for index, table in enumerate(tables):
        starts.append(sum(len(earlier.lines) for earlier in read))
        read.append(read_table(table, index, starts[-1], needs))
    years: dict[int | None, list[Enterprise]] = {}
    for one in read:
        for firm in one.firms:
            years.setdefault(firm.year, []).append(firm)
    refuse_without_firms(years, ((table.found, None in table.periods) for table in read))
    policy = needs.question.reading.duplicates
    return Panel(read, {year: merge(rows, needs.measures, policy) for year, rows in years.items()}, starts)
