"""Firms → counts: tiers, measures, years and groups; the nearest firms and those about to drop out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiers.domain.amount import total
from tiers.domain.enterprise import Enterprise
from tiers.domain.ladder import passes, short_by
from tiers.domain.tally import GroupTally, MeasureTally, Standing, TierTally
from tiers.domain.targets import Tier
from tiers.engines.columns import GroupColumn
from tiers.engines.wanted import Wanted

MOST_LISTED = 100
"""Firms on the limit that are named, at most."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The firms with a usable figure of one measure, in order."""

    measure: str
    """Which figure."""
    ascending: Sequence[tuple[Decimal, Enterprise]]
    """Smallest figure first (in yuan), ties by identity."""
    descending: Sequence[tuple[Decimal, Enterprise]]
    """Largest figure first (in yuan), ties by identity."""

    def reaching(self, tier: Tier) -> int:
        """Count the firms that reach a tier."""
        return sum(passes(figure, tier) for figure, _ in self.ascending)


def ranked(firms: Sequence[Enterprise], measure: str) -> Ranked:
    """Put firms in order by a measure; those without a usable figure are left out."""
    usable = [(figure, firm) for firm in firms if (figure := firm.figures.get(measure)) is not None]
    usable.sort(key=lambda pair: (pair[1].code or pair[1].name, pair[1].row))
    usable.sort(key=lambda pair: pair[0])
    return Ranked(measure, usable, sorted(usable, key=lambda pair: pair[0], reverse=True))


def nested_counts(firms: Sequence[Enterprise], wanted: Wanted) -> tuple[int | None, ...]:
    """Count per tier the firms that reach it; None where no firm has a usable figure of its measure."""
    figures = {m: [f for firm in firms if (f := firm.figures.get(m)) is not None] for m in wanted.measures}
    return tuple(
        sum(passes(figure, tier) for figure in figures[measure]) if measure and figures[measure] else None
        for tier, measure in zip(wanted.targets.tier, wanted.tier_measures, strict=True)
    )


def bands(nested: Sequence[int | None], measures: Sequence[str | None]) -> tuple[int | None, ...]:
    """Count per tier the firms for which it is the highest of its measure that they reach."""
    above: dict[str | None, int] = {}
    found: list[int | None] = []
    for count, measure in zip(nested, measures, strict=True):
        found.append(None if count is None else count - above.get(measure, 0))
        above[measure] = count or 0
    return tuple(found)


def measure_tally(
    firms: Sequence[Enterprise], order: Ranked, ladder: Sequence[Tier], symbols: tuple[str, ...]
) -> MeasureTally:
    """Sum up one measure; `ladder` holds its tiers from high to low. Amounts in yuan."""
    unreadable = sum(order.measure in firm.unreadable for firm in firms if firm.unreadable)
    usable = len(order.ascending)
    return MeasureTally(
        order.measure,
        usable,
        len(firms) - usable - unreadable,
        unreadable,
        total(figure for figure, _ in order.ascending),
        order.descending[0][0] if usable else None,
        order.descending[0][1].name if usable else None,
        usable - order.reaching(ladder[-1]),
        symbols,
    )


@dataclass(frozen=True, slots=True)
class Earlier:
    """The years before the report year."""

    base_year: int
    """The plan's base year, from which a firm's own growth is reckoned if it is there."""
    complete: Mapping[int, Mapping[str, Enterprise]]
    """Complete year → identity → firm, earliest first."""
    latest: Mapping[str, Enterprise]
    """Identity → firm in the latest earlier year, complete or not."""

    def start(self, firm: Enterprise, measure: str) -> tuple[int, Decimal] | None:
        """Give the year and figure (in yuan, above 0) from which a firm's own growth is reckoned, or None."""
        years = sorted(self.complete, key=lambda year: (year != self.base_year, year))
        for year in years:
            then = self.complete[year].get(firm.identity)
            figure = then.figures.get(measure) if then else None
            if figure is not None and figure > 0:
                return year, figure
        return None

    def reached(self, firm: Enterprise, tier: Tier, measure: str) -> bool:
        """Say whether a firm reached a tier in the latest earlier year."""
        then = self.latest.get(firm.identity)
        figure = then.figures.get(measure) if then else None
        return figure is not None and passes(figure, tier)


@dataclass(frozen=True, slots=True)
class Present:
    """The firms of the report year, and what was before."""

    firms: Sequence[Enterprise]
    """Those that meet `--where`, each once."""
    earlier: Earlier
    """The years before."""
    wanted: Wanted
    """What an answer needs."""

    def tier_tally(self, tier: Tier, order: Ranked, band: int) -> TierTally:
        """Count one tier, and list the firms on both sides of its limit. Amounts in yuan."""
        nested, usable, top = order.reaching(tier), len(order.ascending), self.wanted.question.top
        exact = [firm.name for figure, firm in order.ascending if figure == tier.limit]
        gap = _gap(tier, nested if self.wanted.targets.counting == "nested" else band)
        short = [short_by(figure, tier) for figure, _ in order.descending[nested : nested + (gap or 0)]]
        return TierTally(
            measure=order.measure,
            nested=nested,
            band=band,
            usable=usable,
            could_reach=self._could_reach(tier, order.measure),
            on_the_limit=len(exact),
            on_the_limit_firms=tuple(exact[:MOST_LISTED]),
            nearest=self._standings(order.descending[nested : nested + top], order.measure),
            cushion=self._standings(order.ascending[usable - nested : usable - nested + top], order.measure),
            uplift=None if gap is None else total(short),
            lacking=None if gap is None else gap - len(short),
        )

    def _could_reach(self, tier: Tier, measure: str) -> int:
        without = [firm for firm in self.firms if firm.figures.get(measure) is None]
        return sum(measure in firm.unreadable or self.earlier.reached(firm, tier, measure) for firm in without)

    def _standings(self, pairs: Sequence[tuple[Decimal, Enterprise]], measure: str) -> tuple[Standing, ...]:
        return tuple(Standing(f.name, f.code, figure, self.earlier.start(f, measure)) for figure, f in pairs)


def _gap(tier: Tier, count: int) -> int | None:
    return None if tier.goal_count is None else max(0, tier.goal_count - count)


def group_tallies(
    firms: Sequence[Enterprise], index: int, column: GroupColumn, wanted: Wanted
) -> tuple[GroupTally, ...]:
    """Count the firms by one heading: the plan's values first, others by appearance, blank last."""
    groups: dict[str | None, list[Enterprise]] = {value: [] for value in column.values}
    for firm in firms:
        groups.setdefault(firm.groups[index], []).append(firm)
    blank = groups.pop(None, None)
    found = [*groups.items(), *([(None, blank)] if blank else [])]
    return tuple(_group(value, members, wanted) for value, members in found)


def _group(value: str | None, firms: Sequence[Enterprise], wanted: Wanted) -> GroupTally:
    orders = [ranked(firms, measure) for measure in wanted.measures]
    by_measure = {order.measure: order for order in orders}
    return GroupTally(
        value,
        len(firms),
        tuple(
            by_measure[measure].reaching(tier) if measure else None
            for tier, measure in zip(wanted.targets.tier, wanted.tier_measures, strict=True)
        ),
        tuple(total(figure for figure, _ in order.ascending) for order in orders),
        tuple(len(order.ascending) for order in orders),
        next((order.descending[0][1].name for order in orders[:1] if order.descending), None),
    )
