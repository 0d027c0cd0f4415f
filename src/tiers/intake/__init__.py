"""Whatever arrives → tables: what was found where."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from tiers.errors import DataError, UsageError
from tiers.intake.files.decompression import PACKED, decompress
from tiers.intake.files.file_format import TEXT, format_of, refuse_long_lines
from tiers.intake.files.given_tables import Data, GivenRows, GivenTable

if TYPE_CHECKING:
    from tiers.domain.question import Question
    from tiers.domain.row_source import InPlaceLimits, TablePreview
    from tiers.domain.table import Table


class Reader(Protocol):
    """What reads a file of a format: the function `tables` of a module in `readers`."""

    def __call__(self, data: bytes, path: str, question: "Question", /) -> tuple["Table", ...]:
        """Read the tables of a file, whose name is needed for what is said of it.

        Raises: DataError for what cannot be understood.
        """


def _text() -> Reader:
    from tiers.intake.readers.from_text import tables  # noqa: PLC0415 - each reader is imported when it reads

    return tables


def _workbook() -> Reader:
    from tiers.intake.readers.from_workbook import tables  # noqa: PLC0415 - each reader is imported when it reads

    return tables


def _html() -> Reader:
    from tiers.intake.readers.from_html import tables  # noqa: PLC0415 - each reader is imported when it reads

    return tables


def _json() -> Reader:
    from tiers.intake.readers.from_json import tables  # noqa: PLC0415 - each reader is imported when it reads

    return tables


def _parquet() -> Reader:
    from tiers.intake.readers.from_parquet import tables  # noqa: PLC0415 - each reader is imported when it reads

    return tables


def _sqlite() -> Reader:
    from tiers.intake.readers.from_sqlite import tables  # noqa: PLC0415 - each reader is imported when it reads

    return tables


READERS: Final[Mapping[str, Callable[[], Reader]]] = MappingProxyType(
    {
        TEXT: _text,
        **dict.fromkeys(("xlsx", "xls", "xlsb", "ods"), _workbook),
        "html": _html,
        "json": _json,
        "parquet": _parquet,
        "sqlite": _sqlite,
    }
)
"""Format, as its content tells → its reader, imported when it is asked for."""

LONGEST_LINES: Final[Mapping[str, int]] = MappingProxyType({TEXT: 2 << 20, "json": 64 << 20, "html": 64 << 20})
"""Format → the bytes that a line of it may have: all JSON and all of a page may stand on one line.

