"""Large JSON lines → a temporary Parquet file, some lines at a time: every number stays the text that it was."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tiers.domain.question import Question
from tiers.domain.watching import Step, tell
from tiers.intake import jsonl_in_sql
from tiers.intake.as_utf8 import Rooms, head_of, no_room, pieces_of
from tiers.intake.content import format_of
from tiers.intake.from_json import begins_lines, record_of_line, said
from tiers.intake.parquet_file import ParquetFile, of_texts, with_texts

if TYPE_CHECKING:
    from tiers.intake.parquet_file import Connection

_UTF_8: Final = ("utf-8", "utf8", "utf-8-sig")
"""What a person may call it."""

_HEAD: Final = 1 << 20
"""Bytes from the top in which the first line has to end."""

_LONGEST_LINE: Final = 1 << 19
"""Characters; longer lines are left to the reader of whole files."""


_ROW: Final = "1"
"""What every row begins with, so that none is blank."""

_MOST_BYTES: Final = 4
"""Of a character in UTF-8."""


class _Rows(NamedTuple):
    """Records, written as a text."""

    file: Path
    """The text: a record on each row, and in it, behind `_ROW`, a cell for each key that was known by then."""
    keys: tuple[str, ...]
    """All keys, in the order in which they appear."""
    lines: int
    """Lines, blank ones too."""


def begins(path: str, question: Question) -> bool:
    """Say whether a file begins as JSON lines in UTF-8, packed or not.

    Raises: DataError if it is damaged.
    """
    if (question.reading.encoding or _UTF_8[0]).lower() not in _UTF_8:
        return False
    try:
        head, _ = head_of(path, path, _HEAD)
    except OSError:
        return False
    return format_of(head) == "json" and b"\0" not in head and begins_lines(_first_lines(head))


def packed(path: str, rooms: Rooms, engine: "Connection") -> ParquetFile | None:
    """Write JSON lines as a Parquet file in one of `rooms`, a row for each line; None if that cannot hold them.

    Raises: DataError for a line that is no record, and if the file is damaged; EngineError if there is no room.
    """
    tell(Step("reading", path))
    file = str(rooms.file())
    if plain := _by_shape(path, engine, file):
        return of_texts(engine, file, path, *plain)
    try:
        rows = _written(_lines(path), path, rooms)
    except OSError as error:
        raise no_room(error) from error
    if rows is None or not rows.keys:
        return None
    written = with_texts(engine, str(rows.file), file, len(rows.keys))
    rows.file.unlink()
    if written != rows.lines:
        return None
    return of_texts(engine, file, path, rows.keys, rows.lines)


def _by_shape(path: str, engine: "Connection", file: str) -> tuple[tuple[str, ...], int] | None:
    """Let DuckDB split the lines, if they are of one shape; give their keys and number."""
    head, kind = head_of(path, path, _HEAD)
    first = _first_lines(head).partition("\n")[0]
    return None if kind else jsonl_in_sql.written(engine, Path(path).resolve(), first, file)


def _first_lines(head: bytes) -> str:
    """Give the whole lines of the first bytes, or of a file that has no more."""
    whole = head[: head.rfind(b"\n") + 1] if len(head) >= _HEAD else head
    return whole.decode(errors="replace").removeprefix("\ufeff")


def _written(lines: Iterator[str], path: str, rooms: Rooms) -> _Rows | None:
    """Write the records of all lines; None if a character is none, or a line is too long."""
    keys: dict[str, None] = {}
    known: list[str] = []
    count, file = 0, rooms.file()
    try:
        with file.open("w", encoding="utf-8", newline="") as text, said(path):
            write = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow
            for count, line in enumerate(lines, 1):
                record = record_of_line(_short(line), path, count) if line.strip() else {}
                if [*record] == known:
                    write((_ROW, *record.values()))
                else:
                    known = [*(keys := keys | dict.fromkeys(record))]
                    write((_ROW, *(record.get(key, "") for key in known)))
    except (UnicodeError, _TooLongError):
        return None
    return _Rows(file, tuple(keys), count)


def _short(line: str) -> str:
    if len(line) > _LONGEST_LINE:
        raise _TooLongError
    return line


class _TooLongError(Exception):
    """A line is longer than any real one."""


def _lines(path: str) -> Iterator[str]:
    """Give the lines of a text, without their ends; the last may be missing one."""
    rest, mark, kind = b"", "\ufeff", head_of(path, path, _HEAD)[1]
    for piece in pieces_of(path, path, kind):
        whole, end, after = piece.rpartition(b"\n")
        if not end:
            rest += after
            if len(rest) > _LONGEST_LINE * _MOST_BYTES:
                raise _TooLongError
            continue
        yield from (rest + whole).decode().removeprefix(mark).split("\n")
        rest, mark = after, ""
    if rest:
        yield rest.decode().removeprefix(mark)
