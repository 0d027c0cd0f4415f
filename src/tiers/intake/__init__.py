"""Whatever arrives → tables: what was found where."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tiers.errors import DataError
from tiers.intake.content import TEXT, format_of, refuse_long_lines
from tiers.intake.places import bytes_of, files, is_large

if TYPE_CHECKING:
    from tiers.domain.question import Question
    from tiers.domain.table import Table

READERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        TEXT: "tiers.intake.from_text",
        "xlsx": "tiers.intake.from_workbook",
        "xls": "tiers.intake.from_workbook",
        "xlsb": "tiers.intake.from_workbook",
        "ods": "tiers.intake.from_workbook",
        "html": "tiers.intake.from_html",
        "json": "tiers.intake.from_json",
        "parquet": "tiers.intake.from_parquet",
    }
)
"""Format, as its content tells → the file that reads it, with `tables(data, path, question)`."""

LONGEST_LINES: Final[Mapping[str, int]] = MappingProxyType({TEXT: 2 << 20, "json": 64 << 20, "html": 64 << 20})
"""Format → the bytes that a line of it may have: all JSON and all of a page may stand on one line.

Source: DuckDB, `max_line_size` of `read_csv`, for text.
"""

COMPRESSED: Final = ("gz", "zst")
"""Formats in which there is a file of another format."""


def read(paths: Sequence[str], question: "Question", *, large: int | None = None) -> tuple["Table", ...]:
    """Read every table of the files, folders and globs that a person named; `-` is standard input.

    The rows of a text of at least so many bytes as `large` says stay in the file, if each of its lines is a row.

    Raises: DataError for anything that is not there or cannot be understood.
    """
    return tuple(table for path in files(paths).found for table in _tables(path, question, large))


def _tables(path: str, question: "Question", large: int | None) -> tuple["Table", ...]:
    if is_large(path, large):
        from tiers.intake.in_place import in_place  # noqa: PLC0415 - most files are small

        if table := in_place(path, question):
            return (table,)
    data, found = _unpacked(bytes_of(path), path)
    if found not in READERS:
        raise DataError("format-unread", path=path, format=found)
    refuse_long_lines(data, path, LONGEST_LINES.get(found, len(data)))
    tables: tuple[Table, ...] = import_module(READERS[found]).tables(data, path, question)
    return tables


def _unpacked(data: bytes, path: str) -> tuple[bytes, str]:
    found = format_of(data)
    if found not in COMPRESSED:
        return data, found
    from tiers.intake.compressed import inflated  # noqa: PLC0415 - most files are not

    inner = inflated(data, path, found)
    return inner, format_of(inner)
