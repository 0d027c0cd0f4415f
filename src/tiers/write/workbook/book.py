"""A workbook in the making: the same bytes for the same content, and every text a text.

The only file that knows the library.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import chain, islice
from math import ceil
from typing import Any, Final, NamedTuple, Protocol

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from tiers.errors import WriteError
from tiers.temporary_files import temporary_folder
from tiers.write.escaping import inert
from tiers.write.workbook.column_room import AIR, LINE, column_room, heading_lines, row_height, row_lines
from tiers.write.workbook.print_setup import PrintHead, set_up_print
from tiers.write.workbook.text import cell_text, wide

MOST_ROWS: Final = 1_048_576
"""Rows that a sheet holds, its headings included.

Source: Excel specifications and limits.
"""

_MANY_ROWS: Final = 5_000
"""Rows from which on they are not kept in memory; the charts of such a workbook hold no copy of their numbers."""

_TITLE_LINE: Final = 24
"""Points of the title's line."""

_ACROSS, _ROOM = 8, 100
"""Columns over which running text stands, and characters that they have room for."""

_MOST_FROZEN: Final = 12
"""Rows that may stay in sight: more would leave no room for those below."""

_ON_ONE_PAGE: Final = 40
"""Rows that are printed on one page together with a chart."""

_SAMPLED: Final = 200
"""Rows by which the width of a column of text is chosen."""

_THEN: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same date in every workbook: the same content is the same bytes."""

_BAR: Final = {
    "type": "data_bar", "bar_solid": True, "bar_color": "#9DB8D9", "min_type": "num", "min_value": 0,
    "bar_negative_color_same": True,
}  # fmt: skip

_HEADING: Final = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E8EDF3"}

_NOT_PLAIN: Final = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x|^\s|\s$")
"""What the library has to escape in a text."""

Look = object
"""How a cell looks: the library's own format, from `Book.look`."""

Cell = tuple[str | float | Decimal | None, Look | None]
"""Harmless text or an exact number, and how it looks; without either it stays empty."""


class Shown(Protocol):
    """A column as it is shown."""

    heading: str
    """What stands above it, harmless."""
    is_figure: bool
    """Whether figures stand in it, to the right."""

    @property
    def wide(self) -> int:
        """Characters that the figures met so far take; 0 for text."""

    def __call__(self, value: Any) -> Cell:  # noqa: ANN401 - whatever the listing holds
        """Make a cell."""


class Span(NamedTuple):
    """The rows of a table below its headings, from 0."""

    first: int
    """The first one."""
    last: int
    """The last one; before the first where there are none."""


def make_workbook(title: str, fill: Callable[["Book"], object], rows: int = 0, head: PrintHead | None = None) -> bytes:
    """Make a workbook of this title, whose longest sheet has so many rows under its headings, and fill it.

    Raises: WriteError if no sheet holds so many, or a temporary file cannot be written.
    """
    if rows >= MOST_ROWS:
        raise WriteError("sheet-full", rows=rows, most=MOST_ROWS - 1)
    is_long = rows > _MANY_ROWS
    try:
        with temporary_folder() if is_long else nullcontext() as folder:
            book = Book(title, str(folder) if folder else None, head)
            fill(book)
            return book.finish()
    except (OSError, XlsxWriterException) as error:
        raise WriteError("temporary-failed", reason=getattr(error, "strerror", error)) from error


