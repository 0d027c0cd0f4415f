"""What is possible but deserves a look: a warning, never a correction."""

from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.amount import EXACT

HUGE: Final = Decimal(10) ** 13
"""In yuan, exclusive: about a tenth of the output of the whole country in a year; no firm has so much."""

TENFOLD: Final = 10
"""Growing or falling more than so many times between two years is rare, and often a wrong unit."""


class EntryLimit(NamedTuple):
    """From which revenue on a firm has to be in the register of industrial firms above designated size."""

    since: int
    """The first year in which it holds."""
    limit: Decimal
    """In yuan, inclusive."""


ENTRY_LIMITS: Final = (EntryLimit(2011, Decimal(20_000_000)), EntryLimit(1998, Decimal(5_000_000)))
"""Latest first.

Source: National Bureau of Statistics of China, statistical scope of industrial enterprises above designated size.
"""


def jumps(earlier: Decimal, later: Decimal) -> bool:
    """Whether a figure grows or falls more than tenfold between two years; both in yuan."""
    if earlier <= 0 or later <= 0:
        return False
    return later > EXACT.multiply(earlier, Decimal(TENFOLD)) or earlier > EXACT.multiply(later, Decimal(TENFOLD))


def entry_limit(year: int | None) -> Decimal | None:
    """Return the register's entry limit of a year in yuan; None where none is known."""
    return next((entry.limit for entry in ENTRY_LIMITS if year is not None and year >= entry.since), None)


def equals_all_others(figure: Decimal, total: Decimal, firms: int) -> bool:
    """Whether a figure above 0 equals the sum of all other firms' (more than two); both in yuan."""
    return firms > 3 and figure > 0 and EXACT.multiply(figure, Decimal(2)) == total  # noqa: PLR2004 - itself and two
