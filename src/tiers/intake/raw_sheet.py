"""The cells of one table as they were written, whatever the format: what a reader gives."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from tiers.domain.problem import Problem
    from tiers.domain.table import Source

HEAD: Final = 30
"""How many records from the top are looked through for the headings."""


class RawSheet(NamedTuple):
    """A text, or one sheet of a workbook, before anybody knows what its rows and columns are."""

    source: "Source"
    """Where it comes from; its line of headings is not known yet."""
    rows: Sequence[list[str]]
    """All rows, blank ones too, each as long as it was written; a merged cell stands in its first place."""
    numbers: Sequence[int]
    """The line at which each row starts, counted from 1 as a person does."""
    problems: "tuple[Problem, ...]" = ()
    """What was wrong with the file as a whole."""
