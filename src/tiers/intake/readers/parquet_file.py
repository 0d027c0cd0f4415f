"""Parquet files as DuckDB sees them, which is told the files that it may open."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from tiers.domain.problem import Problem
from tiers.domain.table import Table
from tiers.errors import DataError, EngineError
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR

if TYPE_CHECKING:
    import duckdb

    Connection = duckdb.DuckDBPyConnection

_BINARY: Final = frozenset({"FLOAT", "DOUBLE"})
"""Types that hold no exact decimals."""

_AT_ONCE: Final = 10_000
"""Rows that are in Python at one time, where they are read one after the other."""

_TOGETHER: Final = 250
"""Columns that are read in one question: the time for planning grows with their square."""

_ROWS_OF_GROUPS: Final = "SELECT coalesce(sum(row_group_num_rows), 0) FROM parquet_metadata(?) WHERE column_id = 0"

_ALONE: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "temp_directory": "",
}

_SHARE: Final = "25%"
"""Of the machine's memory that may be taken where nobody says."""


@dataclass(frozen=True, slots=True)
class ParquetFile:
    """A file, and what its footer says."""

    engine: "Connection"
    """Reads this file and others that were named, and nothing else."""
    file: str
    """Its real name, which is no pattern."""
    path: str
    """As it was named."""
    headings: tuple[str, ...]
    """The names of its columns."""
    types: tuple[str, ...]
    """Their types, in DuckDB's words."""
    rows: int
    """Rows, as the footer says."""

    def texts(self, rest: str = "", *values: object) -> Iterator[list[str]]:
        """Return all cells of some rows as text: exact decimals, the shortest for a binary number; nothing for null.

        `rest` follows the name of the table; `values` are bound to it.

        Raises: DataError if the file is damaged.
        """
        return self._of_columns(range(len(self.types)), rest, values)

    def texts_at(self, numbers: Sequence[int], places: Sequence[int] | None = None) -> list[list[str]]:
        """Return the cells of the rows of some rising numbers, counted from 0; of all columns or those at some places.

        Raises: DataError if the file is damaged.
        """
        first, last, values = numbers[0], numbers[-1], list[object]()
        rest = "WHERE file_row_number BETWEEN ? AND ?"
        if len(numbers) <= last - first:
            rest, values = f"{rest} AND file_row_number IN (SELECT unnest(?::BIGINT[]))", [[*numbers]]
        wanted = range(len(self.types)) if places is None else places
        if not wanted:
            return [[] for _ in numbers]
        found = [*self._of_columns(wanted, f"{rest} ORDER BY file_row_number", (first, last, *values))]
        if len(found) != len(numbers):
            raise DataError("parquet-damaged", path=self.path)
        return found

    def _of_columns(self, places: Sequence[int], rest: str, values: Sequence[object]) -> Iterator[list[str]]:
        starts = range(0, len(places), _TOGETHER)
        streams = [self._stream(places[start : start + _TOGETHER], rest, values) for start in starts]
        return (list(chain.from_iterable(parts)) for parts in zip(*streams, strict=True))

    def _stream(self, places: Sequence[int], rest: str, values: Sequence[object]) -> Iterator[list[str]]:
        names = ", ".join(f"c{i}" for i in range(len(self.types)))
        cells = ", ".join(f"c{i}::VARCHAR" for i in places)
        source = f"read_parquet(?, hive_partitioning = false) AS t({names})"
        sql = f"SELECT {cells} FROM {source} {rest}"  # noqa: S608 - nothing of the file stands in it
        with _damage(self.path), interruptible():
            cursor = self.engine.cursor().execute(sql, [self.file, *values])
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from (["" if cell is None else cell for cell in row] for row in rows)

    def all_texts(self) -> list[list[str]]:
        """Return the cells of all rows.

        Raises: DataError if the file is damaged, or its footer does not tell the truth.
        """
        found = [*self.texts()]
        if len(found) != self.rows:
            raise DataError("parquet-damaged", path=self.path)
        return found


