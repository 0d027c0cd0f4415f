"""All tables as one panel in the database: the firms of every year, each once, as the view `firm`."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from tiers.domain.period import Period
from tiers.domain.problem import Problem
from tiers.domain.table import Table
from tiers.duckdb_session import sql_literal
from tiers.engines.in_duckdb import row_problems
from tiers.engines.in_duckdb.bounds import Part, keep_bounds
from tiers.engines.in_duckdb.database import Database
from tiers.engines.in_duckdb.reading import TableRead, read_table
from tiers.engines.in_duckdb.source_rows import at, escape, line
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.rules.marks import WantedValue
from tiers.engines.rules.report_year import refuse_without_firms
from tiers.engines.rules.requirements import Requirements
from tiers.engines.rules.since import is_of_firms
from tiers.engines.rules.year_columns import View, first_partial
from tiers.engines.sql.amounts import AMOUNT, amount_literal
from tiers.engines.sql.codes import NO_AMOUNT, NO_YEAR
from tiers.engines.sql.row_kinds import clean_identity

_BRANCH: Final = 10**12
"""More rows than any table has: a row's place among all is its branch times this, and its number."""


class Firm(NamedTuple):
    """Who stands in a row."""

    name: str
    """Cleaned; the code where the table gives no name."""
    code: str | None
    """What identifies the firm before its name does, or None."""

    @property
    def identity(self) -> str:
        """What tells this firm from every other within a year."""
        return self.code or self.name


@dataclass(frozen=True, slots=True)
class Panel:
    """All tables together."""

    database: Database
    """Where they are."""
    tables: Sequence[TableRead]
    """In the order in which they were given."""
    rows: Mapping[int | None, int]
    """Year → rows of firms before they are merged, by first appearance."""
    needs: Requirements
    """What an answer needs."""
    has_bounds: bool = False
    """Whether the table `bound` is there: some unreadable cell says what it can be at most."""

    def period(self, year: int | None) -> Period:
        """Return the period of a year's figures: not a whole year if an input's is not."""
        return first_partial([table.periods[year] for table in self.tables if year in table.periods])

    def tables_of(self, year: int) -> set[int]:
        """Return the numbers of the tables that have rows of a year."""
        return {i for i, table in enumerate(self.tables) if (year or None) in table.periods}

    def whole_years(self, last: int | None) -> Sequence[int]:
        """Return the years up to one, inclusive, whose figures are of whole years, in order."""
        years = (year for year in self.rows if year is not None and last is not None and year <= last)
        return sorted(year for year in years if self.period(year).complete)

    def literal(self, _measure: int, yuan: Decimal) -> str:
        """Write what a measure's figures are compared with."""
        return amount_literal(yuan)

    def yuan(self, _measure: int, figure: Decimal | None) -> Decimal | None:
        """Return a measure's figure in yuan: all stand in it."""
        return figure

    @property
    def has_words(self) -> bool:
        """Whether the view `firm` has names and codes."""
        return self.tables[0].staged.has_words

    @property
    def end(self) -> int:
        """The number of rows of all tables, firms or not."""
        last = self.tables[-1].staged
        return last.start + last.rows

    def at(self, row: int) -> tuple[TableRead, int]:
        """Return the table in which a row stands, and its position there."""
        table = self.tables[self._index(row)]
        return table, row - table.staged.start

    def _index(self, row: int) -> int:
        return bisect_right([table.staged.start for table in self.tables], row) - 1

    def firms(self, rows: Iterable[int | None]) -> dict[int | None, Firm]:
        """Look up who stands in some rows."""
        rising = sorted({row for row in rows if row is not None})
        return dict(self.rising(rising))

    def rising(self, rising: Iterable[int]) -> Iterator[tuple[int, Firm]]:
        """Look up who stands in many rows, given in rising order."""
        for index, here in groupby(rising, key=self._index):
            staged, same = self.tables[index].staged, [*here]
            found = at(staged.table, (row - staged.start for row in same), staged.naming)
            for row, cells in zip(same, found, strict=True):
                name, code = clean_identity(staged, cells)
                yield row, Firm(name or code or "", code)

    def problem(self, row: int, name: str, code: str, **facts: object) -> Problem:
        """Return a problem of a firm, with the place of its row."""
        table, position = self.at(row)
        return row_problems.problem(table.staged, code, position, None, name, name=name, **facts)

    def place(self, row: int) -> str:
        """Return the file and line of a row."""
        table, position = self.at(row)
        return f"{table.found.source.path}:{line(table.staged.table, position)}"


