"""A table as it was understood → a workbook: one sheet of plain numbers and texts."""

from decimal import Decimal
from typing import Any, Final

from tiers.domain.fixed_table import FixedColumn, FixedTable
from tiers.wording.figures import exactly
from tiers.write.fixed_cells import heading_of, value_of
from tiers.write.workbook.book import Book, Cell, make_workbook
from tiers.write.workbook.number_formats import is_kept
from tiers.write.workbook.text import cell_text, wide

_SHEET: Final = "firms"


def to_fixed_xlsx(table: FixedTable) -> bytes:
    """Write a table: units in the headings, amounts as numbers in them; as text where no spreadsheet keeps all digits.

    Raises: WriteError for more rows than a sheet holds, or if a temporary file cannot be written.
    """

    def fill(book: Book) -> None:
        sheet, columns = book.sheet(_SHEET), [*map(_Shown, table.columns)]
        sheet.hold(sheet.table(columns, table.rows), len(columns), 1)

    return make_workbook(_SHEET, fill, len(table.rows))


class _Shown:
    """A column as it stands there."""

    def __init__(self, column: FixedColumn) -> None:
        self._unit = column.unit
        self.heading, self.is_figure, self.wide = cell_text(heading_of(column)), column.unit is not None, 0

    def __call__(self, value: Any) -> Cell:  # noqa: ANN401 - text or an amount, as of every column of a workbook
        shown = value_of(value, self._unit)
        if isinstance(shown, Decimal):
            written = exactly(shown)
            self.wide = max(self.wide, wide(written))
            return (shown if is_kept(shown) else written), None
        return (cell_text(shown) or None), None
