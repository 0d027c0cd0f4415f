"""DuckDB as everybody opens it here: locked to some files and a folder, its failures and Ctrl-C in words."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from tiers.errors import EngineError, TiersError, WriteError

if TYPE_CHECKING:
    import duckdb

    Connection = duckdb.DuckDBPyConnection

Settings = Mapping[str, str | int]
"""Settings of DuckDB besides those that lock it."""

_LOCKED: Final = MappingProxyType(
    {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
    }
)
"""Whatever is read, nothing is fetched."""

_SHARE: Final = "25%"
"""Of the machine's memory, or the container's, that is taken at most where nobody says."""

_ENOUGH: Final = "1800MB"
"""Beyond which more memory makes nothing faster that is worth it; taken where the share is more."""

_GIB_ENOUGH: Final = 1.7
"""Units of 2^30 bytes that are less than enough."""

_LONGEST_REASON: Final = 200
"""Characters of what the database says that are passed on."""

_NUMBER: Final = re.compile(r'"errno":"(\d+)"')
"""Where a failure of the system stands in what the database says."""

_PATTERN: Final = re.compile(r"[*?\[\]{}]|^[a-z0-9]+:", re.ASCII | re.IGNORECASE)


@contextmanager
def open_locked(
    files: Sequence[str], folder: str | None, memory: str | None, settings: Settings = MappingProxyType({})
) -> Iterator["Connection"]:
    """Open a database that can read these files, and what is in a folder, and nothing else; no network, no way back.

    `memory` is the most that it may take, such as `4GB`; None: a quarter of the machine, and 1.8 GB at most.

    Raises: EngineError if DuckDB is not installed, or fails to start.
    """
    try:
        import duckdb  # noqa: PLC0415 - heavy, and most runs need none
    except ImportError as error:
        raise EngineError("engine-not-installed", engine="duckdb", package="duckdb") from error
    config: dict[str, str | bool | int | float | list[str]] = {**_LOCKED, "memory_limit": memory or _SHARE}
    with failures():
        connection = duckdb.connect(":memory:", config=config)
    with connection:
        with failures():
            _prepare(connection, settings, is_limited=memory is None)
            _lock(connection, files, folder)
        yield connection


def _prepare(connection: "Connection", settings: Settings, *, is_limited: bool) -> None:
    if is_limited:
        limit_memory(connection)
    for name, value in {"temp_directory": "", **settings}.items():
        connection.execute(f"SET {name} = {sql_literal(str(value))}")


def limit_memory(connection: "Connection") -> None:
    """Limit the memory to what is enough on a large machine, of which a quarter is more."""
    (limit,) = connection.execute("SELECT current_setting('memory_limit')").fetchall()[0]
    amount, unit = str(limit).split()
    if unit == "TiB" or (unit == "GiB" and float(amount) > _GIB_ENOUGH):
        connection.execute(f"SET memory_limit = {sql_literal(_ENOUGH)}")


def _lock(connection: "Connection", files: Sequence[str], folder: str | None) -> None:
    """Leave nothing within reach but some files and a folder."""
    for setting in (
        f"allowed_directories = [{sql_literal(folder) if folder else ''}]",
        f"allowed_paths = [{', '.join(map(sql_literal, files))}]",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")


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
def failures(becomes: Callable[[Exception], TiersError] | None = None) -> Iterator[None]:
    """Turn a failure of the database into one that a person can meet, and let an interruption be one.

    Raises: EngineError, or what the failure `becomes`.
    """
    import duckdb  # noqa: PLC0415 - it is loaded by now

    with interruptible():
        try:
            yield
        except duckdb.Error as error:
            raise (becomes or _engine_error)(error) from error


def _engine_error(error: Exception) -> EngineError:
    kind = type(error).__name__.removesuffix("Exception")
    reason = " ".join(str(error).splitlines()[:1])[:_LONGEST_REASON]
    return EngineError("engine-failed", engine="duckdb", kind=kind, reason=reason)


@contextmanager
def room() -> Iterator[None]:
    """Turn a failure to write a temporary file into one that says where to find room.

    Raises: WriteError.
    """
    import duckdb  # noqa: PLC0415 - it is loaded by now

    try:
        yield
    except duckdb.IOException as error:
        raise WriteError("temporary-failed", reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    """Return the reason that the system had, where the database says which it was."""
    number = _NUMBER.search(str(error))
    return os.strerror(int(number[1])) if number else " ".join(str(error).splitlines()[:1])


def attempt(connection: "Connection", sql: str, about: str | None = None) -> list[tuple[Any, ...]] | None:
    """Run a statement; return its rows, or None where what it reads is not as it was said to be.

    Any error says so, or, if a file is named, an error `about` that file.

    Raises: EngineError for all others.
    """
    import duckdb  # noqa: PLC0415 - it is loaded by now

    with failures():
        try:
            return connection.execute(sql).fetchall()
        except duckdb.Error as error:
            is_vague = type(error) in {duckdb.Error, duckdb.InvalidInputException}
            if about is not None and not is_vague and about not in str(error):
                raise
            return None


def sql_literal(text: str) -> str:
    """Return text as a literal of SQL, for the places where no value can be bound."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """Write the name of a column."""
    return '"{}"'.format(name.replace('"', '""'))


def is_pattern(path: str) -> bool:
    """Whether DuckDB would take a file name for a pattern or an address."""
    return bool(_PATTERN.search(path))
