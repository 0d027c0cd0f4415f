"""How engines in bulk write down what a cell or a row is."""

from enum import IntEnum
from typing import Final

from tiers.domain.amount import Fault
from tiers.domain.lone_rows import numbers_a_list
from tiers.domain.row_kind import row_kind_of
from tiers.domain.row_verdict import is_doubtful
from tiers.engines.rows.figures import ERRORS

FAULTS: Final = {Fault.MISSING: 1, Fault.UNREADABLE: 2, Fault.NO_UNIT: 3, Fault.FOREIGN: 4, Fault.TOO_FINE: 5}
"""Why a cell gives no amount; NULL is an amount."""

NO_AMOUNT: Final = tuple(FAULTS[fault] for fault in ERRORS)
"""Why a figure does not count that was to be one."""


class RowCode(IntEnum):
    """What a row is that is no firm, by its number; NULL is a firm. Those below `BLANK` are reported.

    The words that a report has for them are their names, written small.
    """

    TOTAL = 0
    SUBTOTAL = 1
    SECTION = 2
    NOTE = 3
    INSTRUCTION = 4
    COMPARISON = 5
    UNNAMED = 6
    """Without a name, a code or a figure."""
    NAMELESS = 7
    """A figure without a name or a code."""
    BLANK = 8
    ASIDE = 9
    """About the headings; intake says which."""
    DOUBTFUL = 10
    """Not known until all its cells have been looked at."""

    @classmethod
    def of(cls, word: str) -> "RowCode":
        """Return the number of what a report calls a row."""
        return cls[word.upper()]

    @property
    def word(self) -> str:
        """What a report calls it."""
        return self.name.lower()


NO_YEAR: Final = 0
"""A year that is unknown."""


def kind_of(name: str, cell: str) -> RowCode | None:
    """Return what a row of this cleaned name is, as far as the name and its cell as written say; None is a firm."""
    kind = row_kind_of(name)
    if kind:
        return RowCode.of(kind.value)
    return RowCode.DOUBTFUL if numbers_a_list(cell) or is_doubtful(name) else None
