"""What was counted in bulk → the tallies of measures, years, tiers and groups, whatever database counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import NamedTuple

from tiers.domain import group_tally
from tiers.domain.group_tally import GroupsOfYears, GroupYear
from tiers.domain.ladder import bands
from tiers.domain.tally import GroupTally, MeasureTally, Standing, TierTally, YearTally
from tiers.engines.rules.marks import Stated
from tiers.engines.rules.requirements import Requirements
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.counts import Counts, Sums
from tiers.engines.sql.marked import MarkedYears


class Firms(NamedTuple):
    """The firms that a tier is about, by its measure: all of them, or those that meet its condition."""

    measure: int
    """The number of the measure."""
    usable: int
    """Firms with an amount."""
    unreadable: int
    """Firms whose cell is something else."""
    exactly: int
    """Firms whose figure equals the limit."""
    nested: int
    """Firms that reach the tier."""
    band: int
    """Firms for which it is the highest; of a tier by a condition 0."""


class Beside(NamedTuple):
    """What is listed of a tier."""

    nearest: tuple[Standing, ...] = ()
    """Firms below its limit, the largest first."""
    cushion: tuple[Standing, ...] = ()
    """Firms that reach it, the smallest first."""
    on_the_limit: tuple[str, ...] = ()
    """Names of firms whose figure equals the limit."""
    short: tuple[int, Decimal] = (0, Decimal(0))
    """How many firms there are to fill the gap, and what they are short by together, in yuan."""


ListTier = Callable[[int, Firms, Asked | None], TierTally]
"""Tallies a tier: its place in the plan, its firms, and its condition; None for one of the ladder."""


def marked_years(counts: Counts, year: int | None, tables: Callable[[int], AbstractSet[int]]) -> MarkedYears:
    """Return what was counted by the plan's conditions; `tables` returns those that have rows of a year."""
    said = {each: counts.of(each, chosen=None).said for each in counts.years}
    stated = {each or None: Stated(of[::2], of[1::2], frozenset(tables(each))) for each, of in said.items()}
    counted = {each or None: [one.counted for one in counts.of(each).marked] for each in counts.years}
    return MarkedYears(counts.needs, year, stated, counted)


def tier_counts(needs: Requirements, sums: Sums, *, is_of_group: bool = False) -> tuple[int | None, ...]:
    """Return the count of each tier; None where its measure has no usable figure, unless it is a group's."""
    return needs.counts_per_tier(sums.nested, [1 if is_of_group else measure.usable for measure in sums.measures])


def measure_tally(counts: Counts, sums: Sums, i: int, largest: str | None, symbols: Iterable[str]) -> MeasureTally:
    """Return the tally of a measure: `largest` is the name of the firm that has most, `symbols` say what is missing."""
    found = sums.measures[i]
    reaching = (n for n, of in zip(sums.nested, _numbers(counts), strict=True) if of == i)
    lowest = [*reaching][-1:]
    return MeasureTally(
        counts.needs.measures[i],
        found.usable,
        sums.firms - found.usable - found.unreadable,
        found.unreadable,
        found.total,
        found.most,
        largest,
        found.usable - sum(lowest),
        tuple(dict.fromkeys(symbols)),
    )


def _numbers(counts: Counts) -> list[int]:
    """Return the numbers of the measures of the tiers that have one."""
    return [i for _, i in counts.tiers if i is not None]


def year_tallies(
    counts: Counts, by_condition: MarkedYears, is_complete: Callable[[int], bool]
) -> tuple[YearTally, ...]:
    """Count every year that was read."""
    found = []
    for year in sorted(year for year in counts.years if year != NO_YEAR):
        sums = counts.of(year)
        nested = tier_counts(counts.needs, sums)
        banded = bands(nested, counts.needs.tier_measures)
        found.append(YearTally(year, is_complete(year), sums.firms, nested, banded))
    return by_condition.years(found)


def tier_tallies(counts: Counts, sums: Sums, by_condition: MarkedYears, tally: ListTier) -> tuple[TierTally, ...]:
    """Tally every tier; `sums` are those of the report year."""
    found = [
        TierTally(None) if firms is None else tally(n, firms, None) for n, firms in enumerate(ladder(counts, sums))
    ]
    meant = dict(_by_condition(sums, by_condition, tally))
    return tuple(meant.get(place, each) for place, each in enumerate(found))


def ladder(counts: Counts, sums: Sums) -> Iterator[Firms | None]:
    """Yield the firms of each tier of the ladder; None where it has no measure."""
    nested, exactly = tier_counts(counts.needs, sums), iter(sums.exactly)
    banded = bands(nested, counts.needs.tier_measures)
    for (_, i), n, b in zip(counts.tiers, nested, banded, strict=True):
        if i is None:
            yield None
        else:
            of = sums.measures[i]
            yield Firms(i, of.usable, of.unreadable, next(exactly), n or 0, b or 0)


