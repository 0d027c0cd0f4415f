"""One DuckDB in a temporary folder: no network, no files beyond those named, and nothing left behind."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from tiers.duckdb_session import Settings, attempt, failures, open_locked, room, sql_literal
from tiers.temporary_files import temporary_folder

if TYPE_CHECKING:
    from tiers.duckdb_session import Connection

_AT_ONCE: Final = 10_000
"""Rows that are in Python at one time."""

_WATCHED: Final[Settings] = MappingProxyType(
    {"enable_progress_bar": "true", "enable_progress_bar_print": "false", "progress_bar_time": 0}
)
"""It can be asked how far it is, and draws nothing."""


@dataclass(frozen=True, slots=True)
class Database:
    """A connection, and the folder for what does not fit in memory."""

    connection: "Connection"
    """Open, and locked: nothing but the files named can be read."""
    folder: Path
    """For mappings and spilled rows; gone afterwards."""

    def run(self, sql: str, *values: object) -> None:
        """Run one statement, with values bound.

        Raises: EngineError if the database fails.
        """
        with failures():
            self.connection.execute(sql, list(values))

    def clear(self, kept: str) -> None:
        """Drop every view, table and type but one table.

        Raises: EngineError if the database fails.
        """
        for kind, more in (("view", ""), ("table", ""), ("type", "AND logical_type = 'ENUM'")):
            sql = f"SELECT {kind}_name FROM duckdb_{kind}s() WHERE NOT internal AND {kind}_name <> ? {more}"
            for (name,) in self.rows(sql, kept):
                self.run(f'DROP {kind} "{name}"')

    def attempt(self, sql: str, file: str) -> bool:
        """Run a statement that reads a file; say whether the file is as it was said to be.

        Raises: EngineError if the database fails for another reason.
        """
        return attempt(self.connection, sql, file) is not None

    def write(self, sql: str, *values: object) -> None:
        """Run a statement that writes a file.

        Raises: WriteError if there is no room for it; EngineError if the database fails for another reason.
        """
        with failures(), room():
            self.connection.execute(sql, list(values))

    def share(self) -> float | None:
        """Return how much of the running statement is done, from 0 to 1; None while nobody knows."""
        percent = self.connection.query_progress()
        return None if percent < 0 else percent / 100

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of an answer that is small.

        Raises: EngineError if the database fails.
        """
        with failures():
            return self.connection.execute(sql, list(values)).fetchall()

    def row(self, sql: str, *values: object) -> tuple[Any, ...]:
        """Return the only row of an answer.

        Raises: EngineError if the database fails.
        """
        return self.rows(sql, *values)[0]

    def stream(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of an answer that may be large, some at a time.

        Raises: EngineError if the database fails.
        """
        with failures():
            cursor = self.connection.cursor().execute(sql, list(values))
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from rows


@contextmanager
def open_database(files: Sequence[str], memory: str | None) -> Iterator[Database]:
    """Open a database that can read these files and its own folder, and no others.

    `memory` is the most that it may take, such as `4GB`; None: a quarter of the machine, and 1.8 GB at most.

    Raises: EngineError if DuckDB is not installed, or fails.
    """
    with temporary_folder() as folder:
        settings: Settings = {**_WATCHED, "temp_directory": str(folder / "spilled")}
        with open_locked(files, str(folder), memory, settings) as connection:
            yield Database(connection, folder)


def read_lines(  # noqa: PLR0913 - as many as the form of a text has parts
    path: str | Path,
    names: Sequence[str],
    separator: str | None = "\t",
    *,
    skip: int = 0,
    has_quotes: bool = False,
    line_end: str = "\n",
) -> str:
    """Write the rows of a text file as a source of SQL: every cell as it stands there, nothing guessed."""
    quote = sql_literal('"' if has_quotes else "")
    columns = ", ".join(f"{sql_literal(name)}: 'VARCHAR'" for name in names)
    ends = r" new_line = '\n'," if line_end == "\n" else ""  # with CRLF, DuckDB 2.0 finds no rows
    return (
        f"read_csv({sql_literal(str(path))}, columns = {{{columns}}}, header = false, skip = {skip},"
        f" auto_detect = false,{ends} delim = {sql_literal(separator or ',')}, quote = {quote}, escape = {quote},"
        " strict_mode = true)"
    )
