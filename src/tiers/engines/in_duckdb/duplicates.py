"""Each firm of a year once: `base` becomes `firm`, and only what may stand there twice comes to Python."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from tiers.domain.enterprise import Enterprise
from tiers.engines.in_duckdb import expressions
from tiers.engines.in_duckdb.bounds import bounds_beside, replace_bounds
from tiers.engines.in_duckdb.database import Database, read_lines
from tiers.engines.in_duckdb.panel import Panel
from tiers.engines.in_duckdb.source_rows import escape, unescape
from tiers.engines.rules.duplicates import Merged, merge
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.codes import NO_YEAR

_AT_ONCE: Final = 1_500_000
"""Rows among which repeated ones are looked for together, about."""

_KEYS: Final = 1 << 64
"""How many keys there can be: hashes of 64 bits."""

_ONCE: Final = (
    "CREATE VIEW firm AS SELECT *, coalesce(ck, nk) AS key, CASE WHEN ck IS NOT NULL THEN row END AS code_row FROM "
)


def merge_duplicates(panel: Panel) -> Iterator[tuple[int | None, Merged]]:
    """Create the view `firm` of `base`, each firm of a year once; yield those that may stand there several times.

    `key` is a hash of the firm's identity, and `code_row` the row that states its code.
    """
    database = panel.database
    key = _key(database)
    source = "base AS b" + (" LEFT JOIN named USING (y, nk)" if "named" in key else "")
    _repeat(panel, key, source)
    if not database.row("SELECT count(*) FROM repeated")[0]:
        database.run(f"{_ONCE} base")
        return
    fields = ", ".join(f"b.m{i}, b.u{i}" for i in range(len(panel.needs.measures)))
    database.run(
        f"CREATE TABLE taken AS SELECT b.y, b.row, min(b.seq) OVER (PARTITION BY r.y, r.key) AS first, {fields}"
        f" FROM {source} JOIN repeated AS r ON r.y = b.y AND r.key = {key}"
    )
    yield from _decide(panel)
    _replace(panel)


def _repeat(panel: Panel, key: str, source: str) -> None:
    """Find what stands there several times, a part of all keys at a time: each key needs memory."""
    database, parts = panel.database, sum(panel.rows.values()) // _AT_ONCE + 1
    database.run("CREATE TABLE repeated (y INTEGER, key UBIGINT)")
    span = _KEYS // parts + 1
    for part in range(parts):
        last = min(span * (part + 1), _KEYS) - 1
        where = f"WHERE {key} BETWEEN {span * part}::UBIGINT AND {last}::UBIGINT" if parts > 1 else ""
        database.run(
            f"INSERT INTO repeated SELECT b.y, {key} AS key FROM {source} {where} GROUP BY ALL HAVING count(*) > 1"
        )


def _key(database: Database) -> str:
    """Return the SQL expression that tells firms apart: a row without a code is the firm of that name that has one."""
    without = "SELECT y, nk FROM base WHERE ck IS NULL"
    if not database.row(f"SELECT count(*) FROM ({without})")[0]:
        return "b.ck"
    database.run(
        "CREATE TABLE named AS SELECT y, nk, arg_min(ck, row) AS ck FROM base"
        f" WHERE ck IS NOT NULL AND (y, nk) IN ({without}) GROUP BY y, nk"
    )
    return "coalesce(b.ck, named.ck, b.nk)"


def _decide(panel: Panel) -> Iterator[tuple[int | None, Merged]]:
    """Decide about each firm that stands several times, as the Python engine does, and write down what came out.

    Two firms whose hashes are equal by chance are told apart here.
    """
    database, policy, measures = panel.database, panel.needs.question.reading.duplicates, panel.needs.measures
    _name(panel)
    bounds, joins = bounds_beside(len(measures), has_bounds=panel.has_bounds)
    path = database.folder / "decided.tsv"
    with path.open("w", encoding="utf-8", newline="", errors="backslashreplace") as file:
        for year in panel.rows:
            rows = database.stream(
                f"SELECT t.*, {bounds}n.name, n.code FROM taken AS t JOIN names AS n USING (row){joins} WHERE t.y = ?"
                " ORDER BY t.first, t.row",
                year or NO_YEAR,
            )
            for _, same in groupby(rows, key=itemgetter(2)):
                together = [_enterprise(row, measures) for row in same]
                one = merge(together, measures, policy)
                file.writelines(_tsv_line(firm, together, measures) for firm in one.firms)
                yield year, one
    _load(panel, "decided", {"key": "VARCHAR", "code": "VARCHAR", "code_row": "BIGINT", **_fields(measures)})


def _name(panel: Panel) -> None:
    """Look up the names and codes of all rows about which something is to be decided."""
    database = panel.database
    with (database.folder / "names.tsv").open("w", encoding="utf-8", newline="", errors="backslashreplace") as file:
        rows = map(itemgetter(0), database.stream("SELECT DISTINCT row FROM taken ORDER BY row"))
        for row, firm in panel.rising(rows):
            file.write(f"{row}\t{escape(firm.name)}\t{escape(firm.code or '')}\n")
    _load(panel, "names", {"row": "BIGINT", "name": "VARCHAR", "code": "VARCHAR"})


def _fields(measures: Sequence[str]) -> dict[str, str]:
    figures = {f"{kind}{i}": of for i in range(len(measures)) for kind, of in (("m", AMOUNT), ("u", "BOOLEAN"))}
    return {"row": "BIGINT", "y": "INTEGER", **figures, **{f"e{i}": AMOUNT for i in range(len(measures))}}


def _load(panel: Panel, name: str, columns: dict[str, str]) -> None:
    path = panel.database.folder / f"{name}.tsv"
    casts = ", ".join(f"{column}::{of_type} AS {column}" for column, of_type in columns.items())
    panel.database.run(f"CREATE TABLE {name} AS SELECT {casts} FROM {read_lines(path, [*columns])}")
    path.unlink()


def _enterprise(row: tuple[Any, ...], measures: Sequence[str]) -> Enterprise:
    year, number, _, *values, name, code = row
    values, most = values[: 2 * len(measures)], values[2 * len(measures) :]
    figures = dict(zip(measures, values[::2], strict=True))
    unreadable = frozenset(m for m, is_odd in zip(measures, values[1::2], strict=True) if is_odd)
    return Enterprise(
        name=unescape(name),
        code=unescape(code) if code else None,
        year=year or None,
        figures=figures,
        unreadable=unreadable,
        bounds={m: amount for m, amount in zip(measures, most, strict=True) if amount is not None},
        row=number,
    )


def _tsv_line(firm: Enterprise, together: Sequence[Enterprise], measures: Sequence[str]) -> str:
    stated = next((str(row.row) for row in together if firm.code and row.code == firm.code), "")
    amounts = ((firm.figures.get(m), m in firm.unreadable) for m in measures)
    cells = ("\t".join(("" if amount is None else f"{amount:f}", str(is_odd).lower())) for amount, is_odd in amounts)
    most = ("" if (bound := firm.at_most(m)) is None else f"{bound:f}" for m in measures)
    who = escape(firm.identity), escape(firm.code or "")
    return "\t".join((*who, stated, str(firm.row), str(firm.year or NO_YEAR), *cells, *most)) + "\n"


def _replace(panel: Panel) -> None:
    """Replace the rows that were decided about by what was decided."""
    if panel.has_bounds:
        replace_bounds(panel.database, len(panel.needs.measures))
    figures = ", ".join(f"d.m{i} AS m{i}, d.u{i} AS u{i}" for i in range(len(panel.needs.measures)))
    code = ", d.code AS code" if panel.has_words else ""
    panel.database.run(
        f"{_ONCE} (SELECT b.* FROM base AS b ANTI JOIN taken USING (y, row)) UNION ALL BY NAME"
        f" SELECT b.* REPLACE ({figures}{code}), {expressions.word_hash('d.key')} AS key, d.code_row"
        " FROM decided AS d JOIN base AS b USING (y, row)"
    )
