"""Rows → a file of Parquet, made by DuckDB in a temporary folder."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tiers.duckdb_session import Settings, failures, identifier, open_locked, room, sql_literal
from tiers.errors import WriteError
from tiers.temporary_files import temporary_folder
from tiers.wording.figures import exactly

if TYPE_CHECKING:
    from tiers.duckdb_session import Connection

TEXT: Final = "VARCHAR"
"""The type of a column of text."""

_AT_ONCE: Final = 20_000
"""Rows that are handed over at once."""

_PART: Final = 1 << 20
"""Bytes that are read back at once."""


def write_parquet(
    columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[str | int | Decimal | None]]
) -> Iterator[bytes]:
    """Write rows under columns, each a name and a type; the file is given in parts.

    Raises: WriteError if there is no room for it.
    """
    try:
        with temporary_folder() as folder:
            path = folder / "table.parquet"
            _make(path, columns, rows)
            with path.open("rb") as file:
                yield from iter(lambda: file.read(_PART), b"")
    except OSError as error:
        raise WriteError("temporary-failed", reason=error.strerror) from error


def _make(path: Path, named: Sequence[tuple[str, str]], rows: Iterable[Sequence[str | int | Decimal | None]]) -> None:
    """Make the file in DuckDB; names of columns and the path are quoted, values bound."""
    columns = ", ".join(f"{identifier(encodable(name))} {type_}" for name, type_ in named)
    cells = ", ".join(f"CAST(unnest(${n}::VARCHAR[]) AS {type_})" for n, (_, type_) in enumerate(named, 1))
    left = iter(rows)
    settings: Settings = {"threads": 1, "temp_directory": str(path.parent / "spilled")}
    with open_locked([], str(path.parent), None, settings) as base:
        _run(base, f"CREATE TABLE firms ({columns})")
        while part := list(islice(left, _AT_ONCE)):
            values = [[_text(value) for value in column] for column in zip(*part, strict=True)]
            _run(base, f"INSERT INTO firms SELECT {cells}", values)
        _run(base, f"COPY firms TO {sql_literal(str(path))} (FORMAT parquet, COMPRESSION zstd)")


def _run(base: "Connection", sql: str, values: object = None) -> None:
    """Run one statement.

    Raises: WriteError if there is no room; EngineError if the database fails for another reason.
    """
    with failures(), room():
        base.execute(sql, values)


def _text(value: str | int | Decimal | None) -> str | None:
    if value is None:
        return None
    return exactly(value) if isinstance(value, Decimal) else encodable(str(value))


def encodable(text: str) -> str:
    """Show lone surrogates, which no file in UTF-8 can hold, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
