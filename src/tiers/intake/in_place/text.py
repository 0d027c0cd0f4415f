"""Large texts whose rows stay in the file: every byte is checked, and no cell is held."""

import codecs
import csv
import shutil
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import BinaryIO, Final

from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.run_progress import Step, report_step
from tiers.domain.table import Origin, Table
from tiers.duckdb_session import is_pattern
from tiers.errors import DataError
from tiers.intake.build_table import table_of
from tiers.intake.files.file_format import TEXT, format_of
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.in_place import transcode
from tiers.intake.in_place.line_boundaries import last_line_end
from tiers.intake.in_place.line_scan import MOST_UNEVEN, Lines, LineScan, Uneven, scan_in_two
from tiers.intake.in_place.table_head import OF_ALL_ROWS, TableHead
from tiers.intake.in_place.transcode import LINE_ENDS, TemporaryFiles, copy_as_utf8, head_of
from tiers.intake.readers import from_text

_HEAD: Final = 1 << 19
"""Bytes from the top in which the headings are looked for: more than a reader of a whole text looks through."""

_UTF_16: Final = {codecs.BOM_UTF16_LE: b"\n\0", codecs.BOM_UTF16_BE: b"\0\n"}
"""Byte-order mark → line end."""


def in_place(path: str, question: Question, rooms: TemporaryFiles) -> Table | None:
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
        return None if is_pattern(name) else _check(top, head, name)
    report_step(Step("reading", path))
    in_utf8 = copy_as_utf8(rooms, name, path, kind, encoding) if encoding in LINE_ENDS else None
    return _check(top, _start(in_utf8), str(in_utf8)) if in_utf8 else None


def _start(copied: Path) -> bytes:
    with copied.open("rb") as file:
        return file.read(2 * _HEAD)


def _top(head: bytes, path: str, question: Question) -> TableHead | None:
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
    return None if raw.problems else TableHead(raw, table, again)


def _check(found: TableHead, head: bytes, name: str) -> Table | None:
    top = found.table
    if b"\r" in head.replace(b"\r\n", b""):
        return None
    skip, separator = found.first - 1, (top.source.separator or "").encode()
    start = 0
    for _ in range(skip):
        start = head.index(b"\n", start) + 1
    seen = scan_in_two(Lines(name, start, Path(name).stat().st_size, separator, len(top.columns)))
    if seen is None:
        return None
    rows = seen.rows - seen.blank_below
    cut = (Problem("text-cut-off", top.source.path, row=skip + rows),) if seen.is_cut_off else ()
    at = _cells_at(name, seen, separator.decode())
    line_end, aside = "\r\n" if seen.is_crlf else "\n", partial(found.rows_about_headings, skip + rows)
    uneven = [row for row in seen.uneven if row.position < rows]
    evened = partial(_write_evened, name, uneven, separator.decode(), len(top.columns))
    is_even, places = len(uneven) * 2 < rows and len(uneven) < MOST_UNEVEN, tuple(row.position for row in uneven)
    origin = Origin(
        name, skip, rows, line_end, seen.has_quotes, is_even, at, aside, places, evened, headings=found.headings
    )
    return top._replace(cells=(), numbers=(), problems=(*cut, *top.problems), origin=origin)


def _write_evened(name: str, uneven: Sequence[Uneven], separator: str, columns: int, path: str) -> None:
    """Write a file once more, with as many cells in the uneven rows as there are columns."""
    try:
        with Path(name).open("rb") as source, Path(path).open("wb") as target:
            for row in uneven:
                _copy(source, target, row.start - source.tell())
                target.write(_even_out(source.read(row.end - row.start), separator, columns))
            shutil.copyfileobj(source, target, transcode.BLOCK)
    except OSError as error:
        raise transcode.no_room(error) from error


def _even_out(line: bytes, separator: str, columns: int) -> bytes:
    """Return a row with as many cells as there are columns; only cells that stand in quotes can hold some."""
    cells = next(csv.reader([line.decode()], delimiter=separator), [])
    even, written = [*cells[:columns], *[""] * (columns - len(cells))], StringIO()
    csv.writer(written, delimiter=separator, lineterminator="").writerow(even)
    return written.getvalue().encode()


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    while size:
        part = source.read(min(size, transcode.BLOCK))
        target.write(part)
        size -= len(part)


def _cells_at(name: str, seen: LineScan, separator: str) -> Callable[[Iterable[int]], Iterator[list[str]]]:
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
