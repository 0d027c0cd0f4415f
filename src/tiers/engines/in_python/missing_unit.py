"""The refusal of figures whose unit nobody stated, with what each unit would mean."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tiers.domain import cleaning, plausibility
from tiers.domain.amount import Fault, total
from tiers.domain.ladder import passes
from tiers.domain.period import choose_year
from tiers.domain.table import Column, Table
from tiers.domain.targets import Tier
from tiers.engines.in_python.firms import Sheet
from tiers.engines.rules.requirements import Requirements
from tiers.errors import DataError

UNITS: Final = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
"""The units that a column may be in, and how many yuan one of each is."""

Meaning = tuple[str, Decimal, Decimal, *tuple[int, ...]]
"""A unit; the largest firm and the sum in yuan if it were this; and the count of each tier."""

_Cell = str | int | Decimal

_USUAL: Final = frozenset({"千元", "万元"})
"""The units that are always shown: national tables use the one, district tables the other."""

_SMALLEST_LEADER = 10**6
"""In yuan, inclusive: other units are shown unless the largest firm would be smaller, or implausibly large."""


def refuse_without_unit(sheet: Sheet, needs: Requirements) -> None:
    """Refuse bare numbers without a unit: a wrong one moves every firm by exactly one tier.

    Raises: DataError with the counts that each plausible unit would give.
    """
    columns = [figures.column for figures in sheet.figures.values() if figures.without_unit]
    if not columns:
        return
    tiers = [t for t, m in zip(needs.targets.tier, needs.tier_measures, strict=True) if m == columns[0].role]
    meanings = [_meaning(unit, _numbers(sheet, columns[0], needs, unit), tiers) for unit in UNITS]
    raise refusal(sheet.table, columns, meanings, needs)


def refusal(table: Table, columns: Sequence[Column], meanings: Sequence[Meaning], needs: Requirements) -> DataError:
    """Return the error that the unit of columns is missing, with what each plausible one would mean for the first."""
    tiers = [t for t, m in zip(needs.targets.tier, needs.tier_measures, strict=True) if m == columns[0].role]
    likely = [m for m in meanings if m[0] in _USUAL or _SMALLEST_LEADER <= m[1] <= plausibility.HUGE]
    return DataError(
        "unit-unknown",
        choices=_visible_cells(
            [("choice.unit", "choice.largest", "choice.total", *(tier.name for tier in tiers)), *likely], needs
        ),
        path=table.source.path,
        headings=tuple(dict.fromkeys(cleaning.text(column.heading) for column in columns)),
        currency=needs.targets.currency,
    )


def _visible_cells(choices: Sequence[Sequence[_Cell]], needs: Requirements) -> list[tuple[_Cell, ...]]:
    """Leave out the largest firm and the sum where no firm's figure may be told."""
    return [
        (unit, *counts) if needs.question.no_names else (unit, largest, added, *counts)
        for unit, largest, added, *counts in choices
    ]


def _numbers(sheet: Sheet, column: Column, needs: Requirements, unit: str) -> list[Decimal]:
    """Return the amounts in yuan of the year that would be reported, if the column's unit were this."""
    rows = Counter(year for year in sheet.years if year is not None)
    year = needs.question.reading.year or choose_year(rows, needs.targets.target_year)
    cells = [row[column.index] for row, of in zip(sheet.firms.cells, sheet.years, strict=True) if of in {year, None}]
    read = cleaning.figures(cells, Decimal(UNITS[unit]), needs.targets.currency)
    return [amount for amount in read if not isinstance(amount, Fault)]


def _meaning(unit: str, amounts: Sequence[Decimal], tiers: Sequence[Tier]) -> Meaning:
    """Return what the column would mean in a unit: its largest firm, its sum, and the count of each tier."""
    counts = (sum(passes(amount, tier) for amount in amounts) for tier in tiers)
    return (unit, max(amounts, default=Decimal(0)), total(amounts), *counts)
