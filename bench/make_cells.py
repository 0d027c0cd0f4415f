"""Take the cells out of a workbook, so that another program can write the same ones: texts quoted, numbers not.

A process of its own: what it needs of memory must not count as anybody's peak.

python bench/make_cells.py WORKBOOK.xlsx SHEET CELLS.csv
"""

import csv
import sys
from pathlib import Path

from python_calamine import CalamineWorkbook


def main() -> None:
    """Write the cells of a sheet as CSV."""
    rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name(sys.argv[2]).to_python()
    with Path(sys.argv[3]).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_NONNUMERIC).writerows(rows)


if __name__ == "__main__":
    main()