class Book:
    """A workbook that is written into memory; the rows of a long one by way of temporary files."""

    def __init__(self, title: str, folder: str | None, head: PrintHead | None = None) -> None:
        """Open a workbook of this title, and if it is a long one, name the folder for its rows."""
        self._head, self.is_long = head, folder is not None
        self._bytes = BytesIO()
        where = {"constant_memory": True, "tmpdir": folder} if folder else {"in_memory": True}
        self._book = Workbook(self._bytes, where)
        self._book.set_properties({"title": inert(title), "created": _THEN})
        self._looks: dict[tuple[tuple[str, object], ...], Look] = {}
        self.as_text = 0
        """Amounts written as text, because no spreadsheet keeps all their digits."""

    def sheet(self, name: str) -> "Sheet":
        """Add a sheet."""
        sheet = self._book.add_worksheet(name, _Lean)
        set_up_print(sheet, self._head)
        return Sheet(self, sheet)

    def look(self, **style: object) -> Look:
        """Return a look, made once for each style, in the library's words."""
        key = tuple(style.items())
        if key not in self._looks:
            self._looks[key] = self._book.add_format(style)
        return self._looks[key]

    def columns_chart(self) -> Any:  # noqa: ANN401 - the library's own type
        """Add a chart of columns."""
        return self._book.add_chart({"type": "column"})

    def finish(self) -> bytes:
        """Close the workbook, and return its bytes."""
        self._book.close()
        return self._bytes.getvalue()


class _Lean(Worksheet):  # type: ignore[misc] # the library does not say that it is typed
    """The library's sheet, but that plain cells are written in one step: a long workbook is made of nothing else.

    Were the library to call this by another name, its own way would be taken, which is slower and writes the same.
    """

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401 - the library's own type
        kind = type(cell).__name__
        if kind == "Number":
            self.fh.write(f"<c{_place(row, col, cell)}><v>{cell.number:.16G}</v></c>")
        elif kind == "String" and self.constant_memory and not _NOT_PLAIN.search(cell.string):
            self.fh.write(f'<c{_place(row, col, cell)} t="inlineStr"><is><t>{cell.string}</t></is></c>')
        else:
            super()._write_cell(row, col, cell)


def _place(row: int, col: int, cell: Any) -> str:  # noqa: ANN401 - the library's own type
    """Return the attributes that say where a cell is and how it looks."""
    look = f' s="{cell.format._get_xf_index()}"' if cell.format else ""  # noqa: SLF001 - the library's own name for it
    return f' r="{_letters(col)}{row + 1}"{look}'


_letters = cache(xl_col_to_name)


