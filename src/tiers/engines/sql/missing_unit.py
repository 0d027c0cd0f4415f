"""What a unit would mean for a column in a database: plain numbers are counted there, all others one by one."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from tiers.domain import cleaning
from tiers.domain.amount import EXACT, Fault
from tiers.domain.targets import Tier
from tiers.engines.rules.missing_unit import UNITS, Meaning, Plain, meaning
from tiers.engines.sql.amounts import amount_literal, reaches

OddCells = Iterable[tuple[str, int]]
"""Each odd cell as written, and in how many rows it stands."""


def columns_of(unit: str, tiers: Iterable[Tier], cell: str) -> str:
    """Write the columns of an answer about plain cells: the largest, their sum, and how many reach each limit."""
    limits = ((tier, amount_literal(EXACT.divide(tier.limit, Decimal(UNITS[unit])))) for tier in tiers)
    reaching = (f"coalesce(count_if({cell} {reaches(tier)} {limit}), 0)" for tier, limit in limits)
    return ", ".join((f"max({cell})", f"sum({cell})", *reaching))


def meaning_of(unit: str, tiers: Sequence[Tier], answer: Sequence[Any], odd: OddCells, currency: str) -> Meaning:
    """Return what a column would mean in a unit; `answer` has its `columns_of` plain cells."""
    largest, added, *counts = answer
    return meaning(
        unit, tiers, _amounts(odd, Decimal(UNITS[unit]), currency), Plain(largest, added or Decimal(0), tuple(counts))
    )


def _amounts(odd: OddCells, scale: Decimal, currency: str) -> Iterator[tuple[Decimal, int]]:
    for cell, rows in odd:
        read = cleaning.figure(cell, scale, currency)
        if not isinstance(read, Fault):
            yield read, rows
