"""What an odd name or code becomes that a database does not know to be clean."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Fault
from tiers.domain.bound import upper_bound
from tiers.domain.row_kind import ends_like_a_total
from tiers.domain.table import Column
from tiers.domain.unseen import without_unseen
from tiers.engines.sql.codes import FAULTS, RowCode, kind_of


class OddName(NamedTuple):
    """A name that is not plain, cleaned."""

    name: str | None
    """None where the cell says none."""
    kind: RowCode | None
    """What a row of this name is, None is a firm."""
    is_damaged: bool
    """Whether a wrong encoding has destroyed it."""
    is_like_total: bool
    """Whether it ends in a total's word."""


def odd_name(cell: str) -> OddName:
    """Clean a name, and judge a row by it."""
    name = cleaning.name(cell)
    if name is None:
        return OddName(None, None, is_damaged=False, is_like_total=False)
    return OddName(name, kind_of(name, cell), cleaning.is_damaged(name), ends_like_a_total(name))


def odd_code(cell: str) -> tuple[str | None, bool]:
    """Clean a code, and tell whether it lost digits."""
    return cleaning.code(cell), cleaning.has_lost_digits(cell)


class OddFigure(NamedTuple):
    """A figure that is not plain, read."""

    amount: Decimal | None
    """In yuan; None where the cell is no amount."""
    fault: int | None
    """Why not, by its number in `FAULTS`."""
    most: Decimal | None
    """What an unreadable figure can be at most, in yuan; None where the cell does not say."""


def odd_figure(column: Column, currency: str) -> Callable[[str], OddFigure]:
    """Return what reads the odd cells of a column."""
    scale = column.unit.scale if column.unit else None

    def figure(cell: str) -> OddFigure:
        read = cleaning.figure(cell, scale, currency)
        if not isinstance(read, Fault):
            return OddFigure(read, None, None)
        most = upper_bound(cell, scale, currency) if read is Fault.UNREADABLE else None
        return OddFigure(None, FAULTS[read], most)

    return figure


def missing_symbols(cells: Iterable[str]) -> tuple[str, ...]:
    """Return what stands in cells that say a figure is missing, each once, without the blank."""
    symbols = (without_unseen(cell).strip() for cell in cells)
    return tuple(filter(None, dict.fromkeys(symbols)))
