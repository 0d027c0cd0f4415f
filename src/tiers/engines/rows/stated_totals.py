"""The table's own totals, compared with what was added up."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiers.domain import cleaning
from tiers.domain.amount import EXACT, Fault, total
from tiers.domain.problem import Problem
from tiers.domain.table import Column
from tiers.domain.tally import StatedTotal
from tiers.engines.in_python.firms import Sheet
from tiers.engines.rows.figures import Figures

TotalRows = Sequence[tuple[int, list[str]]]


def compare_totals(sheet: Sheet, rows: TotalRows, currency: str) -> Iterator[tuple[StatedTotal, Problem | None]]:
    """Compare every total of the whole table with the sum of its firms' rows, per column of figures.

    A total that names a year is that of the year's rows. A difference beyond the precision in which the
    total is written is a problem. Amounts in yuan.
    """
    for number, cells in rows:
        years = [cleaning.year(cells[column.index]) for column in sheet.table.of_role("year")]
        for figures in sheet.figures.values():
            column, cell = figures.column, cells[figures.column.index]
            stated = _read(cell, column, currency)
            if not isinstance(stated, Fault):
                found = StatedTotal(number, column.role or "", stated, _sum_of_years(sheet, figures, years))
                yield found, _difference(sheet, found, column, cell, currency)


def _read(cell: str, column: Column, currency: str) -> Decimal | Fault:
    return cleaning.figure(cell, column.unit.scale if column.unit else None, currency)


def _sum_of_years(sheet: Sheet, figures: Figures, years: Sequence[int | None]) -> Decimal:
    of_year = [year for year in years if year is not None]
    rows = zip(figures.amounts, sheet.years, strict=True)
    return total(amount for amount, year in rows if amount is not None and (not of_year or year in of_year))


def _difference(sheet: Sheet, total: StatedTotal, column: Column, cell: str, currency: str) -> Problem | None:
    grain = _read(_last_digit(cell), column, currency)
    allowed = EXACT.divide(grain, Decimal(2)) if isinstance(grain, Decimal) else Decimal(0)
    if abs(EXACT.subtract(total.stated, total.added)) <= allowed:
        return None
    source = sheet.table.source
    facts = (("measure", total.measure), ("stated", total.stated), ("added", total.added), ("currency", currency))
    return Problem("total-differs", source.path, source.sheet, total.row, cleaning.text(column.heading), cell, facts)


def _last_digit(cell: str) -> str:
    """Return the smallest amount that is written like the cell: `66,960.0万元` → `00000.1万元`."""
    zeros = re.sub(r"\d", "0", re.sub(r"[\s,-]", "", cleaning.text(cell)))
    return re.sub(r"0(?=\D*$)", "1", zeros)
