"""A table as it was understood, so that others can use it: one row per firm and year."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tiers.domain.amount import Unit


@dataclass(frozen=True, slots=True)
class FixedColumn:
    """One column of the table to be written."""

    heading: str
    """As the first table that has it writes it, cleaned."""
    role: str | None = None
    """`name`, `code`, `year`, or a measure; None for a column that is carried along."""
    unit: Unit | None = None
    """The unit of a measure's figures; None for text."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The table to be written."""

    columns: Sequence[FixedColumn]
    """From left to right."""
    rows: Sequence[Sequence[str | Decimal]] = field(repr=False)
    """In the order of the tables: text as it was written or cleaned, or an exact amount in yuan."""
    months: tuple[int, int] | None = (1, 12)
    """The months of all figures; None for a year to date that does not say its month."""
