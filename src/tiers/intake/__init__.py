"""Whatever arrives → tables: what was found where."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tiers.errors import DataError
from tiers.intake.content import TEXT, format_of
from tiers.intake.places import bytes_of, files, is_large

if TYPE_CHECKING:
    from tiers.domain.question import Question
    from tiers.domain.table import Table

READERS: Final[Mapping[str, str]] = MappingProxyType({TEXT: "tiers.intake.from_text"})
"""Format, as its content tells → the file that reads it, with `tables(data, path, question)`."""

COMPRESSED: Final = ("gz", "zst")
"""Formats in which there is a file of another format."""


def read(paths: Sequence[str], question: "Question") -> tuple["Table", ...]:
    """Read every table of the files, folders and globs that a person named; `-` is standard input.

    Raises: DataError for anything that is not there or cannot be understood.
    """
    return tuple(table for path in files(paths).found for table in _tables(path, question))


@contextmanager
def opened(paths: Sequence[str], question: "Question", large: int | None) -> Iterator[tuple["Table", ...]]:
    """Read every table, as `read`; temporary files last as long as it is open.

    The rows of a text of at least so many bytes as `large` says stay in a file, if each of its lines is a row.

    Raises: as `read`; EngineError if there is no room for temporary files.
    """
    found = files(paths).found
    if not any(is_large(path, large) for path in found):
        yield read(paths, question)
        return
    from tiers.intake.as_utf8 import Rooms  # noqa: PLC0415 - most files are small
    from tiers.intake.in_place import in_place  # noqa: PLC0415 - the same

    with Rooms() as rooms:
        places = ((path, in_place(path, question, rooms) if is_large(path, large) else None) for path in found)
        yield tuple(
            table for path, large_one in places for table in ((large_one,) if large_one else _tables(path, question))
        )


def _tables(path: str, question: "Question") -> tuple["Table", ...]:
    data, found = _unpacked(bytes_of(path), path)
    if found not in READERS:
        raise DataError("format-unread", path=path, format=found)
    tables: tuple[Table, ...] = import_module(READERS[found]).tables(data, path, question)
    return tables


def _unpacked(data: bytes, path: str) -> tuple[bytes, str]:
    found = format_of(data)
    if found not in COMPRESSED:
        return data, found
    from tiers.intake.compressed import inflated  # noqa: PLC0415 - most files are not

    inner = inflated(data, path, found)
    return inner, format_of(inner)
