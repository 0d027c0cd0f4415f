"""The tables of a web page, as cells in rows and columns; cells that span several are repeated."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Final

from tiers.intake.readers.merged_cells import reaches_down

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
        """Close the open cell, if there is one, behind what reaches into its row from above."""
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


_UNSEEN: Final = frozenset({"script", "style", "template"})
"""Elements whose text nobody sees."""


def tables_of(text: str) -> list[list[list[str]]]:
    """Return the rows of every table that holds any, in the order in which they begin."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return [grid.rows for grid in reader.grids if any(grid.rows)]


class _Tables(HTMLParser):
    """Every table of a page, also one within another, in the order in which they begin."""

    def __init__(self) -> None:
        """Begin outside of any table."""
        super().__init__()
        self.grids: list[HtmlGrid] = []
        self._open: list[HtmlGrid] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row, a cell, or a new line within one."""
        if tag == "table":
            self._open.append(HtmlGrid())
            self.grids.append(self._open[-1])
        self._unseen += tag in _UNSEEN
        for grid in self._open[-1:]:
            if tag == "tr":
                grid.begin_row()
            elif tag in {"td", "th"}:
                grid.begin_cell(*_spans(attrs))
            elif tag in {"br", "p", "div"}:
                grid.write(" ")

    def handle_endtag(self, tag: str) -> None:
        """End a table, a row or a cell; what was never begun is no matter."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        for grid in self._open[-1:]:
            if tag in {"td", "th", "tr"}:
                grid.end_cell()
            elif tag == "table":
                self._open.pop().end()

    def handle_data(self, data: str) -> None:
        """Append text to the open cell."""
        if self._open and not self._unseen:
            self._open[-1].write(data)

    def close(self) -> None:
        """End whatever the page left open."""
        super().close()
        while self._open:
            self._open.pop().end()


def _spans(attrs: Sequence[tuple[str, str | None]]) -> Iterator[int]:
    """Yield the columns and rows that a cell takes; what is no number takes one."""
    said = dict(attrs)
    for name in ("colspan", "rowspan"):
        value = (said.get(name) or "").strip()
        yield int(value) if re.fullmatch("[1-9][0-9]{0,5}", value) else 1
