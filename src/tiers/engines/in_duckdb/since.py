"""Then and now in the database: one outer join, of which only the firms that moved are kept, as the table `crossed`.

Firms are matched by the hashes of their codes and names, as their years are everywhere in this engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import chain, islice
from typing import Any, Final, NamedTuple

from tiers.domain.group_tally import GroupYear
from tiers.domain.problem import Problem
from tiers.domain.since import MOST_NAMES, MOVES, Bands, How, Moved, SinceTally
from tiers.engines.in_duckdb.breakdowns import groups_then
from tiers.engines.in_duckdb.counting import Present
from tiers.engines.in_duckdb.cross_checks import Duplicates
from tiers.engines.in_duckdb.database import Database
from tiers.engines.in_duckdb.lists import AT_ONCE, with_code
from tiers.engines.in_duckdb.matching import match_sides
from tiers.engines.in_duckdb.panel import Firm, Panel
from tiers.engines.rules.since import refuse_kept, refuse_periods, year_then
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.marked import MarkedYears
from tiers.engines.sql.scales import Scale, compared_tiers, places_of_tiers, scales
from tiers.engines.sql.since import way

_KEPT: Final = "row", "code_row", "key", "nk"
"""The columns of a side besides its figures and bands."""


class Other(NamedTuple):
    """Then's own tables, of which only the firms of one year are kept."""

    panel: Panel
    """Where their names and codes are."""
    year: int | None
    """Their report year."""
    conflicting: int
    """Firms whose rows state different figures in that year."""
    marked: MarkedYears
    """What was counted by the plan's conditions."""
    errors: int
    """Problems that did not count."""
    warnings: int
    """Problems that counted all the same."""
    groups: Mapping[int, GroupYear]
    """The groups of each breakdown that has goals for some, by its place in the plan."""


def keep_then(present: Present, repeated: Duplicates, problems: Sequence[Problem]) -> Other:
    """Keep the firms of then's own tables, as the table `then_kept`, and make room for those of now."""
    database, panel = present.panel.database, present.panel
    measures = panel.needs.measures
    database.run(f"CREATE TABLE then_kept AS {_side_sql(present, present.year, measures)}")
    marked, groups = present.by_condition, groups_then(present)
    database.clear("then_kept")
    errors = sum(problem.severity == "error" for problem in problems)
    conflicting = repeated.years.get(present.year, 0)
    return Other(panel, present.year, conflicting, marked, errors, len(problems) - errors, groups)


def compare(now: Present, repeated: Duplicates, other: Other | None) -> SinceTally | None:
    """Compare the report year with what was asked for; None where nothing was.

    Raises: DataError where nothing can be compared.
    """
    question, panel = now.panel.needs.question, now.panel
    year = year_then(question, panel.rows, now.year) if other is None else other.year
    if year is None and other is None:
        return None
    then = other.panel if other else panel
    refuse_periods(then.period(year), panel.period(now.year))
    conflicting = other.conflicting if other else repeated.years.get(year, 0)
    refuse_kept(question, conflicting + repeated.years.get(now.year, 0))
    known = panel.needs.measures
    source = _kept_sql(then, known) if other else _side_sql(now, year, known)
    crossing = _Crossing(now, Side(then, year, f"({source})", other.marked if other else now.by_condition))
    crossing.cross()
    found = crossing.tally()
    return found._replace(errors=other.errors, warnings=other.warnings) if other else found


class Side(NamedTuple):
    """The firms of one side."""

    panel: Panel
    """Where their names and codes are."""
    year: int | None
    """Their year."""
    source: str
    """A query of them."""
    marked: MarkedYears
    """What was counted by the plan's conditions."""


def _side_sql(present: Present, year: int | None, known: Sequence[str]) -> str:
    """Write the firms of a year that meet `--where`, with their figures `m…`, as a query."""
    return f"{_columns(present.panel, known)} FROM firm WHERE y = {year or NO_YEAR} AND chosen"


def _kept_sql(panel: Panel, known: Sequence[str]) -> str:
    """Write the firms of then's own tables, their figures numbered as now's are, as a query."""
    return f"{_columns(panel, known)} FROM then_kept"


