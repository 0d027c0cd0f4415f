"""One DuckDB in a temporary folder: no network, no files beyond those named, and nothing left behind."""

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tiers.errors import EngineError, WriteError

if TYPE_CHECKING:
    import duckdb

_AT_ONCE: Final = 10_000
"""Rows that are in Python at one time."""

_SHARE: Final = "25%"
"""Of the machine's memory, or the container's, that is taken at most where nobody says."""

_NUMBER: Final = re.compile(r'"errno":"(\d+)"')
"""Where a failure of the system stands in what the database says."""
_ENOUGH: Final = "1800MB"
"""Beyond which more memory makes nothing faster that is worth it; taken where the share is more."""

_GIB_ENOUGH: Final = 1.7
"""Units of 2^30 bytes that are less than enough."""


@dataclass(frozen=True, slots=True)
class Database:
    """A connection, and the folder for what does not fit in memory."""

    connection: "duckdb.DuckDBPyConnection"
    """Open, and locked: nothing but the files named can be read."""
    folder: Path
    """For mappings and spilled rows; gone afterwards."""

    def run(self, sql: str, *values: object) -> None:
        """Run one statement, with values bound.

        Raises: EngineError if the database fails.
        """
        with _failures():
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
        import duckdb  # noqa: PLC0415 - it is loaded by now

        with _failures():
            try:
                self.connection.execute(sql)
            except duckdb.Error as error:
                if type(error) not in {duckdb.Error, duckdb.InvalidInputException} and file not in str(error):
                    raise
                return False
        return True

    def write(self, sql: str, *values: object) -> None:
        """Run a statement that writes a file.

        Raises: WriteError if there is no room for it; EngineError if the database fails for another reason.
        """
        import duckdb  # noqa: PLC0415 - it is loaded by now

        with _failures():
            try:
                self.connection.execute(sql, list(values))
            except duckdb.IOException as error:
                raise WriteError("temporary-failed", reason=_reason(error)) from error

    def share(self) -> float | None:
        """Return how much of the running statement is done, from 0 to 1; None while nobody knows."""
        percent = self.connection.query_progress()
        return None if percent < 0 else percent / 100

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of an answer that is small.

        Raises: EngineError if the database fails.
        """
        with _failures():
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
        with _failures():
            cursor = self.connection.cursor().execute(sql, list(values))
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from rows


@contextmanager
def open_database(files: Sequence[str], memory: str | None) -> Iterator[Database]:
    """Open a database that can read these files and its own folder, and no others.

    `memory` is the most that it may take, such as `4GB`; None: a quarter of the machine, and 1.8 GB at most.

    Raises: EngineError if DuckDB is not installed, or fails.
    """
    try:
        import duckdb  # noqa: PLC0415 - heavy, and small tables need none
    except ImportError as error:
        raise EngineError("engine-not-installed", engine="duckdb", package="duckdb") from error
    with tempfile.TemporaryDirectory(prefix="tiers-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        with _failures():
            connection = duckdb.connect(":memory:", config=_settings(folder, memory))
            if memory is None:
                limit_memory(connection)
            _lock(connection, files, folder)
        try:
            yield Database(connection, folder)
        finally:
            connection.close()


def _settings(folder: Path, memory: str | None) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "memory_limit": memory or _SHARE,
        "temp_directory": str(folder / "spilled"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "preserve_insertion_order": True,
    }


def limit_memory(connection: "duckdb.DuckDBPyConnection") -> None:
    """Limit the memory to what is enough on a large machine, of which a quarter is more."""
    (limit,) = connection.execute("SELECT current_setting('memory_limit')").fetchall()[0]
    amount, unit = str(limit).split()
    if unit == "TiB" or (unit == "GiB" and float(amount) > _GIB_ENOUGH):
        connection.execute(f"SET memory_limit = {literal(_ENOUGH)}")


def _lock(connection: "duckdb.DuckDBPyConnection", files: Sequence[str], folder: Path) -> None:
    """Leave nothing within reach but some files and a folder."""
    for setting in (
        "enable_progress_bar = true",  # so that it can be asked how far it is: it draws nothing
        "enable_progress_bar_print = false",
        "progress_bar_time = 0",
        f"allowed_directories = [{literal(str(folder))}]",
        f"allowed_paths = [{', '.join(map(literal, files))}]",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")


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
    quote = literal('"' if has_quotes else "")
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)
    ends = r" new_line = '\n'," if line_end == "\n" else ""  # with CRLF, DuckDB 2.0 finds no rows
    return (
        f"read_csv({literal(str(path))}, columns = {{{columns}}}, header = false, skip = {skip}, auto_detect = false,"
        f"{ends} delim = {literal(separator or ',')}, quote = {quote}, escape = {quote},"
        " strict_mode = true)"
    )


def literal(text: str) -> str:
    """Return text as a literal of SQL, for the places where no value can be bound."""
    return "'" + text.replace("'", "''") + "'"


def _reason(error: Exception) -> str:
    """Return the reason that the system had, where the database says which it was."""
    number = _NUMBER.search(str(error))
    return os.strerror(int(number[1])) if number else " ".join(str(error).splitlines()[:1])


@contextmanager
def _failures() -> Iterator[None]:
    """Turn a failure of the database into one that a person can meet."""
    import duckdb  # noqa: PLC0415 - it is loaded by now

    try:
        yield
    except RuntimeError as error:  # what it makes of any exception that a signal raises
        raise KeyboardInterrupt from error
    except duckdb.Error as error:
        kind = type(error).__name__.removesuffix("Exception")
        reason = " ".join(str(error).splitlines()[:1])[:200]
        raise EngineError("engine-failed", engine="duckdb", kind=kind, reason=reason) from error
