"""What the firms in the database have, and how they changed: for the outlook. Only a few figures come back."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from tiers.domain.amount import EXACT
from tiers.domain.chance import Change
from tiers.domain.own_pace import UNSURE, passes_at_own_pace
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb.counting import Present
from tiers.engines.in_duckdb.matching import match_sides
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.conditions import asked_of

_MONTHS = 12
_GRAIN = Decimal("0.000001")
"""No figure is finer."""


class History:
    """The firms of the report year, and of the years before."""

    def __init__(self, present: Present, conflicts: Mapping[int | None, int]) -> None:
        """Keep where they are; `conflicts` are the firms of each year whose rows state different figures."""
        self._present, self._panel, self._conflicts = present, present.panel, conflicts
        self._database = self._panel.database

    def _place(self, measure: str) -> int:
        return self._panel.needs.measures.index(measure)

    def most_at(self, measure: str, floors: Sequence[Decimal], years: Sequence[int]) -> Sequence[int]:
        """Count per floor the firms of the year in which the most have a figure that is not below it, in yuan."""
        counts = ", ".join(f"count(*) FILTER (m{self._place(measure)} >= ?)" for _ in floors)
        source = f"FROM firm WHERE chosen AND y IN ({_list(years)})" if years else self._present.now
        rows = self._database.rows(f"SELECT {counts} {source} GROUP BY y", *map(_ceiling, floors))
        return [max(row[place] for row in rows) for place in range(len(floors))]

    def figures(self, measure: str, floor: Decimal) -> Iterable[Decimal]:
        """Return the figures of the report year that are not below a floor, in yuan."""
        i = self._place(measure)
        rows = self._database.stream(f"SELECT m{i} {self._present.now} AND m{i} >= ?", _ceiling(floor))
        return (figure for (figure,) in rows)

    def changes(self, measure: str, floor: Decimal, years: Sequence[int]) -> Iterable[Change]:
        """Return how firms whose figure was not below a floor changed from one of the years to the next, in yuan."""
        for then, now in pairwise(years):
            if now == then + 1:
                yield from self._between(self._place(measure), _ceiling(floor), (then, now))

    def _between(self, i: int, floor: Decimal, years: tuple[int, int]) -> Iterator[Change]:
        then, now = (f"year_{year}_of_{i}" for year in years)
        for side, year in zip((then, now), years, strict=True):
            self._database.run(
                f"CREATE OR REPLACE VIEW {side} AS SELECT code_row, key, nk, m{i} AS m, u{i} AS u"
                f" FROM firm WHERE y = {year} AND chosen"
            )
        match = match_sides(self._database, then, now, f"once_{years[0]}_of_{i}")
        yield from self._database.stream(
            f"SELECT t.m, n.m FROM ({match.then}) AS t LEFT JOIN ({match.now}) AS n ON {match.condition}"
            " WHERE t.m >= ? AND NOT (n.m IS NULL AND coalesce(n.u, FALSE))",
            floor,
        )

    def at_own_pace(self, measure: str, tiers: Sequence[Tier], months_left: int) -> Sequence[int]:
        """Count per tier the firms that reach it after so many months if each keeps its own growth.

        They are compared as binary numbers; the few that are too near to tell are decided exactly.
        """
        i = self._place(measure)
        paces = self._paces(i, months_left)
        counts = ", ".join(f"count(*) FILTER ({_passes(tier)}), count(*) FILTER ({_is_near(tier)})" for tier in tiers)
        found = self._database.row(f"SELECT {counts} FROM ({paces})")
        pairs = zip(tiers, found[1::2], strict=True)
        near = [self._near(paces, tier, months_left) if count else 0 for tier, count in pairs]
        return [*map(int.__add__, found[::2], near)]

    def _paces(self, i: int, months_left: int) -> str:
        """Write the firms of the report year with the year (in months ago) and figure of their start, and the months.

        `reach` is the logarithm of what they have then, a month; NULL where they stand still.
        """
        year, base = self._present.year or 0, self._panel.needs.targets.base_year
        earlier = [each for each in self._panel.whole_years(year) if each < year]
        past = f"SELECT key, y, m{i} AS m, row FROM firm WHERE y IN ({_list(earlier)})"
        if self._panel.needs.question.reading.duplicates == "keep":
            past = f"SELECT key, y, arg_min({{'m': m}}, row).m AS m FROM ({past}) GROUP BY key, y"
        start = (
            f"SELECT key, arg_min({{'y': y, 'm': m}}, CASE WHEN y = {base} THEN 0 ELSE y END) AS s FROM ({past})"
            " WHERE m > 0 GROUP BY key"
        )
        gone, grown = f"(({year} - s.y) * {_MONTHS})", "ln(CASE WHEN m > 0 THEN m::DOUBLE END)"
        return (
            f"WITH start AS ({start}), now AS (SELECT key, m{i} AS m {self._present.now} AND m{i} IS NOT NULL)"
            f" SELECT m, s.m AS was, CASE WHEN m > 0 THEN {gone} END AS gone,"
            f" ({gone} + {months_left}) * {grown} - {months_left} * ln(s.m::DOUBLE) AS reach,"
            f" ({gone} + {months_left}) * {UNSURE} AS unsure FROM now LEFT JOIN start USING (key)"
        )

    def _near(self, paces: str, tier: Tier, months_left: int) -> int:
        """Count the firms that reach a tier of those that are too near to tell by binary numbers."""
        rows = self._database.stream(f"SELECT m, gone, was FROM ({paces}) WHERE {_is_near(tier)}")
        return sum(passes_at_own_pace(m, (gone, was), months_left, tier) for m, gone, was in rows)

    def conflicts(self, years: Collection[int]) -> int:
        """Count the firms of some years of which rows with different figures were kept."""
        return sum(self._conflicts.get(year, 0) for year in years)

    def meeting(self, tier: int) -> "History":
        """Return the same of the firms of the report year that meet the condition of a tier, by its place."""
        asked = next(one for one in asked_of(self._panel.needs) if one.tier and one.place == tier)
        return History(replace(self._present, only=asked), self._conflicts)


def _list(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))


def _ceiling(floor: Decimal) -> Decimal:
    """Return the smallest amount in yuan that a figure can have and that is not below a floor."""
    return floor.quantize(_GRAIN, ROUND_CEILING, EXACT)


def _passes(tier: Tier) -> str:
    """Write the condition that a firm reaches a tier for sure: it stands still there, or is far above the limit."""
    still = f"reach IS NULL AND m {reaches(tier)} {tier.limit:f}"
    return f"({still}) OR reach - gone * ln({tier.limit:f}::DOUBLE) > unsure"


def _is_near(tier: Tier) -> str:
    return f"abs(reach - gone * ln({tier.limit:f}::DOUBLE)) <= unsure"
