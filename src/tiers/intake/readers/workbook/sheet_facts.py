"""What is known of a sheet beside the cells that the library reads."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

Cells = Mapping[tuple[int, int], str]
"""Row and column, each from 0 → what is to be shown there."""


class SheetFacts(NamedTuple):
    """What the parts of a workbook say of one sheet."""

    odd: Cells = MappingProxyType({})
    """Errors and formulas without a result, which the library reads as blanks."""
    scaled: Mapping[str, str] = MappingProxyType({})
    """The letters of a column → its first cell whose stored number is shown divided."""
    hidden_rows: Sequence[int] = ()
    """The rows that nobody sees, counted from 1."""
    twice: str = ""
    """A row (`3`) or cell (`B3`) that stands there twice; of an `.xlsx`, it may be in its `xml`."""
    xml: bytes = b""
    """The sheet of an `.xlsx`."""
    filled: int | None = None
    """How many of its cells are not blank, if none stands there twice; None if that must be looked for."""
    said: Mapping[str, str] = MappingProxyType({})
    """The columns that are shown divided, as `scaled`, where the unit to which they are is shown beside it."""


def letters(index: int) -> str:
    """Name a column as a workbook does: A, B, … Z, AA."""
    words, rest = "", index + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        words = chr(ord("A") + last) + words
    return words
