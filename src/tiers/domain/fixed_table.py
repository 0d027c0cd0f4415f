"""A table as it was understood, so that others can use it: one row per firm and year."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from tiers.domain.amount import Unit
from tiers.domain.tally import Tally


class FixedColumn(NamedTuple):
    """One column of the table to be written."""

    heading: str
    """As the first table that has it writes it, cleaned."""
    role: str | None = None
    """`name`, `code`, `year`, or a measure; None for a column that is carried along."""
    unit: Unit | None = None
    """The unit of a measure's figures; None for text."""


class FixedTable(NamedTuple):
    """The table to be written."""

    columns: Sequence[FixedColumn]
    """From left to right."""
    rows: Sequence[Sequence[str | Decimal]]
    """In the order of the tables: text as it was written or cleaned, or an exact amount in yuan."""
    months: tuple[int, int] | None = (1, 12)
    """The months of all figures; None for a year to date that does not say its month."""


class FirmHeld(NamedTuple):
    """A firm in a year, as it counts."""

    year: int | None
    """The calendar year; None where nothing states one."""
    name: str
    """Cleaned; the code where it has no name."""
    code: str | None
    """What identifies it before its name does, or None."""
    figures: frozenset[tuple[str, Decimal | None]]
    """Measure, and the amount in yuan; None is missing or unreadable."""
    unreadable: frozenset[str]
    """The measures whose cell is no amount."""


class Fingerprint(NamedTuple):
    """What has to be the same before a table is written and after it is read again."""

    tally: Tally
    """What is counted."""
    firms: Counter[FirmHeld]
    """Every firm of every year; how often it stands there."""
