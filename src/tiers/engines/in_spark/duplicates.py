"""Each firm of a year once: `base` becomes `firm`, and only what may stand there twice comes to Python."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tiers.domain.enterprise import Enterprise
from tiers.domain.problem import Problem
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.odd_cells import MOST
from tiers.engines.in_spark.panel import Base
from tiers.engines.rules.duplicates import Merged, Repeated, decisions, merge
from tiers.errors import EngineError

_KEY: Final = "coalesce(ck, nk)"

Record = tuple[Any, ...]
"""A row of `base`, its columns in order."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """What stands more than once in a year, and what was decided about it."""

    taken: Sequence[Record]
    """The rows of such firms, in order."""
    merged: Mapping[int, Merged]
    """Year → its firms that stood there more than once, each now once."""
    decided: Sequence[Record]
    """The rows that stand for them now."""

    @property
    def repeated_firms(self) -> list[tuple[int, Repeated]]:
        """Return each such firm, with its year."""
        return [(year, one) for year, merged in self.merged.items() for one in merged.repeated]

    def rows(self, year: int) -> int:
        """Count the rows that merging took away from a year."""
        taken, decided = (sum(1 for row in rows if row[2] == year) for rows in (self.taken, self.decided))
        return taken - decided


def once(base: Base) -> Repetition:
    """Create the view `firm` of the view `base`, each firm of a year once.

    Raises: EngineError if too many rows are of firms that stand there several times.
    """
    taken = _fetch_repeated(base)
    if not taken:
        base.cluster.create_view("firm", f"SELECT *, {_KEY} AS id FROM base")
        return Repetition((), {}, ())
    merged, decided = _merge_by_year(base, taken)
    place = {name: i for i, name in enumerate(base.columns)}
    keys = {(row[place["y"]], row[place["ck"]] or row[place["nk"]], row[place["ck"]] is None) for row in taken}
    base.cluster.upload("taken", "y int, id string, codeless boolean", [*keys])
    base.cluster.upload("decided", base.types, decided)
    left = (
        "SELECT base.* FROM base LEFT ANTI JOIN taken"
        " ON base.y = taken.y AND coalesce(base.ck, base.nk) = taken.id AND (base.ck IS NULL) = taken.codeless"
    )
    base.cluster.create_view("firm", f"SELECT *, {_KEY} AS id FROM ({left} UNION ALL SELECT * FROM decided)")
    return Repetition(taken, merged, decided)


def _fetch_repeated(base: Base) -> list[Record]:
    """Fetch the rows of all firms that stand several times in a year, in order."""
    source = _create_keyed_view(base)
    keys = base.cluster.rows(f"SELECT hash FROM {source} GROUP BY hash HAVING count(*) > 1 LIMIT {MOST + 1}")
    if not keys:
        return []
    if len(keys) > MOST:
        raise EngineError("duplicates-too-many", most=MOST)
    base.cluster.upload("repeated", "hash bigint", keys)
    columns = comma_list(f"k.{name}" for name in base.columns)
    sql = f"SELECT {columns} FROM {source} AS k LEFT SEMI JOIN repeated ON k.hash = repeated.hash"
    return sorted(base.cluster.stream(sql), key=_order)


def _order(row: Record) -> tuple[Any, ...]:
    """Return the sort key of a row: the order of the tables; where nobody knows it, what it says."""
    return row[0], row[1] or 0, *(("", "") if part is None else ("-", str(part)) for part in row[3:])


def _create_keyed_view(base: Base) -> str:
    """Create a view of the rows with a hash of what tells firms apart; return its name.

    It has 64 bits: rows of equal ones are compared by their words before anything is said of them. A row without a code
    is the firm of that name that has one.
    """
    cluster, has_codes = base.cluster, any(table.staged.column("code") for table in base.tables)
    has_codeless = any(table.has_codeless for table in base.tables)
    cluster.create_view("keyed", f"SELECT *, xxhash64(y, {_KEY if has_codeless else 'ck'}) AS hash FROM base")
    if not has_codes or not has_codeless:
        return "keyed"
    without = "SELECT DISTINCT y, nk FROM base WHERE ck IS NULL"
    named = cluster.rows(
        "SELECT b.y, b.nk, min(named_struct('b', b, 'row', row, 'ck', ck)).ck FROM base AS b"
        f" LEFT SEMI JOIN ({without}) AS w ON b.y = w.y AND b.nk = w.nk WHERE b.ck IS NOT NULL GROUP BY b.y, b.nk"
        f" LIMIT {MOST + 1}"
    )
    if len(named) > MOST:
        raise EngineError("duplicates-too-many", most=MOST)
    if not named:
        return "keyed"
    cluster.upload("named", "y int, nk string, ck string", named)
    cluster.create_view(
        "keyed",
        "SELECT base.*, xxhash64(base.y, coalesce(base.ck, named.ck, base.nk)) AS hash FROM base"
        " LEFT JOIN named ON base.ck IS NULL AND base.y = named.y AND base.nk = named.nk",
    )
    return "keyed"


def _merge_by_year(base: Base, taken: Sequence[Record]) -> tuple[dict[int, Merged], list[Record]]:
    """Merge the rows of each firm as the engine does that is the definition."""
    policy, years = base.needs.question.reading.duplicates, dict.fromkeys(row[2] for row in taken)
    merged: dict[int, Merged] = {}
    for year in years:
        firms = [_enterprise(base, i, row) for i, row in enumerate(taken) if row[2] == year]
        merged[year] = merge(firms, base.needs.measures, policy)
    return merged, [_record(base, taken[firm.row], firm) for one in merged.values() for firm in one.firms]


def _enterprise(base: Base, number: int, row: Record) -> Enterprise:
    """Build a model of a row; `number` is its place among those that were taken."""
    measures = base.needs.measures
    _, _, year, name, code, *values = row
    figures = {measure: base.yuan(i, values[3 * i]) for i, measure in enumerate(measures)}
    odd = frozenset(measure for i, measure in enumerate(measures) if values[3 * i + 1])
    bounds = {measure: most for i, measure in enumerate(measures) if (most := values[3 * i + 2]) is not None}
    return Enterprise(
        name=name, code=code, year=year or None, figures=figures, unreadable=odd, bounds=bounds, row=number
    )


def _record(base: Base, row: Record, firm: Enterprise) -> Record:
    """Replace what a row says by what was decided."""
    measures = base.needs.measures
    figures = (
        part
        for i, m in enumerate(measures)
        for part in (base.in_view_unit(i, firm.figures.get(m)), m in firm.unreadable, firm.at_most(m))
    )
    return (*row[:4], firm.code, *figures, *row[5 + 3 * len(measures) :])


def problems(base: Base, repetition: Repetition, years: Sequence[int]) -> Iterator[Problem]:
    """Yield, for every firm that stands more than once in a year, what was decided, in the order of the years.

    Raises: DataError under the policy `stop` if figures differ.
    """
    repeated = (one for _, one in sorted(repetition.repeated_firms, key=lambda pair: years.index(pair[0])))
    for one, code, facts in decisions(repeated, lambda one: _lines(base, repetition, one), base.needs.question):
        last = repetition.taken[one.rows[-1].row]
        yield base.problem(last[0], last[1], one.rows[-1].name, code, **facts)


def _lines(base: Base, repetition: Repetition, one: Repeated) -> str:
    rows = (repetition.taken[row.row] for row in one.rows)
    return ", ".join(base.place(row[0], row[1]) for row in rows)
