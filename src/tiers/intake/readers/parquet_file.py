"""Parquet files as DuckDB sees them, which is told the files that it may open."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.duckdb_session import failures, sql_literal
from tiers.errors import DataError
from tiers.intake.files.partition_folders import Stated, folder_problems, is_year_of, says_the_same
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR
from tiers.intake.readers.parquet_columns import ROWS, columns_of, refuse_unreadable

if TYPE_CHECKING:
    from tiers.duckdb_session import Connection

_BINARY: Final = frozenset({"FLOAT", "DOUBLE"})
"""Types that hold no exact decimals."""

_AT_ONCE: Final = 10_000
"""Rows that are in Python at one time, where they are read one after the other."""

_TOGETHER: Final = 250
"""Columns that are read in one question: the time for planning grows with their square."""

_ROWS_OF_GROUPS: Final = "SELECT coalesce(sum(row_group_num_rows), 0) FROM parquet_metadata(?) WHERE column_id = 0"


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
    cells: tuple[str, ...]
    """How SQL reads each column, where those that stand in the file are called `p0`, `p1` …"""
    not_text: dict[int, int] = field(default_factory=dict)
    """Columns of bytes that are no text → the first row, from 0, in which one is none."""

    @property
    def source(self) -> str:
        """The rows of the file as a source of SQL, to which its name is to be bound."""
        return f"{ROWS} AS t({', '.join(f'p{i}' for i in range(self.width))})"

    @property
    def width(self) -> int:
        """How many columns stand in the file; folders state the others."""
        return sum(cell[0] != "'" for cell in self.cells)

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
        cells = ", ".join(f"{self.cells[i]}::VARCHAR" for i in places)
        sql = f"SELECT {cells} FROM {self.source} {rest}"  # noqa: S608 - only what folders state, in quotes
        with _damage(self.path):
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


def open_parquet(engine: "Connection", file: str, path: str) -> ParquetFile:
    """Read the footer of a file that is known as `path`.

    Raises: DataError if it is damaged or encrypted.
    """
    with _damage(path):
        columns = columns_of(engine, file)
        ((rows,),) = engine.execute("SELECT num_rows FROM parquet_file_metadata(?)", [file]).fetchall()
        ((of_groups,),) = engine.execute(_ROWS_OF_GROUPS, [file]).fetchall()
    if rows != of_groups:
        raise DataError("parquet-damaged", path=path)
    return ParquetFile(engine, file, path, columns.headings, columns.types, rows, columns.cells, columns.not_text)


def of_texts(engine: "Connection", file: str, path: str, headings: tuple[str, ...], rows: int) -> ParquetFile:
    """Describe a file that this program has written, all of whose columns are texts."""
    cells = tuple(f"p{i}" for i in range(len(headings)))
    return ParquetFile(engine, file, path, headings, ("VARCHAR",) * len(headings), rows, cells)


def with_folders(file: ParquetFile, folders: Sequence[Stated]) -> ParquetFile:
    """Add what folders state as columns, but for what stands in the file too.

    Raises: DataError where the file says something else.
    """
    own = [cleaning.fold(heading) for heading in file.headings]
    new = (stated for stated in folders if not is_year_of(stated, file.headings))
    added = [stated for stated in new if cleaning.fold(stated.heading) not in own]
    for stated in folders:
        if cleaning.fold(stated.heading) in own:
            _refuse_other_value(file, own.index(cleaning.fold(stated.heading)), stated)
    return replace(
        file,
        headings=(*file.headings, *(stated.heading for stated in added)),
        types=(*file.types, *["VARCHAR"] * len(added)),
        cells=(*file.cells, *(sql_literal(stated.value) for stated in added)),
    )


def _refuse_other_value(file: ParquetFile, place: int, stated: Stated) -> None:
    """Refuse a file in which a column says something else than its folder."""
    sql = f"SELECT DISTINCT {file.cells[place]}::VARCHAR FROM {file.source} LIMIT 9"  # noqa: S608 - only what folders state, in quotes
    with _damage(file.path):
        found = [cell or "" for (cell,) in file.engine.execute(sql, [file.file]).fetchall()]
    for cell in found:
        if not says_the_same(cell, stated.value):
            raise DataError("folder-differs", path=file.path, folder=stated.folder, value=cell)


def check_columns(table: Table, file: ParquetFile, question: Question) -> Table:
    """Refuse columns that are wanted and cannot be read, and tell of what deserves a look.

    Raises: DataError.
    """
    refuse_unreadable(table, file.types, file.not_text, question)
    return table._replace(problems=(*table.problems, *inexact(table, file.types), *folder_problems(table)))


def with_texts(engine: "Connection", text: str, file: str, columns: int) -> int:
    """Write a text, all of whose cells stand in quotes, as a Parquet file with columns of texts; give its rows.

    The first cell of each row is left out; rows may be shorter.

    Raises: EngineError if there is no room.
    """
    names = ", ".join(f"c{i}: 'VARCHAR'" for i in range(columns + 1))
    form = "header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n'"
    rows = f"read_csv(?, columns = {{{names}}}, {form}, null_padding = true, parallel = false)"
    sql = f"COPY (SELECT * EXCLUDE (c0) FROM {rows}) TO {sql_literal(file)} (FORMAT parquet)"  # noqa: S608 - numbers
    with failures():
        ((count,),) = engine.execute(sql, [text]).fetchall()
    return int(count)


def _damage(path: str) -> AbstractContextManager[None]:
    """Raise what is wrong with a file that cannot be read.

    Raises: DataError.
    """

    def becomes(error: Exception) -> DataError:
        code = "parquet-encrypted" if "encrypted" in str(error) else "parquet-damaged"
        return DataError(code, path=path)

    return failures(becomes)


def inexact(table: Table, types: Sequence[str]) -> Iterator[Problem]:
    """Warn of the first measure whose figures are binary numbers."""
    for column in table.columns:
        if column.role not in {None, CODE, NAME, YEAR} and types[column.index] in _BINARY:
            yield Problem("floats-inexact", table.source.path, column=column.heading)
            return