def panel_of(database: Database, tables: Sequence[Table], needs: Requirements, *, has_words: bool = False) -> Panel:
    """Read all tables, one after the other, into the view `base`: a row per firm, year and row.

    `has_words` keeps the names and codes too, for rows of firms.

    Raises: DataError if no firm is found, or if only some of the tables state a year.
    """
    read: list[TableRead] = []
    start = 0
    for index, table in enumerate(tables):
        read.append(read_table(Staged(database, table, index, start, needs, has_words=has_words)))
        start += read[-1].staged.rows
    branches = [(one.staged, view) for one in read for view in one.views]
    name = _forget_names([one.staged for one in read])
    selects = (_branch(number, staged, view, name) for number, (staged, view) in enumerate(branches))
    for number, condition in enumerate(needs.conditions):
        database.run(f"CREATE TABLE wanted{number} AS SELECT unnest(?::VARCHAR[]) AS text", _bindable(condition.values))
    database.run("CREATE VIEW base AS " + " UNION ALL ".join(selects))
    found = database.rows("SELECT y, count(*) FROM base GROUP BY y ORDER BY min(seq)")
    rows = {year or None: count for year, count in found}
    refuse_without_firms(rows, ((table.found, None in table.periods) for table in read))
    parts = [Part(staged, view, *_year_and_firms(staged, view)) for staged, view in branches]
    return Panel(database, read, rows, needs, keep_bounds(database, parts))


def _bindable(words: Iterable[str]) -> list[str]:
    """Write words as they stand in the database."""
    return [escape(word).encode("utf-8", "backslashreplace").decode() for word in words]


def _forget_names(tables: Sequence[Staged]) -> str:
    """Return what identifies a firm without a code.

    Names are dropped where each firm of every table has one, and none is looked for by its name.
    """
    since = tables[0].needs.question.since
    firms = (f"SELECT 1 FROM {staged.name} WHERE kind IS NULL AND ck IS NULL LIMIT 1" for staged in tables)
    if is_of_firms(since) or any(staged.database.rows(sql) for staged, sql in zip(tables, firms, strict=True)):
        return "coalesce(nk, ck)"
    for staged in tables:
        staged.forget("nk")
    return "ck"


def _branch(number: int, staged: Staged, view: View, name: str) -> str:
    """Write the rows of one table in one of its years as a query; `name` is what stands for a firm's name."""
    year, where = _year_and_firms(staged, view)
    chosen = " AND ".join(f"w{i} IN (SELECT text FROM wanted{i})" for i in range(len(staged.conditions)))
    columns = [
        f"rowid + {staged.start} AS row",
        f"{number * _BRANCH}::BIGINT + rowid + {staged.start} AS seq",
        f"{year} AS y",
        f"{name} AS nk",
        "ck",
        *(("coalesce(name, code) AS name", "code") if staged.has_words else ()),
        *(part for i, m in enumerate(staged.needs.measures) for part in _figure(i, view, m)),
        *(f"nullif(g{i}, '') AS g{i}" for i in range(len(staged.groups))),
        f"{f'({chosen})' if chosen else 'TRUE'} AS chosen",
        *(f"{_has(part, staged)} AS p{i}" for i, part in enumerate(staged.needs.marks.parts)),
    ]
    return f"SELECT {', '.join(columns)} FROM {staged.name} WHERE {where}"


def _has(part: WantedValue, staged: Staged) -> str:
    """Write whether a row has a value under a heading; null where nothing stands there."""
    column = part.columns[staged.index]
    if column is None:
        return "NULL::BOOLEAN"
    text, (value,) = staged.text_of(column), _bindable([part.value])
    return f"CASE WHEN {text} <> '' THEN {text}::VARCHAR = {sql_literal(value)} END"


def _year_and_firms(staged: Staged, view: View) -> tuple[str, str]:
    """Write the year of a row, and the condition that it is of a firm in a year."""
    stated = view.year is None and bool(staged.column("year"))
    year = "y::INTEGER" if stated else f"{view.year or staged.table.year or NO_YEAR}::INTEGER"
    return year, "kind IS NULL" + (" AND y IS NOT NULL" if stated else "")


def _figure(number: int, view: View, measure: str) -> tuple[str, str]:
    if measure not in view.columns:
        return f"NULL::{AMOUNT} AS m{number}", f"FALSE AS u{number}"
    i = view.columns[measure].index
    amount = f"CASE WHEN len IS NULL THEN m{i} END AS m{number}"
    return amount, f"(len IS NOT NULL OR coalesce(f{i} IN {NO_AMOUNT}, FALSE)) AS u{number}"
