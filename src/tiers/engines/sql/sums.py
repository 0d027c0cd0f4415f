"""The figures of a table as a database added them up, to be held against the totals that the table states."""

from collections.abc import Sequence
from typing import Any, Final

from tiers.engines.rows.figures import Figures
from tiers.engines.rows.row_kinds import FirmRows
from tiers.engines.rows.sheet import Sheet
from tiers.engines.rules.requirements import NeededColumns

_NOBODY: Final = FirmRows((), (), (), (), frozenset())


def sheet_of_sums(needed: NeededColumns, rows: Sequence[tuple[Any, ...]]) -> Sheet:
    """Return a sheet of which each row is a year's sum; `rows` have the year, and the sum of each used column."""
    figures = {
        column.index: Figures(
            column, [row[1 + i] for row in rows], frozenset(), frozenset(), (), (), without_unit=False
        )
        for i, column in enumerate(needed.used_columns)
    }
    years = [row[0] for row in rows] if needed.column("year") else [needed.table.year] * len(rows)
    return Sheet(needed.table, _NOBODY, years, figures, 0)