def of_conditions(sums: Sums, by_condition: MarkedYears) -> Iterator[tuple[int, Asked, Firms]]:
    """Yield each tier by a condition that has a limit, if the report year says who meets it, and its firms."""
    counted = zip(by_condition.asked_for, sums.marked, strict=True)
    exactly = {one.place: marked.exactly for one, marked in counted if one.tier}
    for place, asked, found in by_condition.meant_firms():
        if asked.measure is not None:
            value = int(found.value)
            yield place, asked, Firms(asked.measure, found.usable, found.unreadable, exactly[place], value, 0)


def _by_condition(sums: Sums, by_condition: MarkedYears, tally: ListTier) -> Iterator[tuple[int, TierTally]]:
    """Yield the tiers by a condition: of one with a limit all that is listed of any tier, among its own firms."""
    with_limit = {place: tally(place, firms, asked) for place, asked, firms in of_conditions(sums, by_condition)}
    for place, _, found in by_condition.meant_firms():
        meeting = found.meeting
        tallied = with_limit.get(place) or TierTally(None, nested=meeting, usable=meeting)
        yield place, tallied._replace(meeting=meeting)


def tier_tally(
    needs: Requirements, firms: Firms, outside: tuple[int, int], beside: Beside, gap: int | None
) -> TierTally:
    """Put the tally of a tier together.

    `outside` counts the firms whose figure is unreadable and at most below it, and those without one that reached it
    before; `gap` is what its goal lacks, None without a number for a goal.
    """
    never, before = outside
    unreadable = firms.unreadable - never
    there, uplift = beside.short
    return TierTally(
        measure=needs.measures[firms.measure],
        nested=firms.nested,
        band=firms.band,
        usable=firms.usable,
        could_reach=unreadable + before,
        unreadable_could_reach=unreadable,
        on_the_limit=firms.exactly,
        on_the_limit_firms=beside.on_the_limit,
        nearest=beside.nearest,
        cushion=beside.cushion,
        uplift=None if gap is None else uplift,
        lacking=None if gap is None else gap - there,
    )


Breakdowns = tuple[tuple[str, tuple[GroupTally, ...]], ...]
"""Heading → groups."""


def breakdowns(
    counts: Counts, year: int, by_condition: MarkedYears, largest: Callable[[int], Mapping[str | None, str]]
) -> Breakdowns:
    """Count the firms by each heading: the plan's values first, others by appearance, blank last.

    `largest` returns per value the name of the firm that has most of the first measure.
    """
    return tuple(
        (group.heading, tuple(_groups(counts, year, by_condition, number, largest(number))))
        for number, group in enumerate(counts.needs.groups)
    )


def _groups(
    counts: Counts, year: int, by_condition: MarkedYears, number: int, largest: Mapping[str | None, str]
) -> Iterator[GroupTally]:
    found, values = counts.groups(number, year), counts.needs.groups[number].values
    others = [value for value in found if value is not None and value not in values]
    nobody = counts.of(-1)
    for value in (*values, *others, *([None] if None in found else [])):
        sums = found.get(value, nobody)
        nested = tier_counts(counts.needs, sums, is_of_group=True)
        totals, usable = tuple(m.total for m in sums.measures), tuple(m.usable for m in sums.measures)
        tally = GroupTally(value, sums.firms, nested, totals, usable, largest.get(value))
        yield by_condition.groups(tally, [int(one.counted.value) for one in sums.marked])


Below = Mapping[str | None, Mapping[int, int]]
"""Value under a heading, None where it is blank → place of a tier → firms."""


def groups_of_year(counts: Counts, number: int, year: int, *, chosen: bool | None) -> GroupYear:
    """Count the groups under a heading in one year; `chosen` None: whatever `--where` says."""
    return GroupYear(
        {
            value: group_tally.Counted(sums.firms, tuple(measure.usable for measure in sums.measures), sums.nested)
            for value, sums in counts.groups(number, year, chosen=chosen).items()
        },
        tuple(place for _, place in counts.tiers),
    )


def groups_of_years(
    counts: Counts, number: int, years: tuple[int, int | None, int | None], outside: tuple[Below, Below]
) -> GroupsOfYears:
    """Return what the goals of the groups under a heading are judged by.

    `years` are the report year, the base year and the one that is compared (None: not to be had); an earlier one counts
    whatever `--where` says, which reads one of the groups then. `outside` are, as for a tier, the firms that are below
    it for sure, and those that reached it before.
    """
    now, base, then = years
    earlier = [
        None if year is None else groups_of_year(counts, number, year, chosen=True if year == now else None)
        for year in (base, then)
    ]
    return GroupsOfYears(_could_reach(counts, number, now, outside), *earlier)


def _could_reach(
    counts: Counts, number: int, year: int, outside: tuple[Below, Below]
) -> Mapping[str | None, Sequence[int]]:
    """Count per group and tier the firms that could yet reach it, by the rule for the whole."""
    tiers = [i for _, i in counts.tiers]
    found = {
        value: [0 if i is None else sums.measures[i].unreadable for i in tiers]
        for value, sums in counts.groups(number, year).items()
    }
    for sign, below in zip((-1, 1), outside, strict=True):
        for value, by_tier in below.items():
            for place, count in by_tier.items():
                found[value][place] += (
                    sign * count * (tiers[place] is not None)
                )  # one by a condition is no goal of groups
    return {value: tuple(several) for value, several in found.items() if any(several)}
