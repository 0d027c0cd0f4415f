"""All tables as one panel in the database: the firms of every year, each once, as the view `firm`."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tiers.domain.period import Period
from tiers.domain.problem import Problem
from tiers.domain.table import Table
from tiers.engines.in_duckdb.database import Database
from tiers.engines.in_duckdb.places import Place, problems_at
from tiers.engines.in_duckdb.reading import TableRead, read_table
from tiers.engines.in_duckdb.records import at
from tiers.engines.in_duckdb.staging import AMOUNT, Staged
from tiers.engines.in_python.years import View
from tiers.engines.wanted import Wanted
from tiers.errors import DataError

_BRANCH: Final = 10**12
"""More rows than any table has: a row's place among all is its branch times this, and its number."""

Found = tuple[int, str, str, dict[str, object]]
"""Row, name, code and facts of a problem of a firm."""

NO_YEAR: Final = 0
"""How an unknown year is written in the column `y`."""


@dataclass(frozen=True, slots=True)
class Panel:
    """All tables together."""

    database: Database
    """Where they are."""
    tables: Sequence[TableRead]
    """In the order in which they were given."""
    rows: Mapping[int | None, int]
    """Year → rows of firms before they are merged, by first appearance."""
    wanted: Wanted
    """What an answer needs."""

    def period(self, year: int | None) -> Period:
        """Give the period of a year's figures: not a whole year if an input's is not."""
        found = [table.periods[year] for table in self.tables if year in table.periods]
        return next((period for period in found if not period.complete), found[0])

    def at(self, row: int) -> tuple[TableRead, int]:
        """Give the table in which a row stands, and its position there."""
        index = bisect_right([table.staged.start for table in self.tables], row) - 1
        return self.tables[index], row - self.tables[index].staged.start

    def problems(self, found: Iterable[Found]) -> Iterator[Problem]:
        """Give problems of firms (row, name, code, facts) the places of their rows."""
        places: dict[int, list[Place]] = {}
        for row, name, code, facts in found:
            table, position = self.at(row)
            place = Place(code, position, None, name, tuple({"name": name, **facts}.items()))
            places.setdefault(table.staged.index, []).append(place)
        for index, here in places.items():
            yield from problems_at(self.tables[index].staged, here)

    def places(self, rows: Iterable[int]) -> dict[int, str]:
        """Say of some rows in which file and line they stand."""
        here: dict[int, list[int]] = {}
        for row in sorted(set(rows)):
            table, position = self.at(row)
            here.setdefault(table.staged.index, []).append(position)
        return {
            self.tables[index].staged.start + position: f"{self.tables[index].found.source.path}:{line}"
            for index, positions in here.items()
            for position, line, _ in at(self.tables[index].staged.table, positions)
        }


def panel_of(database: Database, tables: Sequence[Table], wanted: Wanted) -> Panel:
    """Read all tables, one after the other, into the view `base`: a row per firm, year and row.

    Raises: DataError if no firm is found, or if only some of the tables state a year.
    """
    read: list[TableRead] = []
    start = 0
    for index, table in enumerate(tables):
        read.append(read_table(Staged(database, table, index, start, wanted)))
        start += read[-1].staged.rows
    branches = [(one.staged, view) for one in read for view in one.views]
    selects = (_branch(number, staged, view) for number, (staged, view) in enumerate(branches))
    for number, condition in enumerate(wanted.conditions):
        database.run(f"CREATE TABLE wanted{number} AS SELECT unnest(?::VARCHAR[]) AS text", [*condition.values])
    database.run("CREATE VIEW base AS " + " UNION ALL ".join(selects))
    found = database.rows("SELECT y, count(*) FROM base GROUP BY y ORDER BY min(seq)")
    rows = {year or None: count for year, count in found}
    _refuse_without_firms(read, rows)
    return Panel(database, read, rows, wanted)


def _branch(number: int, staged: Staged, view: View) -> str:
    """Write the rows of one table in one of its years as a query."""
    stated = view.year is None and bool(staged.column("year"))
    year = "y::INTEGER" if stated else f"{view.year or staged.table.year or NO_YEAR}::INTEGER"
    chosen = " AND ".join(f"w{i} IN (SELECT text FROM wanted{i})" for i in range(len(staged.conditions)))
    columns = [
        f"rowid + {staged.start} AS row",
        f"{number * _BRANCH}::BIGINT + rowid + {staged.start} AS seq",
        f"{year} AS y",
        "coalesce(name, code) AS name",
        "code",
        *(part for i, m in enumerate(staged.wanted.measures) for part in _figure(i, view, m)),
        *(f"nullif(g{i}, '') AS g{i}" for i in range(len(staged.groups))),
        f"{f'({chosen})' if chosen else 'TRUE'} AS chosen",
    ]
    where = "kind IS NULL" + (" AND y IS NOT NULL" if stated else "")
    return f"SELECT {', '.join(columns)} FROM {staged.name} WHERE {where}"


def _figure(number: int, view: View, measure: str) -> tuple[str, str]:
    if measure not in view.columns:
        return f"NULL::{AMOUNT} AS m{number}", f"FALSE AS u{number}"
    i = view.columns[measure].index
    amount = f"CASE WHEN len IS NULL THEN m{i} END AS m{number}"
    return amount, f"(len IS NOT NULL OR coalesce(f{i} IN (2, 4), FALSE)) AS u{number}"


def _refuse_without_firms(read: Sequence[TableRead], years: Mapping[int | None, object]) -> None:
    paths = ", ".join(table.found.source.path for table in read)
    if not years:
        raise DataError("firms-none" if not any(table.found.firm_rows for table in read) else "years-none", path=paths)
    if None in years and len(years) > 1:
        unknown = ", ".join(table.found.source.path for table in read if None in table.periods)
        raise DataError("year-of-table-unknown", path=unknown)
