"""Tables as they were understood, as one table: a row per firm and year, amounts exact, other columns carried along."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain import cleaning, serial_numbers
from tiers.domain.amount import Unit
from tiers.domain.bound import upper_bound
from tiers.domain.enterprise import Enterprise
from tiers.domain.fixed_table import Fingerprint, FirmHeld, FixedColumn, FixedTable
from tiers.domain.question import Question
from tiers.domain.table import Column, Table
from tiers.engines.in_python import count_firms
from tiers.engines.in_python.population import Population, read_population
from tiers.engines.rows.sheet import Sheet
from tiers.engines.rules.year_columns import columns_of_year
from tiers.errors import DataError

_ROLES: Final = frozenset({"name", "code", "year"})
_UNITS: Final = {0: "元", 3: "千元", 4: "万元", 6: "百万元", 7: "千万元", 8: "亿元"}
"""Power of ten → the unit of a heading."""

_UNREADABLE: Final = "?"
"""What makes a cell unreadable whose row cannot be trusted, although the cell alone could be read."""

Slot = tuple[str | None, str, int]
"""A column of the new table: its role; the folded heading, and which of several, of one that has none."""


class Row(NamedTuple):
    """One firm and year, and where it stands."""

    firm: Enterprise
    """As it counts."""
    slots: Mapping[Slot, Column]
    """The columns of its table."""
    rows: Sequence[Enterprise]
    """All rows of which it was made."""
    found: Population
    """Where they stand."""
    worths: Mapping[str, Decimal]
    """Measure → how many yuan one of its new column is worth."""


def fix(tables: Sequence[Table], question: Question) -> tuple[FixedTable, Fingerprint]:
    """Return the tables as one table, and the counts that it must reproduce when it is read again.

    Raises: DataError where a report would refuse them, and where years are of different months.
    """
    population = read_population(tables, question)
    return _written_down(population, tables), _fingerprint(population)


def fingerprint(tables: Sequence[Table], question: Question) -> Fingerprint:
    """Return the counts a rewritten table must reproduce.

    Raises: DataError where a report would refuse them.
    """
    return _fingerprint(read_population(tables, question))


def _fingerprint(population: Population) -> Fingerprint:
    firms = (
        FirmHeld(year, firm.name, firm.code, frozenset(firm.figures.items()), firm.unreadable)
        for year, merged in population.panel.years.items()
        for firm in merged.firms
    )
    return Fingerprint(count_firms(population), Counter(firms))


def _written_down(population: Population, tables: Sequence[Table]) -> FixedTable:
    slots = [_slots(table, population, index) for index, table in enumerate(tables)]
    columns = _with_year({slot: column for each in reversed(slots) for slot, column in each.items()}, slots, population)
    worths = {measure: _worth(measure, tables) for measure in population.needs.measures}
    rows = sorted(_rows(population, slots, worths), key=lambda row: (row.firm.row, row.firm.year or 0))
    return FixedTable(
        [_column(slot, heading, tables) for slot, heading in columns.items()],
        [_line(row, [*columns]) for row in rows],
        _months(population, tables),
    )


def _months(population: Population, tables: Sequence[Table]) -> tuple[int, int] | None:
    periods = {year: population.panel.period(year).months for year in population.panel.years}
    if len(set(periods.values())) > 1:
        raise DataError("fix-periods", path=tables[0].source.path, years=tuple(sorted(map(str, periods))))
    return next(iter(periods.values()))


def _slots(table: Table, population: Population, index: int) -> dict[Slot, Column]:
    """Return which column of a table goes where: those of one breakdown together, whatever each table calls them."""
    groups = {g.columns[index]: cleaning.fold(g.heading) for g in population.needs.groups}
    slots: dict[Slot, Column] = {}
    for column in table.columns:
        if column.role in _ROLES or column.role in population.needs.measures:
            slots.setdefault((column.role, "", 0), column)
        elif column not in groups and serial_numbers.is_serial(column.heading):
            continue  # rows that are set aside or made one would leave gaps
        elif column.heading.strip() or any(row[column.index :][:1] not in ([], [""]) for row in table.cells):
            words = groups.get(column) or cleaning.fold(column.heading)
            slots[None, words, sum(slot[:2] == (None, words) for slot in slots)] = column
    return slots


def _with_year(
    columns: Mapping[Slot, Column], slots: Sequence[Mapping[Slot, Column]], population: Population
) -> dict[Slot, str]:
    """Return the columns of all tables in order, with one for the year where it is known and stands in no column."""
    order = dict.fromkeys(slot for each in slots for slot in each)
    headings = {slot: cleaning.text(columns[slot].heading) for slot in order}
    year: Slot = ("year", "", 0)
    if year in headings or None in population.panel.years:
        return headings
    first = next(i for i, slot in enumerate(headings) if slot[0] in population.needs.measures)
    items = [*headings.items()]
    return dict([*items[:first], (year, ""), *items[first:]])


def _column(slot: Slot, heading: str, tables: Sequence[Table]) -> FixedColumn:
    role = slot[0]
    if role is None or role in _ROLES:
        return FixedColumn(heading, role)
    worth = _worth(role, tables)
    return FixedColumn(heading, role, Unit(_UNITS[worth.adjusted()], worth, None))


def _worth(measure: str, tables: Sequence[Table]) -> Decimal:
    scales = {column.unit.scale if column.unit else None for table in tables for column in table.of_role(measure)}
    scale = next(iter(scales)) if len(scales) == 1 else None
    return Decimal(1) if scale is None else scale


def _rows(
    population: Population, slots: Sequence[Mapping[Slot, Column]], worths: Mapping[str, Decimal]
) -> Iterator[Row]:
    for merged in population.panel.years.values():
        made = {row.row: one.rows for one in merged.repeated for row in one.rows}
        for firm in merged.firms:
            yield Row(firm, slots[population.panel.index_of(firm.row)], made.get(firm.row, (firm,)), population, worths)


def _line(row: Row, columns: Sequence[Slot]) -> list[str | Decimal]:
    sheet, position = row.found.panel.row(row.firm.row)
    return [_cell(slot, row, sheet, position) for slot in columns]


def _cell(slot: Slot, row: Row, sheet: Sheet, position: int) -> str | Decimal:
    role = slot[0]
    if role == "name":
        return sheet.firms.names[position] or ""
    if role == "code":
        return row.firm.code or ""
    if role == "year":
        return str(row.firm.year or "")
    if role is not None:
        amount = row.firm.figures.get(role)
        return _as_written(role, row) if amount is None else amount
    column = row.slots.get(slot)
    return "" if column is None else sheet.firms.cells[position][column.index]


def _as_written(role: str, row: Row) -> str:
    """Return the cell of a figure that is missing or unreadable, so that it is so again when it is read."""
    own_first = sorted(row.rows, key=lambda other: other.row != row.firm.row)
    is_unreadable, most = role in row.firm.unreadable, row.firm.at_most(role)
    raw = next((other for other in own_first if not is_unreadable or role in other.unreadable), row.firm)
    sheet, position = row.found.panel.row(raw.row)
    columns = columns_of_year(sheet.table, row.firm.year, row.found.needs.measures)
    cell = next((sheet.firms.cells[position][column.index] for column in columns if column.role == role), "")
    if not is_unreadable:
        return cell
    says = upper_bound(cell, row.worths[role], row.found.needs.targets.currency)
    if position in sheet.firms.ragged or (most is None and says is not None):
        return f"{_UNREADABLE}{cell}"
    return cell if says == most else f"{most:f}元以下"
