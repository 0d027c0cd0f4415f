"""All tables as one panel on the cluster: a row per firm, year and row, as the view `base`."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from tiers.domain.amount import EXACT
from tiers.domain.problem import Problem
from tiers.domain.table import ClusterRows, Column, Table
from tiers.engines.in_spark import expressions
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.reading import TableRead, read_table
from tiers.engines.in_spark.session import Cluster
from tiers.engines.in_spark.staged_table import Staged
from tiers.engines.rules.requirements import Requirements
from tiers.engines.rules.year_columns import View
from tiers.engines.sql.amounts import AMOUNT, amount_literal
from tiers.engines.sql.codes import NO_AMOUNT, NO_YEAR

WRITTEN: Final = "decimal(38, 14)"
"""Amounts in any unit, sent back: in 亿 they have up to 14 decimals."""


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
    needs: Requirements
    """What an answer needs."""

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """The parts of the view, by the number `b` of their rows."""
        return tuple(Branch(table, view) for table in self.tables for view in table.views)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the view: its part, the row, the year, name (or code), code, figures, texts of groups.

        Of each measure `m` is the figure, `u` whether it is unreadable, and `e` what it can be at most then, in yuan;
        `chosen` is whether `--where` is met, and `p` whether a row has a value that the plan wants.
        """
        figures = (part for i in range(len(self.needs.measures)) for part in (f"m{i}", f"u{i}", f"e{i}"))
        return "b", "row", "y", "nk", "ck", *figures, *self.groups, "chosen", *self.wanted_values

    @property
    def has_bounds(self) -> bool:
        """Whether some unreadable cell says what it can be at most."""
        return any(table.has_bounds for table in self.tables)

    @cached_property
    def worths(self) -> tuple[Decimal | None, ...]:
        """Per measure, how many yuan one of the view's figures is worth: 1 unless all stand in one unit as written.

        None: they are in yuan, cleaned.
        """
        return tuple(map(self._worth, self.needs.measures))

    def _worth(self, measure: str) -> Decimal | None:
        found = {
            column.unit.scale if column.unit and column.index in branch.table.plainly else None
            for branch in self.branches
            if (column := branch.view.columns.get(measure))
        }
        return found.pop() if len(found) == 1 else None

    def in_view_unit(self, i: int, yuan: Decimal | None) -> Decimal | None:
        """Return an amount in yuan in the unit in which a measure's figures stand in the view."""
        return None if yuan is None else EXACT.divide(yuan, self.worths[i] or Decimal(1))

    def literal(self, i: int, yuan: Decimal) -> str:
        """Write what a measure's figures are compared with."""
        return amount_literal(EXACT.divide(yuan, self.worths[i] or Decimal(1)))

    def yuan(self, i: int, figure: Decimal | None) -> Decimal | None:
        """Return a measure's figure in yuan."""
        return None if figure is None else EXACT.multiply(figure, self.worths[i] or Decimal(1))

    @property
    def paths(self) -> str:
        """The names of all tables."""
        return ", ".join(table.found.source.path for table in self.tables)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The columns of the breakdowns: as written, blank where a table has no such heading."""
        return tuple(f"g{i}" for i in range(len(self.needs.groups)))

    @property
    def wanted_values(self) -> tuple[str, ...]:
        """The columns of the values that the plan's conditions want."""
        return tuple(f"p{i}" for i in range(len(self.needs.marks.parts)))

    @property
    def types(self) -> str:
        """The columns with their types, for rows that are sent back."""
        kinds = {"b": "int", "row": "bigint", "y": "int", "chosen": "boolean"}
        prefixes = {"m": WRITTEN, "u": "boolean", "e": AMOUNT, "p": "boolean"}
        return comma_list(f"{name} {kinds.get(name) or prefixes.get(name[0], 'string')}" for name in self.columns)

    def place(self, branch: int, row: int | None) -> str:
        """Return the file and line of a row."""
        path = self.branches[branch].table.found.source.path
        return path if row is None else f"{path}:{row}"

    def problem(self, branch: int, row: int | None, name: str, code: str, **facts: object) -> Problem:
        """Return a problem of a firm, with the place of its row."""
        source = self.branches[branch].table.found.source
        return Problem(code, source.path, source.sheet, row, None, name, tuple({"name": name, **facts}.items()))


def base_of(cluster: Cluster, tables: Sequence[tuple[Table, ClusterRows]], needs: Requirements) -> Base:
    """Read all tables, one after the other, and make the view `base` of their firms.

    Raises: DataError where a figure would be a guess; EngineError if too much is odd in a table.
    """
    read = [read_table(Staged(cluster, table, place, i, needs)) for i, (table, place) in enumerate(tables)]
    base = Base(cluster, read, needs)
    parts = (_branch(base, number) for number in range(len(base.branches)))
    cluster.create_view("base", " UNION ALL ".join(parts))
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
        *(part for i, m in enumerate(base.needs.measures) for part in _figure(base, i, table, view.columns.get(m))),
        *(
            f"coalesce({staged.text(c) if c else 'CAST(NULL AS STRING)'}, '') AS g{i}"
            for i, c in enumerate(staged.groups)
        ),
        f"{' AND '.join(f'met{i}' for i in range(len(staged.conditions))) or 'TRUE'} AS chosen",
        *(
            f"{f'has{i}' if part.columns[staged.index] else 'CAST(NULL AS BOOLEAN)'} AS p{i}"
            for i, part in enumerate(base.needs.marks.parts)
        ),
    ]
    where = "kind IS NULL" + (" AND year IS NOT NULL" if stated else "")
    return f"SELECT {comma_list(columns)} FROM r{staged.index} WHERE {where}"


def _figure(base: Base, number: int, table: TableRead, column: Column | None) -> tuple[str, str, str]:
    """Write a firm's figure, whether it is something else than an amount, and what it can be at most then."""
    nothing = f"CAST(NULL AS {AMOUNT})"
    if column is None:
        return f"{nothing} AS m{number}", f"FALSE AS u{number}", f"{nothing} AS e{number}"
    i, staged = column.index, table.staged
    written = expressions.number(f"c{i}", staged.text(column), staged.place.natures[i])
    return (
        f"CASE WHEN NOT ragged THEN {f'a{i}' if base.worths[number] is None else written} END AS m{number}",
        f"{'ragged' if i in table.plainly else f'(ragged OR coalesce(x{i} IN {NO_AMOUNT}, FALSE))'} AS u{number}",
        f"{f'CASE WHEN NOT ragged THEN e{i} END' if table.has_bounds else nothing} AS e{number}",
    )
