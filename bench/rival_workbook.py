"""XlsxWriter writing the cells of a table bare: what `tiers` is measured against, and no more.

No heading, no look, no width, no second sheet; rows go to a temporary file, as ours do.

python bench/rival_workbook.py CELLS.csv OUT.xlsx
"""

import csv
import gc
import sys
from pathlib import Path

from xlsxwriter import Workbook


def main() -> None:
    """Write every cell of a CSV whose texts are quoted and whose numbers are not."""
    gc.disable()
    book = Workbook(sys.argv[2], {"constant_memory": True})
    sheet = book.add_worksheet()
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.reader(file, quoting=csv.QUOTE_NONNUMERIC)):
            for column, value in enumerate(row):
                if isinstance(value, float):
                    sheet.write_number(at, column, value)
                elif value:
                    sheet.write_string(at, column, value)
    book.close()


if __name__ == "__main__":
    main()
