"""One DuckDB in a temporary folder: no network, no files beyond those named, and nothing left behind."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tiers.errors import EngineError

if TYPE_CHECKING:
    import duckdb

_AT_ONCE: Final = 10_000
"""Rows that are in Python at one time."""

_SHARE: Final = 4
"""Of the machine's memory, one part in so many is taken where nobody says."""

_LEAST: Final = 256 * 1024 * 1024
"""Bytes below which no limit is set by itself."""


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

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Give all rows of an answer that is small.

        Raises: EngineError if the database fails.
        """
        with _failures():
            return self.connection.execute(sql, list(values)).fetchall()

    def row(self, sql: str, *values: object) -> tuple[Any, ...]:
        """Give the only row of an answer.

        Raises: EngineError if the database fails.
        """
        return self.rows(sql, *values)[0]

    def stream(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Give the rows of an answer that may be large, some at a time.

        Raises: EngineError if the database fails.
        """
        with _failures():
            cursor = self.connection.cursor().execute(sql, list(values))
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from rows


@contextmanager
def database(paths: Sequence[str], memory: str | None) -> Iterator[Database]:
    """Open a database that can read these files and its own folder, and no others.

    `memory` is the most that it may take, such as `4GB`; None: a quarter of the machine.

    Raises: EngineError if DuckDB is not installed, or fails.
    """
    try:
        import duckdb  # noqa: PLC0415 - heavy, and small tables need none
    except ImportError as error:
        raise EngineError("engine-missing", engine="duckdb") from error
    with tempfile.TemporaryDirectory(prefix="tiers-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with _failures():
            connection = duckdb.connect(":memory:", config=_settings(folder, memory))
            _lock(connection, [*paths, str(folder)])
        try:
            yield Database(connection, folder)
        finally:
            connection.close()


def _settings(folder: Path, memory: str | None) -> dict[str, Any]:
    return {
        "memory_limit": memory or f"{_quarter() // 1024 // 1024}MiB",
        "temp_directory": str(folder / "spilled"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "preserve_insertion_order": True,
    }


def _lock(connection: "duckdb.DuckDBPyConnection", paths: Sequence[str]) -> None:
    *files, folder = (quoted(os.path.realpath(path)) for path in paths)
    connection.execute(f"SET allowed_directories = [{folder}]")
    connection.execute(f"SET allowed_paths = [{', '.join(files)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _quarter() -> int:
    """Give a quarter of the memory that the machine, or the container, has, in bytes."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limits = [Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes")]
    stated = (path.read_text(encoding="ascii").strip() for path in limits if path.exists())
    return max(min([whole, *(int(words) for words in stated if words.isdecimal())]) // _SHARE, _LEAST)


def quoted(text: str) -> str:
    """Write text as a literal of SQL, for the places where no value can be bound."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def _failures() -> Iterator[None]:
    """Turn a failure of the database into one that a person can meet."""
    import duckdb  # noqa: PLC0415 - it is loaded by now

    try:
        yield
    except duckdb.Error as error:
        kind = type(error).__name__.removesuffix("Exception")
        reason = " ".join(str(error).splitlines()[:1])[:200]
        raise EngineError("engine-failed", engine="duckdb", kind=kind, reason=reason) from error
