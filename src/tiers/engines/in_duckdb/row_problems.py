"""Problems of rows at their places: the line and the cells are looked up only for what is reported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from tiers.domain import cleaning, serial_numbers
from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.domain.table import Column
from tiers.engines.in_duckdb.source_rows import at, line
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.rows.row_kinds import is_bare
from tiers.engines.rules import shifted_cells
from tiers.engines.sql.codes import FAULTS
from tiers.engines.sql.row_kinds import clean_identity


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


def problem(
    staged: Staged, code: str, position: int, column: Column | None = None, value: str | None = None, **facts: object
) -> Problem:
    """Return a problem with the place of its row."""
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
    name, code = clean_identity(staged, cells)
    facts: dict[str, object] = {"name": name or code, **dict(place.facts)}
    value: str | None = cells[place.column.index]
    if place.code.startswith("name-"):
        value, facts = name, {"name": name} if place.code == "name-like-total" else {}
    elif place.code.startswith("code-"):
        facts = {"name": name}
    return problem(staged, place.code, place.position, place.column, value, **facts)


def doubtful(staged: Staged) -> Iterator[Problem]:
    """Warn of rows with nothing but a name, of moved figures, and of serial numbers that do not follow each other."""
    yield from _bare(staged)
    yield from _shifted_figures(staged)
    for column in staged.serials:
        yield from _gaps(staged, column)


def _bare(staged: Staged) -> Iterator[Problem]:
    blank = " AND ".join(f"f{column.index} = {FAULTS[Fault.MISSING]}" for column in staged.used_columns)
    rows = staged.database.rows(
        f"SELECT rowid FROM {staged.name} WHERE kind IS NULL AND ck IS NULL AND {blank} ORDER BY 1"
    )
    positions = [position for (position,) in rows]
    for position, cells in zip(positions, at(staged.table, positions), strict=True):
        if is_bare(cells, staged.used_columns):
            yield problem(staged, "row-only-name", position, name=clean_identity(staged, cells)[0])


def _shifted_figures(staged: Staged) -> Iterator[Problem]:
    is_lacking = " OR ".join(
        f"f{column.index} IS NOT DISTINCT FROM {FAULTS[Fault.MISSING]}" for column in staged.used_columns
    )
    rows = shifted_cells.Rows(_first(staged, is_lacking), _first(staged, f"NOT ({is_lacking})"))
    return shifted_cells.shifted_figures(staged.table, staged.used_columns, rows)


def _first(staged: Staged, condition: str) -> list[shifted_cells.Row]:
    """Look up the first rows of firms that meet a condition, if they have as many cells as there are headings."""
    sql = f"SELECT rowid FROM {staged.name} WHERE kind IS NULL AND len IS NULL AND ({condition})"
    positions = [position for (position,) in staged.database.rows(f"{sql} ORDER BY 1 LIMIT {shifted_cells.MOST}")]
    cells = at(staged.table, positions, shifted_cells.columns_of_words(staged.table))
    return [shifted_cells.Row(line(staged.table, p), row) for p, row in zip(positions, cells, strict=True)]


def _gaps(staged: Staged, column: Column) -> Iterator[Problem]:
    firms, number = f"FROM {staged.name} WHERE kind IS NULL", f"n{column.index}"
    first, broken = staged.database.row(
        f"SELECT first(n), count(*) FILTER (n IS NULL OR length(n) > 9 OR NOT regexp_full_match(n, '0|[1-9][0-9]*')"
        f" OR try_cast(n AS BIGINT) - place <> start) FROM (SELECT {number} AS n, row_number() OVER () AS place,"
        f" try_cast(first({number}) OVER () AS BIGINT) - 1 AS start {firms})"
    )
    if not broken and first is not None:
        return
    rows = staged.database.rows(f"SELECT rowid, coalesce({number}, '') {firms} ORDER BY 1")
    cells = [staged.as_written(cell) for _, cell in rows]
    for i, expected, found in serial_numbers.breaks(cells):
        yield problem(staged, "serial-gap", rows[i][0], column, cells[i], expected=expected, number=found)
