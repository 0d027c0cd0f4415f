"""The first rows of a large table, read as if they were all: what the columns are, and what is about them."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from tiers.domain.table import SetAside, Table
from tiers.intake.raw_sheet import RawSheet

OF_ALL_ROWS: Final = frozenset({"rows-none", "separator-differs", "year-contradicts"})
"""Refusals that the first rows of a table cannot decide."""


class TableHead(NamedTuple):
    """The first rows, parsed as a table of their own."""

    raw: RawSheet
    """Their cells."""
    table: Table
    """What they are."""
    parse: Callable[[RawSheet], Table]
    """Reads other rows as these were read."""

    @property
    def first(self) -> int:
        """The line of the first row that is not blank under the headings, counted from 1 as a person does."""
        return min([self.table.numbers[0], *(aside.row for aside in self.table.set_aside)])

    def rows_about_headings(self, rows: Sequence[tuple[int, list[str]]]) -> tuple[SetAside, ...]:
        """Return which of some rows, each with its line, are about the headings: they are read under the first ones.

        Raises: DataError if a second table begins among them, or a second unit is stated.
        """
        last, raw = self.raw.numbers[-1], self.raw
        lines, cells = [line for line, _ in rows], [row for _, row in rows]
        found = self.parse(raw._replace(rows=[*raw.rows, *cells], numbers=[*raw.numbers, *lines]))
        return tuple(aside for aside in found.set_aside if aside.row > last)
