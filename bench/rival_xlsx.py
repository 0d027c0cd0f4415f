"""XlsxWriter alone, writing the cells that the sheet of firms holds: what a workbook of `tiers` is measured against.

It gets them from a CSV of `tiers classify`, knows which columns are numbers, and formats nothing.
"""

import csv
import sys
from pathlib import Path

from xlsxwriter import Workbook

UNSEEN = frozenset({"year", "revenue_state", "output_state"})
"""Columns that the sheet of firms does not have."""

NUMBERS = frozenset({"revenue", "revenue_short_by", "output", "output_short_by"})


def main() -> None:
    """Write them all, in the mode of the library that needs the least memory."""
    source, target = map(Path, sys.argv[1:])
    with source.open(encoding="utf-8", newline="") as file, Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        rows = csv.reader(file)
        headings = next(rows)
        kept = [(place, name in NUMBERS) for place, name in enumerate(headings) if name not in UNSEEN]
        for number, row in enumerate(rows, 1):
            for column, (place, is_number) in enumerate(kept):
                if cell := row[place]:
                    sheet.write(number, column, float(cell) if is_number else cell)


if __name__ == "__main__":
    main()
