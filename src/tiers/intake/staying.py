"""Many rows: which files they stay in, and that these are the same to the end."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from tiers.domain.large import Large
from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError, TiersError
from tiers.intake import in_place, parquet_in_place
from tiers.intake.as_utf8 import Rooms
from tiers.intake.parquet_file import ParquetFile, opened, reader_of
from tiers.intake.places import is_parquet, size_of

Placed = Callable[[str], Table | None]
"""Path → its table, whose rows have stayed; None if it has to be read as a whole."""

_PATTERN: Final = re.compile(r"[*?\[\]{}]|^[a-z0-9]+:", re.ASCII | re.IGNORECASE)
"""File names that an engine would take for a pattern or an address."""


@contextmanager
def staying(paths: Sequence[str], question: Question, large: Large) -> Iterator[Placed]:
    """Leave the rows of texts and Parquet files where they are, if together they are large.

    Temporary files last as long as it is open.

    Raises: DataError for a Parquet file that is damaged or encrypted, and for a file that changes meanwhile.
    """
    there = [path for path in paths if size_of(path) is not None]
    with ExitStack() as left:
        left.enter_context(_unchanged(there))
        rooms = left.enter_context(Rooms())
        files = _opened([path for path in there if is_parquet(path)], question, rooms, left)
        is_large = _is_large(there, files, large)
        yield partial(_placed, files, question, rooms) if is_large else _nothing


def _opened(paths: Sequence[str], question: Question, rooms: Rooms, left: ExitStack) -> dict[str, ParquetFile]:
    if not paths:
        return {}
    names = {path: _plain_name(path, rooms) for path in paths}
    engine = left.enter_context(reader_of([*names.values()], question.reading.memory))
    return {path: opened(engine, name, path) for path, name in names.items()}


def _plain_name(path: str, rooms: Rooms) -> str:
    """Give a name of a file that no engine takes for anything else."""
    real = Path(path).resolve()
    if not _PATTERN.search(str(real)):
        return str(real)
    link = rooms.file()
    link.symlink_to(real)
    return str(link)


def _is_large(paths: Sequence[str], files: Mapping[str, ParquetFile], large: Large) -> bool:
    size = sum(size_of(path) or 0 for path in paths if path not in files)
    return size >= large.size or sum(file.rows for file in files.values()) >= large.rows


def _nothing(_: str) -> None:
    """Leave no rows anywhere."""


def _placed(files: Mapping[str, ParquetFile], question: Question, rooms: Rooms, path: str) -> Table | None:
    if path in files:
        return parquet_in_place.in_place(files[path], question, Source(path, "parquet"), 2)
    return None if size_of(path) is None else in_place.in_place(path, question, rooms)


@contextmanager
def _unchanged(paths: Sequence[str]) -> Iterator[None]:
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
    """Tell one state of a file from every other."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
