"""The cells of one table of a web page, laid out in rows and columns."""

from typing import Final

from tiers.intake.merged import reaches_down

_WIDEST: Final = 16_384
"""Cells of a row, inclusive, as in a workbook; what lies beyond is left out."""


class HtmlGrid:
    """A table while it is read: a cell that spans columns stands in the first of them."""

    def __init__(self) -> None:
        """Begin without a row."""
        self.rows: list[list[str]] = []
        self._below: dict[int, tuple[int, str]] = {}
        self._cell: list[str] | None = None
        self._spans = (1, 1)

    def begin_row(self) -> None:
        """End the row before and begin one."""
        self._end_row()
        self.rows.append([])

    def begin_cell(self, columns: int, rows: int) -> None:
        """End the cell before and begin one that takes so many columns and rows."""
        self.end_cell()
        if not self.rows:
            self.rows.append([])
        self._cell, self._spans = [], (columns, rows)

    def write(self, text: str) -> None:
        """Add text to the open cell, if there is one."""
        if self._cell is not None:
            self._cell.append(text)

    def end_cell(self) -> None:
        """Put the open cell, if there is one, behind what reaches into its row from above."""
        if self._cell is None:
            return
        text, self._cell = " ".join("".join(self._cell).split()), None
        row, (columns, rows) = self.rows[-1], self._spans
        while len(row) in self._below:
            self._take_from_above(row)
        for offset in range(min(columns, _WIDEST - len(row))):
            if rows > 1:
                self._below[len(row)] = (rows - 1, text if not offset and reaches_down(text) else "")
            row.append("" if offset else text)

    def end(self) -> None:
        """End the table."""
        self._end_row()

    def _end_row(self) -> None:
        self.end_cell()
        while self.rows and self._below and len(self.rows[-1]) <= max(self._below):
            self._take_from_above(self.rows[-1])

    def _take_from_above(self, row: list[str]) -> None:
        left, text = self._below.pop(len(row), (0, ""))
        if left > 1:
            self._below[len(row)] = (left - 1, text)
        row.append(text)
