"""The tables of a web page, as text: nothing is run or fetched."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Final

from tiers.intake.html_grid import HtmlGrid

_UNSEEN: Final = frozenset({"script", "style", "template"})
"""Elements whose text nobody sees."""


def tables_of(text: str) -> list[list[list[str]]]:
    """Give the rows of every table that holds any, in the order in which they begin."""
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
        """Take text into the open cell."""
        if self._open and not self._unseen:
            self._open[-1].write(data)

    def close(self) -> None:
        """End whatever the page left open."""
        super().close()
        while self._open:
            self._open.pop().end()


def _spans(attrs: Sequence[tuple[str, str | None]]) -> Iterator[int]:
    """Give the columns and rows that a cell takes; what is no number takes one."""
    said = dict(attrs)
    for name in ("colspan", "rowspan"):
        value = (said.get(name) or "").strip()
        yield int(value) if re.fullmatch("[1-9][0-9]{0,5}", value) else 1
