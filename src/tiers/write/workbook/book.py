"""A workbook in the making: the same bytes for the same content, and every text a text."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from tiers.errors import WriteError
from tiers.write.inert import inert
from tiers.write.workbook.looks import is_kept
from tiers.write.workbook.width import width

MOST_ROWS: Final = 1_048_576
"""Rows that a sheet holds, its headings included."""

_MANY_ROWS: Final = 20_000
"""Rows from which on they are not kept in memory until the end; drawings of their numbers are then not cached."""

_LONGEST: Final = 32_767
"""Characters that a cell holds."""

_WIDEST: Final = 48
"""Columns that a text gets at most; longer ones wrap nowhere and are cut only for the eye."""

_SAMPLED: Final = 200
"""Rows by which the width of a column is chosen."""

Rows = Sequence[Sequence[Any]]


class Book:
    """A workbook that is written into memory.

    The library is given to it by the one file that imports it.
    """

    def __init__(self, library: Any, title: str, rows: int) -> None:  # noqa: ANN401 - the library is not imported here
        """Open a workbook called `title`, the longest sheet of which has so many rows."""
        self._bytes = BytesIO()
        many = rows > _MANY_ROWS
        options = {"in_memory": not many, "constant_memory": many, "strings_to_numbers": False}
        self._book = library.Workbook(self._bytes, {**options, "strings_to_formulas": False, "strings_to_urls": False})
        self._book.set_properties({"title": inert(title), "created": _THEN, "comments": ""})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
