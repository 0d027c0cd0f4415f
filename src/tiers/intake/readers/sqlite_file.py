"""A database of SQLite, opened so that nothing of it is changed: its tables and views, and their rows as text."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import Final

from tiers.errors import DataError
from tiers.intake.files.paths import size_of
from tiers.temporary_files import temporary_folder
from tiers.wording.shell import shell_quoted

MAGIC: Final = b"SQLite format 3\x00"
"""How a database begins."""

_WAITED: Final = 2.0
"""Seconds that another program may hold the database before it is refused."""

_ALWAYS: Final = 64 << 20
"""Bytes, inclusive, that the rows of any table may be, and a single cell."""

_RATIO: Final = 20
"""How many times the size of its file the rows of a larger one may be, inclusive: of a view that joins, say."""

_STEPS_AT_ONCE: Final = 1_000_000
_MOST_TURNS: Final = 20_000
"""How often SQLite may take so many steps for one table, some minutes in all; Ctrl-C is heard between them."""

_HEAD: Final = 100
"""Bytes of the head of a database."""

_PAGE_SIZE, _LARGEST_PAGE = slice(16, 18), 65_536
"""Where the size of its pages stands, and the one that does not fit there."""

_WRITE_FORMAT: Final = 18
"""The byte that says whether changes stand in a file beside the database: 2; else 1."""

_PARTS: Final = ("", "-wal")
"""How the names end of a database and of the changes beside it."""

_TRIES: Final = 5
"""How often both are read until neither was changed meanwhile."""

_SHOWN: Final = 32
"""Bytes that are shown of what is no text."""

_TABLES: Final = (
    "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "ORDER BY rowid"
)

_ALLOWED: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
"""What a view may do."""


class Database:
    """An open database, of which nothing but rows can be asked."""

    def __init__(self, base: sqlite3.Connection, path: str, size: int, encoding: str) -> None:
        """Keep what it is asked through; `encoding` is that of its texts."""
        self._base, self._path, self._encoding = base, path, encoding
        self._most = max(_ALWAYS, size * _RATIO)
        self._turns = 0
        base.text_factory = lambda raw: raw.decode(self._encoding)
        base.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _ALWAYS)
        base.set_progress_handler(self._count_turn, _STEPS_AT_ONCE)

    def names(self) -> Sequence[str]:
        """Return the names of its tables and views, in the order in which they were made.

        Raises: DataError if it is damaged, locked, or in another encoding.
        """
        with self._failures(None):
            self._base.execute("PRAGMA trusted_schema = OFF")
            self._base.execute("PRAGMA cell_size_check = ON")
            found = [name for (name,) in self._base.execute(_TABLES)]
        self._base.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
        return found

    def headings(self, name: str) -> Sequence[str]:
        """Return the names of the columns of a table or a view.

        Raises: DataError as `rows`.
        """
        with self._failures(name):
            found = self._base.execute(f"SELECT * FROM {_identifier(name)} LIMIT 0").description  # noqa: S608 - quoted
        return [column[0] for column in found]

    def rows(self, name: str) -> list[list[str]]:
        """Return all rows of a table or a view, each cell as exact text.

        Raises: DataError if they cannot be read, are in another encoding, do not end, or are far more than the file.
        """
        with self._failures(name):
            return [*self._within_limits(name, self._base.execute(f"SELECT * FROM {_identifier(name)}"))]  # noqa: S608 - quoted

    def _within_limits(self, name: str, rows: Iterator[Sequence[object]]) -> Iterator[list[str]]:
        size = 0
        for row in rows:
            cells = [_cell(value) for value in row]
            size += sum(map(len, cells)) + len(cells)
            if size > self._most:
                raise DataError("sqlite-large", path=self._path, sheet=name, megabytes=self._most >> 20, **self._file)
            yield cells

    @property
    def _file(self) -> dict[str, str]:
        return {"file": shell_quoted(self._path)}

    def _count_turn(self) -> bool:
        """Whether SQLite shall stop."""
        self._turns += 1
        return self._turns > _MOST_TURNS

    @contextmanager
    def _failures(self, sheet: str | None) -> Iterator[None]:
        """Raise what keeps SQLite from reading a table, or without one the list of them."""
        self._turns = 0
        try:
            yield
        except UnicodeDecodeError as error:
            raise DataError(
                "sqlite-encoding", path=self._path, sheet=sheet or "", encoding=self._encoding, **self._file
            ) from error
        except (sqlite3.Error, OverflowError) as error:
            raise self._failure(error, sheet) from error

    def _failure(self, error: Exception, sheet: str | None) -> DataError:
        kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if kind in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
            return DataError("sqlite-locked", path=self._path)
        if kind == sqlite3.SQLITE_INTERRUPT:
            return DataError("sqlite-endless", path=self._path, sheet=sheet)
        if sheet is None or kind in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}:
            return DataError("sqlite-damaged", path=self._path, reason=str(error), **self._file)
        return DataError("sqlite-sheet", path=self._path, sheet=sheet, reason=str(error))


def _identifier(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _cell(value: object) -> str:
    """Write a value as a cell: nothing for null, a binary number by the fewest digits that mean it."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"
    if isinstance(value, bytes):
        return _text_in(value)
    return "" if value is None else str(value)


