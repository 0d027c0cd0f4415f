"""Cells → exact amounts, and a problem with its place for every cell that gives none."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from tiers.domain import cleaning, plausibility, whole_columns
from tiers.domain.amount import Fault
from tiers.domain.bound import upper_bound
from tiers.domain.problem import Problem
from tiers.domain.table import Column, Table
from tiers.domain.unseen import without_unseen
from tiers.engines.rows.row_kinds import FirmRows

ERRORS: Final = {
    Fault.UNREADABLE: "amount-unreadable",
    Fault.FOREIGN: "currency-foreign",
    Fault.TOO_FINE: "amount-decimals",
}
"""Why a figure does not count that was to be one → the code of its problem."""


class Figures(NamedTuple):
    """One column of figures."""

    column: Column
    """Where they stand."""
    amounts: Sequence[Decimal | None]
    """Per row of a firm, in yuan; None is missing or unreadable."""
    unreadable: frozenset[int]
    """Positions of the rows whose cell holds something that is not an amount."""
    missing: frozenset[int]
    """Positions of the rows whose cell holds nothing; those with too few or too many cells are not among them."""
    missing_as: tuple[str, ...]
    """The symbols that stand for a missing figure, without the blank, in order of appearance."""
    problems: tuple[Problem, ...]
    """In order of the rows."""
    without_unit: bool
    """Whether a bare number stands here whose unit nobody stated."""
    bounds: Mapping[int, Decimal] = MappingProxyType({})
    """Position of a row → what its unreadable cell can be at most, in yuan; absent where it does not say."""


def read_figures(table: Table, firms: FirmRows, column: Column, currency: str) -> Figures:
    """Read the figures of one column; `currency` is the plan's ISO 4217 code."""
    cells = [row[column.index] for row in firms.cells]
    scale = column.unit.scale if column.unit else None
    read = whole_columns.figures(cells, scale, currency)
    odd = {} if set(map(type, read)) <= {Decimal} else {i: f for i, f in enumerate(read) if isinstance(f, Fault)}
    unreadable = {i for i, fault in odd.items() if fault in ERRORS}
    amounts = _amounts(read, odd.keys() | firms.ragged)
    problems = [_at(table, firms, column, ERRORS[odd[i]], i) for i in sorted(unreadable - firms.ragged)]
    most = {i: upper_bound(cells[i], scale, currency) for i in unreadable - firms.ragged}
    missing = [i for i, fault in odd.items() if fault is Fault.MISSING]
    return Figures(
        column,
        amounts,
        frozenset(unreadable | firms.ragged),
        frozenset(missing) - firms.ragged,
        tuple(filter(None, dict.fromkeys(without_unseen(cells[i]).strip() for i in missing))),
        (*problems, *_implausible(table, firms, column, amounts, currency)),
        Fault.NO_UNIT in odd.values(),
        {i: amount for i, amount in most.items() if amount is not None},
    )


def _amounts(read: Sequence[Decimal | Fault], unusable: AbstractSet[int]) -> Sequence[Decimal | None]:
    if not unusable:
        return cast("Sequence[Decimal]", read)
    return [None if i in unusable else cast("Decimal", amount) for i, amount in enumerate(read)]


def _implausible(
    table: Table, firms: FirmRows, column: Column, amounts: Sequence[Decimal | None], currency: str
) -> Iterator[Problem]:
    usable = [amount for amount in amounts if amount is not None]
    if not usable or (min(usable) >= 0 and max(usable) <= plausibility.HUGE):
        return
    for i, amount in enumerate(amounts):
        if amount is not None and not 0 <= amount <= plausibility.HUGE:
            code = "amount-negative" if amount < 0 else "amount-huge"
            yield _at(table, firms, column, code, i, amount=amount, currency=currency)


def _at(table: Table, firms: FirmRows, column: Column, code: str, position: int, **facts: object) -> Problem:
    name, cell = firms.names[position] or firms.codes[position], firms.cells[position][column.index]
    place = (table.source.path, table.source.sheet, firms.numbers[position], cleaning.text(column.heading), cell)
    return Problem(code, *place, tuple({"name": name, **facts}.items()))
