"""Odd cells: each distinct one is cleaned once by `domain/cleaning.py`, and what it becomes is joined back."""

from collections.abc import Callable, Mapping, Sequence

from tiers.domain import cleaning
from tiers.domain.table import Column
from tiers.engines.in_duckdb import expressions
from tiers.engines.in_duckdb.bounds import BOUND
from tiers.engines.in_duckdb.database import read_lines
from tiers.engines.in_duckdb.expressions import plain_amount
from tiers.engines.in_duckdb.source_rows import escape
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.odd_cells import odd_code, odd_figure, odd_name

Cleaned = Sequence[object]
"""What one distinct odd cell becomes: a value per column of its mapping; None is NULL."""


def clean(staged: Staged) -> None:
    """Clean all odd cells of a table."""
    _map(staged, "y", {"y": "SMALLINT"}, lambda cell: (cleaning.year(cell),), {"y": "map.y"})
    flags = {"kind": "UTINYINT", "damaged": "BOOLEAN", "like_total": "BOOLEAN"}
    name, code = ({word: f"map.{word}"} if staged.has_words else {} for word in ("name", "code"))
    sets = {"nk": expressions.word_hash("map.name"), "kind": "map.kind", **name}
    _map(staged, "nk", {"name": "VARCHAR", **flags}, odd_name, sets)
    _map(
        staged,
        "ck",
        {"code": "VARCHAR", "lost": "BOOLEAN"},
        odd_code,
        {"ck": expressions.word_hash("map.code"), **code},
    )
    for column in staged.used_columns:
        _clean_figures(staged, column)
    for word in staged.texts:
        _clean_texts(staged, word)


def _clean_figures(staged: Staged, column: Column) -> None:
    word, fault = f"m{column.index}", f"f{column.index}"
    read = odd_figure(column, staged.needs.targets.currency)

    def figure(cell: str) -> Cleaned:
        amount, why, most = read(cell)
        return None if amount is None else f"{amount:f}", why, None if most is None else f"{most:f}"

    columns = {word: AMOUNT, fault: "UTINYINT", **BOUND}
    if _mapping(staged, word, _distinct(staged, word), columns, figure):
        _widen(staged, word, plain_amount(column.unit.scale if column.unit else None))
        _join(staged, word, {word: f"map.{word}", fault: f"map.{fault}"})


def _widen(staged: Staged, word: str, of_type: str) -> None:
    """Widen a column for an odd amount that has more digits than a plain one can have."""
    fits = f"try_cast({word} AS {of_type}) IS NOT DISTINCT FROM {word}"
    if staged.database.row(f"SELECT count(*) FROM {staged.name}_{word} WHERE NOT {fits}")[0]:
        staged.database.run(f"ALTER TABLE {staged.name} ALTER {word} TYPE {AMOUNT}")


def _map(
    staged: Staged, word: str, columns: Mapping[str, str], become: Callable[[str], Cleaned], sets: Mapping[str, str]
) -> None:
    """Clean each distinct odd cell once, and join what it becomes back to its rows; the mapping stays as a table."""
    if _mapping(staged, word, _distinct(staged, word), columns, become):
        _join(staged, word, sets)


def _distinct(staged: Staged, word: str) -> str:
    """Return a query of the odd cells of a column; nothing if there are none."""
    if word not in staged.with_odd:
        return ""
    return f"SELECT DISTINCT {staged.odd(word)} FROM {staged.name} WHERE {staged.odd(word)} IS NOT NULL"


def _join(staged: Staged, word: str, sets: Mapping[str, str]) -> None:
    changes = ", ".join(f"{column} = {value}" for column, value in sets.items())
    tables = f"{staged.name}_{word} AS map WHERE {staged.odd(word)} = map.cell"
    staged.database.run(f"UPDATE {staged.name} SET {changes} FROM {tables}")


def _clean_texts(staged: Staged, word: str) -> None:
    """Clean each distinct value of a breakdown or a condition, and write back those that this changes."""
    found = f"SELECT DISTINCT {word} AS cell FROM {staged.name}"
    is_listed = word in staged.listed and not _add_unlisted(staged, word)
    if is_listed:
        found = f"SELECT unnest(enum_range(NULL::{staged.name}_{word}_list))::VARCHAR AS cell"
    is_odd = f"cell <> '' AND NOT {expressions.words('cell')}"
    cells = f"WITH known AS MATERIALIZED ({found}) SELECT cell FROM known WHERE {is_odd}"
    if is_listed and not staged.database.rows(f"{cells} LIMIT 1"):
        return
    if _mapping(staged, word, cells, {"text": "VARCHAR"}, lambda cell: (cleaning.text(cell),)):
        staged.database.run(f"DELETE FROM {staged.name}_{word} WHERE text IS NOT DISTINCT FROM cell")
        tables = f"{staged.name}_{word} AS map WHERE {staged.name}.{word} = map.cell"
        staged.database.run(f"UPDATE {staged.name} SET {word} = coalesce(map.text, '') FROM {tables}")


def _add_unlisted(staged: Staged, word: str) -> bool:
    """Store a word per row if some rows have one that is not in the list; return whether they do."""
    if word not in staged.with_odd:
        return False
    odd = staged.odd(word)
    staged.database.run(f"ALTER TABLE {staged.name} ALTER {word} TYPE VARCHAR")
    staged.database.run(f"UPDATE {staged.name} SET {word} = {odd} WHERE {odd} IS NOT NULL")
    return True


def _mapping(
    staged: Staged, word: str, cells: str, columns: Mapping[str, str], become: Callable[[str], Cleaned]
) -> int:
    """Create a table of each odd cell and what it becomes, some at a time; return the number of cells.

    The words in it are escaped, as every cleaned word in the database is. `cells` asks for the cells; empty: there are
    none.
    """
    database, mapping = staged.database, f"{staged.name}_{word}"
    if not cells:
        types = ", ".join(f"{column} {of_type}" for column, of_type in {"cell": "VARCHAR", **columns}.items())
        database.run(f"CREATE TABLE {mapping} ({types})")
        return 0
    odd, path, count = f"{mapping}_cells", database.folder / f"{mapping}.tsv", 0
    database.run(f"CREATE TABLE {odd} AS SELECT row_number() OVER () AS id, cell FROM ({cells}) AS found(cell)")
    with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file:
        for number, cell in database.stream(f"SELECT id, cell FROM {odd}"):
            values = become(staged.as_written(cell))
            file.write("\t".join((str(number), *("" if v is None else escape(str(v)) for v in values))) + "\n")
            count += 1
    casts = ", ".join(f"CAST(read.{column} AS {of_type}) AS {column}" for column, of_type in columns.items())
    join = f"{odd} JOIN {read_lines(path, ['id', *columns])} AS read ON read.id::BIGINT = {odd}.id"
    database.run(f"CREATE TABLE {mapping} AS SELECT cell, {casts} FROM {join}")
    database.run(f"DROP TABLE {odd}")
    path.unlink()
    return count
