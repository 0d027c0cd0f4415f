"""The refusal of figures whose unit nobody stated, with what each unit would mean."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from tiers.domain import cleaning
from tiers.domain.amount import Fault
from tiers.domain.table import Column
from tiers.engines.rows.sheet import Sheet
from tiers.engines.rules.missing_unit import UNITS, meaning, refusal, tiers_of, year_in_question
from tiers.engines.rules.requirements import Requirements


def refuse_without_unit(sheet: Sheet, needs: Requirements) -> None:
    """Refuse bare numbers without a unit: a wrong one moves every firm by exactly one tier.

    Raises: DataError with the counts that each plausible unit would give.
    """
    columns = [figures.column for figures in sheet.figures.values() if figures.without_unit]
    if not columns:
        return
    tiers = tiers_of(columns[0], needs)
    meanings = [meaning(unit, tiers, _numbers(sheet, columns[0], needs, unit)) for unit in UNITS]
    raise refusal(sheet.table, columns, meanings, needs)


def _numbers(sheet: Sheet, column: Column, needs: Requirements, unit: str) -> Iterator[tuple[Decimal, int]]:
    """Return the amounts in yuan of the year that would be reported, if the column's unit were this."""
    year = year_in_question(Counter(year for year in sheet.years if year is not None), needs)
    cells = [row[column.index] for row, of in zip(sheet.firms.cells, sheet.years, strict=True) if of in {year, None}]
    read = cleaning.figures(cells, Decimal(UNITS[unit]), needs.targets.currency)
    return ((amount, 1) for amount in read if not isinstance(amount, Fault))
