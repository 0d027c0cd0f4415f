"""Headings over two rows are not read yet, and must not be taken for a firm."""

from collections.abc import Sequence

from tiers.domain import cleaning
from tiers.domain.amount import unit
from tiers.domain.table import Column
from tiers.errors import DataError
from tiers.intake.heading_text import heading_text
from tiers.intake.heading_words import CODE, NAME, YEAR


def refuse_second_heading(path: str, columns: Sequence[Column], row: Sequence[str], number: int) -> None:
    """Refuse a table whose first row names no firm and holds years, units or words where figures belong.

    Raises: DataError with the line.
    """
    cells = {c.role: row[c.index] for c in columns if c.role in {NAME, CODE} and c.index < len(row)}
    if not all(cleaning.is_missing(cell) for cell in cells.values()):
        return
    figures = [row[c.index] for c in columns if c.role not in {None, NAME, CODE, YEAR} and c.index < len(row)]
    if any(_is_heading(cell) for cell in figures):
        raise DataError("headings-two-rows", path=path, row=number)


def _is_heading(cell: str) -> bool:
    """Say whether a cell is a year, a period or a unit."""
    if not cell.strip():
        return False
    text = heading_text(cell)
    return unit(cell) is not None or (not text.word and text.period is not None)
