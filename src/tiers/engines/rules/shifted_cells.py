"""Figures that have moved into a column of words, or of nothing: what a few rows of firms say, to every engine.

A separator that is swallowed, or a cell that is pasted one column too far, moves a figure and leaves nothing behind.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final, NamedTuple

from tiers.domain import cleaning, serial_numbers
from tiers.domain.amount import Fault
from tiers.domain.classification import FROM
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.problem import Problem
from tiers.domain.table import Column, Table

MOST: Final = 1_000
"""Rows that lack a figure and are looked at in each table, and of the others too: the first ones."""

_LOOKED_AT: Final = frozenset({None, "name", "code"})
"""Roles of the columns in which a figure shows; a year column has a problem of its own for what is no year."""

_OF_TIME: Final = lazy_pattern("年份|年度|年月|时间|日期|成立|投产|开业|入库|date|since|founded")
"""What the headings of columns say in which a year is no number."""

_EXACT: Final = lazy_pattern(r"[+-]?[0-9]+\.[0-9]+")
"""A number of any length: one that was reckoned has more digits than an amount."""

_FEWEST: Final = 3
"""Cells with words, or rows without a number, that say of a column that numbers do not belong there, at least."""

_WORDS_FOR_A_NUMBER: Final = 2
"""How many cells with words stand there for each number, at least."""

_SHORTEST_CODE: Final = 9
"""Characters of a code that identifies a firm anywhere: that of an organization, by GB 11714."""


class Row(NamedTuple):
    """A row of a firm, with as many cells as there are headings."""

    line: int | None
    """As a person counts; None where nobody can tell."""
    cells: Sequence[str]
    """As written."""


class Rows(NamedTuple):
    """Some rows of a table, at most `MOST` of each kind."""

    lacking: Sequence[Row]
    """The first ones of which a figure is missing that is asked for."""
    others: Sequence[Row]
    """The first ones that have all of them."""


def columns_of_words(table: Table) -> tuple[Column, ...]:
    """Return the columns in which a shifted figure may show, with those that identify its firm."""
    asked = (column for column in table.columns if column.role in _LOOKED_AT and column.unit_from != FROM)
    return tuple(column for column in asked if column.role or not _numbers_firms_or_years(column.heading))


def _numbers_firms_or_years(heading: str) -> bool:
    return serial_numbers.is_serial(heading) or bool(_OF_TIME.search(cleaning.fold(heading)))


def shifted_figures(table: Table, used: Sequence[Column], rows: Rows) -> Iterator[Problem]:
    """Warn of numbers where none belongs; `used` are the columns of the figures that are asked for.

    In a row that lacks a figure, they show in any column of words, and beside numbers also in one of nothing; in a row
    that lacks none, in a column of words left of the figures and right before numbers, as where all that follows has
    moved.
    """
    if not used:
        return
    last = max(column.index for column in used)
    columns = {column.index: _Seen.of(column, rows) for column in columns_of_words(table)}
    for seen in columns.values():
        column, at = seen.column, seen.column.index
        before, after = (_holds_numbers(table, place, columns) for place in (at - 1, at + 1))
        found = [row for row in rows.lacking if row.cells[at] in seen.numbers]
        is_left = after and at < last and column.role != "code"
        among = [row for row in rows.others if row.cells[at] in seen.numbers] if is_left else []
        if (found or among) and seen.holds_words:
            yield from (_at(table, column, row) for row in (*found, *among))
        elif found and seen.holds_no_digits and (before or after):
            yield from (_at(table, column, row) for row in found)


class _Seen(NamedTuple):
    """What the cells of one column are."""

    lacking: Counter[str]
    """Cell, as written → in how many of the rows that lack a figure it stands."""
    others: Counter[str]
    """The same of the other rows."""
    numbers: frozenset[str]
    """The cells that a figure could be."""
    column: Column
    """Where they stand."""

    @classmethod
    def of(cls, column: Column, rows: Rows) -> "_Seen":
        """Look at the cells of a column."""
        lacking, others = (Counter(row.cells[column.index] for row in some) for some in rows)
        numbers = (cell for cell in lacking.keys() | others.keys() if _is_number(cell, column))
        return cls(lacking, others, frozenset(numbers), column)

    @property
    def holds_words(self) -> bool:
        """Whether it is one of words, as the other rows say if they are enough, else all; or of nothing but codes."""
        words, numbers = self._words_and_numbers(self.others)
        if words < _FEWEST:
            words, numbers = self._words_and_numbers(self.others + self.lacking)
        is_mixed = numbers > 0 and self.column.role == "code"
        return words >= max(_FEWEST, numbers * _WORDS_FOR_A_NUMBER) and not is_mixed

    @property
    def holds_no_digits(self) -> bool:
        """Whether no digit stands there in any other row."""
        return self.others.total() >= _FEWEST and not any(map(_has_digits, self.others))

    @property
    def holds_numbers(self) -> bool:
        """Whether at least half of the other rows have a number there."""
        return self._words_and_numbers(self.others)[1] * 2 >= self.others.total()

    def _words_and_numbers(self, cells: Counter[str]) -> tuple[int, int]:
        words = sum(count for cell, count in cells.items() if cell not in self.numbers and _is_word(cell, self.column))
        return words, sum(cells[cell] for cell in cells.keys() & self.numbers)


def _has_digits(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _is_number(cell: str, column: Column) -> bool:
    if not _has_digits(cell) or (column.role == "code" and _is_code(cell)):
        return False
    read = cleaning.figure(cell, Decimal(1), "CNY")
    return read not in {Fault.MISSING, Fault.UNREADABLE} or bool(_EXACT.fullmatch(cleaning.text(cell)))


def _is_word(cell: str, column: Column) -> bool:
    """Whether a cell holds letters; with digits it may be an address, a date or a code, and says nothing."""
    if column.role == "code":
        return _is_code(cell)
    is_word = any(map(str.isalpha, cell)) and not cleaning.is_missing(cell)
    return is_word and (column.role == "name" or not _has_digits(cell))


def _is_code(cell: str) -> bool:
    return len(cleaning.code(cell) or "") >= _SHORTEST_CODE


def _holds_numbers(table: Table, index: int, columns: Mapping[int, _Seen]) -> bool:
    """Whether a column, if there is one, is of figures or holds numbers."""
    if index in columns:
        return columns[index].holds_numbers
    return any(column.index == index and column.role not in {None, "year"} for column in table.columns)


def _at(table: Table, column: Column, row: Row) -> Problem:
    source, heading = table.source, cleaning.text(column.heading)
    names = (cleaning.name(row.cells[named.index]) for named in table.of_role("name"))
    codes = (cleaning.code(row.cells[coded.index]) for coded in table.of_role("code"))
    facts = (("name", next(filter(None, chain(names, codes)), None)),)
    return Problem("figure-moved", source.path, source.sheet, row.line, heading, row.cells[column.index], facts)
