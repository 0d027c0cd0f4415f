"""Large texts whose rows stay in the file: every byte is checked, and no cell is held."""

import codecs
import csv
import re
import shutil
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from io import StringIO
from itertools import groupby, islice, pairwise
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Origin, Table
from tiers.domain.watching import Step, tell
from tiers.errors import DataError
from tiers.intake import as_utf8, from_text
from tiers.intake.as_utf8 import LINE_ENDS, Rooms, blocks, copy, head_of, last_line_end
from tiers.intake.content import TEXT, format_of
from tiers.intake.heading_words import Vocabulary
from tiers.intake.table import table_of
from tiers.intake.top import OF_ALL_ROWS, Top

_HEAD: Final = 1 << 19
"""Bytes from the top in which the headings are looked for: more than a reader of a whole text looks through."""

_UTF_16: Final = {codecs.BOM_UTF16_LE: b"\n\0", codecs.BOM_UTF16_BE: b"\0\n"}
"""Byte-order mark → line end."""

MOST_UNEVEN: Final = 1000
"""Rows of another length than the headings, above which a table is read cell by cell."""

_LONGEST_LINE: Final = 1 << 16
"""Bytes; a reader of cells would refuse a cell of twice as many characters."""

_UNUSUAL: Final = (b"\0", b"\x1a")
"""Bytes that a text holds by mistake."""

_QUOTED: Final = re.compile(rb'"[^"]*+"')

_PATTERN_OF_NAMES: Final = re.compile(r"[*?\[\]{}]|^[a-z0-9]+:", re.ASCII | re.IGNORECASE)
"""File names that an engine would take for a pattern or an address."""


def in_place(path: str, question: Question, rooms: Rooms) -> Table | None:
    """Read the headings of a text, and check all of it; None if it has to be read cell by cell.

    A text that is compressed, or in GB18030 or UTF-16, stays in a copy of itself, in UTF-8, in one of `rooms`.

    Raises: DataError if it is damaged or the headings cannot be understood; EngineError if there is no room for a copy.
    """
    name = str(Path(path).resolve())
    try:
        head, kind = head_of(name, path, _HEAD)
    except OSError:
        return None
    end = _UTF_16.get(head[:2], b"\n")
    top = _top(head[: last_line_end(head, end)], path, question)
    if top is None:
        return None
    encoding = top.table.source.encoding or ""
    if kind is None and encoding == "utf-8":
        return None if _PATTERN_OF_NAMES.search(name) else _checked(top, head, name)
    tell(Step("reading", path))
    copied = copy(rooms, blocks(name, path, kind, encoding)) if encoding in LINE_ENDS else None
    return _checked(top, _start(copied), str(copied)) if copied else None


def _start(copied: Path) -> bytes:
    with copied.open("rb") as file:
        return file.read(2 * _HEAD)


def _top(head: bytes, path: str, question: Question) -> Top | None:
    """Read the first lines as if they were the whole text."""
    if format_of(head) != TEXT:
        return None
    vocabulary = Vocabulary(question)
    again = partial(table_of, question=question, vocabulary=vocabulary)
    try:
        raw = from_text.raw_sheet(head, path, question, vocabulary)
        table = again(raw)
    except DataError as error:
        if error.code in OF_ALL_ROWS or error.code.startswith(("encoding-", "quote-", "file-", "cell-")):
            return None
        raise
    return None if raw.problems else Top(raw, table, again)


def _checked(found: Top, head: bytes, name: str) -> Table | None:
    top = found.table
    if b"\r" in head.replace(b"\r\n", b""):
        return None
    skip, separator = found.first - 1, (top.source.separator or "").encode()
    start = 0
    for _ in range(skip):
        start = head.index(b"\n", start) + 1
    seen = _surveyed(name, start, separator, len(top.columns))
    if seen is None:
        return None
    cut = (Problem("text-cut-off", top.source.path, row=skip + seen.rows),) if seen.is_cut_off else ()
    at = _cells_at(name, seen, separator.decode())
    line_end, aside = "\r\n" if seen.is_crlf else "\n", found.aside
    uneven = [row for row in seen.uneven if row.position < seen.rows]
    evened = partial(_write_evened, name, uneven, separator.decode(), len(top.columns))
    is_even, places = len(uneven) * 2 < seen.rows and len(uneven) < MOST_UNEVEN, tuple(row.position for row in uneven)
    origin = Origin(name, skip, seen.rows, line_end, seen.has_quotes, is_even, at, aside, places, evened)
    return top._replace(cells=(), numbers=(), problems=(*cut, *top.problems), origin=origin)


class _Uneven(NamedTuple):
    """A row that is blank, or has too few or too many cells."""

    position: int
    """Counted from 0."""
    start: int
    """Its first byte in the file."""
    end: int
    """The byte after its last one; the line end is not its."""


@dataclass(slots=True)
class _Survey:
    """What all lines under the headings are like."""

    rows: int = 0
    """Lines, without blank ones at the end."""
    is_crlf: bool = False
    """Whether every line ends in CRLF, and not in LF."""
    has_quotes: bool = False
    """Whether a quote stands anywhere."""
    is_cut_off: bool = False
    """Whether the last line has no end."""
    uneven: list[_Uneven] = field(default_factory=list)
    """Rows that are blank, or have too few or too many cells: the first ones."""
    offsets: "array[int]" = field(default_factory=lambda: array("q"))
    """Where each block starts, in bytes, and where the last one ends."""
    firsts: "array[int]" = field(default_factory=lambda: array("q"))
    """The position of the first row of each block."""


