"""All tables as one panel on the cluster: a row per firm, year and row, as the view `base`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.domain.table import OnCluster, Table
from tiers.engines.in_python.years import View
from tiers.engines.in_spark.cluster import Cluster
from tiers.engines.in_spark.reading import TableRead, read_table
from tiers.engines.in_spark.sql import AMOUNT, listed
from tiers.engines.in_spark.staging import Staged
from tiers.engines.marks import FAULTS, NO_YEAR
from tiers.engines.wanted import Wanted

_ODD = (FAULTS[Fault.UNREADABLE], FAULTS[Fault.FOREIGN])


class Branch(NamedTuple):
    """One table in one of its years: a part of the view `base`."""

    table: TableRead
    """The table."""
    view: View
    """The columns of the year."""


@dataclass(frozen=True)
class Base:
    """All tables together, before firms are told from one another."""

    cluster: Cluster
    """Where they are."""
    tables: Sequence[TableRead]
    """In the order in which they were given."""
    wanted: Wanted
    """What an answer needs."""

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """The parts of the view, by the number `b` of their rows."""
        return tuple(Branch(table, view) for table in self.tables for view in table.views)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the view: its part, the row, the year, name (or code), code, figures, texts of groups."""
        figures = (part for i in range(len(self.wanted.measures)) for part in (f"m{i}", f"u{i}"))
        return "b", "row", "y", "nk", "ck", *figures, *self.groups, "chosen"

    @property
    def paths(self) -> str:
        """The names of all tables."""
        return ", ".join(table.found.source.path for table in self.tables)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The columns of the breakdowns: as written, blank where a table has no such heading."""
        return tuple(f"g{i}" for i in range(len(self.wanted.groups)))

    @property
    def types(self) -> str:
        """The columns with their types, for rows that are sent back."""
        kinds = {"b": "int", "row": "bigint", "y": "int", "chosen": "boolean"}
        prefixes = {"m": AMOUNT.lower(), "u": "boolean"}
        return listed(f"{name} {kinds.get(name) or prefixes.get(name[0], 'string')}" for name in self.columns)

    def place(self, branch: int, row: int | None) -> str:
        """Say in which file and line a row stands."""
        path = self.branches[branch].table.found.source.path
        return path if row is None else f"{path}:{row}"

    def problem(self, branch: int, row: int | None, name: str, code: str, **facts: object) -> Problem:
        """Give a problem of a firm the place of its row."""
        source = self.branches[branch].table.found.source
        return Problem(code, source.path, source.sheet, row, None, name, tuple({"name": name, **facts}.items()))


def base_of(cluster: Cluster, tables: Sequence[tuple[Table, OnCluster]], wanted: Wanted) -> Base:
    """Read all tables, one after the other, and make the view `base` of their firms.

    Raises: DataError where a figure would be a guess; EngineError if too much is odd in a table.
    """
    read = [read_table(Staged(cluster, table, place, i, wanted)) for i, (table, place) in enumerate(tables)]
    base = Base(cluster, read, wanted)
    parts = (_branch(base, number) for number in range(len(base.branches)))
    cluster.name("base", " UNION ALL ".join(parts))
    return base


def _branch(base: Base, number: int) -> str:
    """Write the rows of one table in one of its years as a query."""
    table, view = base.branches[number]
    staged = table.staged
    stated = view.year is None and bool(staged.column("year"))
    year = "year" if stated else f"{view.year or staged.table.year or NO_YEAR}"
    columns = [
        f"{number} AS b",
        "row",
        f"{year} AS y",
        "coalesce(name, code) AS nk",
        "code AS ck",
        *(part for i, m in enumerate(base.wanted.measures) for part in _figure(i, view, m)),
        *(
            f"coalesce({staged.text(c) if c else 'CAST(NULL AS STRING)'}, '') AS g{i}"
            for i, c in enumerate(staged.groups)
        ),
        f"{' AND '.join(f'met{i}' for i in range(len(staged.conditions))) or 'TRUE'} AS chosen",
    ]
    where = "kind IS NULL" + (" AND year IS NOT NULL" if stated else "")
    return f"SELECT {listed(columns)} FROM r{staged.index} WHERE {where}"


def _figure(number: int, view: View, measure: str) -> tuple[str, str]:
    if measure not in view.columns:
        return f"CAST(NULL AS {AMOUNT}) AS m{number}", f"FALSE AS u{number}"
    i = view.columns[measure].index
    return (
        f"CASE WHEN NOT ragged THEN a{i} END AS m{number}",
        f"(ragged OR coalesce(x{i} IN {_ODD}, FALSE)) AS u{number}",
    )
