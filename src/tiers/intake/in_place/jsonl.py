"""JSON Lines whose rows stay on disk: written as Parquet by DuckDB where all have one shape, else line by line."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tiers.domain.question import Question
from tiers.domain.run_progress import Step, report_step
from tiers.duckdb_session import attempt, sql_literal
from tiers.intake.files.file_format import format_of
from tiers.intake.in_place.transcode import TemporaryFiles, head_of, no_room, pieces_of
from tiers.intake.readers.from_json import begins_lines, json_failures, record_of_line, without_mark
from tiers.intake.readers.parquet_file import ParquetFile, of_texts, with_texts

if TYPE_CHECKING:
    from tiers.duckdb_session import Connection

_TEXT: Final = r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"'
_SCALAR: Final = rf"{_TEXT}|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|null|true|false"
_MEMBER: Final = re.compile(rf"({_TEXT}):( ?)(?:{_SCALAR})")
_BLOCK: Final = 1 << 22
"""Bytes that are read together."""


class _Shape(NamedTuple):
    """What is the same in all lines."""

    keys: tuple[str, ...]
    """In their order, as they are written, in quotes."""
    space: str
    """What stands before each value, behind the colon."""
    between: str
    """What stands between two members, and the quote of the second."""


def write_parquet(engine: "Connection", path: Path, first: str, file: str) -> tuple[tuple[str, ...], int] | None:
    """Write lines, of which `first` is the first, as a Parquet file of texts; return their keys and number.

    None if one is of another shape.
    """
    shape, lines = _shape(first), _count(path)
    if shape is None or lines is None:
        return None
    sql = f"COPY (SELECT {_cells(shape)} FROM {_source(path, shape)}) TO {sql_literal(file)} (FORMAT parquet)"  # noqa: S608 - quoted
    return (tuple(map(json.loads, shape.keys)), lines) if attempt(engine, sql) == [(lines,)] else None


def _shape(line: str) -> _Shape | None:
    """Find the shape of a line; None if it is none that can be split."""
    start = _MEMBER.match(line, 1)
    if start is None:
        return None
    between = ', "' if line[start.end() :].startswith(', "') else ',"'
    keys, at = [start[1]], start.end()
    while line.startswith(between, at):
        member = _MEMBER.match(line, at + len(between) - 1)
        if member is None or member[2] != start[2]:
            return None
        keys.append(member[1])
        at = member.end()
    is_whole = line[:1] == "{" and line[at:] == "}" and len({*map(json.loads, keys)}) == len(keys)
    return _Shape(tuple(keys), start[2], between) if is_whole else None


def _count(path: Path) -> int | None:
    """Count the lines; None if some end in another way than with a line feed."""
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if b"\r" in block:
                return None
            lines, last = lines + block.count(b"\n"), block[-1:]
    return lines + (last != b"\n")


def _source(path: Path, shape: _Shape) -> str:
    """Split each line into members, and find the value of each; empty if it is none."""
    last = len(shape.keys) - 1
    names = ", ".join(f"r{i}: 'VARCHAR'" for i in range(last + 1))
    form = "header = false, auto_detect = false, quote = '', escape = '', new_line = '\\n', strict_mode = true"
    values = (
        f"regexp_extract(r{i}, {sql_literal(_pattern(key, shape, is_first=i == 0, is_last=i == last))}, 1) AS v{i}"
        for i, key in enumerate(shape.keys)
    )
    rows = f"read_csv({sql_literal(str(path))}, columns = {{{names}}}, {form}, delim = {sql_literal(shape.between)})"
    return f"(SELECT {', '.join(values)} FROM {rows})"  # noqa: S608 - quoted


def _pattern(key: str, shape: _Shape, *, is_first: bool, is_last: bool) -> str:
    start, end = "{" + key if is_first else key[1:], "}" if is_last else ""
    return f"^{re.escape(f'{start}:{shape.space}')}({_SCALAR}){re.escape(end)}$"


def _cells(shape: _Shape) -> str:
    """Return the values as cells: texts without their quotes, numbers as they are written, nothing for null."""
    return ", ".join(
        f"CASE WHEN coalesce(v{i}, '') = '' THEN error('another shape') WHEN v{i} = 'null' THEN NULL"
        f" WHEN contains(v{i}, '\\') THEN json_extract_string(v{i}, '$') ELSE replace(v{i}, '\"', '') END AS c{i}"
        for i in range(len(shape.keys))
    )


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
    """Whether a file begins as JSON lines in UTF-8, packed or not.

    Raises: DataError if it is damaged.
    """
    if (question.reading.encoding or _UTF_8[0]).lower() not in _UTF_8:
        return False
    try:
        head, _ = head_of(path, path, _HEAD)
    except OSError:
        return False
    return format_of(head) == "json" and b"\0" not in head and begins_lines(_first_lines(head))


def pack_lines(path: str, rooms: TemporaryFiles, engine: "Connection") -> ParquetFile | None:
    """Write JSON lines as a Parquet file in one of `rooms`, a row for each line; None if that cannot hold them.

    Raises: DataError for a line that is no record, and if the file is damaged; EngineError if there is no room.
    """
    report_step(Step("reading", path))
    file = str(rooms.file())
    if plain := _by_shape(path, engine, file):
        return of_texts(engine, file, path, *plain)
    try:
        rows = _write_records(_lines(path), path, rooms)
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
    """Split the lines in DuckDB, if they are of one shape; return their keys and number."""
    head, kind = head_of(path, path, _HEAD)
    first = _first_lines(head).partition("\n")[0]
    return None if kind else write_parquet(engine, Path(path).resolve(), first, file)


def _first_lines(head: bytes) -> str:
    """Return the whole lines of the first bytes, or of a file that has no more."""
    whole = head[: head.rfind(b"\n") + 1] if len(head) >= _HEAD else head
    return whole.decode(errors="replace").removeprefix("\ufeff")


def _write_records(lines: Iterator[str], path: str, rooms: TemporaryFiles) -> _Rows | None:
    """Write the records of all lines; None if a character is none, or a line is too long."""
    keys: dict[str, None] = {}
    known: list[str] = []
    count, file = 0, rooms.file()
    try:
        with file.open("w", encoding="utf-8", newline="") as text, json_failures(path):
            write = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow
            for count, line in enumerate(lines, 1):
                record = record_of_line(_short(line), path, count) if without_mark(line).strip() else {}
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
    """Yield the lines of a text, without their ends; the last may be missing one."""
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
