"""What was counted → the tallies of tiers, measures, years and groups."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tiers.domain.amount import total
from tiers.domain.ladder import bands, short_by
from tiers.domain.period import Period
from tiers.domain.tally import GroupTally, MeasureTally, Standing, TierTally, YearTally
from tiers.engines.in_spark.earlier_years import Below, Starts, out_of_reach, reached_before, starts, sum_up
from tiers.engines.in_spark.listed_firms import Listed, Which
from tiers.engines.in_spark.shortlists import Lists
from tiers.engines.in_spark.sums import Counts, Sums
from tiers.engines.rules.marks import Stated
from tiers.engines.rules.report_year import years_before
from tiers.engines.rules.year_columns import first_partial
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.marked import MarkedYears


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
        wanted = self.counts.base.needs
        nested = self.tier_counts(self.now)
        counts = zip(wanted.targets.tier, nested, bands(nested, wanted.tier_measures), strict=True)
        gaps = {i: wanted.gap(tier, n or 0, b or 0) for i, (tier, n, b) in enumerate(counts)}
        meant = self.by_condition.meant_firms()
        return gaps | {
            place: wanted.gap(asked.tier, int(found.value), 0) for place, asked, found in meant if asked.tier
        }

    @cached_property
    def by_condition(self) -> MarkedYears:
        """What was counted by the plan's conditions."""
        counts = self.counts
        years = {year: counts.of(year) for year in counts.years}
        return MarkedYears(
            counts.base.needs,
            self.year,
            {year or None: self._stated_year(year) for year in years},
            {year or None: [one.counted for one in sums.marked] for year, sums in years.items()},
        )

    def _stated_year(self, year: int) -> Stated:
        said = self.counts.of(year, chosen=None).said
        branches = self.counts.base.branches
        tables = frozenset(branches[branch].table.staged.index for branch in self.counts.branches(year))
        return Stated(said[::2], said[1::2], tables)

    @cached_property
    def lists(self) -> Lists:
        """The firms beside the limits, and the largest."""
        top = self.counts.base.needs.question.top
        needed = {number: max(top, gap or 0) for number, gap in self.gaps.items()}
        return Lists(self.counts, self.year or NO_YEAR, needed)

    @cached_property
    def split(self) -> tuple[str, ...]:
        """The columns of the breakdowns under which groups have goals."""
        return tuple(f"g{i}" for i, column in enumerate(self.counts.base.needs.groups) if column.split is not None)

    @cached_property
    def reached_before(self) -> Below:
        """The firms whose figure is missing and that reached a tier before, apart by `split`."""
        return reached_before(self.counts, self.year, self.now, self.split)

    @cached_property
    def out_of_reach(self) -> Below:
        """The firms whose figure is unreadable and at most below a tier, apart by `split`."""
        return out_of_reach(self.counts, self.year or NO_YEAR, self.split)

    def tier_counts(self, sums: Sums, *, is_of_group: bool = False) -> tuple[int | None, ...]:
        """Return the count of each tier; None where its measure has no usable figure, unless it is a group's."""
        usable = [1 if is_of_group else measure.usable for measure in sums.measures]
        return self.counts.base.needs.counts_per_tier(sums.nested, usable)

    @cached_property
    def measures(self) -> tuple[MeasureTally, ...]:
        """The figures of each measure."""
        return tuple(map(self._measure, range(len(self.counts.base.needs.measures))))

    def _measure(self, i: int) -> MeasureTally:
        base, found = self.counts.base, self.now.measures[i]
        measure = base.needs.measures[i]
        reaching = [
            n
            for n, of in zip(self.now.nested, (i for _, i in self.counts.tiers if i is not None), strict=True)
            if of == i
        ]
        symbols = (symbol for table in base.tables for symbol in table.missing_as[measure])
        first = self.lists.of(Which.MOST, i)
        return MeasureTally(
            measure,
            found.usable,
            self.now.firms - found.usable - found.unreadable,
            found.unreadable,
            found.total,
            found.most,
            first[0].name if first else None,
            found.usable - (reaching[-1] if reaching else 0),
            tuple(dict.fromkeys(symbols)),
        )


def tier_tallies(present: Present) -> tuple[TierTally, ...]:
    """Count every tier, and list the firms on both sides of its limit."""
    tiers, measures = present.counts.tiers, present.counts.base.needs.tier_measures
    nested = present.tier_counts(present.now)
    banded = bands(nested, measures)
    shown = [
        one for n in range(len(tiers)) for which in (Which.NEAR, Which.CLOSE) for one in present.lists.of(which, n)
    ]
    own = starts(present.counts, shown, complete_years_before(present))
    known = _Known(nested, banded, own, sum_up(present.reached_before), sum_up(present.out_of_reach))
    pairs = enumerate(i for _, i in tiers)
    ladder = [TierTally(None) if i is None else _tier(present, number, i, known) for number, i in pairs]
    by_condition = dict(_marked_tiers(present, known))
    return tuple(by_condition.get(place, tally) for place, tally in enumerate(ladder))