class Sheet:
    """One sheet, written from top to bottom."""

    def __init__(self, book: Book, sheet: Any) -> None:  # noqa: ANN401 - the library's own type
        """Start at the top."""
        self._book, self._sheet = book, sheet
        self._widths: dict[int, int] = {}
        self.row = 0
        """The next row to be written, from 0."""
        sheet.set_default_row(LINE)

    def title(self, text: str) -> None:
        """Write what stands above everything."""
        self._sheet.set_row(self.row, _TITLE_LINE)
        self._sheet.write_string(self.row, 0, cell_text(text), self._book.look(bold=True, font_size=14))
        self.row += 1

    def line(self, text: str, **style: object) -> None:
        """Write running text over the first columns, in as many lines as it takes."""
        shown, look = cell_text(text), self._book.look(text_wrap=True, valign="top", **style)
        self._sheet.set_row(self.row, row_height([1, ceil(wide(shown) / _ROOM)]))
        self._sheet.merge_range(self.row, 0, self.row, _ACROSS - 1, "", look)
        self._sheet.write_string(self.row, 0, shown, look)
        self.row += 1

    def words(self, texts: Sequence[str], **style: object) -> None:
        """Write a row of texts."""
        look = self._book.look(text_wrap=True, valign="top", **style)
        for column, text in enumerate(texts):
            if text:
                self._sheet.write_string(self.row, column, cell_text(text), look)
        self.row += 1

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def columns(self, widths: Sequence[int]) -> None:
        """Set the first columns to a width, in characters, if they are not wider."""
        for column, broad in enumerate(widths):
            self._widths[column] = max(broad, self._widths.get(column, 0))
            self._sheet.set_column(column, column, self._widths[column])

    def hold(self, rows: Span, columns: int, frozen: int) -> None:
        """Keep the headings above some rows and the first columns in sight, and let each column be filtered."""
        top = rows.first - 1
        self._sheet.freeze_panes(rows.first if top <= _MOST_FROZEN else 0, frozen)
        self._sheet.autofilter(top, 0, max(rows.last, top), columns - 1)
        self._sheet.repeat_rows(top)

    def table(self, columns: Sequence[Shown], rows: Iterable[Sequence[object]]) -> Span:
        """Write headings and rows."""
        top = self.row
        made = ([column(value) for column, value in zip(columns, row, strict=True)] for row in rows)
        sample = list(islice(made, _SAMPLED))
        widths = [
            column_room(column.heading, column.wide, [row[place][0] for row in sample])
            for place, column in enumerate(columns)
        ]
        self._headings(columns, widths)
        cells = chain(sample, made)
        self._rows(cells if self._book.is_long else self._wrap(cells, columns, widths))
        self.columns([max(broad, column.wide + AIR) for column, broad in zip(columns, widths, strict=True)])
        return Span(top + 1, self.row - 1)

    def _headings(self, columns: Sequence[Shown], widths: Sequence[int]) -> None:
        """Write the headings, each on the side of what stands below it, on as many lines as they take."""
        looks = [self._book.look(**_HEADING, align="left", indent=n) for n in (0, 1)]
        right = self._book.look(**_HEADING, align="right", indent=1)
        lines = [heading_lines(column.heading, broad - 1) for column, broad in zip(columns, widths, strict=True)]
        self._sheet.set_row(self.row, row_height(lines))
        for place, (column, is_beside) in enumerate(zip(columns, _beside_figures(columns), strict=True)):
            self._sheet.write_string(self.row, place, column.heading, right if column.is_figure else looks[is_beside])
        self.row += 1

    def _wrap(
        self, rows: Iterable[Sequence[Cell]], columns: Sequence[Shown], widths: Sequence[int]
    ) -> Iterator[Sequence[Cell]]:
        """Let texts take the lines that they need, and keep them away from figures on their left."""
        look = self._book.look
        looks = [None, look(text_wrap=True), look(indent=1), look(text_wrap=True, indent=1)]
        beside = [2 * is_beside for is_beside in _beside_figures(columns)]
        for at, row in enumerate(rows, self.row):
            lines = row_lines([value for value, _ in row], widths)
            if max(lines) > 1:
                self._sheet.set_row(at, row_height(lines))
            yield [
                (value, own or looks[(n > 1) + near]) if isinstance(value, str) else (value, own)
                for (value, own), n, near in zip(row, lines, beside, strict=True)
            ]

    def _rows(self, rows: Iterable[Sequence[Cell]]) -> None:
        text, number, at = self._sheet.write_string, self._sheet.write_number, self.row
        for row in rows:
            for column, (value, look) in enumerate(row):
                if isinstance(value, str):
                    text(at, column, value, look)
                elif value is not None:
                    number(at, column, value, look)
            at += 1
        self.row = at

    def bars(self, column: int, rows: Span, most: int | None = None) -> None:
        """Draw bars in a column of numbers, from 0 to `most`, or to the largest."""
        if rows.last >= rows.first:
            limit = {} if most is None else {"max_type": "num", "max_value": most}
            self._sheet.conditional_format(rows.first, column, rows.last, column, {**_BAR, **limit})

    def draw(self, chart: Any, text: str) -> None:  # noqa: ANN401 - the library's own type
        """Insert a chart under what is written, with a text for those who do not see it."""
        self._sheet.insert_chart(self.row + 1, 0, chart, {"description": text, "x_scale": 1.6, "y_scale": 1.1})
        if self.row <= _ON_ONE_PAGE:
            self._sheet.fit_to_pages(1, 1)


def _beside_figures(columns: Sequence[Shown]) -> list[bool]:
    """Return which columns of text stand to the right of figures."""
    before = [False, *(column.is_figure for column in columns)]
    return [is_figure and not column.is_figure for is_figure, column in zip(before, columns, strict=False)]
