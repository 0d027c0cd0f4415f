"""Everything that is counted and added up of firms in a database, in one question: years, tiers, measures, groups.

The text of the question and what comes back are the same for every engine in bulk; how a database writes amounts is
its dialect.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, reduce
from typing import Any, Final, NamedTuple, Protocol

from tiers.domain.amount import total
from tiers.domain.targets import Tier
from tiers.engines.rules.requirements import Requirements
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.conditions import Asked, asked_of
from tiers.engines.sql.marked import NOBODY, Counted

_OF_MEASURE: Final = 5
"""What is counted of each measure."""

_OF_CONDITION: Final = 5
"""What is counted by each of the plan's conditions."""

_AGAIN: Final = {"min": "min", "max": "max"}
"""How parts of an answer are put together; all others are added up."""


Group = tuple[int, str | None]
"""A breakdown, and a value under its heading, cleaned; None where it is blank."""


class Dialect(Protocol):
    """How a database writes the figures of its view `firm`."""

    @property
    def needs(self) -> Requirements:
        """What an answer needs."""

    def literal(self, i: int, yuan: Decimal) -> str:
        """Write what the figures of a measure are compared with."""

    def yuan(self, i: int, figure: Decimal | None) -> Decimal | None:
        """Return a figure of a measure, as it came back, in yuan."""


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
    """The part of the panel and the row of the first."""
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
    """Firms of one year, and perhaps of one value under a heading."""

    year: int
    """`NO_YEAR` where it is unknown."""
    chosen: bool
    """Whether they meet `--where`."""
    group: Group | None
    """None: all firms."""
    sums: Sums
    """What was counted."""
    branch: int = 0
    """The part of the panel, where an engine counts them apart."""
    cell: str = ""
    """The value as written, where that matters."""


@dataclass(frozen=True)
class Counts:
    """All that was counted."""

    needs: Requirements
    """What an answer needs."""
    parts: Sequence[Part]
    """As the database gave them."""

    @cached_property
    def tiers(self) -> tuple[tuple[Tier, int | None], ...]:
        """Each tier, and the number of its measure; None without one."""
        return self.needs.numbered_tiers

    def of(self, year: int, *, chosen: bool | None = True) -> Sums:
        """Return what was counted of all firms of a year; `chosen` None: also of those that do not meet `--where`."""
        return self._of_years.get((year, chosen)) or _nothing(self.needs)

    @cached_property
    def _of_years(self) -> dict[tuple[int, bool | None], Sums]:
        found: dict[tuple[int, bool | None], list[Sums]] = {}
        for part in self.parts:
            if part.group is None:
                found.setdefault((part.year, part.chosen), []).append(part.sums)
                found.setdefault((part.year, None), []).append(part.sums)
        return {key: add_up(sums) for key, sums in found.items()}

    @cached_property
    def years(self) -> dict[int, int]:
        """Year → its firms, whatever `--where` says, by first appearance."""
        found = {year: sums for (year, chosen), sums in self._of_years.items() if chosen is None}
        return {year: sums.firms for year, sums in sorted(found.items(), key=lambda item: (item[1].first, item[0]))}

    def groups(self, number: int, year: int, *, chosen: bool | None = True) -> dict[str | None, Sums]:
        """Add up the firms of a year by the value under a heading, by first appearance; `chosen` None: all of them."""
        found: dict[str | None, list[Sums]] = {}
        for part in self.parts:
            if part.group and part.group[0] == number and part.year == year and chosen in {None, part.chosen}:
                found.setdefault(part.group[1], []).append(part.sums)
        made = {value: add_up(sums) for value, sums in found.items()}
        return dict(sorted(made.items(), key=lambda item: (item[1].first, item[0] or "")))

    def tops(self, year: int) -> dict[Group, Decimal]:
        """Return the largest figure of the first measure, in yuan, in each group of a year where somebody has one."""
        groups = ((n, *item) for n in range(len(self.needs.groups)) for item in self.groups(n, year).items())
        return {(n, value): most for n, value, sums in groups if (most := sums.measures[0].most) is not None}


def question(dialect: Dialect, keys: Sequence[str], groups: int) -> str:
    """Return a query of all counts: a row per key, and per key and value under each of so many headings.

    The last keys are the year and whether `--where` is met. With headings it is first counted what all of them cut the
    firms into, and that is added up; the values `g…` come back as texts, blank where nothing stands under a heading.
    """
    asked = [*_aggregates(dialect)]
    inside = ", ".join(f"{_call(function, of)} AS q{i}" for i, (function, of) in enumerate(asked))
    values = "".join(f"coalesce(g{n}, '') AS v{n}, " for n in range(groups))
    every = ", ".join([*keys, *(f"g{n}" for n in range(groups))])
    sql = f"SELECT {', '.join(keys)}, {values}{inside} FROM firm GROUP BY {every}"
    if not groups:
        return sql
    headings = [f"v{n}" for n in range(groups)]
    added_up = ", ".join(f"{_AGAIN.get(function, 'sum')}(q{i})" for i, (function, _) in enumerate(asked))
    sets = ", ".join(f"({', '.join([*keys, *value])})" for value in ((), *((value,) for value in headings)))
    return f"SELECT {', '.join([*keys, *headings])}, {added_up} FROM ({sql}) GROUP BY GROUPING SETS ({sets})"


