"""Serial numbers that do not follow each other: looked at where the rows of a table have an order."""

from collections.abc import Iterator
from typing import Final

from tiers.domain import cleaning, serial
from tiers.domain.problem import Problem
from tiers.engines.in_spark.staging import Staged

_MOST: Final = 100_000
"""Rows whose numbers may cross the wire, where they do not simply follow the rows."""


def gaps(staged: Staged) -> Iterator[Problem]:
    """Warn of serial numbers that do not follow each other."""
    for column in staged.serials:
        number, firms = staged.text(column), f"FROM r{staged.index} WHERE kind IS NULL"
        plain = f"try_cast(CASE WHEN {number} RLIKE '^[0-9]{{1,9}}$' THEN {number} END AS BIGINT)"
        rows, numbered, ordered, least, most = staged.cluster.row(
            f"SELECT count(*), count({plain}), count(row), min({plain} - row), max({plain} - row) {firms}"
        )
        follows = numbered == rows and least == most
        if ordered == rows and not follows and rows <= _MOST:
            found = sorted(staged.cluster.rows(f"SELECT row, coalesce({number}, '') {firms}"))
            cells = [cell for _, cell in found]
            source, heading = staged.table.source, cleaning.text(column.heading)
            for i, expected, got in serial.breaks(cells):
                facts = (("expected", expected), ("number", got))
                yield Problem("serial-gap", source.path, source.sheet, found[i][0], heading, cells[i], facts)
