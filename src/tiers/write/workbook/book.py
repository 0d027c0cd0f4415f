"""A workbook in the making: the same bytes for the same content, and every text a text.

The only file that knows the library.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from math import ceil
from typing import Any, Final
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from tiers.errors import WriteError
from tiers.write.inert import inert
from tiers.write.workbook.looks import is_kept

MOST_ROWS: Final = 1_048_576
"""Rows that a sheet holds, its headings included.

Source: Excel specifications and limits.
"""

_MANY_ROWS: Final = 20_000
"""Rows from which on they are not kept in memory; the charts of such a workbook hold no copy of their numbers."""

_LONGEST: Final = 32_000
"""Characters of a text; a cell holds 32,767, and some characters count twice."""

_NARROWEST, _WIDEST = 10, 44
"""Characters that a column has room for, numbers too."""

_AIR: Final = 3
"""Characters that a column is wider than what stands in it: for the sign of the filter."""

_LINE, _MOST_LINES = 15, 4
"""Points of a line of a heading, and lines that it may take."""

_SAMPLED: Final = 200
"""Rows by which the width of a column is chosen."""

_THEN: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same date in every workbook: the same content is the same bytes."""

Style = Mapping[str, Any]
"""How a cell looks, in the library's words."""

_HEADING: Final[Style] = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF3"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, and how it looks."""

    value: str | int | Decimal | None
    """Its text or exact number."""
    style: tuple[tuple[str, Any], ...] = ()
    """How it looks, in the library's words."""


Row = Sequence[Cell]


class Book:
    """A workbook that is written into memory."""

    def __init__(self, title: str, rows: int) -> None:
        """Open a workbook of this title, whose longest sheet has so many rows under its headings.

        Raises: WriteError if no sheet holds so many.
        """
        if rows >= MOST_ROWS:
            raise WriteError("sheet-full", rows=rows, most=MOST_ROWS - 1)
        self._bytes, is_long = BytesIO(), rows > _MANY_ROWS
        self._book = Workbook(
            self._bytes,
            {
                "in_memory": not is_long,
                "constant_memory": is_long,
                "strings_to_numbers": False,
                "strings_to_formulas": False,
                "strings_to_urls": False,
            },
        )
        self._book.set_properties({"title": inert(title), "created": _THEN})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, name: str) -> "Sheet":
        """Add a sheet."""
        return Sheet(self, self._book.add_worksheet(name))

    def look(self, style: tuple[tuple[str, Any], ...]) -> Any:  # noqa: ANN401 - the library's own type
        """Give the library's format of a style, made once."""
        if style not in self._formats:
            self._formats[style] = self._book.add_format(dict(style))
        return self._formats[style]

    def column_chart(self) -> Any:  # noqa: ANN401 - the library's own type
        """Add a chart of columns."""
        return self._book.add_chart({"type": "column"})

    def closed(self) -> bytes:
        """Close the workbook, and give its bytes.

        Raises: WriteError if a temporary file cannot be written.
        """
        try:
            self._book.close()
        except (OSError, XlsxWriterException) as error:
            raise WriteError("temporary-failed", reason=str(error)) from error
        return self._bytes.getvalue()


class Sheet:
    """One sheet, written from top to bottom."""

    def __init__(self, book: Book, sheet: Any) -> None:  # noqa: ANN401 - the library's own type
        """Start at the top."""
        self._book, self._sheet = book, sheet
        self.row = 0
        """The next row to be written, from 0."""
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)

    def line(self, text: str, style: Style | None = None) -> None:
        """Write a text into the first column; it may reach over the others."""
        self._put(0, text, tuple((style or {}).items()))
        self.row += 1

    def words(self, texts: Sequence[str]) -> None:
        """Write a row of texts."""
        for column, text in enumerate(texts):
            self._put(column, text, ())
        self.row += 1

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def table(self, headings: Sequence[str], rows: Iterable[Row], *, frozen: int = 1) -> tuple[int, int]:
        """Write headings and rows, and give the first and the last row of cells.

        The headings and the first `frozen` columns stay in sight, and each column can be filtered.
        """
        top, cells = self.row, iter(rows)
        sample = list(islice(cells, _SAMPLED))
        self._headings(headings, sample)
        for row in chain(sample, cells):
            for column, cell in enumerate(row):
                self._put(column, cell.value, cell.style)
            self.row += 1
        self._sheet.freeze_panes(top + 1, frozen)
        self._sheet.autofilter(top, 0, max(self.row - 1, top), len(headings) - 1)
        self._sheet.repeat_rows(top)
        return top + 1, self.row - 1

    def bars(self, column: int, rows: tuple[int, int], *, most: int | None = None) -> None:
        """Draw bars in a column of numbers, from 0 to `most`, or to the largest."""
        if rows[1] >= rows[0]:
            limit = {} if most is None else {"max_type": "num", "max_value": most}
            bar = {"type": "data_bar", "bar_solid": True, "bar_color": "#9DB8D9", "min_type": "num", "min_value": 0}
            self._sheet.conditional_format(rows[0], column, rows[1], column, {**bar, **limit})

    def draw(self, chart: Any, text: str) -> None:  # noqa: ANN401 - the library's own type
        """Put a chart under what is written, with a text for those who do not see it."""
        self._sheet.insert_chart(self.row + 1, 0, chart, {"description": text, "x_scale": 1.6, "y_scale": 1.2})

    def _put(self, column: int, value: str | int | Decimal | None, style: tuple[tuple[str, Any], ...]) -> None:
        look = self._book.look(style) if style else None
        if value is None:
            if look:
                self._sheet.write_blank(self.row, column, None, look)
        elif isinstance(value, str):
            self._sheet.write_string(self.row, column, harmless(value), look)
        elif isinstance(value, Decimal) and not is_kept(value):
            self._sheet.write_string(self.row, column, str(value), look)
        else:
            self._sheet.write_number(self.row, column, float(value), look)

    def _headings(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        """Write the headings, each on the side of what stands below it, and give the columns their widths."""
        lines = 1
        for column, heading in enumerate(headings):
            texts = [len_of for row in rows if (len_of := _wide(row[column].value))]
            broad = min(max(_NARROWEST, *texts, min(_wide(heading), _NARROWEST)) + _AIR, _WIDEST)
            self._sheet.set_column(column, column, broad)
            lines = max(lines, ceil(_wide(heading) / (broad - _AIR)) + (" " in heading))
            is_left = texts or any(("align", "left") in row[column].style for row in rows)
            self._put(column, heading, (*_HEADING.items(), ("align", "left" if is_left else "right")))
        self._sheet.set_row(self.row, _LINE * min(lines, _MOST_LINES))
        self.row += 1

    def columns(self, widths: Sequence[int]) -> None:
        """Give the first columns a width, in characters."""
        for column, wide in enumerate(widths):
            self._sheet.set_column(column, column, wide)


def harmless(text: str) -> str:
    """Show what controls or cannot be stored as escapes, cut what no cell holds, and keep the library from markup.

    The library takes a text between `<r>` and `</r>` for its own markup; a space behind it makes it text.
    """
    shown = inert(text)
    shown = shown if len(shown) <= _LONGEST // 2 else f"{shown[: _LONGEST // 2]}…"
    return f"{shown} " if shown.endswith("</r>") else shown


def _wide(text: object) -> int:
    """Give the columns that a text takes, a Chinese character two; 0 for a number."""
    if not isinstance(text, str):
        return 0
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text[:_WIDEST])
