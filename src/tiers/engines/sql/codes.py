"""How engines in bulk write down what a cell or a row is."""

from typing import Final

from tiers.domain.amount import Fault
from tiers.engines.rows.figures import ERRORS

FAULTS: Final = {Fault.MISSING: 1, Fault.UNREADABLE: 2, Fault.NO_UNIT: 3, Fault.FOREIGN: 4}
"""Why a cell gives no amount; NULL is an amount."""

NO_AMOUNT: Final = tuple(FAULTS[fault] for fault in ERRORS)
"""Why a figure does not count that was to be one."""

KINDS: Final = ("total", "subtotal", "section", "note", "unnamed", "nameless", "blank", "aside")
"""What a row is that is no firm, by its number; NULL is a firm."""

NO_YEAR: Final = 0
"""A year that is unknown."""
