"""Whatever arrives → tables: what was found where."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tiers.errors import DataError
from tiers.intake.content import TEXT, format_of
from tiers.intake.places import bytes_of, files

if TYPE_CHECKING:
    from tiers.domain.question import Question
    from tiers.domain.table import Table

READERS: Final[Mapping[str, str]] = MappingProxyType({TEXT: "tiers.intake.from_text"})
"""Format, as its content tells → the file that reads it, with `tables(data, path, question)`."""

COMPRESSED: Final = ("gz", "zst")
"""Formats in which there is a file of another format."""

CLOSED: Final = ("file-unreadable", "stdin-closed")
"""Refusals of a file whose content nobody has seen."""


def read(paths: Sequence[str], question: "Question") -> tuple["Table", ...]:
    """Read every table of the files, folders and globs that a person named; `-` is standard input.

    Raises: DataError for anything that is not there or cannot be understood.
    """
    return tuple(table for path in files(paths).found for table in _tables(path, question))


def read_leniently(paths: Sequence[str], question: "Question") -> tuple[tuple["Table", ...], tuple[DataError, ...]]:
    """Read every table that can be understood, and give the refusals of the others.

    Raises: DataError for anything that is not there or cannot be opened.
    """
    tables: list[Table] = []
    refusals: list[DataError] = []
    for path in files(paths).found:
        try:
            tables += _tables(path, question)
        except DataError as error:
            if error.code in CLOSED:
                raise
            refusals.append(error)
    return tuple(tables), tuple(refusals)


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
