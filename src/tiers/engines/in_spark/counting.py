"""What was counted on the cluster, with the firms that it lists → the tallies of tiers, measures, years and groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import total
from tiers.domain.group_tally import GroupsOfYears
from tiers.domain.ladder import bands, short_by
from tiers.domain.period import Period
from tiers.domain.tally import MeasureTally, Standing, TierTally
from tiers.engines.in_spark.earlier_years import OfCells, Starts, out_of_reach, reached_before, starts, sum_up
from tiers.engines.in_spark.listed_firms import Listed
from tiers.engines.in_spark.shortlists import Lists
from tiers.engines.in_spark.sums import Counts
from tiers.engines.rules.report_year import years_before
from tiers.engines.rules.since import year_then
from tiers.engines.rules.year_columns import first_partial
from tiers.engines.sql import tallies
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.counts import Sums
from tiers.engines.sql.lists import Which
from tiers.engines.sql.marked import MarkedYears
from tiers.engines.sql.tallies import Below, Beside, Firms


@dataclass(frozen=True)
class Present:
    """The firms of the report year that meet `--where`."""

    counts: Counts
    """All that was counted."""
    year: int | None
    """The report year."""

    @cached_property
    def now(self) -> Sums:
        """What was counted of them."""
        return self.counts.of(self.year or NO_YEAR)

    @cached_property
    def gaps(self) -> dict[int, int | None]:
        """Per tier, the firms that its goal lacks; None without a number for a goal."""
        wanted = self.counts.needs
        nested = tallies.tier_counts(wanted, self.now)
        counts = zip(wanted.targets.tier, nested, bands(nested, wanted.tier_measures), strict=True)
        gaps = {i: wanted.gap(tier, n or 0, b or 0) for i, (tier, n, b) in enumerate(counts)}
        meant = self.by_condition.meant_firms()
        return gaps | {
            place: wanted.gap(asked.tier, int(found.value), 0) for place, asked, found in meant if asked.tier
        }

    @cached_property
    def by_condition(self) -> MarkedYears:
        """What was counted by the plan's conditions."""
        return tallies.marked_years(self.counts, self.year, self._tables)

    def _tables(self, year: int) -> set[int]:
        """Return the tables that have rows of a year."""
        branches = self.counts.base.branches
        return {branches[branch].table.staged.index for branch in self.counts.branches(year)}

    @cached_property
    def lists(self) -> Lists:
        """The firms beside the limits, and the largest."""
        top = self.counts.needs.question.top
        needed = {number: max(top, gap or 0) for number, gap in self.gaps.items()}
        return Lists(self.counts, self.year or NO_YEAR, self.by_condition, needed)

    @cached_property
    def split(self) -> tuple[str, ...]:
        """The columns of the breakdowns under which groups have goals."""
        return tuple(f"g{i}" for i, column in enumerate(self.counts.needs.groups) if column.split is not None)

    @cached_property
    def reached_before(self) -> OfCells:
        """The firms whose figure is missing and that reached a tier before, apart by `split`."""
        return reached_before(self.counts, self.year, self.now, self.split)

    @cached_property
    def out_of_reach(self) -> OfCells:
        """The firms whose figure is unreadable and at most below a tier, apart by `split`."""
        return out_of_reach(self.counts, self.year or NO_YEAR, self.split)

    @cached_property
    def measures(self) -> tuple[MeasureTally, ...]:
        """The figures of each measure."""
        return tuple(map(self._measure, range(len(self.counts.needs.measures))))

    def _measure(self, i: int) -> MeasureTally:
        base, first = self.counts.base, self.lists.of(Which.MOST, i)
        symbols = (symbol for table in base.tables for symbol in table.missing_as[base.needs.measures[i]])
        return tallies.measure_tally(self.counts, self.now, i, first[0].name if first else None, symbols)


