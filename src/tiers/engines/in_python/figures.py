"""Cells → exact amounts, and a problem with its place for every cell that gives none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiers.domain import cleaning, plausible
from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.domain.table import Column, Table
from tiers.engines.in_python.rows import FirmRows

_CODES = {Fault.UNREADABLE: "amount-unreadable", Fault.FOREIGN: "currency-foreign"}


@dataclass(frozen=True, slots=True)
class Figures:
    """One column of figures."""

    column: Column
    """Where they stand."""
    amounts: Sequence[Decimal | None]
    """Per row of a firm, in yuan; None is missing or unreadable."""
    unreadable: frozenset[int]
    """Positions of the rows whose cell holds something that is not an amount."""
    missing_as: tuple[str, ...]
    """The symbols that stand for a missing figure, without the blank, in order of appearance."""
    problems: tuple[Problem, ...]
    """In order of the rows."""
    without_unit: bool
    """Whether a bare number stands here whose unit nobody stated."""


def read_figures(table: Table, firms: FirmRows, column: Column, currency: str) -> Figures:
    """Read the figures of one column; `currency` is the plan's ISO 4217 code."""
    cells = [row[column.index] for row in firms.cells]
    read = cleaning.figures(cells, column.unit.scale if column.unit else None, currency)
    odd = {i: fault for i, fault in enumerate(read) if isinstance(fault, Fault)}
    unreadable = {i for i, fault in odd.items() if fault in _CODES}
    missing = dict.fromkeys(cells[i].strip() for i, fault in odd.items() if fault is Fault.MISSING)
    problems = [_at(table, firms, column, _CODES[odd[i]], i) for i in sorted(unreadable - firms.ragged)]
    return Figures(
        column,
        [None if isinstance(amount, Fault) or i in firms.ragged else amount for i, amount in enumerate(read)],
        frozenset(unreadable | firms.ragged),
        tuple(filter(None, missing)),
        (*problems, *_implausible(table, firms, column, read, currency)),
        Fault.NO_UNIT in odd.values(),
    )


def _implausible(
    table: Table, firms: FirmRows, column: Column, read: Sequence[Decimal | Fault], currency: str
) -> Iterator[Problem]:
    for i, amount in enumerate(read):
        if isinstance(amount, Fault) or 0 <= amount <= plausible.HUGE or i in firms.ragged:
            continue
        code = "amount-negative" if amount < 0 else "amount-huge"
        yield _at(table, firms, column, code, i, amount=amount, currency=currency)


def _at(table: Table, firms: FirmRows, column: Column, code: str, position: int, **facts: object) -> Problem:
    name, cell = firms.names[position] or firms.codes[position], firms.cells[position][column.index]
    place = (table.source.path, table.source.sheet, firms.numbers[position], cleaning.text(column.heading), cell)
    return Problem(code, *place, tuple({"name": name, **facts}.items()))
