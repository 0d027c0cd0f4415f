"""Text → rows of cells, each with the line at which it starts."""

import csv
import gc
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from tiers.errors import DataError

if TYPE_CHECKING:
    from _csv import Reader

HEAD: Final = 30
"""How many records from the top are looked through for the headings."""

_HEAD_CHARACTERS: Final = 1 << 17
"""How much text those records are looked for in."""

_QUOTE: Final = '"'


class Grid(NamedTuple):
    """The cells of a text, as written."""

    rows: Sequence[list[str]]
    """All records, blank ones too; they may differ in length."""
    numbers: Sequence[int]
    """The line at which each record starts, counted from 1."""


def grid(text: str, separator: str, path: str) -> Grid:
    """Split a whole text into cells.

    A quote inside an unquoted cell is text; line ends are LF, CRLF and CR.

    Raises: DataError for a quote that is not closed or not doubled, with the line where it opened,
    and for a cell longer than any real one.
    """
    reader = _reader(text, separator)
    try:
        with without_collection():
            rows = list(reader)
    except csv.Error as error:
        raise _fault(text, separator, path) from error
    if reader.line_num == len(rows):
        return Grid(rows, range(1, len(rows) + 1))
    numbers = _starts(text, separator)
    _refuse_swallowed(rows, numbers, separator, path)
    return Grid(rows, numbers)


def head(text: str, separator: str) -> Grid:
    """Split the first records of a text, as far as they can be."""
    reader = _reader(text[:_HEAD_CHARACTERS], separator)
    rows: list[list[str]] = []
    numbers: list[int] = []
    before = 0
    with suppress(csv.Error):
        for row in islice(reader, HEAD):
            rows.append(row)
            numbers.append(before + 1)
            before = reader.line_num
    return Grid(rows, numbers)


def _reader(text: str, separator: str) -> "Reader":
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


@contextmanager
def without_collection() -> Iterator[None]:
    """Pause the collector of garbage, which would look at every new row again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _starts(text: str, separator: str) -> list[int]:
    ends = list(_ends(_reader(text, separator)))
    return [1, *(end + 1 for end in ends[:-1])]


def _ends(reader: "Reader") -> Iterator[int]:
    """Yield the line at which each record ends, as far as they can be read."""
    with suppress(csv.Error):
        for _ in reader:
            yield reader.line_num


def _refuse_swallowed(rows: Sequence[list[str]], numbers: Sequence[int], separator: str, path: str) -> None:
    """Refuse a quoted cell that holds a line end and a whole row's separators: two unclosed quotes met."""
    width = len(next(filter(None, rows)))
    for row, (start, following) in zip(rows, pairwise(numbers), strict=False):
        if following - start > 1 and any(_holds_a_row(cell, separator, width) for cell in row):
            raise DataError("quote-swallows", path=path, row=start)
    if any(_holds_a_row(cell, separator, width) for cell in rows[-1]):
        raise DataError("quote-swallows", path=path, row=numbers[-1])


def _holds_a_row(cell: str, separator: str, width: int) -> bool:
    return ("\n" in cell or "\r" in cell) and cell.count(separator) >= max(width - 1, 1)


def _fault(text: str, separator: str, path: str) -> DataError:
    """Find what stopped the reader, in the record at which it stopped."""
    reader = _reader(text, separator)
    *_, before = 0, *_ends(reader)
    lines = islice(io.StringIO(text, newline=""), before, reader.line_num)
    opened, line = _stray_quote("".join(lines), separator)
    if opened is None:
        return DataError("cell-too-long", path=path, row=before + 1)
    if line is None or line != opened:
        return DataError("quote-unclosed", path=path, row=before + opened)
    return DataError("quote-inside", path=path, row=before + opened)


def _stray_quote(record: str, separator: str) -> tuple[int | None, int | None]:
    """Return the line where the last quoted cell opened, and where it met a quote that is not doubled, if it did."""
    at, line = 0, 1
    while at < len(record):
        if record[at] == _QUOTE:
            end = _closing(record, at + 1)
            stop = line + _line_ends(record[at:end])
            if end >= len(record) or record[end + 1 : end + 2] not in {separator, "\r", "\n", ""}:
                return line, stop if end < len(record) else None
            line, at = stop, end + 1
        following = _next_cell(record, at, separator)
        line, at = line + _line_ends(record[at:following]), following
    return None, None


def _closing(record: str, at: int) -> int:
    """Find the quote that closes a cell, past doubled ones; the end of the record if there is none."""
    while (at := record.find(_QUOTE, at)) >= 0:
        if record[at + 1 : at + 2] != _QUOTE:
            return at
        at += 2
    return len(record)


def _next_cell(record: str, at: int, separator: str) -> int:
    ends = [end for mark in (separator, "\n", "\r") if (end := record.find(mark, at)) >= 0]
    return min(ends, default=len(record)) + 1


def _line_ends(text: str) -> int:
    return text.count("\n") or text.count("\r")
