"""JSON lines that a program wrote, all of one shape: DuckDB splits them, and shows of each that it is what it seems.

Between two members of a flat object stands a comma and a quote, and inside a text no quote stands without a backslash
before it. So a line that this splits into as many parts as the first one has, each of which is its key and one whole
scalar, is an object of these keys and scalars. Whatever else a line is, ends it: then all are read by `from_json`.
"""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tiers.intake.parquet_file import attempted, quoted

if TYPE_CHECKING:
    from tiers.intake.parquet_file import Connection

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


def written(engine: "Connection", path: Path, first: str, file: str) -> tuple[tuple[str, ...], int] | None:
    """Write lines, of which `first` is the first, as a Parquet file with columns of texts; give their keys and number.

    None if one is of another shape.
    """
    shape, lines = _shape(first), _count(path)
    if shape is None or lines is None:
        return None
    sql = f"COPY (SELECT {_cells(shape)} FROM {_source(path, shape)}) TO {quoted(file)} (FORMAT parquet)"  # noqa: S608 - quoted
    return (tuple(map(json.loads, shape.keys)), lines) if attempted(engine, sql) == lines else None


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
        f"regexp_extract(r{i}, {quoted(_pattern(key, shape, is_first=i == 0, is_last=i == last))}, 1) AS v{i}"
        for i, key in enumerate(shape.keys)
    )
    rows = f"read_csv({quoted(str(path))}, columns = {{{names}}}, {form}, delim = {quoted(shape.between)})"
    return f"(SELECT {', '.join(values)} FROM {rows})"  # noqa: S608 - quoted


def _pattern(key: str, shape: _Shape, *, is_first: bool, is_last: bool) -> str:
    start, end = "{" + key if is_first else key[1:], "}" if is_last else ""
    return f"^{re.escape(f'{start}:{shape.space}')}({_SCALAR}){re.escape(end)}$"


def _cells(shape: _Shape) -> str:
    """Give the values as cells: texts without their quotes, numbers as they are written, nothing for null."""
    return ", ".join(
        f"CASE WHEN coalesce(v{i}, '') = '' THEN error('another shape') WHEN v{i} = 'null' THEN NULL"
        f" WHEN contains(v{i}, '\\') THEN json_extract_string(v{i}, '$') ELSE replace(v{i}, '\"', '') END AS c{i}"
        for i in range(len(shape.keys))
    )
