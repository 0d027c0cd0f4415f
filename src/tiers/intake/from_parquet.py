"""Parquet files: read by DuckDB, which is told the one file that it may open."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError
from tiers.intake.heading_words import CODE, NAME, YEAR, Vocabulary
from tiers.intake.sheet import RawSheet
from tiers.intake.table import table_of

_BINARY: Final = frozenset({"FLOAT", "DOUBLE"})
"""Types that hold no exact decimals."""

_END: Final = b"PAR1"
_ALONE: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read a Parquet file; row 1 is that of the headings, as if it were a text.

    Raises: DataError if it is damaged or holds values that are no cells.
    """
    if not data.endswith(_END):
        raise DataError("parquet-damaged", path=path)
    with _as_file(data) as file:
        headings, types, rows = _read(str(file), path)
    raw = RawSheet(Source(path, "parquet"), [headings, *rows], range(1, len(rows) + 2))
    table = table_of(raw, question, Vocabulary(question))
    return (table._replace(problems=(*table.problems, *_inexact(table, types))),)


@contextmanager
def _as_file(data: bytes) -> Iterator[Path]:
    """Put the bytes where DuckDB can read them: it takes nothing but files."""
    with tempfile.TemporaryDirectory(prefix="tiers-") as folder:
        file = Path(folder).resolve() / "table.parquet"
        file.write_bytes(data)
        yield file


def _read(file: str, path: str) -> tuple[list[str], list[str], list[list[str]]]:
    """Give the headings, the types, and the cells as text: exact decimals, the shortest for a binary number."""
    import duckdb  # noqa: PLC0415 - only Parquet needs it

    try:
        with duckdb.connect(":memory:", config=_ALONE) as engine:
            engine.execute("SET allowed_paths = ['" + file.replace("'", "''") + "']")
            engine.execute("SET enable_external_access = false")
            described = engine.execute("DESCRIBE SELECT * FROM read_parquet(?)", [file]).fetchall()
            rows = engine.execute("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet(?)", [file]).fetchall()
    except duckdb.Error as error:
        raise DataError("parquet-damaged", path=path) from error
    headings, types = ([column[i] for column in described] for i in (0, 1))
    return headings, types, [["" if cell is None else cell for cell in row] for row in rows]


def _inexact(table: Table, types: Sequence[str]) -> Iterator[Problem]:
    """Warn of the first measure whose figures are binary numbers."""
    for column in table.columns:
        if column.role not in {None, CODE, NAME, YEAR} and types[column.index] in _BINARY:
            yield Problem("floats-inexact", table.source.path, column=column.heading)
            return
