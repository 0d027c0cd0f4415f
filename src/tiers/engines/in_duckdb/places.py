"""Problems at their places: the line and the cell are looked up only for what is reported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.table import Column
from tiers.engines.in_duckdb.records import at, line
from tiers.engines.in_duckdb.staging import Staged


@dataclass(frozen=True, slots=True)
class Place:
    """A problem of a cell whose words are not known yet."""

    code: str
    """A key of `domain.problem.KINDS`."""
    position: int
    """The row, from 0."""
    column: Column
    """Where the cell stands."""
    facts: tuple[tuple[str, object], ...] = ()
    """What the sentence needs besides the name."""


def named(staged: Staged, cells: Sequence[str]) -> tuple[str | None, str | None]:
    """Clean the name and the code of a row."""
    name, code = staged.column("name"), staged.column("code")
    return cleaning.name(cells[name.index]) if name else None, cleaning.code(cells[code.index]) if code else None


def problem(
    staged: Staged, code: str, position: int, column: Column | None = None, value: str | None = None, **facts: object
) -> Problem:
    """Give a problem the place of its row."""
    source, heading = staged.table.source, cleaning.text(column.heading) if column else None
    number = line(staged.table, position)
    return Problem(code, source.path, source.sheet, number, heading, value, tuple(facts.items()))


def problems_at(staged: Staged, places: Iterable[Place]) -> Iterator[Problem]:
    """Look up the cells of many problems in one reading."""
    rising = sorted(places, key=attrgetter("position"))
    of = {*staged.naming, *(place.column for place in rising)}
    for place, cells in zip(rising, at(staged.table, (place.position for place in rising), of), strict=True):
        yield _problem_at(staged, place, cells)


def _problem_at(staged: Staged, place: Place, cells: Sequence[str]) -> Problem:
    name, code = named(staged, cells)
    facts: dict[str, object] = {"name": name or code, **dict(place.facts)}
    value: str | None = cells[place.column.index]
    if place.code.startswith("name-"):
        value, facts = name, {"name": name} if place.code == "name-like-total" else {}
    elif place.code.startswith("code-"):
        facts = {"name": name}
    return problem(staged, place.code, place.position, place.column, value, **facts)
