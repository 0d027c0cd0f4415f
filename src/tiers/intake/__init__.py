"""Whatever arrives → tables: what was found where."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tiers.errors import DataError
from tiers.intake.files.file_format import TEXT, format_of, refuse_long_lines
from tiers.intake.files.paths import bytes_of, files, may_stay

if TYPE_CHECKING:
    from tiers.domain.question import Question
    from tiers.domain.row_source import InPlaceLimits, TablePreview
    from tiers.domain.table import Table

READERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        TEXT: "tiers.intake.readers.from_text",
        "xlsx": "tiers.intake.readers.from_workbook",
        "xls": "tiers.intake.readers.from_workbook",
        "xlsb": "tiers.intake.readers.from_workbook",
        "ods": "tiers.intake.readers.from_workbook",
        "html": "tiers.intake.readers.from_html",
        "json": "tiers.intake.readers.from_json",
        "parquet": "tiers.intake.readers.from_parquet",
    }
)
"""Format, as its content tells → the file that reads it, with `tables(data, path, question)`."""

LONGEST_LINES: Final[Mapping[str, int]] = MappingProxyType({TEXT: 2 << 20, "json": 64 << 20, "html": 64 << 20})
"""Format → the bytes that a line of it may have: all JSON and all of a page may stand on one line.

Source: DuckDB, `max_line_size` of `read_csv`, for text.
"""

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


@contextmanager
def open_tables(
    paths: Sequence[str], question: "Question", large: "InPlaceLimits | None"
) -> Iterator[tuple["Table", ...]]:
    """Read every table, as `read`; temporary files last as long as it is open.

    The rows of texts and Parquet files that together are `large` stay in them, as far as each line is a row.

    Raises: as `read`; DataError for a file that changes meanwhile; EngineError if there is no room for temporary files.
    """
    found = files(paths).found
    if large is None or not may_stay(found, large):
        yield read(paths, question)
        return
    from tiers.intake.in_place.large_files import open_in_place  # noqa: PLC0415 - most files are small

    with open_in_place(found, question, large) as placed:
        tables = ((table,) if (table := placed(path)) else _tables(path, question) for path in found)
        yield tuple(chain.from_iterable(tables))


def on_cluster(
    paths: Sequence[str], question: "Question", look: "Callable[[str], TablePreview]"
) -> tuple["Table", ...]:
    """Understand every table that a person named, as a cluster knows it; `look` shows its first rows.

    Raises: DataError for what is not there or cannot be understood.
    """
    from tiers.intake.readers.from_cluster import tables  # noqa: PLC0415 - most tables are files

    return tables(paths, question, look)


def _tables(path: str, question: "Question") -> tuple["Table", ...]:
    data, found = _decompress(bytes_of(path), path)
    if found not in READERS:
        raise DataError("format-unread", path=path, format=found)
    refuse_long_lines(data, path, LONGEST_LINES.get(found, len(data)))
    tables: tuple[Table, ...] = import_module(READERS[found]).tables(data, path, question)
    return tables


def _decompress(data: bytes, path: str) -> tuple[bytes, str]:
    found = format_of(data)
    if found not in COMPRESSED:
        return data, found
    from tiers.intake.files.decompression import decompress  # noqa: PLC0415 - most files are not

    inner = decompress(data, path, found)
    return inner, format_of(inner)