def tier_tallies(present: Present) -> tuple[TierTally, ...]:
    """Count every tier, and list the firms on both sides of its limit."""
    tiers = range(len(present.counts.tiers))
    shown = [one for n in tiers for which in (Which.NEAR, Which.CLOSE) for one in present.lists.of(which, n)]
    known = _Known(
        starts(present.counts, shown, complete_years_before(present)),
        sum_up(present.out_of_reach.values()),
        sum_up(present.reached_before.values()),
    )
    return tallies.tier_tallies(present.counts, present.now, present.by_condition, partial(_tally, present, known))


def complete_years_before(present: Present) -> list[int]:
    """Return the years before the report year whose figures are whole, in order."""
    years = years_before(filter(None, present.counts.years), present.year)
    return [year for year in years if period(present.counts, year).complete]


class _Known(NamedTuple):
    """What is known of all tiers before each is tallied."""

    own: Starts
    """From where the growth of the firms that are listed is reckoned."""
    never: Mapping[int, int]
    """Tier → firms whose figure is unreadable and at most below it."""
    before: Mapping[int, int]
    """Tier → firms without a figure that reached it before."""


def _tally(present: Present, known: _Known, number: int, firms: Firms, _only: Asked | None) -> TierTally:
    """Tally a tier by its number."""
    tier = present.counts.tiers[number][0]
    gap, top = present.gaps[number], present.counts.needs.question.top
    near, close, on_it = (present.lists.of(which, number) for which in (Which.NEAR, Which.CLOSE, Which.ON))
    short = [short_by(one.figure, tier) for one in near[: gap or 0]]
    beside = Beside(
        _standings(near[:top], known.own, firms.measure),
        _standings(close, known.own, firms.measure),
        tuple(one.name for one in on_it),
        (len(short), total(short)),
    )
    outside = known.never.get(number, 0), known.before.get(number, 0)
    return tallies.tier_tally(present.counts.needs, firms, outside, beside, gap)


def _standings(listed: Sequence[Listed], own: Starts, i: int) -> tuple[Standing, ...]:
    return tuple(Standing(one.name, one.code, one.figure, own.get((one.identity, i))) for one in listed)


def breakdowns(present: Present) -> tallies.Breakdowns:
    """Count the firms by each heading."""
    largest = present.lists.largest

    def of_heading(number: int) -> Mapping[str | None, str]:
        return {value: name for (of, value), name in largest.items() if of == number}

    return tallies.breakdowns(present.counts, present.year or NO_YEAR, present.by_condition, of_heading)


def groups_of_years(present: Present) -> tuple[GroupsOfYears | None, ...]:
    """Return what the goals of groups are judged by, per breakdown; None where its groups have none."""
    groups = present.counts.needs.groups
    return tuple(None if column.split is None else _of_heading(present, number) for number, column in enumerate(groups))


def _of_heading(present: Present, number: int) -> GroupsOfYears:
    counts, of = present.counts, present.split.index(f"g{number}")
    base = counts.needs.targets.base_year
    has_base = base in counts.years and period(counts, base).complete
    then = year_then(counts.needs.question, [year or None for year in counts.years], present.year)
    years = present.year or NO_YEAR, base if has_base else None, then
    outside = _by_value(present.out_of_reach, of), _by_value(present.reached_before, of)
    return tallies.groups_of_years(counts, number, years, outside)


def _by_value(found: OfCells, of: int) -> Below:
    """Add up what was counted by the values under one of several headings."""
    alike: dict[str | None, list[Mapping[int, int]]] = {}
    for cells, by_tier in found.items():
        alike.setdefault(cleaning.text(cells[of]) or None, []).append(by_tier)
    return {value: sum_up(several) for value, several in alike.items()}


def period(counts: Counts, year: int | None) -> Period:
    """Return the period of a year's figures: not a whole year if an input's is not."""
    base = counts.base
    having = counts.branches(year or NO_YEAR)
    found = [Period(year, view.months) for b, (_, view) in enumerate(base.branches) if b in having]
    return first_partial(found)
