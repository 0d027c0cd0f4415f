"""Then and now on the cluster: one outer join of two years by the words of codes and names.

Only counts and short lists come back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from tiers.domain.since import MOST_NAMES, MOVES, Bands, How, Moved, SinceTally
from tiers.engines.in_spark.counting import Present, period
from tiers.engines.in_spark.duplicates import Repetition
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.panel import Base
from tiers.engines.in_spark.session import Cluster
from tiers.engines.rules.since import refuse_kept, refuse_periods, year_then
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.scales import Scale, compared_tiers, places_of_tiers, scales
from tiers.engines.sql.since import way

Key = tuple[int, How]
"""A list: the place of its tier in the plan, and the way."""


def since_tally(now: Present, repetition: Repetition) -> SinceTally | None:
    """Compare the report year with an earlier one; None where nobody asked.

    Raises: DataError where nothing can be compared.
    """
    wanted = now.counts.base.needs
    year = year_then(wanted.question, [each or None for each in now.counts.years], now.year)
    if year is None:
        return None
    refuse_periods(period(now.counts, year), period(now.counts, now.year))
    repeated = (one for each, one in repetition.repeated_firms if each in {year, now.year})
    refuse_kept(wanted.question, sum(bool(one.differs_in) for one in repeated))
    crossing = _Crossing(now, year)
    crossing.cross()
    return crossing.tally()


@dataclass(frozen=True)
class _Crossing:
    """Two years of one panel."""

    now: Present
    """The report year."""
    year: int
    """The other one."""

    @property
    def base(self) -> Base:
        """The panel."""
        return self.now.counts.base

    @property
    def cluster(self) -> Cluster:
        """Where it is."""
        return self.base.cluster

    @cached_property
    def compared_tiers(self) -> tuple[Asked, ...]:
        """The tiers by a condition that can be compared."""
        return compared_tiers(self.now.by_condition, self.now.by_condition, self.year)

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of the measures, then those of the tiers by a condition."""
        return scales(self.base, self.compared_tiers)

    def cross(self) -> None:
        """Name a view of every firm of both years, each once."""
        for side, year in (("then_side", self.year), ("now_side", self.now.year or NO_YEAR)):
            measures = range(len(self.base.needs.measures))
            places = (f"{scale.band} AS b{i}" for i, scale in enumerate(self.scales))
            figures = comma_list((*(f"m{i}" for i in measures), *places))
            self.cluster.create_view(
                side, f"SELECT b AS part, row, nk, ck, {figures} FROM firm WHERE y = {year} AND chosen"
            )
        once = (
            f"(SELECT nk, max(ck IS NOT NULL) AS coded FROM {side} LEFT ANTI JOIN (SELECT ck AS code FROM {other})"
            " ON ck = code GROUP BY nk HAVING count(*) = 1)"
            for side, other in (("then_side", "now_side"), ("now_side", "then_side"))
        )
        self.cluster.create_view(
            "name_once",
            f"SELECT a.nk AS name FROM {next(once)} AS a JOIN {next(once)} AS b ON a.nk = b.nk"
            " WHERE NOT (a.coded AND b.coded)",
        )
        then, now = (_identify(*sides) for sides in (("then_side", "now_side"), ("now_side", "then_side")))
        pairs = [(i, scale.tiers + 2) for i, scale in enumerate(self.scales)]
        bands = [f"coalesce(t.b{i}, {out}) AS then{i}, coalesce(n.b{i}, {out}) AS now{i}" for i, out in pairs]
        known = ((i, scale) for i, scale in enumerate(self.scales) if scale.measure is not None)
        listed = (f"t.{scale.figure} AS was{i}, n.{scale.figure} AS is{i}" for i, scale in known)
        columns = comma_list((*bands, *listed))
        self.cluster.create_view(
            "crossed",
            f"SELECT t.nk AS name_then, t.ck AS code_then, n.nk AS name_now, n.ck AS code_now, t.kind AS kind,"
            f" coalesce(n.part, t.part) AS part, coalesce(n.row, t.row) AS row, {columns}"
            f" FROM ({then}) AS t FULL JOIN ({now}) AS n ON t.same = n.same AND t.kind = n.kind",
        )

    def tally(self) -> SinceTally:
        """Count and list what was crossed."""
        wanted, tiers = self.base.needs, self.now.counts.tiers
        measures = range(len(self.scales))
        keys = comma_list(f"then{i}, now{i}" for i in measures)
        rows = self.cluster.rows(
            f"SELECT {keys}, count(*), count_if(kind = 'name' AND name_now IS NOT NULL) FROM crossed GROUP BY {keys}"
        )
        bands = [self._bands(i, rows) for i in measures]
        absent = self.scales[0].tiers + 2
        marked = {asked.place: bands[i] for i, asked in enumerate(self.compared_tiers, len(wanted.measures))}
        left, came = bands[0].now(absent, absent), bands[0].then(absent, absent)
        same_name, names = self._same_names() if left and came else (0, ())
        moved = self._list_moved(bands)
        return SinceTally(
            period=period(self.now.counts, self.year),
            enterprises=bands[0].then(0, absent - 1),
            both=bands[0].then(0, absent - 1) - left,
            by_name=sum(row[-1] for row in rows),
            same_name=same_name,
            same_names=names,
            bands=tuple(bands[: len(wanted.measures)]),
            moved=tuple(tuple(one for how in MOVES for one in moved.get((n, how), ())) for n in range(len(tiers))),
            same_measure=tuple(True for _ in wanted.tier_measures),
            marked=tuple(marked.get(place) for place in range(len(tiers))),
            totals=tuple(self.now.by_condition.added_up(i, self.year) for i in range(len(wanted.targets.total))),
        )

    def _bands(self, i: int, rows: Sequence[tuple[Any, ...]]) -> Bands:
        places = range(self.scales[i].tiers + 3)
        counts = {(then, now): 0 for then in places for now in places}
        for row in rows:
            counts[row[2 * i], row[2 * i + 1]] += row[-2]
        return Bands(tuple(tuple(counts[then, now] for now in places) for then in places))

    def _same_names(self) -> tuple[int, tuple[str, ...]]:
        """Count and name the firms of then that are gone, while one that was not there then has their name."""
        gone = (
            "SELECT name_then FROM crossed LEFT SEMI JOIN (SELECT name_now AS other FROM crossed"
            " WHERE name_then IS NULL) ON name_then = other WHERE name_now IS NULL"
        )
        count = self.cluster.row(f"SELECT count(*) FROM ({gone})")[0]
        names = self.cluster.rows(f"SELECT name_then FROM ({gone}) ORDER BY 1 LIMIT {MOST_NAMES}") if count else []
        return count, tuple(name for (name,) in names)

    def _list_moved(self, bands: Sequence[Bands]) -> dict[Key, tuple[Moved, ...]]:
        """List the firms that moved, all lists in one question.

        With tiers by a condition each is a question of its own: not every server can plan so many of them together.
        """
        top = self.base.needs.question.top
        asked = [
            ((number, how), i, way(i, how, place, self.scales[i].tiers))
            for number, i, place in places_of_tiers(self.base.needs, self.compared_tiers)
            for how in MOVES
            if top and bands[i].ways(place)[how]
        ]
        columns = "name_then, code_then, name_now, code_now, part, row"
        parts = [
            f"(SELECT {number} AS list, {columns}, {self._figures(i)} FROM crossed WHERE {condition}"
            f" ORDER BY {self._order(i)}coalesce(code_now, name_now, code_then, name_then), part, row LIMIT {top})"
            for number, (_, i, condition) in enumerate(asked)
        ]
        questions = parts if self.compared_tiers else [" UNION ALL ".join(parts)] if parts else []
        found: dict[Key, list[tuple[Any, ...]]] = {key: [] for key, *_ in asked}
        for number, *row in chain.from_iterable(map(self.cluster.rows, questions)):
            key, i, _ = asked[number]
            found[key].append(self._firm(key[1], i, row))
        return {key: tuple(moved for *_, moved in sorted(firms)) for key, firms in found.items()}

    def _figures(self, i: int) -> str:
        """Write what is listed of a firm by a scale: nothing where it has no measure."""
        if self.scales[i].measure is None:
            return f"CAST(NULL AS {AMOUNT}) AS was, CAST(NULL AS {AMOUNT}) AS figure"
        return f"was{i} AS was, is{i} AS figure"

    def _order(self, i: int) -> str:
        return "" if self.scales[i].measure is None else f"coalesce(is{i}, was{i}) DESC, "

    def _firm(self, how: How, i: int, row: Sequence[Any]) -> tuple[Any, ...]:
        """Make a firm of what came back, with its place in the order before it."""
        name_then, code_then, name_now, code_now, part, line, *figures = row
        measure = self.scales[i].measure
        was, figure = (None if measure is None else self.base.yuan(measure, amount) for amount in figures)
        renamed = name_then if None not in {name_then, name_now} and name_then != name_now else None
        name, code = (name_then, code_then) if name_now is None else (name_now, code_now)
        shown = was if figure is None else figure
        return -(shown or 0), code or name, part, line or 0, Moved(how, name, code, renamed, was, figure)


def _identify(side: str, other: str) -> str:
    """Write a side with what its firms are matched by: a code, a name, or nothing at all."""
    return (
        "SELECT s.*, CASE WHEN c.code IS NOT NULL THEN s.ck ELSE o.name END AS same,"
        " CASE WHEN c.code IS NOT NULL THEN 'code' WHEN o.name IS NOT NULL THEN 'name' END AS kind"
        f" FROM {side} AS s LEFT JOIN (SELECT DISTINCT ck AS code FROM {other} WHERE ck IS NOT NULL) AS c"
        " ON s.ck = c.code LEFT JOIN name_once AS o ON s.nk = o.name"
    )
