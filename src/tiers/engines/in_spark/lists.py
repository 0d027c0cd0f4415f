"""The firms beside the limits and the largest ones: all short lists in one look, or two.

Of a large table it is counted first how many firms stand how near to each limit, so that few have to be brought.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import EXACT
from tiers.domain.ladder import passes
from tiers.engines.in_python.counting import MOST_LISTED
from tiers.engines.in_spark.sql import amount, listed, reaches
from tiers.engines.in_spark.sums import Counts, Sums

FEW: Final = 2_000
"""Firms that are brought for one list, at most; more are put in order by the cluster."""

_WIDTHS: Final = tuple(Decimal(1) / 8**power for power in range(6, 0, -1))
"""How near to a limit firms are looked for, as shares of it, narrow ones first."""


class Listed(NamedTuple):
    """A firm of the report year."""

    identity: str
    """What tells it from every other."""
    branch: int
    """The part of the panel in which it stands."""
    row: int | None
    """Its line there, where it is known."""
    name: str
    """Cleaned."""
    code: str | None
    """Or None."""
    figure: Decimal
    """In yuan."""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Its place among firms of one figure."""
        return self.identity, self.branch, self.row or 0, self.name


Key = tuple[str, int]
"""Which list: `near`, `close` or `on` of a tier, `most` of a measure."""


class Asked(NamedTuple):
    """A list that is wanted."""

    measure: int
    """Whose figures are put in order."""
    condition: str
    """Which firms stand in it."""
    sign: int
    """1: the smallest figure first; -1: the largest."""
    length: int
    """How many firms are wanted, and are there."""
    near: Decimal | None = None
    """The limit by which they stand, in yuan; None where their figures are all equal."""


