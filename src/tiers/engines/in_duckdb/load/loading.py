"""Rows → one table of the database, without their words: the file itself is scanned, or else a copy of its rows."""

from dataclasses import replace
from itertools import compress
from pathlib import Path

from tiers.domain.run_progress import Step, report_step
from tiers.domain.table import Origin
from tiers.engines.in_duckdb import expressions
from tiers.engines.in_duckdb.database import read_lines
from tiers.engines.in_duckdb.load import typed_columns
from tiers.engines.in_duckdb.load.cell_parsing import first_figure, may_be_header_row, may_lead_a_total, rows
from tiers.engines.in_duckdb.load.enum_columns import create_enums
from tiers.engines.in_duckdb.load.samples import frequent_years, sample
from tiers.engines.in_duckdb.source_rows import copy
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.sql.stating_columns import Cells, hold_columns
from tiers.errors import EngineError

_MARKS = ("place", "len")


def load(staged: Staged) -> Staged:
    """Load a table; its odd cells are still to be cleaned.

    Raises: EngineError if not all rows arrive.
    """
    scanned = replace(staged, scanned=True)
    spots = sample(scanned)
    coded = replace(scanned, listed=create_enums(scanned, spots), years=frequent_years(scanned, spots))
    return _with_counts(_scan(coded) or _load_copy(staged))


def _with_counts(staged: Staged) -> Staged:
    """Return the table with its number of rows, and which columns have odd cells."""
    some = ", ".join(f"bool_or(odd[{i + 1}] IS NOT NULL)" for i in range(len(staged.odd_words)))
    are_odd = staged.database.row(f"SELECT {some} FROM {staged.name} WHERE odd IS NOT NULL")
    return replace(staged, rows=_count(staged), with_odd=frozenset(compress(staged.odd_words, are_odd)))


def _scan(staged: Staged) -> Staged | None:
    """Scan the file itself in the database, if it can; None if not each row arrives.

    A row of another length stops it, and a blank line is no row to it: a few of them get as many cells as there are
    headings in a copy of the file; otherwise all is read again, cell by cell.
    """
    origin = staged.table.origin
    if origin is None or not origin.is_even:
        return None
    path = _even_file(staged, origin)
    of_type = "INTEGER" if origin.uneven else "UTINYINT"
    own = f"NULL::{of_type} AS len, {may_be_header_row(staged)} AS look, {may_lead_a_total(staged)} AS led"
    report_step(Step("reading", staged.table.source.path, staged.database.share))
    sql = f"CREATE TABLE {staged.name} AS {rows(staged, own, _source(staged, origin, path))}"
    is_loaded = staged.database.attempt(sql, path) and _count(staged) == origin.rows
    found = _hold_columns(staged, _source(staged, origin, path)) if is_loaded else None
    if origin.uneven:
        Path(path).unlink()
    if found:
        _mark_uneven(staged, origin)
    else:
        staged.database.run(f"DROP TABLE IF EXISTS {staged.name}")
    return found


def _source(staged: Staged, origin: Origin, path: str) -> str:
    if origin.types:
        return typed_columns.source(origin, {*staged.places, first_figure(staged).index})
    names, separator = [f"c{column.index}" for column in staged.table.columns], staged.table.source.separator
    return read_lines(path, names, separator, skip=origin.skip, has_quotes=origin.has_quotes, line_end=origin.line_end)


def _hold_columns(staged: Staged, source: str) -> Staged:
    """Return the table as all its rows say it is."""
    cells = Cells(staged.database.rows, source, expressions.cell, expressions.has_digit)
    return replace(staged, table=hold_columns(staged, cells, staged.as_written))


def _even_file(staged: Staged, origin: Origin) -> str:
    """Return a file in which every row has as many cells as there are headings."""
    if not origin.uneven:
        return origin.path
    path = str(staged.database.folder / f"{staged.name}.txt")
    origin.evened(path)
    return path


def _mark_uneven(staged: Staged, origin: Origin) -> None:
    """Store how many cells the uneven rows have: in the copy of the file as many as there are headings."""
    if not origin.uneven:
        return
    path = staged.database.folder / f"{staged.name}_uneven.tsv"
    with path.open("w", encoding="ascii", newline="") as file:
        for place, cells in zip(origin.uneven, origin.at(origin.uneven), strict=True):
            file.write(f"{place}\t{len(cells)}\n")
    read = f"SELECT place::BIGINT AS place, len::INTEGER AS len FROM {read_lines(path, _MARKS)}"
    staged.database.run(
        f"UPDATE {staged.name} SET len = read.len, look = TRUE FROM ({read}) AS read"
        f" WHERE {staged.name}.rowid = read.place"
    )
    path.unlink()


def _load_copy(staged: Staged) -> Staged:
    path = staged.database.folder / f"{staged.name}.tsv"
    report_step(Step("reading", staged.table.source.path))
    count = copy(staged.table, staged.places, path)
    source = read_lines(path, ["len", "beyond", *(f"c{place}" for place in staged.places)])
    look = f"{staged.table.origin is not None} AS look, {may_lead_a_total(staged)} AS led"
    own = f"len::BIGINT AS len, beyond::BOOLEAN AS beyond, {look}"
    staged.database.run(f"CREATE TABLE {staged.name} AS {rows(staged, own, source)}")
    found = _hold_columns(staged, source) if staged.table.origin else staged
    path.unlink()
    if (arrived := _count(staged)) != count:
        place = staged.table.source.path
        raise EngineError("engine-rows", engine="duckdb", path=place, found=arrived, expected=count)
    return found


def _count(staged: Staged) -> int:
    return int(staged.database.row(f"SELECT count(*) FROM {staged.name}")[0])
