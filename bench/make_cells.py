"""Take the cells out of a workbook, so that another program can write the same ones."""

import csv
from pathlib import Path

from python_calamine import CalamineWorkbook


def make_cells(workbook: Path, sheet: str, path: Path) -> None:
    """Write the cells of a sheet as CSV: texts quoted, numbers not."""
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_name(sheet).to_python()
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
