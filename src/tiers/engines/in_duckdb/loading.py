"""Rows → one table of the database, without their words: the file itself is scanned, or else a copy of its rows."""

from dataclasses import replace

from tiers.engines.in_duckdb.database import read_lines
from tiers.engines.in_duckdb.recognising import looked, rows
from tiers.engines.in_duckdb.records import copy
from tiers.engines.in_duckdb.staging import Staged
from tiers.engines.in_duckdb.word_lists import listed
from tiers.errors import EngineError


def load(staged: Staged) -> Staged:
    """Load a table; its odd cells are still to be cleaned.

    Raises: EngineError if not all rows arrive.
    """
    coded = replace(staged, scanned=True, listed=listed(staged))
    if _scan(coded):
        return replace(coded, rows=_count(coded))
    _load_copy(staged)
    return replace(staged, rows=_count(staged))


def _scan(staged: Staged) -> bool:
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
    own = f"NULL::UTINYINT AS len, FALSE AS beyond, {looked(staged)} AS look"
    loaded = staged.database.attempt(f"CREATE TABLE {staged.name} AS {rows(staged, own, scan)}")
    if loaded and _count(staged) == origin.rows:
        return True
    staged.database.run(f"DROP TABLE IF EXISTS {staged.name}")
    return False


def _load_copy(staged: Staged) -> None:
    path = staged.database.folder / f"{staged.name}.tsv"
    count = copy(staged.table, staged.places, path)
    source = read_lines(path, ["len", "beyond", *(f"c{place}" for place in staged.places)])
    own = f"len::BIGINT AS len, beyond::BOOLEAN AS beyond, {staged.table.origin is not None} AS look"
    staged.database.run(f"CREATE TABLE {staged.name} AS {rows(staged, own, source)}")
    path.unlink()
    if (found := _count(staged)) != count:
        raise EngineError("engine-rows", engine="duckdb", path=staged.table.source.path, found=found, expected=count)


def _count(staged: Staged) -> int:
    return int(staged.database.row(f"SELECT count(*) FROM {staged.name}")[0])
