"""What the parts of an `.ods` say beside its cells: which rows nobody sees, and which numbers are shown divided.

Source: OASIS, Open Document Format 1.3, part 3: 9.1 (tables), 16.29.3 (numbers of styles) and 16.3 (mapped styles).
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import chain, islice, pairwise
from typing import Final, NamedTuple

from tiers.intake.readers.workbook.sheet_facts import SheetFacts, letters
from tiers.intake.readers.workbook.zip_parts import attribute

_HIDDEN: Final = b"table:visibility"
"""What must stand somewhere for any row to be hidden."""

_DIVIDED: Final = (b"number:display-factor", b"number:embedded-text")
"""What must stand somewhere for any number to be shown divided, or with a point that is no decimal point."""

_TABLE: Final = re.compile(rb"<table:table[\s>]")
_ROW: Final = re.compile(rb"<table:table-row[\s/>][^<>]*")
_PART: Final = re.compile(rb"<table:(?:table-(?P<place>column|row)|(?:covered-)?table-cell)[\s/>][^<>]*")
_STYLE: Final = re.compile(
    rb"<(?P<kind>number:[a-z]+-style|number:number|number:embedded-text|style:map|style:style)[\s/>][^<>]*"
)
_TIMES: Final = re.compile(r"[0-9]{1,7}")

_UNSEEN: Final = frozenset({"collapse", "filter"})
_DEFAULT: Final = b"table:default-cell-style-name"
_NUMBER: Final = b' office:value="'

_MOST_ROWS: Final = 1 << 20
"""Rows that one row may stand for, inclusive."""

_MOST_COLUMNS: Final = 100
"""Columns for which one cell may stand and is looked at, inclusive."""

_WIDEST: Final = 1 << 14
"""Columns that a table may have, inclusive."""

_MOST_TABLES: Final = 10_000
"""Tables that are looked at, inclusive."""

_LONGEST_LINE: Final = 20
"""Styles, each of which takes from the next what it does not say itself."""


class _Style(NamedTuple):
    """How cells look, as far as it matters."""

    data: str
    """The style of their numbers; blank where it is that of another style of cells."""
    parent: str
    """That style, or blank."""


def facts_of_ods(content: bytes, styles: bytes) -> tuple[SheetFacts, ...]:
    """Return hidden rows and scaled columns of each table; `content` and `styles` are the parts of these names."""
    is_divided = any(mark in part for mark in _DIVIDED for part in (content, styles))
    scaled = _scaled_styles(content, styles) if is_divided else set()
    if _HIDDEN not in content and not scaled:
        return ()
    starts = chain((match.start() for match in _TABLE.finditer(content)), [len(content)])
    tables = (_Table(content, start, end) for start, end in islice(pairwise(starts), _MOST_TABLES))
    return tuple(SheetFacts(scaled=table.scaled_columns(scaled), hidden_rows=table.hidden_rows()) for table in tables)


def _scaled_styles(content: bytes, styles: bytes) -> AbstractSet[str]:
    """Return the names of cell styles that show a number divided; of two with one name the content's counts."""
    cells: dict[str, _Style] = {}
    divided: set[str] = set()
    mapped: list[tuple[str, str]] = []
    current = ""
    for match in chain(_STYLE.finditer(styles), _STYLE.finditer(content)):
        kind, tag = match["kind"], match[0]
        if kind == b"style:style":
            parent, data = attribute(tag, b"style:parent-style-name"), attribute(tag, b"style:data-style-name")
            cells[attribute(tag, b"style:name")] = _Style(data, parent)
        elif kind == b"style:map":
            mapped.append((current, attribute(tag, b"style:apply-style-name")))
        elif kind.endswith(b"-style"):
            current = attribute(tag, b"style:name")
            divided.discard(current)
        elif kind == b"number:embedded-text" or attribute(tag, b"number:display-factor") not in {"", "1"}:
            divided.add(current)
    divided |= {style for style, other in mapped if other in divided}
    return {name for name in cells if _data_style(name, cells) in divided}


def _data_style(name: str, cells: Mapping[str, _Style]) -> str:
    """Return the style of the numbers of a style of cells: its own, or that of the next style that says one."""
    for _ in range(_LONGEST_LINE):
        style = cells.get(name, _Style("", ""))
        if style.data or not style.parent:
            return style.data
        name = style.parent
    return ""


class _Table(NamedTuple):
    """One table of the content."""

    content: bytes
    """All of it."""
    start: int
    """Where the table starts."""
    end: int
    """Where the next one does."""

    def hidden_rows(self) -> list[int]:
        """Return the rows that nobody sees, counted from 1; a row may stand for many."""
        rows: list[int] = []
        number = 1
        for tag in _ROW.findall(self.content, self.start, self.end):
            count = min(_times(tag, b"rows"), _MOST_ROWS)
            rows += range(number, number + count) if attribute(tag, _HIDDEN) in _UNSEEN else ()
            number += count
        return rows

    def scaled_columns(self, styles: AbstractSet[str]) -> dict[str, str]:
        """Return the columns with numbers in some styles, each with its first such cell."""
        found: dict[int, str] = {}
        starts, defaults = [0], [""]
        row, column, height, of_row = 0, 0, 1, ""
        for match in _PART.finditer(self.content, self.start, self.end) if styles else ():
            tag, place = match[0], match["place"]
            count = _times(tag, b"columns")
            if place == b"row":
                row, column, height, of_row = row + height, 0, _times(tag, b"rows"), attribute(tag, _DEFAULT)
            elif place:
                defaults[-1:] = [attribute(tag, _DEFAULT), ""]
                starts.append(starts[-1] + count)
            else:
                of_column = defaults[bisect_right(starts, column) - 1]
                if _NUMBER in tag and (attribute(tag, b"table:style-name") or of_row or of_column) in styles:
                    those = range(column, min(column + min(count, _MOST_COLUMNS), _WIDEST))
                    found |= {i: f"{letters(i)}{row}" for i in those if i not in found}
                column += count
        return {letters(i): cell for i, cell in found.items()}


def _times(tag: bytes, of: bytes) -> int:
    """Return for how many rows or columns a tag stands."""
    said = attribute(tag, b"table:number-%b-repeated" % of) if b"-repeated" in tag else ""
    return int(said) if _TIMES.fullmatch(said) else 1
