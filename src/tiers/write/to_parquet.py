"""Firms with their tiers → Parquet: exact decimals and text as it is, for programs that read columns."""

import tempfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final

import duckdb

from tiers.domain.classification import Classification, Value
from tiers.errors import WriteError
from tiers.report.model import Report
from tiers.wording.figures import exactly
from tiers.write.listings.firms import classified
from tiers.write.listings.listing import Column, Kind

_AT_ONCE: Final = 20_000
"""Rows that are handed over at once."""

_PART: Final = 1 << 20
"""Bytes that are read back at once."""

_TYPES: Final[Mapping[Kind, str]] = {"year": "SMALLINT", "amount": "DECIMAL(38, 6)"}
"""Kind of a column → its type; all others are text. An amount has at most six digits after the point."""


def to_parquet(_report: Report, firms: Classification) -> Iterator[bytes]:
    """Write a row per firm; the file is made in a temporary folder first, and given in parts.

    Raises: WriteError if there is no room for it.
    """
    columns = classified(firms).columns
    with tempfile.TemporaryDirectory(prefix="tiers-") as folder:
        path = Path(folder) / "firms.parquet"
        try:
            _make(path, columns, firms)
        except duckdb.IOException as error:
            raise WriteError("temporary-failed", reason=str(error)) from error
        with path.open("rb") as file:
            while part := file.read(_PART):
                yield part


def _make(path: Path, columns: tuple[Column, ...], firms: Classification) -> None:
    """Let DuckDB make the file; names of columns are quoted, values and the path bound or quoted."""
    with duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False}) as base:
        types = [_TYPES.get(column.kind, "VARCHAR") for column in columns]
        pairs = zip(columns, types, strict=True)
        base.execute(f"CREATE TABLE firms ({', '.join(f'{_quoted(column.key)} {type_}' for column, type_ in pairs)})")
        cells = ", ".join(f"CAST(unnest(${n}::VARCHAR[]) AS {type_})" for n, type_ in enumerate(types, 1))
        rows = iter(firms.rows)
        while part := list(islice(rows, _AT_ONCE)):
            values = [list(map(_text, column)) for column in zip(*part, strict=True)]
            base.execute(f"INSERT INTO firms SELECT {cells}", values)
        base.execute(f"COPY firms TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)")


def _quoted(name: str) -> str:
    return '"{}"'.format(_encodable(name).replace('"', '""'))


def _text(value: Value) -> str | None:
    if value is None:
        return None
    return exactly(value) if isinstance(value, Decimal) else _encodable(str(value))


def _encodable(text: str) -> str:
    """Show lone surrogates, which no file in UTF-8 can hold, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
