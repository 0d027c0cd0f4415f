"""How engines in bulk write down what a cell or a row is."""

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

KINDS: Final = (
    "total",
    "subtotal",
    "section",
    "note",
    "instruction",
    "comparison",
    "unnamed",
    "nameless",
    "blank",
    "aside",
    "doubtful",
)
"""What a row is that is no firm, by its number; NULL is a firm. `doubtful` until all its cells have been looked at."""

NO_YEAR: Final = 0
"""A year that is unknown."""


def kind_of(name: str, cell: str) -> int | None:
    """Return what a row of this cleaned name is, as far as the name and its cell as written say; None is a firm."""
    kind = row_kind_of(name)
    if kind:
        return KINDS.index(kind.value)
    return KINDS.index("doubtful") if numbers_a_list(cell) or is_doubtful(name) else None