Source: DuckDB, `max_line_size` of `read_csv`, for text.
"""

_NO_TABLE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pdf": "format-pdf",
        **dict.fromkeys(("docx", "doc", "rtf", "ofd", "pptx", "ppt"), "format-document"),
        **dict.fromkeys(("png", "jpeg", "gif", "tiff", "webp", "heic", "bmp"), "format-picture"),
        **dict.fromkeys(("tar", "7z", "rar", *PACKED), "format-archive"),
        "duckdb": "format-duckdb",
        "dbf": "format-dbf",
        "access": "format-access",
    }
)
"""Format → what is said of it, where more can be said than that it is no table; packed ones are in packed ones."""

CLOSED: Final = ("file-unreadable", "stdin-closed")
"""Refusals of a file whose content nobody has seen."""


def read(data: Sequence[Data], question: "Question") -> tuple["Table", ...]:
    """Read every table of the files, folders and globs that a person named, `-` being standard input, or of a program.

    Raises: DataError for anything that is not there or cannot be understood.
    """
    return tuple(table for each in _sources(data) for table in _tables(each, question))


def _sources(data: Sequence[Data]) -> tuple[Data, ...]:
    """Return the files that were named, and the tables of a program, in their order.

    Raises: DataError, as `files`.
    """
    from tiers.intake.files.paths import files  # noqa: PLC0415 - the process that reads a workbook begins sooner

    found = files([each for each in data if isinstance(each, str)]).found  # refuses one that is named twice
    if not any(isinstance(each, GivenTable) for each in data):
        return found
    return tuple(chain.from_iterable(files([one]).found if isinstance(one, str) else [one] for one in data))


def read_leniently(data: Sequence[Data], question: "Question") -> tuple[tuple["Table", ...], tuple[DataError, ...]]:
    """Read every table that can be understood, and give the refusals of the others.

    Raises: DataError for anything that is not there or cannot be opened.
    """
    tables: list[Table] = []
    refusals: list[DataError] = []
    for each in _sources(data):
        try:
            tables += _tables(each, question)
        except DataError as error:
            if error.code in CLOSED:
                raise
            refusals.append(error)
    return tuple(tables), tuple(refusals)


@contextmanager
def open_tables(
    data: Sequence[Data], question: "Question", large: "InPlaceLimits | None"
) -> Iterator[tuple["Table", ...]]:
    """Read every table, as `read`; temporary files last as long as it is open.

    The rows of texts and Parquet files that together are `large` stay in them, as far as each line is a row.

    Raises: as `read`; DataError for a file that changes meanwhile; EngineError if there is no room for temporary files.
    """
    found = _sources(data)
    named = [each for each in found if isinstance(each, str)]
    from tiers.intake.files.paths import may_stay  # noqa: PLC0415 - as in `_sources`

    if large is None or not may_stay(named, large):
        yield read(data, question)
        return
    from tiers.intake.in_place.large_files import open_in_place  # noqa: PLC0415 - most files are small

    with open_in_place(named, question, large) as placed:
        tables = (
            (table,) if isinstance(each, str) and (table := placed(each)) else _tables(each, question) for each in found
        )
        yield tuple(chain.from_iterable(tables))


def on_cluster(
    data: Sequence[Data], question: "Question", look: "Callable[[str], TablePreview]"
) -> tuple["Table", ...]:
    """Understand every table that a person named, as a cluster knows it; `look` shows its first rows.

    Raises: DataError for what is not there or cannot be understood; UsageError for a table of a program.
    """
    from tiers.intake.readers.from_cluster import tables  # noqa: PLC0415 - most tables are files

    if given := next((each for each in data if isinstance(each, GivenTable)), None):
        raise UsageError("given-on-cluster", path=given.name)
    return tables([each for each in data if isinstance(each, str)], question, look)


def _tables(source: Data, question: "Question") -> tuple["Table", ...]:
    if isinstance(source, GivenTable):
        return _tables_given(source, question)
    from tiers.intake.files.paths import bytes_of  # noqa: PLC0415 - as in `_sources`

    tables, found = _read(bytes_of(source), source, question)
    return tables if found == "parquet" else tuple(map(_with_folders, tables))


def _tables_given(source: GivenTable, question: "Question") -> tuple["Table", ...]:
    """Read a table of a program, which lies in no folder that could state anything."""
    if isinstance(source.content, GivenRows):
        from tiers.intake.readers import from_rows  # noqa: PLC0415 - each reader is imported when it reads

        return from_rows.tables(source.content, source.name, question)
    if source.encoding:
        known = question.reading.model_copy(update={"encoding": source.encoding})
        question = question._replace(reading=known)
    return _read(source.content, source.name, question)[0]


def _read(data: bytes, path: str, question: "Question") -> tuple[tuple["Table", ...], str]:
    """Read the tables of a whole file, and return its format too."""
    data, found = _decompress(data, path)
    if found not in READERS:
        raise _no_table(path, found)
    refuse_long_lines(data, path, LONGEST_LINES.get(found, len(data)))
    return READERS[found]()(data, path, question), found


def _no_table(path: str, found: str) -> DataError:
    from tiers.wording.shell import shell_quoted  # noqa: PLC0415 - most files are tables

    return DataError(_NO_TABLE.get(found, "format-unread"), path=path, format=found, file=shell_quoted(path))


def _with_folders(table: "Table") -> "Table":
    """Yield problems of what folders state, which only of Parquet files is read."""
    if "=" not in os.path.abspath(table.source.path):  # noqa: PTH100 - no link is followed
        return table
    from tiers.intake.files.partition_folders import folder_problems  # noqa: PLC0415 - most folders state nothing

    return table._replace(problems=(*table.problems, *folder_problems(table)))


def _decompress(data: bytes, path: str) -> tuple[bytes, str]:
    found = format_of(data)
    if found not in PACKED:
        return data, found
    inner = decompress(data, path, found)
    return inner, format_of(inner)