def _surveyed(name: str, start: int, separator: bytes, columns: int) -> _Survey | None:
    """Look at every byte; None if some line may not be a row, or some byte is not text."""
    seen, rows = _Survey(), _well_quoted(separator)
    offset, block, size = start, b"", Path(name).stat().st_size
    tell(Step("checking", name, lambda: offset / size))
    for block in _blocks(name, start):
        if not _is_plain(block, seen, rows):
            return None
        lines = block.count(b"\n")
        if _separators(block, separator) != (lines + (not block.endswith(b"\n"))) * (columns - 1):
            room = MOST_UNEVEN - len(seen.uneven)
            seen.uneven += islice(_uneven(block, separator, columns, seen.rows, offset), room)
        seen.offsets.append(offset)
        seen.firsts.append(seen.rows)
        offset += len(block)
        seen.rows += lines
    seen.offsets.append(offset)
    seen.is_cut_off = not block.endswith(b"\n")
    seen.rows += seen.is_cut_off
    seen.rows -= max(0, block[len(block.rstrip(b"\r\n")) :].count(b"\n") - 1)
    return seen


def _separators(line: bytes, separator: bytes) -> int:
    """Count how often a separator stands outside quotes."""
    return (_QUOTED.sub(b"", line) if b'"' in line else line).count(separator)


def _uneven(block: bytes, separator: bytes, columns: int, first: int, offset: int) -> Iterator[_Uneven]:
    for position, line in enumerate(block.removesuffix(b"\n").split(b"\n"), first):
        if _separators(line, separator) != columns - 1:
            yield _Uneven(position, offset, offset + len(line.removesuffix(b"\r")))
        offset += len(line) + 1


def _write_evened(name: str, uneven: Sequence[_Uneven], separator: str, columns: int, path: str) -> None:
    """Write a file once more, with as many cells in the uneven rows as there are columns."""
    try:
        with Path(name).open("rb") as source, Path(path).open("wb") as target:
            for row in uneven:
                _copy(source, target, row.start - source.tell())
                target.write(_evened(source.read(row.end - row.start), separator, columns))
            shutil.copyfileobj(source, target, as_utf8.BLOCK)
    except OSError as error:
        raise as_utf8.no_room(error) from error


def _evened(line: bytes, separator: str, columns: int) -> bytes:
    """Give a row as many cells as there are columns; only cells that stand in quotes can hold some."""
    cells = next(csv.reader([line.decode()], delimiter=separator), [])
    even, written = [*cells[:columns], *[""] * (columns - len(cells))], StringIO()
    csv.writer(written, delimiter=separator, lineterminator="").writerow(even)
    return written.getvalue().encode()


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    while size:
        part = source.read(min(size, as_utf8.BLOCK))
        target.write(part)
        size -= len(part)


def _blocks(name: str, start: int) -> Iterator[bytes]:
    """Read whole lines, about a block at a time."""
    with Path(name).open("rb") as file:
        file.seek(start)
        while block := file.read(as_utf8.BLOCK):
            yield block if block.endswith(b"\n") else block + file.readline()


def _is_plain(block: bytes, seen: _Survey, rows: re.Pattern[bytes]) -> bool:
    """Say whether each line of a block is a row of text; note how they end, and whether there are quotes."""
    if any(byte in block for byte in _UNUSUAL) or not _has_short_lines(block) or not _is_utf8(block):
        return False
    is_crlf = b"\r" in block
    if seen.offsets and is_crlf != seen.is_crlf:
        return False
    seen.is_crlf = is_crlf
    if is_crlf and not block.count(b"\r") == block.count(b"\r\n") == block.count(b"\n"):
        return False
    has_quotes = b'"' in block
    seen.has_quotes |= has_quotes
    return not has_quotes or rows.fullmatch(block) is not None


def _is_utf8(block: bytes) -> bool:
    try:
        block.decode()
    except UnicodeDecodeError:
        return False
    return True


def _has_short_lines(block: bytes) -> bool:
    at = 0
    while at + _LONGEST_LINE < len(block):
        at = block.rfind(b"\n", at, at + _LONGEST_LINE) + 1
        if not at:
            return False
    return True


def _well_quoted(separator: bytes) -> re.Pattern[bytes]:
    """Match lines in which every quote opens, closes, or is doubled inside a quoted cell of one line."""
    mark = re.escape(separator)
    cell = rb'(?:"[^"\r\n]*+(?:""[^"\r\n]*+)*+"|[^"\r\n%b]*+)' % mark
    return re.compile(rb"(?:%b(?:%b%b)*+(?:\r?\n|\Z))*+" % (cell, mark, cell))


def _cells_at(name: str, seen: _Survey, separator: str) -> Callable[[Iterable[int]], Iterator[list[str]]]:
    spans = list(pairwise(seen.offsets))

    def block_of(position: int) -> int:
        return bisect_right(seen.firsts, position) - 1

    def at(positions: Iterable[int]) -> Iterator[list[str]]:
        with Path(name).open("rb") as file:
            for number, here in groupby(positions, key=block_of):
                start, end = spans[number]
                file.seek(start)
                lines = file.read(end - start).split(b"\n")
                wanted = (lines[position - seen.firsts[number]] for position in here)
                yield from csv.reader((line.decode().removesuffix("\r") for line in wanted), delimiter=separator)

    return at