def _call(function: str, of: str) -> str:
    """Write a function; where a condition is unknown of all rows, DuckDB counts nothing at all and not 0."""
    return f"coalesce(count_if({of}), 0)" if function == "count_if" else f"{function}({of})"


def _aggregates(dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Yield the functions, and what each is asked of."""
    needs = dialect.needs
    yield from (("count", "*"), ("min", "row"))
    for i in range(len(needs.measures)):
        yield from (("count", f"m{i}"), ("count_if", f"u{i} AND m{i} IS NULL"))
        yield from ((function, f"m{i}") for function in ("sum", "min", "max"))
    known = [(tier, i) for tier, i in needs.numbered_tiers if i is not None]
    yield from (("count_if", f"m{i} {reaches(tier)} {dialect.literal(i, tier.limit)}") for tier, i in known)
    yield from (("count_if", f"m{i} = {dialect.literal(i, tier.limit)}") for tier, i in known)
    for one in asked_of(needs):
        yield from _of_condition(dialect, one)
    for number in range(len(needs.marks.parts)):
        yield from (("count", f"p{number}"), ("count_if", f"p{number}"))


def _of_condition(dialect: Dialect, one: Asked) -> Iterator[tuple[str, str]]:
    """Yield what is counted of the firms that one of the plan's conditions means."""
    meets, i = one.meets, one.measure
    yield "count_if", meets
    if i is None:
        yield from (("count_if", "FALSE"), ("count_if", "FALSE"), ("count_if", meets), ("count_if", "FALSE"))
        return
    limit = dialect.literal(i, one.tier.limit) if one.tier else ""
    yield "count", f"CASE WHEN {meets} THEN m{i} END"
    yield "count_if", f"{meets} AND u{i} AND m{i} IS NULL"
    yield ("count_if", one.reaching(one.tier, limit)) if one.tier else ("sum", f"CASE WHEN {meets} THEN m{i} END")
    yield "count_if", f"{meets} AND m{i} = {limit}" if one.tier else "FALSE"


class Reader:
    """Makes what a question gave back into parts; it knows how many columns each thing has."""

    def __init__(self, dialect: Dialect, groups: int, value: Callable[[str], str | None]) -> None:
        """Look at the question once, for all of its rows; `value` cleans a value under one of so many headings."""
        needs = dialect.needs
        self._dialect, self._groups, self._value, self._asked = dialect, groups, value, asked_of(needs)
        self._measures = [(i, 2 + _OF_MEASURE * i) for i in range(len(needs.measures))]
        self._tiers = 2 + _OF_MEASURE * len(needs.measures)
        self._exactly = self._tiers + sum(i is not None for _, i in needs.numbered_tiers)
        self._marked = 2 * self._exactly - self._tiers
        self._said = self._marked + _OF_CONDITION * len(self._asked)

    def part(self, row: Sequence[Any], branch: int = 0) -> Part:
        """Return what a row says, from the year on."""
        year, chosen, *cells = row[: 2 + self._groups]
        number = next((i for i, cell in enumerate(cells) if cell is not None), None)
        cell = "" if number is None else cells[number]
        group = None if number is None else (number, self._value(cell))
        return Part(year, chosen, group, self._sums(row[2 + self._groups :], branch), branch, cell)

    def _sums(self, row: Sequence[Any], branch: int) -> Sums:
        return Sums(
            row[0],
            (branch, row[1] or 0),
            tuple([self._measure(i, row[at : at + _OF_MEASURE]) for i, at in self._measures]),
            tuple(row[self._tiers : self._exactly]),
            tuple(row[self._exactly : self._marked]),
            tuple([self._make_marked(n, one, row) for n, one in enumerate(self._asked)]),
            tuple(row[self._said :]),
        )

    def _measure(self, i: int, values: Sequence[Any]) -> OfMeasure:
        usable, odd, *amounts = values
        added_up, least, most = (self._dialect.yuan(i, amount) for amount in amounts)
        return OfMeasure(usable, odd, added_up or Decimal(0), least, most)

    def _make_marked(self, n: int, one: Asked, row: Sequence[Any]) -> Marked:
        at = self._marked + _OF_CONDITION * n
        meeting, usable, odd, value, exactly = row[at : at + _OF_CONDITION]
        amount = value if one.tier or one.measure is None else self._dialect.yuan(one.measure, value)
        return Marked(Counted(meeting, usable, odd, Decimal(amount or 0)), exactly)


def add_up(several: Iterable[Sums]) -> Sums:
    """Add up what was counted of several parts, of one at least."""
    return reduce(_plus, several)


def _nothing(needs: Requirements) -> Sums:
    known = sum(i is not None for _, i in needs.numbered_tiers)
    nobody = OfMeasure(0, 0, Decimal(0), None, None)
    return Sums(
        0,
        (0, 0),
        (nobody,) * len(needs.measures),
        (0,) * known,
        (0,) * known,
        (Marked(NOBODY, 0),) * len(asked_of(needs)),
        (0,) * 2 * len(needs.marks.parts),
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
