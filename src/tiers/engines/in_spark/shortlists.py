"""The firms beside the limits and the largest ones: all short lists in one look, or some.

Of a large table it is guessed how near to each limit enough firms stand, so that few have to be brought; where the
guess was wrong, they are counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from tiers.domain import cleaning
from tiers.domain.amount import EXACT
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.listed_firms import Listed, Row
from tiers.engines.in_spark.panel import WRITTEN, Base
from tiers.engines.in_spark.shortlist_bounds import guess
from tiers.engines.in_spark.sums import Counts
from tiers.engines.sql.counts import Group, Sums
from tiers.engines.sql.lists import Key, Request, Which, requests
from tiers.engines.sql.marked import MarkedYears
from tiers.engines.sql.order import Order

FEW: Final = 2_000
"""Firms that are brought for one list, at most; more are put in order by the cluster."""

MOST_BROUGHT: Final = 20_000
"""Firms that are brought for all lists by a guess."""

_MICRO: Final = Decimal("0.000001")
_WIDTHS: Final = tuple(Decimal(1) / 8**power for power in range(6, 0, -1))
"""How near to a limit firms are looked for, as shares of it, narrow ones first."""


@dataclass(frozen=True)
class Lists:
    """All lists of one year."""

    counts: Counts
    """What was counted."""
    year: int
    """The report year, or `NO_YEAR`."""
    by_condition: MarkedYears
    """What was counted by the plan's conditions."""
    wanted: Mapping[int, int]
    """Per tier, how many of the nearest firms are needed."""

    @cached_property
    def now(self) -> Sums:
        """What was counted of the firms of the year."""
        return self.counts.of(self.year)

    @property
    def _base(self) -> Base:
        return self.counts.base

    @property
    def _firms(self) -> str:
        return f"FROM firm WHERE y = {self.year} AND chosen"

    @cached_property
    def _requests(self) -> dict[Key, Request]:
        return requests(self._base, self.counts, self.by_condition, self.wanted)

    @cached_property
    def _tops(self) -> dict[Group, Decimal]:
        """The largest figure of the first measure in each group."""
        return self.counts.tops(self.year)

    @cached_property
    def _rows_at_hand(self) -> dict[Key | None, list[Row]]:
        """Return the firms among which all of a list are; of None those of the groups' largest.

        A list of which there is nothing here is put in order by the cluster.
        """
        keys = [*self._requests, *([None] if self._tops else [])]
        if self.now.firms <= FEW:
            return dict.fromkeys(keys, self._fetch(["TRUE"] if keys else []))
        found = self._by_guess()
        return found | self._by_counting([key for key in keys if key not in found])

    def _fetch(self, conditions: Iterable[str], limit: str = "") -> list[Row]:
        """Fetch the firms that meet one of some conditions, their figures in yuan."""
        base, measures, where = self._base, range(len(self.now.measures)), " OR ".join(dict.fromkeys(conditions))
        if not where:
            return []
        columns = ["id", "b", "row", "nk", "ck", *base.groups]
        asked = comma_list([*columns, *(f"m{i}" for i in measures), *base.wanted_values])
        rows = base.cluster.rows(f"SELECT {asked} {self._firms} AND ({where}){limit}")
        width = len(columns)
        last = width + len(measures)
        return [(*row[:width], *map(base.yuan, measures, row[width:last]), *row[last:]) for row in rows]

    def _by_guess(self) -> dict[Key | None, list[Row]]:
        """Guess from the counts how near enough firms stand; what was guessed too near is left out."""
        asked = {key: one for key, one in self._requests.items() if one.length <= FEW and one.only is None}
        bounds = {key: self._guess(one) for key, one in asked.items()}
        parts = [self._part(one, bounds[key]) for key, one in asked.items()]
        rows = self._fetch([*parts, *([self._of_tops] if self._tops else [])], f" LIMIT {MOST_BROUGHT + 1}")
        if len(rows) > MOST_BROUGHT:
            return {}
        found: dict[Key | None, list[Row]] = {None: rows} if self._tops else {}
        for key, one in asked.items():
            within = [firm for firm in self._meeting(one, rows) if _is_within(one, firm.figure, bounds[key])]
            if len(within) >= one.length:
                found[key] = rows
        return found

    def _guess(self, one: Request) -> Decimal | None:
        if one.near is None:
            return None
        measure, tiers = self.now.measures[one.measure], [t for t in self.counts.tiers if t[1] is not None]
        rungs = zip(tiers, self.now.nested, strict=True)
        ladder = [(tier.limit, nested) for (tier, i), nested in rungs if i == one.measure]
        place = [limit for limit, _ in ladder].index(one.near)
        if one.order is Order.FALLING:
            others = [*ladder[place + 1 :], (measure.least, measure.usable)]
        else:
            others = [*ladder[:place][::-1], (measure.most, 0)]
        known = ((other, abs(nested - ladder[place][1])) for other, nested in others if other is not None)
        return guess(one.near, known, one.length)

    def _by_counting(self, keys: Sequence[Key | None]) -> dict[Key | None, list[Row]]:
        """Count for each of a list's bounds how many firms stand within it, and bring those of one that is enough."""
        parts: list[tuple[Key | None, str]] = [(k, part) for k in keys if k for part in self._parts(self._requests[k])]
        parts += [(None, self._of_tops)] if None in keys else []
        if not parts:
            return {}
        counts = self._base.cluster.row(f"SELECT {comma_list(f'count_if({part})' for _, part in parts)} {self._firms}")
        bounds: dict[Key | None, str] = {}
        for (key, part), count in zip(parts, counts, strict=True):
            least = self._requests[key].length if key else 0
            if key not in bounds and least <= count <= FEW:
                bounds[key] = part
        return dict.fromkeys(bounds, self._fetch(bounds.values()))

    def _part(self, one: Request, bound: Decimal | None) -> str:
        """Write the condition of the firms of a list within a bound."""
        return f"({one.condition})" if bound is None else one.until(self._base, bound)

    def _parts(self, one: Request) -> Iterator[str]:
        """Yield conditions of ever more firms, of which the first that is met by enough is taken."""
        if one.near is not None:
            for width in _WIDTHS:
                bound = EXACT.multiply(one.near, 1 + one.order.sign * width).quantize(_MICRO, context=EXACT)
                yield self._part(one, bound)
        yield self._part(one, None)

    @property
    def _of_tops(self) -> str:
        """Return the SQL condition that a figure is the largest of some group."""
        return f"m0 IN ({comma_list(self._base.literal(0, most) for most in sorted(set(self._tops.values())))})"

    @cached_property
    def _sorted_there(self) -> dict[Key, list[Listed]]:
        """The lists that the cluster itself puts in order, because too many firms stand equally near."""
        there = {key: one for key, one in self._requests.items() if key not in self._rows_at_hand}
        columns = "id, b, row, nk, ck"
        parts = (
            f"(SELECT {number} AS list, {columns}, m FROM (SELECT {columns}, m{one.measure} AS m {self._firms}"
            f" AND {one.condition} ORDER BY {_ranks(one)} LIMIT {one.length}))"
            for number, one in enumerate(there.values())
        )
        keys, found = [*there], dict[Key, list[Listed]]()
        for number, *firm, figure in self._base.cluster.rows(" UNION ALL ".join(parts)) if there else ():
            yuan = self._base.yuan(there[keys[number]].measure, figure)
            found.setdefault(keys[number], []).append(Listed._make((*firm, yuan)))
        return {key: _in_order(self._requests[key], firms) for key, firms in found.items()}

    def of(self, which: Which, number: int) -> Sequence[Listed]:
        """Return a list, in order."""
        key = (which, number)
        one = self._requests.get(key)
        if one is None:
            return ()
        if key not in self._rows_at_hand:
            return self._sorted_there[key]
        return _in_order(one, [*self._meeting(one, self._rows_at_hand[key])])

    def _meeting(self, one: Request, brought: Sequence[Row]) -> Iterator[Listed]:
        """Choose those of the firms that were brought which stand in a list."""
        first = 5 + len(self._base.groups)
        last = first + len(self.now.measures)
        for row in brought:
            if one.holds(row[first + one.measure], row[last:]):
                yield Listed._make((*row[:5], row[first + one.measure]))

    @cached_property
    def largest(self) -> Mapping[Group, str]:
        """The firm with the largest figure of the first measure in each group; the first by identity of several."""
        if None not in self._rows_at_hand:
            return self._largest_there() if self._tops else {}
        groups, found = len(self._base.groups), dict[Group, Listed]()
        for row in self._rows_at_hand[None]:
            one = Listed._make((*row[:5], row[5 + groups]))
            for n in range(groups):
                group = (n, cleaning.text(row[5 + n]) or None)
                if group in self._tops and one.figure == self._tops[group]:
                    found[group] = min(one, found.get(group, one), key=lambda firm: firm.order)
        return {group: one.name for group, one in found.items()}

    def _largest_there(self) -> Mapping[Group, str]:
        """Return the largest of each group as the cluster finds it, because too many have it."""
        base, there = self._base, (p for p in self.counts.parts if p.year == self.year and p.chosen)
        cells = {(part.group, part.cell) for part in there if part.group in self._tops}
        tops = [(*group, cell, base.in_view_unit(0, self._tops[group])) for group, cell in cells]
        base.cluster.upload("tops", f"n int, value string, cell string, most {WRITTEN}", tops)
        parts = (
            f"SELECT n, value, min(named_struct('id', id, 'b', b, 'row', row, 'name', nk)) AS first FROM firm JOIN tops"
            f" ON {group} = cell AND m0 = most WHERE n = {n} AND y = {self.year} AND chosen GROUP BY n, value"
            for n, group in enumerate(base.groups)
        )
        rows = base.cluster.rows(f"SELECT n, value, first.name FROM ({' UNION ALL '.join(parts)})")
        return {(n, value): name for n, value, name in rows}


def _is_within(one: Request, figure: Decimal, bound: Decimal | None) -> bool:
    """Whether a figure is no farther from the limit than a bound."""
    return bound is None or one.order.sign * figure <= one.order.sign * bound


def _ranks(one: Request) -> str:
    """Write the order of a list; figures that are all equal are no part of it."""
    figure = [] if one.near is None else [f"m{one.measure} {one.order.value}"]
    return comma_list([*figure, "id", "b", "row", "nk"])


def _in_order(one: Request, firms: list[Listed]) -> list[Listed]:
    return sorted(firms, key=lambda firm: (one.order.sign * firm.figure, firm.order))[: one.length]
