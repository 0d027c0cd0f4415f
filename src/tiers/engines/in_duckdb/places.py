"""Problems at their places: the line and the cell are looked up only for what is reported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.table import Column
from tiers.engines.in_duckdb.records import at
from tiers.engines.in_duckdb.staging import Staged


@dataclass(frozen=True, slots=True)
class Place:
    """A problem of a row whose line is not known yet."""

    code: str
    """A key of `domain.problem.KINDS`."""
    position: int
    """The row, from 0."""
    column: Column | None = None
    """The column, or None."""
    value: str | None = None
    """The words to show; None: the cell as written."""
    facts: tuple[tuple[str, object], ...] = ()
    """What the sentence needs besides."""


def placed(staged: Staged, place: Place, line: int, cells: Sequence[str] = ()) -> Problem:
    """Make a problem of a place whose row has been read."""
    source, column = staged.table.source, place.column
    value = place.value if place.value is not None or column is None else cells[column.index]
    heading = cleaning.text(column.heading) if column else None
    return Problem(place.code, source.path, source.sheet, line, heading, value, place.facts)


def problems_at(staged: Staged, places: Sequence[Place]) -> Iterator[Problem]:
    """Look up the lines and cells of many problems in one reading."""
    rows: dict[int, list[Place]] = {}
    for place in sorted(places, key=lambda place: place.position):
        rows.setdefault(place.position, []).append(place)
    for position, line, cells in at(staged.table, rows):
        yield from (placed(staged, place, line, cells) for place in rows[position])
