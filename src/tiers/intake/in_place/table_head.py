"""The first rows of a large table, read as if they were all: what the columns are, and what is about them."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from tiers.domain.table import SetAside, Table
from tiers.intake.layout.blocks_below import a_figure, heading_names
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

    @property
    def headings(self) -> tuple[str, ...]:
        """Words that name no firm where a firm's name stands."""
        return heading_names(self.table.columns)

    def rows_about_headings(self, last_line: int, rows: Sequence[tuple[int, list[str]]]) -> tuple[SetAside, ...]:
        """Return which of some rows, each with its line, are about the headings: they are read under the first ones.

        `last_line` is that of the last row of all: rows that reach up to it without a gap are the foot of the table.

        Raises: DataError if a second table begins among them, or another unit or another time is stated.
        """
        last, raw = self.raw.numbers[-1], self.raw
        more = self._with_figures_between([pair for pair in rows if pair[0] > last], last_line)
        lines, cells = [line for line, _ in more], [row for _, row in more]
        found = self.parse(raw._replace(rows=[*raw.rows, *cells], numbers=[*raw.numbers, *lines]))
        return tuple(aside for aside in found.set_aside if aside.row > last)

    def _with_figures_between(self, rows: list[tuple[int, list[str]]], last_line: int) -> list[tuple[int, list[str]]]:
        """Let a figure stand for the rows that are not shown, above those at the foot."""
        foot = next((i for i in range(len(rows)) if rows[i][0] + len(rows) - i > last_line), len(rows))
        if last_line - len(rows[foot:]) <= self.raw.numbers[-1]:
            return rows
        return [*rows[:foot], (last_line, a_figure(self.table.columns)), *rows[foot:]]
