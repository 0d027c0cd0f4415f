"""One pass over the view `firm`: everything that is counted and added up, for all tiers, measures, years and groups."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from typing import Any, Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import total
from tiers.domain.targets import Tier
from tiers.engines.in_spark.expressions import comma_list
from tiers.engines.in_spark.odd_cells import MOST
from tiers.engines.in_spark.panel import Base
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.conditions import Asked, asked_of
from tiers.engines.sql.marked import NOBODY, Counted
from tiers.errors import EngineError

_KEYS: Final = ("b", "y", "chosen")
"""What tells every sum's part, year and condition."""

_OF_ONE: Final = 5
"""What is counted by each of the plan's conditions."""

_AGAIN: Final = {"min": "min", "max": "max"}
"""How parts of an answer are put together; all others are added up."""


class OfMeasure(NamedTuple):
    """The figures of one measure among some firms."""

    usable: int
    """Firms with an amount."""
    unreadable: int
    """Firms whose cell is something else."""
    total: Decimal
    """All amounts added up, in yuan."""
    least: Decimal | None
    """The smallest amount in yuan; None without any."""
    most: Decimal | None
    """The largest amount in yuan; None without any."""


class Marked(NamedTuple):
    """The firms that one of the plan's conditions means."""

    counted: Counted
    """How many they are, and what they have."""
    exactly: int
    """Those whose figure equals the tier's limit."""


class Sums(NamedTuple):
    """What is counted of some firms."""

    firms: int
    """How many they are."""
    first: tuple[int, int]
    """The part and the row of the first."""
    measures: tuple[OfMeasure, ...]
    """Per measure."""
    nested: tuple[int, ...]
    """Per tier that has a measure, firms that reach it."""
    exactly: tuple[int, ...]
    """Per tier that has a measure, firms whose figure equals the limit."""
    marked: tuple[Marked, ...] = ()
    """Per tier by a condition, and per total."""
    said: tuple[int, ...] = ()
    """Per value that the plan wants, firms under whose heading something stands, then those that have it."""


class Part(NamedTuple):
    """Firms of one part of the panel, one year, and one value under a heading."""

    branch: int
    """The part."""
    year: int
    """`NO_YEAR` where it is unknown."""
    chosen: bool
    """Whether they meet `--where`."""
    group: tuple[int, str | None] | None
    """A breakdown, and the value under its heading, cleaned, None where it is blank; None: all firms of the part."""
    cell: str
    """The value as written."""
    sums: Sums
    """What was counted."""


@dataclass(frozen=True)
class Counts:
    """All that was counted."""

    base: Base
    """The panel."""
    parts: Sequence[Part]
    """As the cluster gave them."""
    merged: AbstractSet[tuple[int, int]]
    """The parts and years of rows that were merged."""

    @cached_property
    def tiers(self) -> tuple[tuple[Tier, int | None], ...]:
        """Each tier, and the number of its measure; None without one."""
        return self.base.needs.numbered_tiers

    def of(self, year: int, *, chosen: bool | None = True) -> Sums:
        """Add up all firms of a year; `chosen` None: also those that do not meet `--where`."""
        return add_up(self.base, (p.sums for p in self._all if p.year == year and chosen in {None, p.chosen}))

    @cached_property
    def _all(self) -> list[Part]:
        return [part for part in self.parts if part.group is None or part.group[0] == 0]

    @cached_property
    def years(self) -> dict[int, int]:
        """Year → its firms, whatever `--where` says, by first appearance."""
        years = sorted({part.year for part in self._all}, key=lambda year: self.of(year, chosen=None).first)
        return {year: self.of(year, chosen=None).firms for year in years}

    def branches(self, year: int) -> set[int]:
        """Return the parts of the panel that have a year."""
        there = {part.branch for part in self._all if part.year == year}
        return there | {branch for branch, of in self.merged if of == year}

    def groups(self, number: int, year: int, *, chosen: bool | None = True) -> dict[str | None, Sums]:
        """Add up the firms of a year by the value under a heading, by first appearance; `chosen` None: all of them."""
        found: dict[str | None, list[Sums]] = {}
        for part in self.parts:
            if part.group and part.group[0] == number and part.year == year and chosen in {None, part.chosen}:
                found.setdefault(part.group[1], []).append(part.sums)
        made = {value: add_up(self.base, sums) for value, sums in found.items()}
        return dict(sorted(made.items(), key=lambda item: (item[1].first, item[0] or "")))


def counts_of(base: Base, merged: AbstractSet[tuple[int, int]]) -> Counts:
    """Count everything; `merged` are the parts and years of rows that were merged.

    Raises: EngineError if the values under a heading are too many.
    """
    parts: list[Part] = []
    for row in base.cluster.stream(_question(base)):
        if len(parts) >= MOST:
            raise EngineError("groups-too-many", most=MOST)
        parts.append(_part(base, row))
    return Counts(base, parts, merged)


def _question(base: Base) -> str:
    """Return a query of all counts of each group: first of what all groups cut the rows into, then added up."""
    asked, groups = [*_aggregates(base)], base.groups
    inside = comma_list(f"{function}({of}) AS q{i}" for i, (function, of) in enumerate(asked))
    keys = comma_list([*_KEYS, *groups])
    sql = f"SELECT {keys}, {inside} FROM firm GROUP BY {keys}"
    if not groups:
        return sql
    added_up = comma_list(f"{_AGAIN.get(function, 'sum')}(q{i})" for i, (function, _) in enumerate(asked))
    sets = comma_list(f"({comma_list([*_KEYS, group])})" for group in groups)
    return f"SELECT {keys}, {added_up} FROM ({sql}) GROUP BY GROUPING SETS ({sets})"


