"""Rows → one table of the database: plain cells read in SQL, all others by `domain/cleaning.py`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Final

from tiers.domain import cleaning
from tiers.domain.amount import Fault
from tiers.domain.row_kind import ends_like_a_total, row_kind
from tiers.domain.table import Column, Table
from tiers.engines.in_duckdb import plain
from tiers.engines.in_duckdb.database import Database, quoted
from tiers.engines.in_duckdb.records import copy, escaped, unescaped
from tiers.engines.wanted import Wanted
from tiers.errors import EngineError

FAULTS: Final = {Fault.MISSING: 1, Fault.UNREADABLE: 2, Fault.NO_UNIT: 3, Fault.FOREIGN: 4}
"""How a fault is written in a column `f…`; NULL is an amount."""

KINDS: Final = ("total", "subtotal", "section", "note", "unnamed", "nameless", "blank")
"""What a row is that is no firm, as written in the column `kind`; NULL is a firm."""

AMOUNT: Final = "DECIMAL(38, 6)"
"""Exact: amounts have at most 18 digits before the point and 6 after it."""

Cleaned = Sequence[object]
"""What one distinct odd cell becomes: a value per column of its mapping; None is NULL."""


@dataclass(frozen=True)
class Staged:
    """One table in the database, as `s0`, `s1` …, a row per row."""

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
    """Whether the database has read the file itself, and not a copy of its lines."""

    @property
    def name(self) -> str:
        """The name of the table in the database."""
        return f"s{self.index}"

    def as_written(self, cell: str) -> str:
        """Give a cell of the database as it stands in the table."""
        return cell if self.scanned else unescaped(cell)

    @cached_property
    def used(self) -> tuple[Column, ...]:
        """The columns of the figures that are used."""
        return tuple(column for column in self.table.columns if column.role in self.wanted.measures)

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
        needed = chain(named, self.used, self.groups, self.conditions)
        return tuple(sorted({column.index for column in needed if column}))


def stage(staged: Staged) -> Staged:
    """Load a table and clean its odd cells.

    Raises: EngineError if not all rows arrive.
    """
    columns = ", ".join(_columns(staged))
    scanned = _scan(staged, columns)
    if not scanned:
        _load_copy(staged, columns)
    loaded = replace(staged, scanned=scanned, rows=_count(staged))
    _clean_names(loaded)
    _clean_codes(loaded)
    _map(loaded, "y", {"y": "SMALLINT"}, lambda cell: (cleaning.year(cell),), ("y",))
    _clean_figures(loaded)
    for word in [*(f"g{i}" for i in range(len(loaded.groups))), *(f"w{i}" for i in range(len(loaded.conditions)))]:
        _clean_texts(loaded, word)
    return loaded


def _load_copy(staged: Staged, columns: str) -> None:
    path = staged.database.folder / f"{staged.name}.tsv"
    count = copy(staged.table, staged.places, path)
    source = _read_lines(str(path), ["len", *(f"c{place}" for place in staged.places)])
    staged.database.run(f"CREATE TABLE {staged.name} AS SELECT len::BIGINT AS len, {columns} FROM {source}")
    path.unlink()
    _hold_rows(staged, count)


def _count(staged: Staged) -> int:
    return int(staged.database.row(f"SELECT count(*) FROM {staged.name}")[0])


def _hold_rows(staged: Staged, count: int) -> None:
    found = _count(staged)
    if found != count:
        raise EngineError("engine-rows", engine="duckdb", path=staged.table.source.path, found=found, expected=count)


def _scan(staged: Staged, columns: str) -> bool:
    """Let the database scan the file itself, if every line is a row; say whether each arrived."""
    origin, source = staged.table.origin, staged.table.source
    if origin is None or origin.scan is None:
        return False
    names = [f"c{column.index}" for column in staged.table.columns]
    scan = _read_lines(origin.path, names, source.separator or ",", skip=source.header_row, quote='"')
    try:
        staged.database.run(f"CREATE TABLE {staged.name} AS SELECT NULL::BIGINT AS len, {columns} FROM {scan}")
        _hold_rows(staged, origin.lines)
    except EngineError as error:
        if error.facts.get("kind") not in {None, "InvalidInput"}:
            raise
        staged.database.run(f"DROP TABLE IF EXISTS {staged.name}")
        return False  # a row of another length, or a quote astray: read it again, cell by cell
    return True


def _read_lines(path: str, names: Sequence[str], separator: str = "\t", *, skip: int = 0, quote: str = "") -> str:
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names)
    return (
        f"read_csv({quoted(path)}, columns = {{{columns}}}, header = false, skip = {skip}, auto_detect = false,"
        f" delim = {quoted(separator)}, quote = {quoted(quote)}, escape = {quoted(quote)}, strict_mode = true,"
        " new_line = '\\n')"
    )


def _columns(staged: Staged) -> list[str]:
    """Give the columns of the staged table: what is plain, and beside it what is odd."""
    named = (("name", plain.name), ("code", plain.code), ("y", plain.year))
    columns = ["NULL::UTINYINT AS kind"]
    for (word, is_plain), role in zip(named, ("name", "code", "year"), strict=True):
        column = staged.column(role)
        columns += _apart(word, column, is_plain, "SMALLINT" if word == "y" else "VARCHAR")
    for column in staged.used:
        columns += _figure_columns(column)
    columns += [f"c{c.index} AS g{i}" if c else f"NULL::VARCHAR AS g{i}" for i, c in enumerate(staged.groups)]
    return columns + [f"coalesce(c{column.index}, '') AS w{i}" for i, column in enumerate(staged.conditions)]


def _apart(word: str, column: Column | None, is_plain: Callable[[str], str], of_type: str) -> list[str]:
    if column is None:
        return [f"NULL::{of_type} AS {word}", f"NULL::VARCHAR AS {word}_odd"]
    cell = f"c{column.index}"
    return [
        f"CASE WHEN {is_plain(cell)} THEN {cell}::{of_type} END AS {word}",
        f"CASE WHEN {cell} <> '' AND NOT ({is_plain(cell)}) THEN {cell} END AS {word}_odd",
    ]


def _figure_columns(column: Column) -> list[str]:
    """Read a column of figures; a bare number without a unit is kept as it is, for the question which it is."""
    cell, i, scale = f"c{column.index}", column.index, column.unit.scale if column.unit else None
    amount = f"CASE WHEN {plain.figure(cell)} THEN ({cell}::DECIMAL(24, 6) * {scale or Decimal(1)})::{AMOUNT} END"
    bare = f" WHEN {plain.figure(cell)} THEN {FAULTS[Fault.NO_UNIT]}" if scale is None else ""
    blank = f"CASE WHEN coalesce({cell}, '') = '' THEN {FAULTS[Fault.MISSING]}{bare} END::UTINYINT"
    odd = f"CASE WHEN {cell} <> '' AND NOT ({plain.figure(cell)}) THEN {cell} END"
    return [f"{amount} AS m{i}", f"{blank} AS f{i}", f"{odd} AS m{i}_odd"]


def _clean_names(staged: Staged) -> None:
    if not staged.column("name"):
        return
    columns = {"name": "VARCHAR", "kind": "UTINYINT", "damaged": "BOOLEAN", "like_total": "BOOLEAN"}
    _map(staged, "name", columns, _name, ("name", "kind"))


def _name(cell: str) -> Cleaned:
    name = cleaning.name(cell)
    kind = row_kind(name) if name else None
    flags = (cleaning.is_damaged(name), ends_like_a_total(name)) if name else (False, False)
    return name, KINDS.index(kind.value) if kind else None, *flags


def _clean_codes(staged: Staged) -> None:
    columns = {"code": "VARCHAR", "lost": "BOOLEAN"}
    _map(staged, "code", columns, lambda cell: (cleaning.code(cell), cleaning.has_lost_digits(cell)), ("code",))


def _clean_figures(staged: Staged) -> None:
    for column in staged.used:
        word, scale = f"m{column.index}", column.unit.scale if column.unit else None
        fault = f"f{column.index}"

        def clean(cell: str, scale: Decimal | None = scale) -> Cleaned:
            read = cleaning.figure(cell, scale, staged.wanted.targets.currency)
            return (None, FAULTS[read]) if isinstance(read, Fault) else (f"{read:f}", None)

        _map(staged, word, {word: AMOUNT, fault: "UTINYINT"}, clean, (word, fault))


def _map(
    staged: Staged, word: str, columns: Mapping[str, str], clean: Callable[[str], Cleaned], kept: Sequence[str]
) -> None:
    """Clean each distinct odd cell once, and join what it becomes back to its rows; the mapping stays as a table."""
    cells = f"SELECT DISTINCT {word}_odd FROM {staged.name} WHERE {word}_odd IS NOT NULL"
    if _mapping(staged, word, cells, columns, clean):
        sets = ", ".join(f"{column} = map.{column}" for column in kept)
        tables = f"{staged.name}_{word} AS map WHERE {staged.name}.{word}_odd = map.cell"
        staged.database.run(f"UPDATE {staged.name} SET {sets} FROM {tables}")


def _clean_texts(staged: Staged, word: str) -> None:
    """Clean each distinct value of a breakdown or a condition, and write back those that this changes."""
    cells = f"SELECT DISTINCT {word} FROM {staged.name} WHERE {word} <> ''"
    if _mapping(staged, word, cells, {"text": "VARCHAR"}, lambda cell: (cleaning.text(cell),)):
        tables = f"{staged.name}_{word} AS map WHERE {staged.name}.{word} = map.cell"
        changed = "map.text IS DISTINCT FROM map.cell"
        staged.database.run(f"UPDATE {staged.name} SET {word} = map.text FROM {tables} AND {changed}")


def _mapping(staged: Staged, word: str, cells: str, columns: Mapping[str, str], clean: Callable[[str], Cleaned]) -> int:
    """Make a table of each odd cell and what it becomes, some at a time; give the number of cells."""
    database, mapping = staged.database, f"{staged.name}_{word}"
    odd, path, count = f"{mapping}_cells", database.folder / f"{mapping}.tsv", 0
    database.run(f"CREATE TABLE {odd} AS SELECT row_number() OVER () AS id, cell FROM ({cells}) AS found(cell)")
    with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file:
        for number, cell in database.stream(f"SELECT id, cell FROM {odd}"):
            values = clean(staged.as_written(cell))
            file.write("\t".join((str(number), *("" if v is None else escaped(str(v)) for v in values))) + "\n")
            count += 1
    casts = ", ".join(f"CAST(read.{column} AS {of_type}) AS {column}" for column, of_type in columns.items())
    source = _read_lines(str(path), ["id", *columns])
    join = f"{odd} JOIN {source} AS read ON read.id::BIGINT = {odd}.id"
    database.run(f"CREATE TABLE {mapping} AS SELECT cell, {casts} FROM {join}")
    database.run(f"DROP TABLE {odd}")
    path.unlink()
    return count
