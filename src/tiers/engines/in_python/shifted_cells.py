"""The rows of a table in which a moved figure may show, or with which they are compared."""

from collections.abc import Iterable, Iterator
from itertools import islice

from tiers.domain.problem import Problem
from tiers.engines.rows.sheet import Sheet
from tiers.engines.rules import shifted_cells


def moved_figures(sheet: Sheet) -> Iterator[Problem]:
    """Warn of numbers where none belongs, as `engines.rules.shifted_cells` does."""
    firms, figures = sheet.firms, [*sheet.figures.values()]
    lacking = {i for one in figures for i in one.missing}
    others = (i for i in range(len(firms.cells)) if i not in lacking and i not in firms.ragged)

    def rows(positions: Iterable[int]) -> list[shifted_cells.Row]:
        return [shifted_cells.Row(firms.numbers[i], firms.cells[i]) for i in islice(positions, shifted_cells.MOST)]

    used = [one.column for one in figures]
    return shifted_cells.shifted_figures(sheet.table, used, shifted_cells.Rows(rows(sorted(lacking)), rows(others)))
