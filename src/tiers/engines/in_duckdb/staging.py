"""Rows → one table of the database, without their words: plain cells are read in SQL, all others by Python."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Final

from tiers.domain.amount import Fault
from tiers.domain.serial import is_serial
from tiers.domain.table import Column, Table
from tiers.engines.in_duckdb import hashing, plain
from tiers.engines.in_duckdb.database import Database, read_lines
from tiers.engines.in_duckdb.records import copy, unescaped
from tiers.engines.wanted import Wanted
from tiers.errors import EngineError

FAULTS: Final = {Fault.MISSING: 1, Fault.UNREADABLE: 2, Fault.NO_UNIT: 3, Fault.FOREIGN: 4}
"""How a fault is written in a column `f…`; NULL is an amount."""

AMOUNT: Final = "DECIMAL(38, 6)"
"""Exact: amounts have at most 18 digits before the point and 6 after it, so that all sums have room."""


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
    has_words: bool = False
    """Whether the cleaned names and codes are kept, as `name` and `code`: rows of firms need them."""

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
    def places(self) -> tuple[int, ...]:
        """The positions of all columns that an answer needs."""
        named = [self.column(role) for role in ("name", "code", "year")]
        needed = chain(named, self.used, self.serials, self.groups, self.conditions)
        return tuple(sorted({column.index for column in needed if column}))


def stage(staged: Staged) -> Staged:
    """Load a table; its odd cells are still to be cleaned.

    Raises: EngineError if not all rows arrive.
    """
    columns = ", ".join(_columns(staged))
    scanned = _scan(staged, columns)
    if not scanned:
        _load_copy(staged, columns)
    return replace(staged, scanned=scanned, rows=_count(staged))


def _load_copy(staged: Staged, columns: str) -> None:
    path = staged.database.folder / f"{staged.name}.tsv"
    count = copy(staged.table, staged.places, path)
    source = read_lines(path, ["len", "beyond", *(f"c{place}" for place in staged.places)])
    own = f"len::BIGINT AS len, beyond::BOOLEAN AS beyond, {staged.table.origin is not None} AS look"
    staged.database.run(f"CREATE TABLE {staged.name} AS SELECT {own}, {columns} FROM {source}")
    path.unlink()
    if (found := _count(staged)) != count:
        raise EngineError("engine-rows", engine="duckdb", path=staged.table.source.path, found=found, expected=count)


def _count(staged: Staged) -> int:
    return int(staged.database.row(f"SELECT count(*) FROM {staged.name}")[0])


def _scan(staged: Staged, columns: str) -> bool:
    """Let the database scan the file itself, if it can; say whether each row arrived.

    A row of another length stops it, and a blank line is no row to it: then all is read again, cell by cell.
    """
    origin, separator = staged.table.origin, staged.table.source.separator
    if origin is None or not origin.is_even:
        return False
    names = [f"c{column.index}" for column in staged.table.columns]
    scan = read_lines(
        origin.path, names, separator, skip=origin.skip, has_quotes=origin.has_quotes, line_end=origin.line_end
    )
    own = f"NULL::BIGINT AS len, FALSE AS beyond, {_look(staged)} AS look"
    loaded = staged.database.attempt(f"CREATE TABLE {staged.name} AS SELECT {own}, {columns} FROM {scan}")
    if loaded and _count(staged) == origin.rows:
        return True
    staged.database.run(f"DROP TABLE IF EXISTS {staged.name}")
    return False


def _look(staged: Staged) -> str:
    """Give the condition that a row may be about the headings: its first figure is no plain number."""
    named = {"name", "code", "year", None}
    first = next(f"c{column.index}" for column in staged.table.columns if column.role not in named)
    return f"({first} IS NULL OR NOT {plain.figure(first)})"


def _columns(staged: Staged) -> list[str]:
    """Give the columns of the staged table: what is plain, and beside it what is odd."""
    return [
        "NULL::UTINYINT AS kind",
        *_apart("y", staged.column("year"), plain.year, "{}::SMALLINT".format, "SMALLINT"),
        *_apart("nk", staged.column("name"), plain.name, hashing.hashed, "UBIGINT"),
        *_apart("ck", staged.column("code"), plain.code, hashing.hashed, "UBIGINT"),
        *_words(staged),
        *(part for column in staged.used for part in _figure_columns(column)),
        *(f"c{column.index} AS n{column.index}" for column in staged.serials),
        *(f"coalesce({f'c{c.index}' if c else 'NULL'}, '') AS g{i}" for i, c in enumerate(staged.groups)),
        *(f"coalesce(c{column.index}, '') AS w{i}" for i, column in enumerate(staged.conditions)),
    ]


def _words(staged: Staged) -> Sequence[str]:
    """Keep names and codes: what is plain is clean, and cleaning puts what odd cells become in place of the others."""
    columns = {word: staged.column(word) for word in ("name", "code")} if staged.has_words else {}
    cells = {word: f"nullif(c{column.index}, '')" if column else "NULL::VARCHAR" for word, column in columns.items()}
    return [f"{cell} AS {word}" for word, cell in cells.items()]


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


def _figure_columns(column: Column) -> Sequence[str]:
    """Read a column of figures; a bare number without a unit is kept as it is, for the question which it is."""
    cell, i, scale = f"c{column.index}", column.index, column.unit.scale if column.unit else None
    amount = f"CASE WHEN {plain.figure(cell)} THEN {cell}::DECIMAL(15, 6)::{AMOUNT} * {scale or Decimal(1):f} END"
    bare = f" WHEN {plain.figure(cell)} THEN {FAULTS[Fault.NO_UNIT]}" if scale is None else ""
    blank = f"CASE WHEN coalesce({cell}, '') = '' THEN {FAULTS[Fault.MISSING]}{bare} END::UTINYINT"
    odd = f"CASE WHEN {cell} <> '' AND NOT ({plain.figure(cell)}) THEN {cell} END"
    return f"({amount})::{AMOUNT} AS m{i}", f"{blank} AS f{i}", f"{odd} AS m{i}_odd"