@contextmanager
def reader_of(files: Sequence[str], folder: str | None, memory: str | None) -> Iterator["Connection"]:
    """Open what reads some files, and what is in a folder, and nothing else; `memory` as `--memory` says."""
    import duckdb  # noqa: PLC0415 - only Parquet needs it

    with duckdb.connect(":memory:", config=_ALONE | {"memory_limit": memory or _SHARE}) as engine:
        engine.execute(f"SET allowed_paths = [{', '.join(map(literal, files))}]")
        engine.execute(f"SET allowed_directories = [{literal(folder) if folder else ''}]")
        engine.execute("SET enable_external_access = false")
        yield engine


def literal(text: str) -> str:
    """Return text as a literal of SQL, for the places where no value can be bound."""
    return "'" + text.replace("'", "''") + "'"


def open_parquet(engine: "Connection", file: str, path: str) -> ParquetFile:
    """Read the footer of a file that is known as `path`.

    Raises: DataError if it is damaged or encrypted.
    """
    with _damage(path):
        described = engine.execute("DESCRIBE FROM read_parquet(?, hive_partitioning = false)", [file]).fetchall()
        ((rows,),) = engine.execute("SELECT num_rows FROM parquet_file_metadata(?)", [file]).fetchall()
        ((of_groups,),) = engine.execute(_ROWS_OF_GROUPS, [file]).fetchall()
    if rows != of_groups:
        raise DataError("parquet-damaged", path=path)
    headings, types = (tuple(column[i] for column in described) for i in (0, 1))
    return ParquetFile(engine, file, path, headings, types, rows)


def with_texts(engine: "Connection", text: str, file: str, columns: int) -> int:
    """Write a text, all of whose cells stand in quotes, as a Parquet file with columns of texts; give its rows.

    The first cell of each row is left out; rows may be shorter.

    Raises: EngineError if there is no room.
    """
    import duckdb  # noqa: PLC0415 - only Parquet needs it

    names = ", ".join(f"c{i}: 'VARCHAR'" for i in range(columns + 1))
    form = "header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n'"
    rows = f"read_csv(?, columns = {{{names}}}, {form}, null_padding = true, parallel = false)"
    try:
        sql = f"COPY (SELECT * EXCLUDE (c0) FROM {rows}) TO {literal(file)} (FORMAT parquet)"  # noqa: S608 - numbers
        with interruptible():
            ((count,),) = engine.execute(sql, [text]).fetchall()
    except duckdb.Error as error:
        kind = type(error).__name__.removesuffix("Exception")
        reason = " ".join(str(error).splitlines()[:1])[:200]
        raise EngineError("engine-failed", engine="duckdb", kind=kind, reason=reason) from error
    return int(count)


def try_statement(engine: "Connection", sql: str) -> int | None:
    """Write what a question gives, and count its rows; None if what it reads is not as the question says."""
    import duckdb  # noqa: PLC0415 - only Parquet needs it

    try:
        with interruptible():
            ((count,),) = engine.execute(sql).fetchall()
    except duckdb.Error:
        return None
    return int(count)


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise an interruption as one: DuckDB makes a `RuntimeError` of any exception that a signal raises.

    Raises: KeyboardInterrupt.
    """
    try:
        yield
    except RuntimeError as error:
        raise KeyboardInterrupt from error


@contextmanager
def _damage(path: str) -> Iterator[None]:
    """Raise what is wrong with a file that cannot be read.

    Raises: DataError.
    """
    import duckdb  # noqa: PLC0415 - only Parquet needs it

    try:
        yield
    except duckdb.Error as error:
        code = "parquet-encrypted" if "encrypted" in str(error) else "parquet-damaged"
        raise DataError(code, path=path) from error


def inexact(table: Table, types: Sequence[str]) -> Iterator[Problem]:
    """Warn of the first measure whose figures are binary numbers."""
    for column in table.columns:
        if column.role not in {None, CODE, NAME, YEAR} and types[column.index] in _BINARY:
            yield Problem("floats-inexact", table.source.path, column=column.heading)
            return
