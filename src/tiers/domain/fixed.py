"""A table as it was understood, so that others can use it: one row per firm and year."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from tiers.domain.amount import Unit


class FixedColumn(NamedTuple):
    """One column of the table to be written."""

    heading: str
    """As the first table that has it writes it, cleaned."""
    role: str | None = None
    """`name`, `code`, `year`, or a measure; None for a column that is carried along."""
    unit: Unit | None = None
    """The unit of a measure's figures; None for text."""


class Fixed(NamedTuple):
    """The table to be written."""

    columns: Sequence[FixedColumn]
    """From left to right."""
    rows: Sequence[Sequence[str | Decimal]]
    """In the order of the tables: text as it was written or cleaned, or an exact amount in yuan."""
    months: tuple[int, int] | None = (1, 12)
    """The months of all figures; None for a year to date that does not say its month."""
