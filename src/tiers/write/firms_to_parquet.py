"""Firms with their tiers → Parquet: exact decimals and text as it is, for programs that read columns."""

import tempfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final

import duckdb

from tiers.domain.classification import FIRM, OF_MEASURE, Classification, Value
from tiers.errors import WriteError
from tiers.report.contract.report import Report
from tiers.wording.figures import exactly

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
        with tempfile.TemporaryDirectory(prefix="tiers-") as folder:
            path = Path(folder) / "firms.parquet"
            _make(path, firms)
            with path.open("rb") as file:
                yield from iter(lambda: file.read(_PART), b"")
    except (OSError, duckdb.IOException) as error:
        raise WriteError("temporary-failed", reason=getattr(error, "strerror", error)) from error


def _make(path: Path, firms: Classification) -> None:
    """Make the file in DuckDB; names of columns and the path are quoted, values bound."""
    named = _columns(firms)
    columns = ", ".join(f"{_quote(name)} {type_}" for name, type_ in named)
    cells = ", ".join(f"CAST(unnest(${n}::VARCHAR[]) AS {type_})" for n, (_, type_) in enumerate(named, 1))
    rows = iter(firms.rows)
    with duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False}) as base:
        base.execute(f"CREATE TABLE firms ({columns})")
        while part := list(islice(rows, _AT_ONCE)):
            base.execute(
                f"INSERT INTO firms SELECT {cells}",
                [[_text(value) for value in column] for column in zip(*part, strict=True)],
            )
        file = str(path).replace("'", "''")
        base.execute(f"COPY firms TO '{file}' (FORMAT parquet, COMPRESSION zstd)")


def _columns(firms: Classification) -> Sequence[tuple[str, str]]:
    """Return the name and the type of each column."""
    parts = [*FIRM, *(part for _ in firms.measures for part in OF_MEASURE), *(_TEXT for _ in firms.by)]
    pairs = zip(firms.columns, parts, strict=True)
    return [(_encodable(name), _TYPES.get(part, _TEXT)) for name, part in pairs]


def _quote(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _text(value: Value) -> str | None:
    if value is None:
        return None
    return exactly(value) if isinstance(value, Decimal) else _encodable(str(value))


def _encodable(text: str) -> str:
    """Show lone surrogates, which no file in UTF-8 can hold, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
