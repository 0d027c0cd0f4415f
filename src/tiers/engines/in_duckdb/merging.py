"""Each firm of a year once: the view `base` becomes the view `firm`; only what stands there twice comes to Python."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from tiers.domain.enterprise import Enterprise
from tiers.engines.in_duckdb.database import Database, quoted
from tiers.engines.in_duckdb.panel import NO_YEAR, Panel
from tiers.engines.in_duckdb.staging import AMOUNT
from tiers.engines.in_python.merging import Merged, merge
from tiers.engines.wanted import Wanted


def merged(panel: Panel) -> Iterator[tuple[int | None, Merged]]:
    """Make the view `firm` of the view `base`, each firm of a year once; give those that stood there several times."""
    database = panel.database
    identity = _identify(database)
    database.run(
        f"CREATE TABLE repeated AS SELECT b.y, {identity} AS identity FROM {_identified(identity)}"
        " GROUP BY 1, 2 HAVING count(*) > 1"
    )
    if not database.row("SELECT count(*) FROM repeated")[0]:
        database.run("CREATE VIEW firm AS SELECT *, coalesce(code, name) AS identity FROM base")
        return
    yield from _decide(panel, identity)
    _replace(database, panel.wanted)


def _identify(database: Database) -> str:
    """Say what tells firms from one another: a row without a code is the firm of that name that has one."""
    without = "SELECT y, name FROM base WHERE code IS NULL"
    if not database.row(f"SELECT count(*) FROM ({without})")[0]:
        return "b.code"
    database.run(
        "CREATE TABLE named AS SELECT y, name, arg_min(code, row) AS code FROM base"
        f" WHERE code IS NOT NULL AND (y, name) IN ({without}) GROUP BY y, name"
    )
    return "coalesce(b.code, named.code, b.name)"


def _identified(identity: str) -> str:
    return "base AS b" + (" LEFT JOIN named USING (y, name)" if "named" in identity else "")


def _decide(panel: Panel, identity: str) -> Iterator[tuple[int | None, Merged]]:
    """Decide about each firm that stands several times, as the Python engine does, and write down what came out."""
    database, policy = panel.database, panel.wanted.question.reading.duplicates
    measures = panel.wanted.measures
    fields = ", ".join(f"b.m{i}, b.u{i}" for i in range(len(measures)))
    database.run(
        f"CREATE TABLE taken AS SELECT b.y, b.row, min(b.seq) OVER (PARTITION BY r.y, r.identity) AS first, b.name, b.code, {fields} FROM {_identified(identity)}"
        f" JOIN repeated AS r ON r.y = b.y AND r.identity = {identity}"
    )
    path = database.folder / "decided.tsv"
    with path.open("w", encoding="ascii", newline="") as file:
        for year in panel.rows:
            rows = database.stream("SELECT * FROM taken WHERE y = ? ORDER BY first, row", year or NO_YEAR)
            for _, same in groupby(rows, key=itemgetter(2)):
                one = merge([_enterprise(row, measures) for row in same], measures, policy)
                file.writelines(_written(firm, measures) for firm in one.firms)
                yield year, one
    columns = {"row": "BIGINT", "y": "INTEGER"}
    columns |= {f"{kind}{i}": of for i in range(len(measures)) for kind, of in (("m", AMOUNT), ("u", "BOOLEAN"))}
    database.run(
        f"CREATE TABLE decided AS SELECT * FROM read_csv({quoted(str(path))}, columns = {columns}, delim = '\t',"
        " auto_detect = false, header = false)"
    )
    path.unlink()


def _enterprise(row: tuple[Any, ...], measures: Sequence[str]) -> Enterprise:
    year, number, _, name, code, *values = row
    figures = dict(zip(measures, values[::2], strict=True))
    unreadable = frozenset(m for m, is_odd in zip(measures, values[1::2], strict=True) if is_odd)
    return Enterprise(name=name, code=code, year=year or None, figures=figures, unreadable=unreadable, row=number)


def _written(firm: Enterprise, measures: Sequence[str]) -> str:
    amounts = ((firm.figures.get(m), m in firm.unreadable) for m in measures)
    cells = ("\t".join(("" if amount is None else f"{amount:f}", str(is_odd).lower())) for amount, is_odd in amounts)
    return "\t".join((str(firm.row), str(firm.year or NO_YEAR), *cells)) + "\n"


def _replace(database: Database, wanted: Wanted) -> None:
    """Put what was decided in place of the rows that it was decided about."""
    figures = ", ".join(f"d.m{i} AS m{i}, d.u{i} AS u{i}" for i in range(len(wanted.measures)))
    database.run("CREATE TABLE coded AS SELECT first, y, arg_min(code, row) AS code FROM taken GROUP BY first, y")
    database.run(
        "CREATE VIEW firm AS SELECT *, coalesce(code, name) AS identity FROM ("
        "SELECT b.* FROM base AS b ANTI JOIN taken USING (y, row) UNION ALL BY NAME"
        f" SELECT b.* REPLACE (c.code AS code, {figures}) FROM decided AS d JOIN base AS b USING (y, row)"
        " JOIN taken AS t USING (y, row) JOIN coded AS c ON c.first = t.first AND c.y = t.y)"
    )
