"""What the columns of a Parquet file are, by its own schema: which of them hold what no table can."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.question import Question
from tiers.domain.table import Column, Table
from tiers.errors import DataError

if TYPE_CHECKING:
    from tiers.duckdb_session import Connection

ROWS: Final = "read_parquet(?, hive_partitioning = false)"

_SCHEMA: Final = "SELECT name, coalesce(num_children, 0), converted_type, precision, scale FROM parquet_schema(?)"

_MOST_DIGITS: Final = 38
"""Digits of a decimal beyond which DuckDB makes a binary number of it."""

_BYTES: Final = "BLOB"
_LONG_DECIMAL: Final = re.compile(r"DECIMAL\((\d+),\d+\)")
_NESTED: Final = re.compile(r".*\]|(?:STRUCT|MAP|UNION|VARIANT)\b.*", re.DOTALL)


class Columns(NamedTuple):
    """The columns of a file."""

    headings: tuple[str, ...]
    """Their names, as the file has them."""
    types: tuple[str, ...]
    """Their types in DuckDB's words; decimals that are too long for it under their own name."""
    cells: tuple[str, ...]
    """How SQL reads each, where they are called `p0`, `p1` …"""
    not_text: dict[int, int]
    """Columns of bytes that are not all UTF-8 → the first row, from 0, in which one is not."""


def columns_of(engine: "Connection", file: str) -> Columns:
    """Look at the schema of a file, and at all bytes that may be text without being marked as that.

    Raises: duckdb.Error if it is damaged.
    """
    described = engine.execute(f"DESCRIBE FROM {ROWS}", [file]).fetchall()
    types = tuple(column[1] for column in described)
    top = [*_top_level(engine.execute(_SCHEMA, [file]).fetchall())]
    names = tuple(name for name, _ in top)  # DuckDB gives columns of one name other ones
    types = tuple(long or of_type for (_, long), of_type in zip(top, types, strict=True))
    places = [i for i, of_type in enumerate(types) if of_type == _BYTES]
    not_text = _not_text(engine, file, len(types), places)
    is_text = {*places} - not_text.keys()
    cells = tuple(f"decode(p{i})" if i in is_text else f"p{i}" for i in range(len(types)))
    types = tuple("VARCHAR" if i in is_text else of_type for i, of_type in enumerate(types))
    return Columns(names, types, cells, not_text)


def _top_level(schema: Sequence[tuple[Any, ...]]) -> Iterator[tuple[str, str | None]]:
    """Return the name of each column, and its type if that is a decimal that is too long."""
    inside = 0
    for name, children, kind, precision, scale in schema[1:]:
        if inside:
            inside += children - 1
            continue
        inside = children
        is_long = kind == "DECIMAL" and (precision or 0) > _MOST_DIGITS
        yield name, f"DECIMAL({precision},{scale})" if is_long else None


def _not_text(engine: "Connection", file: str, width: int, places: Sequence[int]) -> dict[int, int]:
    if not places:
        return {}
    firsts = ", ".join(f"min(file_row_number) FILTER (p{i} IS NOT NULL AND try(decode(p{i})) IS NULL)" for i in places)
    names = ", ".join(f"p{i}" for i in range(width))
    (found,) = engine.execute(f"SELECT {firsts} FROM {ROWS} AS t({names})", [file]).fetchall()  # noqa: S608 - numbers
    return {place: first for place, first in zip(places, found, strict=True) if first is not None}


def refuse_unreadable(table: Table, types: Sequence[str], not_text: dict[int, int], question: Question) -> None:
    """Refuse a column that is wanted and holds bytes, lists, or decimals of which digits would be lost.

    Raises: DataError.
    """
    asked = {cleaning.fold(heading) for heading in _headings_asked_for(question)}
    for column in table.columns:
        if column.role or cleaning.fold(column.heading) in asked:
            _refuse(table.source.path, column, types[column.index], not_text.get(column.index))


def _headings_asked_for(question: Question) -> Iterator[str]:
    reading = question.reading
    yield from (condition.partition("=")[0] for condition in reading.where)
    yield from reading.by or (heading for each in question.targets.breakdown for heading in each.heading)


def _refuse(path: str, column: Column, of_type: str, first: int | None) -> None:
    if first is not None:
        raise DataError("parquet-not-text", path=path, row=first + 2, heading=column.heading)
    if _NESTED.fullmatch(of_type):
        raise DataError("parquet-nested", path=path, heading=column.heading)
    if (match := _LONG_DECIMAL.fullmatch(of_type)) and int(match[1]) > _MOST_DIGITS:
        raise DataError("parquet-decimal", path=path, heading=column.heading, type=of_type, most=_MOST_DIGITS)