def _columns(panel: Panel, known: Sequence[str]) -> str:
    """Write who a firm is, and its figures of the measures of now: none of one that its tables do not have."""
    there = {measure: f"m{i}" for i, measure in enumerate(panel.needs.measures)}
    figures = (f"{there.get(measure, 'NULL::DECIMAL(18, 0)')} AS m{i}" for i, measure in enumerate(known))
    meets = (f"p{i}" for i in range(len(panel.needs.marks.parts)))
    return f"SELECT {', '.join((*_KEPT, *figures, *meets, 'NULL::DECIMAL(18, 0) AS no_figure'))}"


@dataclass(frozen=True)
class _Crossing:
    """Two sides of one comparison."""

    now: Present
    """The report year."""
    then: Side
    """The other side."""

    @property
    def database(self) -> Database:
        """Where they are."""
        return self.now.panel.database

    @cached_property
    def compared_tiers(self) -> tuple[Asked, ...]:
        """The tiers by a condition that can be compared."""
        return compared_tiers(self.now.by_condition, self.then.marked, self.then.year)

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of the measures, then those of the tiers by a condition."""
        return scales(self.now.panel, self.compared_tiers)

    def _side(self, source: str) -> str:
        """Write a side with the band of each firm by each scale."""
        bands = (f"({scale.band})::UTINYINT AS b{i}" for i, scale in enumerate(self.scales))
        return f"SELECT *, {', '.join(bands)} FROM {source}"

    def cross(self) -> None:
        """Join both sides, and keep the firms that are in another band, or on one side only."""
        for side, source in (("then_side", self.then.source), ("now_side", self._now)):
            self.database.run(f"CREATE VIEW {side} AS {self._side(source)}")
        then, now, match = match_sides(self.database, "then_side", "now_side", "name_once")
        pairs = [(i, scale.tiers + 2) for i, scale in enumerate(self.scales)]
        bands = (f"coalesce(t.b{i}, {out}) AS then{i}, coalesce(n.b{i}, {out}) AS now{i}" for i, out in pairs)
        figures = (f"t.{scale.figure} AS was{i}, n.{scale.figure} AS is{i}" for i, scale in enumerate(self.scales))
        columns = ", ".join((*bands, *figures))
        moved = " OR ".join(f"t.b{i} IS DISTINCT FROM n.b{i}" for i, _ in pairs)
        self.database.run(
            "CREATE TABLE crossed AS SELECT t.row AS row_then, t.code_row AS code_then, t.nk AS nk_then,"
            f" n.row AS row_now, n.code_row AS code_now, n.nk AS nk_now, {columns}"
            f" FROM ({then}) AS t FULL JOIN ({now}) AS n ON {match} WHERE {moved}"
        )

    @property
    def _now(self) -> str:
        return f"({_side_sql(self.now, self.now.year, self.now.panel.needs.measures)})"

    def tally(self) -> SinceTally:
        """Count and list what was crossed."""
        wanted = self.now.panel.needs
        places, others = wanted.tier_measures, self.then.panel.needs
        known = [measure in others.measures for measure in wanted.measures]
        totals, bands = self._totals(), [*map(self._bands, range(len(self.scales)))]
        marked = {asked.place: i for i, asked in enumerate(self.compared_tiers, len(known))}
        came = self.database.row("SELECT count(*) FILTER (row_then IS NULL) FROM crossed")[0]
        names = self._same_names()
        moved = {
            number: tuple(self._list_moved(i, bands[i], place))
            for number, i, place in places_of_tiers(wanted, self.compared_tiers)
            if i >= len(known) or known[i]
        }
        return SinceTally(
            period=self.then.panel.period(self.then.year),
            enterprises=totals[0],
            both=totals[1] - came,
            by_name=self.database.row("SELECT count(*) FROM name_once")[0],
            same_name=len(names),
            same_names=tuple(nsmallest(MOST_NAMES, names)),
            bands=tuple(found if is_there else None for found, is_there in zip(bands, known, strict=False)),
            moved=tuple(moved.get(number, ()) for number in range(len(places))),
            same_measure=tuple(a == b for a, b in zip(others.tier_measures, wanted.tier_measures, strict=True)),
            marked=tuple(bands[marked[place]] if place in marked else None for place in range(len(places))),
            totals=tuple(
                self.then.marked.added_up(index, self.then.year) for index in range(len(wanted.targets.total))
            ),
        )

    def _totals(self) -> tuple[int, int]:
        then, now = (self.database.row(f"SELECT count(*) FROM {side}")[0] for side in ("then_side", "now_side"))
        return then, now

    def _bands(self, i: int) -> Bands:
        """Count the firms of each pair of bands: those that were crossed, and those that stayed where they were."""
        places = range(self.scales[i].tiers + 3)
        rows = self.database.rows(f"SELECT then{i}, now{i}, count(*) FROM crossed GROUP BY ALL")
        crossed = {(then, now): count for then, now, count in rows}
        now = dict(self.database.rows(f"SELECT b{i}, count(*) FROM now_side GROUP BY 1"))
        for band in places:
            elsewhere = sum(crossed.get((then, band), 0) for then in places)
            crossed[band, band] = crossed.get((band, band), 0) + max(0, now.get(band, 0) - elsewhere)
        return Bands(tuple(tuple(crossed.get((then, now), 0) for now in places) for then in places))

    def _same_names(self) -> list[str]:
        """Name the firms of then that are not there now, while one that was not there then has their name."""
        left, came = "row_now IS NULL", "row_then IS NULL"
        gone = (
            f"SELECT row_then FROM crossed WHERE {left} AND nk_then IN (SELECT nk_now FROM crossed WHERE {came})"
            " ORDER BY 1"
        )
        names = [firm.name for _, firm in self._rising(self.then.panel, gone)]
        if not names:
            return []
        new = (
            f"SELECT row_now FROM crossed WHERE {came} AND nk_now IN (SELECT nk_then FROM crossed WHERE {left})"
            " ORDER BY 1"
        )
        others = {firm.name for _, firm in self._rising(self.now.panel, new)}
        return [name for name in names if name in others]

    def _rising(self, panel: Panel, sql: str) -> Iterator[tuple[int, Firm]]:
        return panel.rising(row for (row,) in self.database.stream(sql))

    def _list_moved(self, i: int, bands: Bands, place: int) -> Iterator[Moved]:
        """List the firms that moved into a tier or out of it; `place` is the tier's among those of the measure."""
        ways, top = bands.ways(place), self.now.panel.needs.question.top
        for how in MOVES:
            if ways[how] and top:
                yield from self._list(i, how, way(i, how, place, self.scales[i].tiers), top)

    def _list(self, i: int, how: How, condition: str, top: int) -> Iterator[Moved]:
        """List the firms of one way by figure; figures are put in order before any name is looked up."""
        figure, where = f"coalesce(is{i}, was{i})", f"FROM crossed WHERE {condition}"
        last = self.database.rows(f"SELECT {figure} {where} ORDER BY 1 DESC LIMIT 1 OFFSET ?", top - 1)
        beyond = [each for each in last if each[0] is not None]
        rows = self.database.stream(
            f"SELECT row_then, code_then, row_now, code_now, was{i}, is{i}"
            f" {where}{f' AND {figure} >= ?' if beyond else ''} ORDER BY coalesce(row_now, row_then)",
            *(beyond[0] if beyond else ()),
        )
        yield from (moved for _, moved in nsmallest(top, self._firms(how, rows), key=lambda one: one[0]))

    def _firms(self, how: How, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[tuple[Any, ...], Moved]]:
        """Look up who stands in some rows, some at a time; each comes with its place in the order."""
        while some := [*islice(rows, AT_ONCE)]:
            then = self.then.panel.firms(chain.from_iterable(row[:2] for row in some))
            now = self.now.panel.firms(chain.from_iterable(row[2:4] for row in some))
            for row_then, code_then, row_now, code_now, was, figure in some:
                old = None if row_then is None else with_code(then, row_then, code_then)
                new = None if row_now is None else with_code(now, row_now, code_now)
                firm = new or old or Firm("", None)
                renamed = old.name if old and new and old.name != new.name else None
                shown = was if figure is None else figure
                order = (-(shown or 0), firm.identity, row_then if row_now is None else row_now)
                yield order, Moved(how, firm.name, firm.code, renamed, was, figure)
