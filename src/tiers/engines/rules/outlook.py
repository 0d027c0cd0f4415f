"""What is said of each goal's future: the same for every engine, which says what firms have and how they changed."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from tiers.domain.chance import Change, Prospect, chance_of_goal, estimate
from tiers.domain.outlook import (
    FEWEST_PAIRS,
    MOST_FIRMS,
    MOST_YEARS_LEFT,
    YEARS_BACK,
    Chance,
    GoalOutlook,
    Growth,
    OutlookTally,
    Reason,
)
from tiers.domain.period import Period
from tiers.domain.tally import TierTally
from tiers.domain.targets import Tier
from tiers.engines.rules.requirements import Requirements

_MONTHS = 12
_TENTH = 10


class History(Protocol):
    """What an engine knows of the firms that meet `--where`; amounts in yuan."""

    def most_at(self, measure: str, floors: Sequence[Decimal], years: Sequence[int]) -> Sequence[int]:
        """Count per floor the firms of the year in which the most have a figure that is not below it."""

    def figures(self, measure: str, floor: Decimal) -> Iterable[Decimal]:
        """Return the figures of the report year that are not below a floor, in yuan."""

    def changes(self, measure: str, floor: Decimal, years: Sequence[int]) -> Iterable[Change]:
        """Return how firms whose figure was not below a floor changed from one of the years to the next, in yuan.

        A firm whose later figure is unreadable is left out.
        """

    def at_own_pace(self, measure: str, tiers: Sequence[Tier], months_left: int) -> Sequence[int]:
        """Count per tier the firms that reach it after so many months if each keeps its own growth."""

    def conflicts(self, years: Collection[int]) -> int:
        """Count the firms of some years of which rows with different figures were kept."""

    def meeting(self, tier: int) -> "History":
        """Return the same of the firms of the report year that meet the condition of a tier, by its place."""


def outlook_tally(
    history: History, needs: Requirements, tiers: Sequence[TierTally], period: Period, years: Sequence[int]
) -> OutlookTally | None:
    """Work out what is to be expected of each tier; None where nobody asked.

    `period` is that of the report year; `years` are the whole years that were read up to and with it, in order.
    """
    if not needs.question.outlook:
        return None
    found = _Outlook(history, needs, tiers, period, years)
    return OutlookTally(needs.targets.outlook.shock, tuple(map(found.goal, range(len(tiers)))))


class _Outlook:
    """Everything that an outlook is worked out from."""

    def __init__(
        self, history: History, needs: Requirements, tiers: Sequence[TierTally], period: Period, years: Sequence[int]
    ) -> None:
        self.history, self.needs, self.tiers, self.period = history, needs, tiers, period
        self.stated = needs.targets.outlook
        self.months_left = needs.question.clock(period).months_left
        self.earlier = [year for year in years if year != period.year]
        self.window = [year for year in years if period.year is not None and year >= period.year - YEARS_BACK]
        self.known: dict[str, Sequence[Change]] = {}

    def goal(self, place: int) -> GoalOutlook:
        """Return what is to be expected of the tier at this place of the plan."""
        own_pace = self._own_paces[place]
        reason = self._reason(self._plan[place], self.tiers[place])
        growth = None if reason else self._growth(place)
        if isinstance(growth, Growth):
            shock = self.stated.shock
            if growth.factor - shock > 0:
                return GoalOutlook(own_pace, self._chance(place, growth, shock), growth, None)
            growth = "shock"
        return GoalOutlook(own_pace, None, None, reason or growth)

    @property
    def _plan(self) -> Sequence[Tier]:
        return self.needs.targets.tier

    def _reason(self, tier: Tier, found: TierTally) -> Reason | None:
        """Return why nothing is said, as far as no firm has to be looked at; the first that holds."""
        left = self.months_left
        reasons: tuple[tuple[Reason, bool], ...] = (
            ("no_goal", tier.goal_count is None),
            ("not_assessable", not found.usable),
            ("over", left == 0),
            ("part_year", not self.period.complete),
            ("years", left is None or bool(left % _MONTHS) or left > MOST_YEARS_LEFT * _MONTHS),
            ("where", bool(tier.where)),
        )
        return next((reason for reason, holds in reasons if holds), None)

    def _growth(self, place: int) -> Growth | Reason:
        """Return how firms of a tier grow: as the plan states, else as those of its size did, or larger ones' next."""
        floors = self._floors(place)
        years = [year for year in {*self.window, self.period.year} if year is not None]
        if self.needs.question.reading.duplicates == "keep" and self.history.conflicts(years):
            return "duplicates_kept"
        measure, stated = self.tiers[place].measure or "", self.stated.as_growth
        if stated:
            now = [] if self.period.year is None else [self.period.year]
            return "many" if self.history.most_at(measure, floors[:1], now)[0] > MOST_FIRMS else stated
        for floor in floors:
            if self._is_many(measure, floor):
                return "many"
            pool, growth = estimate(self._changes(measure), floor)
            if growth and pool.pairs >= FEWEST_PAIRS:
                return growth
        return "few_pairs"

    def _floors(self, place: int) -> list[Decimal]:
        """Return from where on firms are looked at, in yuan: a tenth of the tier's limit, and of each lower one's."""
        below = (i for i in self._ladder(self.tiers[place].measure) if i >= place)
        return [self._plan[i].limit / _TENTH for i in below]

    def _ladder(self, measure: str | None) -> list[int]:
        """Return the places of the tiers of a measure, without those by a condition."""
        pairs = enumerate(zip(self._plan, self.tiers, strict=True))
        return [i for i, (tier, of) in pairs if of.measure == measure and not tier.where]

    def _is_many(self, measure: str, floor: Decimal) -> bool:
        return self._crowds[measure][floor] > MOST_FIRMS

    @cached_property
    def _crowds(self) -> dict[str, dict[Decimal, int]]:
        """Measure → floor → the firms of the year in which the most are not below it."""
        found = {}
        for measure in filter(self._ladder, self.needs.measures):
            floors = self._floors(self._ladder(measure)[0])
            found[measure] = dict(zip(floors, self.history.most_at(measure, floors, self.window), strict=True))
        return found

    def _changes(self, measure: str) -> Sequence[Change]:
        """Return the changes of the firms above the lowest floor that is not crowded; they are looked up once."""
        if measure not in self.known:
            lowest = min(floor for floor in self._crowds[measure] if not self._is_many(measure, floor))
            self.known[measure] = [*self.history.changes(measure, lowest, self.window)]
        return self.known[measure]

    def _chance(self, place: int, growth: Growth, shock: Decimal) -> Chance:
        tier, measure = self._plan[place], self.tiers[place].measure or ""
        prospect = Prospect(tier, growth, (self.months_left or 0) // _MONTHS)
        figures = [*self.history.figures(measure, tier.limit / _TENTH)]
        return chance_of_goal(figures, tier.goal_count or 0, prospect, self._above(place), shock)

    def _above(self, place: int) -> Tier | None:
        """Return the next higher tier, whose firms do not count here; None where they do, or there is none."""
        if self.needs.targets.counting == "nested":
            return None
        higher = [i for i in self._ladder(self.tiers[place].measure) if i < place]
        return self._plan[higher[-1]] if higher else None

    @cached_property
    def _own_paces(self) -> Sequence[int | None]:
        """Per tier, the firms at the end of the plan if each keeps its own growth, by the plan's counting."""
        found: list[int | None] = [None] * len(self.tiers)
        if not self.period.complete or not self.months_left or not self.earlier:
            return found
        for measure in self.needs.measures:
            places = [i for i in self._ladder(measure) if self.tiers[i].usable]
            tiers = [self._plan[i] for i in places]
            counts = self.history.at_own_pace(measure, tiers, self.months_left) if tiers else ()
            above = 0
            for i, count in zip(places, counts, strict=True):
                found[i] = count if self.needs.targets.counting == "nested" else count - above
                above = count
        for i, (tier, of) in enumerate(zip(self._plan, self.tiers, strict=True)):
            if tier.where and of.measure and of.usable:
                (found[i],) = self.history.meeting(i).at_own_pace(of.measure, [tier], self.months_left)
        return found
