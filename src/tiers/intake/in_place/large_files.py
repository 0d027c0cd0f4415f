"""Many rows: which files they stay in, and that these are the same to the end."""

import mmap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tiers import duckdb_session
from tiers.domain.classification import UNREADABLE
from tiers.domain.question import Question
from tiers.domain.row_source import InPlaceLimits
from tiers.domain.table import Source, Table
from tiers.errors import DataError, TiersError
from tiers.intake.columns.own_columns import own_states
from tiers.intake.files.partition_folders import folder_problems, stated_by_folders
from tiers.intake.files.paths import is_parquet, size_of
from tiers.intake.in_place import jsonl, parquet, text
from tiers.intake.in_place.transcode import TemporaryFiles
from tiers.intake.readers.parquet_file import ParquetFile, open_parquet, with_folders

if TYPE_CHECKING:
    from tiers.duckdb_session import Connection

Placed = Callable[[str], Table | None]
"""Path → its table, whose rows have stayed; None if it has to be read as a whole."""


@contextmanager
def open_in_place(paths: Sequence[str], question: Question, large: InPlaceLimits) -> Iterator[Placed]:
    """Open large files without loading their rows.

    Temporary files last as long as it is open.

    Raises: DataError for a Parquet file that is damaged or encrypted, and for a file that changes meanwhile.
    """
    there = [path for path in paths if size_of(path) is not None]
    with ExitStack() as left:
        left.enter_context(_refuse_changes(there))
        places = _TablePlaces(question, left.enter_context(TemporaryFiles()), left, there)
        yield places.open if _is_large(there, places.files, large) else _nothing


class _TablePlaces:
    """Files in which rows stay, and the temporary ones beside them."""

    def __init__(self, question: Question, rooms: TemporaryFiles, left: ExitStack, paths: Sequence[str]) -> None:
        """Open the Parquet files."""
        self._question, self._rooms, self._left = question, rooms, left
        self._names = {path: _plain_name(path, rooms) for path in paths if is_parquet(path)}
        self._others = [str(Path(path).resolve()) for path in paths if path not in self._names]
        self.files = {path: self._open(path, name) for path, name in self._names.items()}

    def _open(self, path: str, name: str) -> ParquetFile:
        return with_folders(open_parquet(self._engine, name, path), stated_by_folders(path))

    @cached_property
    def _engine(self) -> "Connection":
        memory = self._question.reading.memory
        return self._left.enter_context(
            duckdb_session.open_locked([*self._names.values(), *self._others], str(self._rooms.folder), memory)
        )

    def open(self, path: str) -> Table | None:
        """Return the table of a file; None if it has to be read as a whole."""
        if path in self.files:
            return _columnar(self.files[path], self._question, Source(path, "parquet"), 2)
        if size_of(path) is None:
            return None
        table = text.in_place(path, self._question, self._rooms)
        if table and table.origin and own_states(table) and _holds(Path(table.origin.path), UNREADABLE.encode()):
            return None
        if table:
            return table._replace(problems=(*table.problems, *folder_problems(table)))
        return self._lines(path)

    def _lines(self, path: str) -> Table | None:
        source = Source(path, "jsonl", None, "utf-8")
        if not jsonl.begins(path, self._question):
            return None
        file = jsonl.pack_lines(path, self._rooms, self._engine)
        return _columnar(file, self._question, source, 1) if file else None


def _columnar(file: ParquetFile, question: Question, source: Source, first: int) -> Table | None:
    """Return the table of a Parquet file; None where it says beside a figure that it is unreadable."""
    table = parquet.in_place(file, question, source, first)
    states = " OR ".join(f"{file.cells[place]} = '{UNREADABLE}'" for place in own_states(table)) if table else ""
    return None if states and any(file.texts(f"WHERE {states} LIMIT 1")) else table


def _holds(path: Path, words: bytes) -> bool:
    """Whether some words stand anywhere in a file."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.find(words) >= 0


def _plain_name(path: str, rooms: TemporaryFiles) -> str:
    """Return a name of a file that no engine takes for a pattern."""
    real = Path(path).resolve()
    if not duckdb_session.is_pattern(str(real)):
        return str(real)
    link = rooms.file()
    link.symlink_to(real)
    return str(link)


def _is_large(paths: Sequence[str], files: Mapping[str, ParquetFile], large: InPlaceLimits) -> bool:
    size = sum(size_of(path) or 0 for path in paths if path not in files)
    return size >= large.size or sum(file.rows for file in files.values()) >= large.rows


def _nothing(_: str) -> None:
    """Leave no rows anywhere."""


@contextmanager
def _refuse_changes(paths: Sequence[str]) -> Iterator[None]:
    """Refuse what was made of files of which one is another in the end.

    Raises: DataError.
    """
    failure: TiersError | None = None
    before = {path: _mark(path) for path in paths}
    try:
        yield
    except TiersError as error:
        failure = error
    for path, mark in before.items():
        if _mark(path) != mark:
            raise DataError("file-changed", path=path) from failure
    if failure:
        raise failure


def _mark(path: str) -> tuple[int, ...] | None:
    """Return what tells one state of a file from every other."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