def _text_in(value: bytes) -> str:
    """Return bytes that are text without being marked as that; others as they stand in SQL, cut short."""
    with suppress(UnicodeDecodeError):
        return value.decode()
    return f"X'{value[:_SHOWN].hex()}{'…' if len(value) > _SHOWN else ''}'"


@contextmanager
def open_sqlite(data: bytes, path: str, encoding: str) -> Iterator[Database]:
    """Open a database: the file itself for reading, or where it is none or has changes beside it, a copy.

    Raises: DataError if it is cut off, locked, or changed while it is copied.
    """
    size = int.from_bytes(data[_PAGE_SIZE], "big")
    if len(data) < _HEAD or len(data) % (size if size > 1 else _LARGEST_PAGE):
        raise DataError("sqlite-cut", path=path)  # SQLite would read zeros there
    with _place(data, path) as (place, how):
        base = sqlite3.connect(f"{place.absolute().as_uri()}?{how}", uri=True, timeout=_WAITED, isolation_level=None)
        try:
            yield Database(base, path, len(data), encoding)
        finally:
            base.close()


@contextmanager
def _place(data: bytes, path: str) -> Iterator[tuple[Path, str]]:
    """Return where the database can be opened without a trace, and how: `mode=ro` keeps to its locks."""
    is_in_place, has_changes = _is_itself(data, path), data[_WRITE_FORMAT : _WRITE_FORMAT + 1] == b"\2"
    if is_in_place and not has_changes:
        yield Path(path), "mode=ro"
        return
    with temporary_folder() as folder:
        copy = folder / "copy.db"
        for name, content in _snapshot(path) if is_in_place else (("", data),):
            copy.with_name(f"{copy.name}{name}").write_bytes(content)
        yield copy, "mode=rw"


def _is_itself(data: bytes, path: str) -> bool:
    """Whether a file is the database that was read from it, neither packed nor from standard input."""
    with suppress(OSError, ValueError), Path(path).open("rb") as file:
        return size_of(path) is not None and file.read(len(MAGIC)) == data[: len(MAGIC)]
    return False


def _snapshot(path: str) -> Sequence[tuple[str, bytes]]:
    """Read a database and the changes beside it, as they were at one moment.

    Raises: DataError if it is changed again and again.
    """
    for _ in range(_TRIES):
        with suppress(OSError):
            before = [_mark(f"{path}{name}") for name in _PARTS]
            found = [(name, Path(f"{path}{name}").read_bytes()) for name in _PARTS if size_of(f"{path}{name}")]
            if [_mark(f"{path}{name}") for name in _PARTS] == before:
                return found
    raise DataError("file-changed", path=path)


def _mark(name: str) -> tuple[int, ...]:
    """Return what tells one state of a file from another; nothing where there is none."""
    try:
        found = Path(name).stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns
