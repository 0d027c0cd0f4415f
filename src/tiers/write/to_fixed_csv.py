"""A table as it was understood → plain CSV in UTF-8 that every program can read."""

import csv
import io
from decimal import Decimal

from tiers.domain.fixed_table import FixedTable
from tiers.wording.figures import exactly
from tiers.write.fixed_cells import heading_of, value_of


def to_fixed_csv(table: FixedTable) -> bytes:
    """Write a table: units in the headings, amounts as exact plain numbers in them, text that does nothing."""
    sheet = io.StringIO()
    lines = csv.writer(sheet, lineterminator="\n")
    lines.writerow(map(heading_of, table.columns))
    for row in table.rows:
        values = (value_of(cell, column.unit) for cell, column in zip(row, table.columns, strict=True))
        lines.writerow(exactly(value) if isinstance(value, Decimal) else value for value in values)
    return sheet.getvalue().encode()
