"""One pass over the view `firm`: everything that is counted and added up, by the parts of the panel."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from tiers.domain import cleaning
from tiers.engines.in_spark.odd_cells import MOST
from tiers.engines.in_spark.panel import Base
from tiers.engines.sql import counts
from tiers.engines.sql.counts import Part, Reader, question
from tiers.errors import EngineError

_KEYS: Final = ("b", "y", "chosen")
"""What tells every sum's part, year and condition."""


@dataclass(frozen=True)
class Counts(counts.Counts):
    """All that was counted."""

    base: Base
    """The panel."""
    merged: AbstractSet[tuple[int, int]]
    """The parts and years of rows that were merged."""

    def branches(self, year: int) -> set[int]:
        """Return the parts of the panel that have a year."""
        there = {part.branch for part in self.parts if part.year == year}
        return there | {branch for branch, of in self.merged if of == year}


def counts_of(base: Base, merged: AbstractSet[tuple[int, int]]) -> Counts:
    """Count everything; `merged` are the parts and years of rows that were merged.

    Raises: EngineError if the values under a heading are too many.
    """
    parts: list[Part] = []
    groups = len(base.groups)
    reader = Reader(base, groups, lambda cell: cleaning.text(cell) or None)
    for branch, *row in base.cluster.stream(question(base, _KEYS, groups)):
        if len(parts) >= MOST:
            raise EngineError("groups-too-many", most=MOST)
        parts.append(reader.part(row, branch))
    return Counts(base.needs, parts, base, merged)
