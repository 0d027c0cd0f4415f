"""Tables of a web page, which many programs save under the ending `.xls`: read as text, nothing is run or fetched."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Final

from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError
from tiers.intake.choosing import the_one_with_firms
from tiers.intake.encoding import decoded
from tiers.intake.heading_words import Vocabulary
from tiers.intake.html_grid import HtmlGrid
from tiers.intake.sheet import RawSheet

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_MARKED: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_STATED_WITHIN: Final = 4096
"""Bytes from the start within which a page says its encoding."""

_UNSEEN: Final = frozenset({"script", "style", "template"})
"""Elements whose text nobody sees."""


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read the one table of a page that holds the firms.

    Raises: DataError if there is none, or if several do.
    """
    text, encoding = decoded(data, path, question.reading.encoding or _stated(data))
    reader = _Tables()
    reader.feed(text)
    reader.close()
    grids = [grid for grid in reader.grids if any(grid.rows)]
    if not grids:
        raise DataError("html-no-table", path=path)
    several = len(grids) > 1
    sheets = [
        RawSheet(Source(path, "html", str(place) if several else None, encoding), list(rows), range(1, len(rows) + 1))
        for place, rows in enumerate((grid.rows for grid in grids), 1)
    ]
    return (the_one_with_firms(sheets, question, Vocabulary(question)),)


def _stated(data: bytes) -> str | None:
    """Give the encoding that the page states, if its first bytes do not."""
    match = None if data.startswith(_MARKED) else _CHARSET.search(data[:_STATED_WITHIN])
    return match[1].decode("ascii", "replace") if match else None


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
