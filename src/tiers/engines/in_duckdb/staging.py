"""Rows → one table of the database, without their words: plain cells are read in SQL, all others by Python."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Final

from tiers.domain.amount import Fault
from tiers.domain.serial import is_serial
from tiers.domain.table import Column, Origin, Table
from tiers.engines.in_duckdb import hashing, plain, typed
from tiers.engines.in_duckdb.database import Database, read_lines
from tiers.engines.in_duckdb.records import copy, unescaped
from tiers.engines.wanted import Wanted
from tiers.errors import EngineError

FAULTS: Final = {Fault.MISSING: 1, Fault.UNREADABLE: 2, Fault.NO_UNIT: 3, Fault.FOREIGN: 4}
"""How a fault is written in a column `f…`; NULL is an amount."""

AMOUNT: Final = "DECIMAL(38, 6)"
"""Exact: amounts have at most 18 digits before the point and 6 after it, so that all sums have room."""

Types = Sequence[str]
"""The type of each column, in DuckDB's words; none where all cells are text."""


@dataclass(frozen=True)
class Staged:
    """One table in the database, as `s0`, `s1` …, a row per row.

    Its columns: `len` (cells of a ragged row), `beyond` (whether cells beyond the headings are not blank), `look`
    (whether it may be about the headings), `kind`, `y` (year), `nk` and `ck` (hashes of the cleaned name and code), per
    column of figures `m…` (amount) and `f…` (fault), `n…` (serial numbers), `g…` and `w…` (texts of breakdowns and
    conditions); and beside some of them `…_odd`, the cell as written where it is not plain.
    """

    database: Database
    """Where it is."""
    table: Table
    """As intake gave it."""
    index: int
    """Its place among the inputs."""
    start: int
    """Rows in the tables before."""
    wanted: Wanted
    """What an answer needs."""
    rows: int = 0
    """Its rows, once it is loaded."""
    scanned: bool = False
    """Whether the database has read the file itself, and not a copy of its rows."""

    @property
    def name(self) -> str:
        """The name of the table in the database."""
        return f"s{self.index}"

    def as_written(self, cell: str) -> str:
        """Give an odd cell of the database as it stands in the table."""
        return cell if self.scanned else unescaped(cell)

    @cached_property
    def used(self) -> tuple[Column, ...]:
        """The columns of the figures that are used."""
        return tuple(column for column in self.table.columns if column.role in self.wanted.measures)

    @cached_property
    def serials(self) -> tuple[Column, ...]:
        """The columns that number the rows."""
        return tuple(column for column in self.table.columns if column.role is None and is_serial(column.heading))

    @cached_property
    def groups(self) -> tuple[Column | None, ...]:
        """Per breakdown, its column here."""
        return tuple(group.columns[self.index] for group in self.wanted.groups)

    @cached_property
    def conditions(self) -> tuple[Column, ...]:
        """Per condition of `--where`, its column here."""
        return tuple(condition.columns[self.index] for condition in self.wanted.conditions)

    def column(self, role: str) -> Column | None:
        """Give the column of a role that only one can have."""
        return next(iter(self.table.of_role(role)), None)

    @cached_property
    def naming(self) -> tuple[Column | None, Column | None]:
        """The columns of names and codes."""
        return self.column("name"), self.column("code")

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The positions of all columns that an answer needs."""
        needed = chain(self.naming, [self.column("year")], self.used, self.serials, self.groups, self.conditions)
        return tuple(sorted({column.index for column in needed if column}))


def stage(staged: Staged) -> Staged:
    """Load a table; its odd cells are still to be cleaned.

    Raises: EngineError if not all rows arrive.
    """
    scanned = _scan(staged)
    if not scanned:
        _load_copy(staged)
    return replace(staged, scanned=scanned, rows=_count(staged))


def _load_copy(staged: Staged) -> None:
    path = staged.database.folder / f"{staged.name}.tsv"
    count = copy(staged.table, staged.places, path)
    source = read_lines(path, ["len", "beyond", *(f"c{place}" for place in staged.places)])
    own = f"len::BIGINT AS len, beyond::BOOLEAN AS beyond, {staged.table.origin is not None} AS look"
    columns = ", ".join(_columns(staged, ()))
    staged.database.run(f"CREATE TABLE {staged.name} AS SELECT {own}, {columns} FROM {source}")
    path.unlink()
    if (found := _count(staged)) != count:
        raise EngineError("engine-rows", engine="duckdb", path=staged.table.source.path, found=found, expected=count)


def _count(staged: Staged) -> int:
    return int(staged.database.row(f"SELECT count(*) FROM {staged.name}")[0])


def _scan(staged: Staged) -> bool:
    """Let the database scan the file itself, if it can; say whether each row arrived.

    A row of another length stops it, and a blank line is no row to it: then all is read again, cell by cell.
    """
    origin = staged.table.origin
    if origin is None or not origin.is_even:
        return False
    own = f"NULL::BIGINT AS len, FALSE AS beyond, {_look(staged, origin.types)} AS look"
    columns = ", ".join(_columns(staged, origin.types))
    sql = f"CREATE TABLE {staged.name} AS SELECT {own}, {columns} FROM {_source(staged, origin)}"
    if staged.database.attempt(sql, origin.path) and _count(staged) == origin.rows:
        return True
    staged.database.run(f"DROP TABLE IF EXISTS {staged.name}")
    return False


def _source(staged: Staged, origin: Origin) -> str:
    if origin.types:
        return typed.source(origin, {*staged.places, _first_figure(staged).index})
    names, separator = [f"c{column.index}" for column in staged.table.columns], staged.table.source.separator
    form, end = (origin.skip, origin.has_quotes), origin.line_end
    return read_lines(origin.path, names, separator, skip=form[0], has_quotes=form[1], line_end=end)


def _look(staged: Staged, types: Types) -> str:
    """Give the condition that a row may be about the headings: its first figure is no plain number."""
    return f"({_figure(_first_figure(staged), types).is_plain} IS NOT TRUE)"


def _first_figure(staged: Staged) -> Column:
    named = {"name", "code", "year", None}
    return next(column for column in staged.table.columns if column.role not in named)


def _columns(staged: Staged, types: Types) -> list[str]:
    """Give the columns of the staged table: what is plain, and beside it what is odd."""
    return [
        "NULL::UTINYINT AS kind",
        *_year_columns(staged.column("year"), types),
        *_apart("nk", staged.column("name"), plain.name, hashing.hashed, "UBIGINT"),
        *_apart("ck", staged.column("code"), plain.code, hashing.hashed, "UBIGINT"),
        *(part for column in staged.used for part in _figure_columns(column, types)),
        *(f"c{column.index} AS n{column.index}" for column in staged.serials),
        *(f"coalesce({f'c{c.index}' if c else 'NULL'}, '') AS g{i}" for i, c in enumerate(staged.groups)),
        *(f"coalesce(c{column.index}, '') AS w{i}" for i, column in enumerate(staged.conditions)),
    ]


def _apart(
    word: str, column: Column | None, is_plain: Callable[[str], str], taken: Callable[[str], str], of_type: str
) -> Sequence[str]:
    if column is None:
        return f"NULL::{of_type} AS {word}", f"NULL::VARCHAR AS {word}_odd"
    cell = f"c{column.index}"
    return (
        f"CASE WHEN {is_plain(cell)} THEN {taken(cell)} END AS {word}",
        f"CASE WHEN {cell} <> '' AND NOT ({is_plain(cell)}) THEN {cell} END AS {word}_odd",
    )


def _year_columns(column: Column | None, types: Types) -> Sequence[str]:
    read = typed.year(f"t{column.index}", types[column.index]) if column and types else None
    if read is None:
        return _apart("y", column, plain.year, "{}::SMALLINT".format, "SMALLINT")
    return f"CASE WHEN {read.is_plain} THEN {read.value} END::SMALLINT AS y", f"{read.odd} AS y_odd"


def _figure(column: Column, types: Types) -> typed.Read:
    """Say how a column of figures is read: by its type where one is stated that tells, else by its text."""
    cell, scale = f"c{column.index}", column.unit.scale if column.unit else None
    by_type = typed.figure(f"t{column.index}", types[column.index], scale) if types else None
    is_plain = plain.figure(cell)
    odd = f"CASE WHEN {cell} <> '' AND NOT ({is_plain}) THEN {cell} END"
    return by_type or typed.Read(is_plain, f"{cell}::DECIMAL(15, 6)", f"coalesce({cell}, '') = ''", odd)


def _figure_columns(column: Column, types: Types) -> Sequence[str]:
    """Read a column of figures; a bare number without a unit is kept as it is, for the question which it is."""
    read, i, scale = _figure(column, types), column.index, column.unit.scale if column.unit else None
    amount = f"CASE WHEN {read.is_plain} THEN {read.value}::{AMOUNT} * {scale or Decimal(1):f} END"
    bare = f" WHEN {read.is_plain} THEN {FAULTS[Fault.NO_UNIT]}" if scale is None else ""
    blank = f"CASE WHEN {read.is_blank} THEN {FAULTS[Fault.MISSING]}{bare} END::UTINYINT"
    return f"({amount})::{AMOUNT} AS m{i}", f"{blank} AS f{i}", f"{read.odd} AS m{i}_odd"