def _marked_tiers(present: Present, known: "_Known") -> Iterator[tuple[int, TierTally]]:
    """Yield the tiers by a condition: of one with a limit all that is listed of any tier, among its own firms."""
    counted = zip(present.by_condition.asked_for, present.now.marked, strict=True)
    exactly = {one.place: marked.exactly for one, marked in counted if one.tier}
    for place, asked, found in present.by_condition.meant_firms():
        if asked.measure is None:
            yield place, TierTally(None, nested=found.meeting, usable=found.meeting, meeting=found.meeting)
            continue
        measure = present.counts.base.needs.measures[asked.measure]
        having = _Having(measure, found.usable, found.unreadable, exactly[place])
        tally = _tally_tier(present, (place, asked.measure), having, known, (int(found.value), 0))
        yield place, tally._replace(meeting=found.meeting)


def complete_years_before(present: Present) -> list[int]:
    """Return the years before the report year whose figures are whole, in order."""
    years = years_before(filter(None, present.counts.years), present.year)
    return [year for year in years if period(present.counts, year).complete]


class _Known(NamedTuple):
    """What is known of all tiers before each is tallied."""

    nested: Sequence[int | None]
    """Per tier, firms that reach it."""
    banded: Sequence[int | None]
    """Per tier, firms for which it is the highest."""
    own: Starts
    """From where the growth of the firms that are listed is reckoned."""
    before: Mapping[int, int]
    """Tier → firms without a figure that reached it before."""
    never: Mapping[int, int]
    """Tier → firms whose figure is unreadable and at most below it."""


class _Having(NamedTuple):
    """Firms, by one measure and one limit."""

    measure: str
    """Which figure."""
    usable: int
    """Firms with an amount."""
    unreadable: int
    """Firms whose cell is something else."""
    exactly: int
    """Firms whose figure equals the limit."""


def _tier(present: Present, number: int, i: int, known: _Known) -> TierTally:
    found = present.measures[i]
    having = _Having(found.measure, found.usable, found.unreadable, _exactly(present, number))
    return _tally_tier(present, (number, i), having, known, (known.nested[number] or 0, known.banded[number] or 0))


def _tally_tier(
    present: Present, place: tuple[int, int], measure: _Having, known: _Known, counts: tuple[int, int]
) -> TierTally:
    """Tally a tier; `place` is its number and that of its measure, `counts` are nested and of its band."""
    (number, i), (nested, band) = place, counts
    tier = present.counts.tiers[number][0]
    gap, top = present.gaps[number], present.counts.base.needs.question.top
    unreadable = measure.unreadable - known.never.get(number, 0)
    near, close, on_it = (present.lists.of(which, number) for which in (Which.NEAR, Which.CLOSE, Which.ON))
    short = [short_by(one.figure, tier) for one in near[: gap or 0]]
    return TierTally(
        measure=measure.measure,
        nested=nested,
        band=band,
        usable=measure.usable,
        could_reach=unreadable + known.before.get(number, 0),
        unreadable_could_reach=unreadable,
        on_the_limit=measure.exactly,
        on_the_limit_firms=tuple(one.name for one in on_it),
        nearest=_standings(near[:top], known.own, i),
        cushion=_standings(close, known.own, i),
        uplift=None if gap is None else total(short),
        lacking=None if gap is None else gap - len(short),
    )


def _exactly(present: Present, number: int) -> int:
    known = sum(i is not None for _, i in present.counts.tiers[:number])
    return present.now.exactly[known]


def _standings(listed: Sequence[Listed], own: Starts, i: int) -> tuple[Standing, ...]:
    return tuple(Standing(one.name, one.code, one.figure, own.get((one.identity, i))) for one in listed)


def year_tallies(present: Present) -> tuple[YearTally, ...]:
    """Count every year that was read."""
    wanted, found = present.counts.base.needs, []
    for year in sorted(year for year in present.counts.years if year != NO_YEAR):
        sums = present.counts.of(year)
        nested = present.tier_counts(sums)
        complete = period(present.counts, year).complete
        found.append(YearTally(year, complete, sums.firms, nested, bands(nested, wanted.tier_measures)))
    return present.by_condition.years(found)


def breakdowns(present: Present) -> tuple[tuple[str, tuple[GroupTally, ...]], ...]:
    """Count the firms by each heading: the plan's values first, others by appearance, blank last."""
    base, largest = present.counts.base, present.lists.largest
    return tuple(
        (group.heading, tuple(_groups(present, number, group.values, largest)))
        for number, group in enumerate(base.needs.groups)
    )


def _groups(
    present: Present, number: int, values: Sequence[str], largest: Mapping[tuple[int, str | None], str]
) -> Iterator[GroupTally]:
    found = present.counts.groups(number, present.year or NO_YEAR)
    others = [value for value in found if value is not None and value not in values]
    nobody = present.counts.of(-1)
    for value in (*values, *others, *([None] if None in found else [])):
        sums = found.get(value, nobody)
        nested = present.tier_counts(sums, is_of_group=True)
        totals, usable = tuple(m.total for m in sums.measures), tuple(m.usable for m in sums.measures)
        tally = GroupTally(value, sums.firms, nested, totals, usable, largest.get((number, value)))
        yield present.by_condition.groups(tally, [int(one.counted.value) for one in sums.marked])


def period(counts: Counts, year: int | None) -> Period:
    """Return the period of a year's figures: not a whole year if an input's is not."""
    base = counts.base
    having = counts.branches(year or NO_YEAR)
    found = [Period(year, view.months) for b, (_, view) in enumerate(base.branches) if b in having]
    return first_partial(found)
