"""The short lists of the report year: one question for how far each goes, one for all firms that stand in some list.

Who they are is looked up in their files, some at a time, so that a list does not grow with how many are equal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from heapq import nsmallest
from itertools import chain, islice
from typing import Any, Final, NamedTuple

from tiers.engines.in_duckdb.panel import Firm, Panel
from tiers.engines.in_duckdb.source_rows import unescape
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.counts import Counts, Group
from tiers.engines.sql.lists import Key, Request, Which, requests
from tiers.engines.sql.marked import MarkedYears

AT_ONCE: Final = 10_000
"""Rows whose names are looked up together."""

_FIRST: Final = 3
"""The place of the first figure in a row that came."""


class Listed(NamedTuple):
    """A firm of the report year."""

    row: int
    """Its place among all rows."""
    firm: Firm
    """Who it is."""
    figure: Any
    """In yuan, or what else was asked for."""
    key: int
    """The hash of its identity."""


class _Standing(NamedTuple):
    """A row that came, and where it stands."""

    row: Sequence[Any]
    """Its place among all rows, that of its code, its key, its figures, what the plan wants of it, its groups."""
    lists: Sequence[Key]
    """The lists."""
    groups: Sequence[Group]
    """The groups of which it has the largest figure."""

    @property
    def stands(self) -> bool:
        """Whether it stands anywhere: figures may be as large as another group's largest."""
        return bool(self.lists or self.groups)


class _Found(NamedTuple):
    """What was found of all lists."""

    lists: dict[Key, list[Listed]]
    """Each in order."""
    largest: dict[Group, Listed]
    """The firm with the largest figure of the first measure in each group; of several, the first."""


@dataclass(frozen=True)
class Lists:
    """All lists of the report year."""

    panel: Panel
    """All tables."""
    counts: Counts
    """All that was counted."""
    by_condition: MarkedYears
    """What was counted by the plan's conditions."""

    def of(self, which: Which, number: int) -> Sequence[Listed]:
        """Return a list, in order."""
        return self._filled_lists.lists.get((which, number), ())

    def largest(self, number: int) -> Mapping[str | None, str]:
        """Return the name of the firm with the largest figure of the first measure per group under a heading."""
        return {value: one.firm.name for (of, value), one in self._filled_lists.largest.items() if of == number}

    @property
    def _year(self) -> int:
        return self.by_condition.year or NO_YEAR

    @property
    def _firms(self) -> str:
        return f"FROM firm WHERE y = {self._year} AND chosen"

    @cached_property
    def _requests(self) -> dict[Key, Request]:
        top = self.panel.needs.question.top
        asked = requests(self.panel, self.counts, self.by_condition, dict.fromkeys(range(len(self.counts.tiers)), top))
        is_short = self.panel.needs.question.is_about_firms
        return {key: one for key, one in asked.items() if not is_short or key[0] is Which.MOST}

    @cached_property
    def _tops(self) -> Mapping[Group, Decimal]:
        """The largest figure of the first measure in each group."""
        return self.counts.tops(self._year)

    def _conditions(self) -> Iterator[str]:
        """Yield of each list which firms stand in it: of a long one, those that are no farther from its limit."""
        long = [one for one in self._requests.values() if one.near is not None and one.there > one.length]
        last = (
            f"(SELECT {n} AS list, m FROM (SELECT m{one.measure} AS m {self._firms} AND {one.condition}"
            f" ORDER BY 1 {one.order.value} LIMIT 1 OFFSET {one.length - 1}))"
            for n, one in enumerate(long)
        )
        for n, bound in self.panel.database.rows(" UNION ALL ".join(last)) if long else ():
            yield long[n].until(self.panel, bound)
        yield from (f"({one.condition})" for one in self._requests.values() if one not in long)
        if self._tops:
            yield "m0 IN (SELECT unnest(?))"

    @cached_property
    def _filled_lists(self) -> _Found:
        conditions = " OR ".join(dict.fromkeys(self._conditions()))
        found = _Found({key: [] for key in self._requests}, {})
        if not conditions:
            return found
        needs = self.panel.needs
        figures = (f"m{i}" for i in range(len(needs.measures)))
        values = (f"p{i}" for i in range(len(needs.marks.parts)))
        groups = (f"g{i}" for i in range(len(needs.groups)))
        columns = ", ".join(("row", "code_row", "key", *figures, *values, *groups))
        tops = [sorted({*self._tops.values()})] if self._tops else []
        rows = self.panel.database.stream(f"SELECT {columns} {self._firms} AND ({conditions}) ORDER BY row", *tops)
        while some := [*islice(map(self._standing, rows), AT_ONCE)]:
            firms = self.panel.firms(chain.from_iterable(one.row[:2] for one in some if one.stands))
            self._take(found, [(one, with_code(firms, *one.row[:2])) for one in some if one.stands])
        return found

    def _standing(self, row: Sequence[Any]) -> _Standing:
        """Find the lists in which a row stands, and the groups of which it has the largest figure."""
        last = _FIRST + len(self.panel.needs.measures)
        end = last + len(self.panel.needs.marks.parts)
        values, cells = row[last:end], row[end:]
        keys = [key for key, one in self._requests.items() if one.holds(row[_FIRST + one.measure], values)]
        groups = [(n, None if cell is None else unescape(cell)) for n, cell in enumerate(cells)]
        most = row[_FIRST]
        return _Standing(row, keys, [group for group in groups if most is not None and self._tops.get(group) == most])

    def _take(self, found: _Found, some: Sequence[tuple[_Standing, Firm]]) -> None:
        """Put firms that came into the lists in which they stand."""
        came: dict[Key, list[Listed]] = {}
        for one, firm in some:
            row, _, key, *figures = one.row
            for stands in one.lists:
                came.setdefault(stands, []).append(Listed(row, firm, figures[self._requests[stands].measure], key))
            for group in one.groups:
                listed = Listed(row, firm, figures[0], key)
                found.largest[group] = min(found.largest.get(group, listed), listed, key=_place)
        for stands, firms in came.items():
            found.lists[stands] = _first(self._requests[stands], chain(found.lists[stands], firms))


def _first(one: Request, firms: Iterable[Listed]) -> list[Listed]:
    return nsmallest(one.length, firms, key=lambda each: (one.order.sign * each.figure, *_place(each)))


def _place(one: Listed) -> tuple[str, int]:
    """Return the place of a firm among those of one figure."""
    return one.firm.identity, one.row


def with_code(firms: Mapping[int | None, Firm], row: int, code_row: int | None) -> Firm:
    """Return who stands in a row, with the code that another row states."""
    return Firm(firms[row].name, None if code_row is None else firms[code_row].code)