def _aggregates(base: Base) -> Iterator[tuple[str, str]]:
    """Yield the functions, and what each is asked of."""
    yield from (("count", "*"), ("min", "row"))
    for i in range(len(base.needs.measures)):
        yield from (("count", f"m{i}"), ("count_if", f"u{i} AND m{i} IS NULL"))
        yield from ((function, f"m{i}") for function in ("sum", "min", "max"))
    known = [(tier, i) for tier, i in base.needs.numbered_tiers if i is not None]
    yield from (("count_if", f"m{i} {reaches(tier)} {base.literal(i, tier.limit)}") for tier, i in known)
    yield from (("count_if", f"m{i} = {base.literal(i, tier.limit)}") for tier, i in known)
    for one in asked_of(base.needs):
        yield from _of_one(base, one)
    for wanted in base.wanted_values:
        yield from (("count", wanted), ("count_if", wanted))


def _of_one(base: Base, one: Asked) -> Iterator[tuple[str, str]]:
    """Yield what is counted of the firms that one of the plan's conditions means."""
    meets, i = one.meets, one.measure
    yield "count_if", meets
    if i is None:
        yield from (("count_if", "FALSE"), ("count_if", "FALSE"), ("count_if", meets), ("count_if", "FALSE"))
        return
    limit = base.literal(i, one.tier.limit) if one.tier else ""
    yield "count", f"CASE WHEN {meets} THEN m{i} END"
    yield "count_if", f"{meets} AND u{i} AND m{i} IS NULL"
    yield ("count_if", one.reaching(limit)) if one.tier else ("sum", f"CASE WHEN {meets} THEN m{i} END")
    yield "count_if", f"{meets} AND m{i} = {limit}" if one.tier else "FALSE"


def _part(base: Base, row: Sequence[Any]) -> Part:
    branch, year, chosen, *rest = row
    width, measures = len(base.groups), len(base.needs.measures)
    cells, (firms, first, *rest) = rest[:width], rest[width:]
    figures, rest = rest[: 5 * measures], rest[5 * measures :]
    known, asked = sum(i is not None for _, i in base.needs.numbered_tiers), asked_of(base.needs)
    counts, rest = rest[: 2 * known], rest[2 * known :]
    marked, said = rest[: _OF_ONE * len(asked)], rest[_OF_ONE * len(asked) :]
    group, cell = next(((i, cell) for i, cell in enumerate(cells) if cell is not None), (None, ""))
    sums = Sums(
        firms,
        (branch, first or 0),
        tuple(_measure(base, i, figures[5 * i : 5 * i + 5]) for i in range(measures)),
        tuple(counts[:known]),
        tuple(counts[known:]),
        tuple(_make_marked(base, one, marked[_OF_ONE * n : _OF_ONE * n + _OF_ONE]) for n, one in enumerate(asked)),
        tuple(said),
    )
    return Part(branch, year, chosen, None if group is None else (group, cleaning.text(cell) or None), cell, sums)


def _make_marked(base: Base, one: Asked, values: Sequence[Any]) -> Marked:
    meeting, usable, odd, value, exactly = values
    amount = value if one.tier or one.measure is None else base.yuan(one.measure, value)
    return Marked(Counted(meeting, usable, odd, Decimal(amount or 0)), exactly)


def _measure(base: Base, i: int, values: Sequence[Any]) -> OfMeasure:
    usable, odd, *amounts = values
    added_up, least, most = (base.yuan(i, amount) for amount in amounts)
    return OfMeasure(usable, odd, added_up or Decimal(0), least, most)


def add_up(base: Base, sums: Iterator[Sums] | Sequence[Sums]) -> Sums:
    """Add up what was counted of several parts."""
    return reduce(_plus, sums, _nothing(base))


def _nothing(base: Base) -> Sums:
    known = sum(i is not None for _, i in base.needs.numbered_tiers)
    nobody = OfMeasure(0, 0, Decimal(0), None, None)
    return Sums(
        0,
        (len(base.branches), 0),
        (nobody,) * len(base.needs.measures),
        (0,) * known,
        (0,) * known,
        (Marked(NOBODY, 0),) * len(asked_of(base.needs)),
        (0,) * 2 * len(base.wanted_values),
    )


def _plus(one: Sums, other: Sums) -> Sums:
    return Sums(
        one.firms + other.firms,
        min(one.first, other.first),
        tuple(map(_both, one.measures, other.measures)),
        tuple(map(int.__add__, one.nested, other.nested)),
        tuple(map(int.__add__, one.exactly, other.exactly)),
        tuple(map(_both_marked, one.marked, other.marked)),
        tuple(map(int.__add__, one.said, other.said)),
    )


def _both_marked(one: Marked, other: Marked) -> Marked:
    ours, theirs = one.counted, other.counted
    counts = (ours.meeting + theirs.meeting, ours.usable + theirs.usable, ours.unreadable + theirs.unreadable)
    return Marked(Counted(*counts, total([ours.value, theirs.value])), one.exactly + other.exactly)


def _both(one: OfMeasure, other: OfMeasure) -> OfMeasure:
    least = [amount for amount in (one.least, other.least) if amount is not None]
    most = [amount for amount in (one.most, other.most) if amount is not None]
    return OfMeasure(
        one.usable + other.usable,
        one.unreadable + other.unreadable,
        total([one.total, other.total]),
        min(least, default=None),
        max(most, default=None),
    )
