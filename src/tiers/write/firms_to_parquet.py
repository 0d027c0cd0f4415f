"""Firms with their tiers → Parquet: exact decimals and text as it is, for programs that read columns."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tiers.domain.classification import FIRM, OF_MEASURE, Classification, Value
from tiers.duckdb_session import Settings, failures, identifier, open_locked, room, sql_literal
from tiers.errors import WriteError
from tiers.report.contract.report import Report
from tiers.temporary_files import temporary_folder
from tiers.wording.figures import exactly

if TYPE_CHECKING:
    from tiers.duckdb_session import Connection

_TEXT: Final = "VARCHAR"
_AMOUNT: Final = "DECIMAL(38, 6)"
"""An amount has at most six digits after the point."""

_TYPES: Final = {"year": "SMALLINT", "": _AMOUNT, "short_by": _AMOUNT}
"""Part of a column's name → its type; all others are text."""

_AT_ONCE: Final = 20_000
"""Rows that are handed over at once."""

_PART: Final = 1 << 20
"""Bytes that are read back at once."""


def firms_to_parquet(_report: Report, firms: Classification) -> Iterator[bytes]:
    """Write a row per firm; the file is made in a temporary folder first, and given in parts.

    Raises: WriteError if there is no room for it.
    """
    if firms.in_bulk:
        yield from firms.in_bulk.parquet(_columns(firms), _encodable)
        return
    try:
        with temporary_folder() as folder:
            path = folder / "firms.parquet"
            _make(path, firms)
            with path.open("rb") as file:
                yield from iter(lambda: file.read(_PART), b"")
    except OSError as error:
        raise WriteError("temporary-failed", reason=error.strerror) from error


def _make(path: Path, firms: Classification) -> None:
    """Make the file in DuckDB; names of columns and the path are quoted, values bound."""
    named = _columns(firms)
    columns = ", ".join(f"{identifier(name)} {type_}" for name, type_ in named)
    cells = ", ".join(f"CAST(unnest(${n}::VARCHAR[]) AS {type_})" for n, (_, type_) in enumerate(named, 1))
    rows = iter(firms.rows)
    settings: Settings = {"threads": 1, "temp_directory": str(path.parent / "spilled")}
    with open_locked([], str(path.parent), None, settings) as base:
        _run(base, f"CREATE TABLE firms ({columns})")
        while part := list(islice(rows, _AT_ONCE)):
            values = [[_text(value) for value in column] for column in zip(*part, strict=True)]
            _run(base, f"INSERT INTO firms SELECT {cells}", values)
        _run(base, f"COPY firms TO {sql_literal(str(path))} (FORMAT parquet, COMPRESSION zstd)")


def _run(base: "Connection", sql: str, values: object = None) -> None:
    """Run one statement.

    Raises: WriteError if there is no room; EngineError if the database fails for another reason.
    """
    with failures(), room():
        base.execute(sql, values)


def _columns(firms: Classification) -> Sequence[tuple[str, str]]:
    """Return the name and the type of each column."""
    parts = [*FIRM, *(part for _ in firms.measures for part in OF_MEASURE), *(_TEXT for _ in firms.by)]
    pairs = zip(firms.columns, parts, strict=True)
    return [(_encodable(name), _TYPES.get(part, _TEXT)) for name, part in pairs]


def _text(value: Value) -> str | None:
    if value is None:
        return None
    return exactly(value) if isinstance(value, Decimal) else _encodable(str(value))


def _encodable(text: str) -> str:
    """Show lone surrogates, which no file in UTF-8 can hold, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