@dataclass(frozen=True)
class Lists:
    """All lists of one year."""

    counts: Counts
    """What was counted."""
    year: int
    """The report year, or `NO_YEAR`."""
    wanted: Mapping[int, int]
    """Per tier, how many of the nearest firms are needed."""

    @cached_property
    def now(self) -> Sums:
        """What was counted of the firms of the year."""
        return self.counts.of(self.year)

    @property
    def _firms(self) -> str:
        return f"FROM firm WHERE y = {self.year} AND chosen"

    @cached_property
    def _asked(self) -> dict[Key, Asked]:
        asked: dict[Key, Asked] = {}
        known = ((number, tier, i) for number, (tier, i) in enumerate(self.counts.tiers) if i is not None)
        for place, (number, tier, i) in enumerate(known):
            reach, limit = f"m{i} {reaches(tier)} {amount(tier.limit)}", tier.limit
            nested, exactly = self.now.nested[place], self.now.exactly[place]
            below = self.now.measures[i].usable - nested
            asked["near", number] = Asked(i, f"NOT {reach}", -1, min(self.wanted[number], below), limit)
            top = min(self.counts.base.wanted.question.top, nested)
            asked["close", number] = Asked(i, reach, 1, top, limit)
            on = f"m{i} = {amount(limit)}"
            asked["on", number] = Asked(i, on, 0, min(MOST_LISTED, exactly))
        for i, measure in enumerate(self.now.measures):
            if measure.most is not None:
                asked["most", i] = Asked(i, f"m{i} = {amount(measure.most)}", 0, 1)
        return {key: one for key, one in asked.items() if one.length}

    @cached_property
    def _tops(self) -> dict[tuple[int, str | None], Decimal]:
        """The largest figure of the first measure in each group."""
        groups = range(len(self.counts.base.groups))
        found = ((n, value, sums) for n in groups for value, sums in self.counts.groups(n, self.year).items())
        return {(n, value): most for n, value, sums in found if (most := sums.measures[0].most) is not None}

    @cached_property
    def _bounds(self) -> dict[Key | None, str]:
        """Give the conditions of few firms each, among which all of a list are; of None those of the groups' largest.

        A list for which there is none is not among them.
        """
        if self.now.firms <= FEW:
            return dict.fromkeys([None, *self._asked], "TRUE")
        parts: list[tuple[Key | None, str]] = [(key, part) for key, one in self._asked.items() for part in _parts(one)]
        parts += [(None, self._of_tops)] if self._tops else []
        counts = self.counts.base.cluster.row(
            f"SELECT {listed(f'count_if({part})' for _, part in parts)} {self._firms}"
        )
        found: dict[Key | None, str] = {}
        for (key, part), count in zip(parts, counts, strict=True):
            least = self._asked[key].length if key else 0
            if key not in found and least <= count <= FEW:
                found[key] = part
        return found

    @property
    def _of_tops(self) -> str:
        """Give the condition that a figure is the largest of some group."""
        return f"m0 IN ({listed(map(amount, sorted(set(self._tops.values()))))})"

    @cached_property
    def _brought(self) -> list[tuple[Any, ...]]:
        """The firms of all such conditions: who and where they are, their groups, their figures."""
        conditions = dict.fromkeys(self._bounds.values())
        figures = (f"m{i}" for i in range(len(self.now.measures)))
        columns = listed(["id", "b", "row", "nk", "ck", *self.counts.base.groups, *figures])
        where = " OR ".join(conditions)
        return self.counts.base.cluster.rows(f"SELECT {columns} {self._firms} AND ({where})") if conditions else []

    @cached_property
    def _sorted_there(self) -> dict[Key, list[Listed]]:
        """The lists that the cluster itself puts in order, because too many firms stand equally near."""
        there = {key: one for key, one in self._asked.items() if key not in self._bounds}
        columns = "id, b, row, nk, ck"
        parts = (
            f"(SELECT {number} AS list, {columns}, m FROM (SELECT {columns}, m{one.measure} AS m {self._firms}"
            f" AND {one.condition} ORDER BY {_ranks(one)} LIMIT {one.length}))"
            for number, one in enumerate(there.values())
        )
        keys, found = [*there], dict[Key, list[Listed]]()
        for number, *firm in self.counts.base.cluster.rows(" UNION ALL ".join(parts)) if there else ():
            found.setdefault(keys[number], []).append(Listed._make(firm))
        return {key: _in_order(self._asked[key], firms) for key, firms in found.items()}

    def of(self, which: str, number: int) -> Sequence[Listed]:
        """Give a list, in order."""
        key = (which, number)
        one = self._asked.get(key)
        if one is None:
            return ()
        return _in_order(one, [*self._meeting(key, one)]) if key in self._bounds else self._sorted_there[key]

    def _meeting(self, key: Key, one: Asked) -> Iterator[Listed]:
        """Choose those of the firms that were brought which stand in a list."""
        which, number = key
        tier = self.counts.tiers[number][0] if which != "most" else None
        most = self.now.measures[one.measure].most
        for row in self._brought:
            figure = row[5 + len(self.counts.base.groups) + one.measure]
            is_there = figure is not None and (
                figure == most
                if tier is None
                else figure == tier.limit
                if which == "on"
                else passes(figure, tier) == (which == "close")
            )
            if is_there:
                yield Listed._make((*row[:5], figure))

    @cached_property
    def largest(self) -> Mapping[tuple[int, str | None], str]:
        """The firm with the largest figure of the first measure in each group; the first by identity of several."""
        if None not in self._bounds:
            return self._largest_there() if self._tops else {}
        groups, found = len(self.counts.base.groups), dict[tuple[int, str | None], Listed]()
        for row in self._brought:
            one = Listed._make((*row[:5], row[5 + groups]))
            for n in range(groups):
                group = (n, cleaning.text(row[5 + n]) or None)
                if group in self._tops and one.figure == self._tops[group]:
                    found[group] = min(one, found.get(group, one), key=lambda firm: firm.order)
        return {group: one.name for group, one in found.items()}

    def _largest_there(self) -> Mapping[tuple[int, str | None], str]:
        """Ask the cluster for the largest of each group, because too many have it."""
        base, there = self.counts.base, (p for p in self.counts.parts if p.year == self.year and p.chosen)
        cells = {(part.group, part.cell) for part in there if part.group in self._tops}
        tops = [(*group, cell, self._tops[group]) for group, cell in cells]
        base.cluster.upload("tops", "n int, value string, cell string, most decimal(38, 6)", tops)
        parts = (
            f"SELECT n, value, min(named_struct('id', id, 'b', b, 'row', row, 'name', nk)) AS first FROM firm JOIN tops"
            f" ON {group} = cell AND m0 = most WHERE n = {n} AND y = {self.year} AND chosen GROUP BY n, value"
            for n, group in enumerate(base.groups)
        )
        rows = base.cluster.rows(f"SELECT n, value, first.name FROM ({' UNION ALL '.join(parts)})")
        return {(n, value): name for n, value, name in rows}


def _parts(one: Asked) -> Iterator[str]:
    """Give conditions of ever more firms, of which the first that is met by enough is taken."""
    if one.near is not None:
        for width in _WIDTHS:
            bound = EXACT.multiply(one.near, 1 + one.sign * width).quantize(Decimal("0.000001"), context=EXACT)
            yield f"({one.condition} AND m{one.measure} {'<=' if one.sign > 0 else '>='} {amount(bound)})"
    yield f"({one.condition})"


def _ranks(one: Asked) -> str:
    """Write the order of a list; figures that are all equal are no part of it."""
    order = {1: [f"m{one.measure} ASC"], -1: [f"m{one.measure} DESC"], 0: []}
    return listed([*order[one.sign], "id", "b", "row", "nk"])


def _in_order(one: Asked, firms: list[Listed]) -> list[Listed]:
    return sorted(firms, key=lambda firm: (one.sign * firm.figure, firm.order))[: one.length]
