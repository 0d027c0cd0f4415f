"""Firms → counts: tiers, measures, years and groups; the nearest firms and those about to drop out."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from operator import gt, itemgetter
from typing import NamedTuple, cast

from tiers.domain.amount import total
from tiers.domain.enterprise import Enterprise
from tiers.domain.ladder import passes, reaching, short_by
from tiers.domain.tally import GroupTally, MeasureTally, Standing, TierTally
from tiers.domain.targets import Tier
from tiers.engines.rules.requirements import GroupColumn, Requirements
from tiers.engines.rules.tier_assignment import MOST_LISTED


class Ranking(NamedTuple):
    """Firms in order by a measure."""

    measure: str
    """Which figure."""
    firms: Sequence[Enterprise]
    """All of them, in the order of the table."""
    amounts: Sequence[Decimal | None]
    """Per firm its figure in yuan; None is missing or unreadable."""
    order: Sequence[int]
    """Positions of the firms with a usable figure, smallest figure first."""
    figures: Sequence[Decimal]
    """Their figures in yuan, smallest first."""

    @property
    def without(self) -> Iterator[Enterprise]:
        """The firms without a usable figure."""
        return (firm for firm, amount in zip(self.firms, self.amounts, strict=True) if amount is None)

    def reaching(self, tier: Tier) -> int:
        """Count the firms that reach a tier."""
        below = bisect_right if tier.rule == "over" else bisect_left
        return len(self.figures) - below(self.figures, tier.limit)

    def smallest_figure(self) -> Decimal | None:
        """Return the smallest figure in yuan; None without any."""
        return next(iter(self.figures), None)

    def largest(self, below: int, most: int) -> Sequence[tuple[Decimal, Enterprise]]:
        """Return the largest figures among the first `below`, largest first, ties by identity; at most `most`."""
        start = bisect_left(self.figures, self.figures[max(0, below - most)]) if below and most else below
        return sorted(self._by_identity(start, below), key=itemgetter(0), reverse=True)[:most]

    def smallest(self, start: int, most: int) -> Sequence[tuple[Decimal, Enterprise]]:
        """Return the smallest figures from a position on, smallest first, ties by identity; at most `most`."""
        last = min(start + most, len(self.figures)) - 1
        stop = bisect_right(self.figures, self.figures[last]) if last >= start else start
        return sorted(self._by_identity(start, stop), key=itemgetter(0))[:most]

    def exactly_on(self, tier: Tier) -> list[str]:
        """Return the names of the firms whose figure equals the limit exactly, by identity."""
        on_it = (bisect_left(self.figures, tier.limit), bisect_right(self.figures, tier.limit))
        return [firm.name for _, firm in self._by_identity(*on_it)]

    def _by_identity(self, start: int, stop: int) -> Sequence[tuple[Decimal, Enterprise]]:
        pairs = zip(self.figures[start:stop], (self.firms[i] for i in self.order[start:stop]), strict=True)
        return sorted(pairs, key=lambda pair: (pair[1].identity, pair[1].row))


def rank(firms: Sequence[Enterprise], measure: str) -> Ranking:
    """Return firms in order by a measure."""
    amounts = [firm.figures.get(measure) for firm in firms]
    usable = [i for i, amount in enumerate(amounts) if amount is not None]
    exactly = cast("Sequence[Decimal]", amounts).__getitem__
    nearly = dict(zip(usable, map(float, map(exactly, usable)), strict=True))
    usable.sort(key=nearly.__getitem__)  # fast, and right unless two figures differ by less than a float shows
    figures = [*map(exactly, usable)]
    if any(map(gt, figures, islice(figures, 1, None))):
        usable.sort(key=exactly)
        figures.sort()
    return Ranking(measure, firms, amounts, usable, figures)


Figures = Mapping[str, Sequence[Decimal]]
"""Measure → the usable figures of a year or a group, in yuan."""


def usable_figures(firms: Sequence[Enterprise], measures: Sequence[str]) -> Figures:
    """Return the usable figures of each measure in yuan."""
    return {m: [f for firm in firms if (f := firm.figures.get(m)) is not None] for m in measures}


def nested_counts(figures: Figures, needs: Requirements) -> tuple[int | None, ...]:
    """Count per tier the figures that reach it; None where its measure has none."""
    return tuple(
        reaching(figures[measure], tier) if measure and figures[measure] else None
        for tier, measure in zip(needs.targets.tier, needs.tier_measures, strict=True)
    )


def measure_tally(order: Ranking, ladder: Sequence[Tier], symbols: tuple[str, ...]) -> MeasureTally:
    """Sum up one measure; `ladder` holds its tiers from high to low, if it has any. Amounts in yuan."""
    unreadable = sum(order.measure in firm.unreadable for firm in order.without)
    usable = len(order.figures)
    largest = [*order.largest(usable, 1)]
    return MeasureTally(
        order.measure,
        usable,
        len(order.firms) - usable - unreadable,
        unreadable,
        total(amount for amount in order.amounts if amount is not None),
        largest[0][0] if largest else None,
        largest[0][1].name if largest else None,
        usable - (order.reaching(ladder[-1]) if ladder else 0),
        symbols,
    )


def may_reach(firm: Enterprise, tier: Tier, measure: str) -> bool:
    """Whether a firm may reach a tier whose figure is unreadable: by what its cell says that it is at most.

    Source: definitions, “At most”.
    """
    most = firm.at_most(measure)
    return most is None or passes(most, tier)


class Earlier(NamedTuple):
    """The years before the report year."""

    base_year: int
    """The plan's base year, from which a firm's own growth is reckoned if it is there."""
    complete: Mapping[int, Mapping[str, Enterprise]]
    """Complete year → identity → firm, earliest first."""
    latest: Mapping[str, Enterprise]
    """Identity → firm in the latest earlier year, complete or not."""

    def start(self, firm: Enterprise, measure: str) -> tuple[int, Decimal] | None:
        """Return the year and figure (in yuan, above 0) from which a firm's own growth is reckoned, or None."""
        years = sorted(self.complete, key=lambda year: (year != self.base_year, year))
        for year in years:
            then = self.complete[year].get(firm.identity)
            figure = then.figures.get(measure) if then else None
            if figure is not None and figure > 0:
                return year, figure
        return None

    def reached_tier(self, firm: Enterprise, tier: Tier, measure: str) -> bool:
        """Whether a firm reached a tier in the latest earlier year."""
        then = self.latest.get(firm.identity)
        figure = then.figures.get(measure) if then else None
        return figure is not None and passes(figure, tier)


class Present(NamedTuple):
    """The firms of the report year, and what was before."""

    firms: Sequence[Enterprise]
    """Those that meet `--where`, each once."""
    earlier: Earlier
    """The years before."""
    needs: Requirements
    """What an answer needs."""

    def tier_tally(self, tier: Tier, order: Ranking, nested: int, band: int) -> TierTally:
        """Count one tier, and list the firms on both sides of its limit. Amounts in yuan."""
        usable, top = len(order.figures), self.needs.question.top
        if self.needs.question.is_about_firms:
            return TierTally(order.measure, nested, band, usable)
        below, exact = usable - nested, order.exactly_on(tier)
        gap = self.needs.gap(tier, nested, band)
        unreadable, missing = self._could_reach(tier, order)
        short = [short_by(figure, tier) for figure in order.figures[max(0, below - (gap or 0)) : below]]
        return TierTally(
            measure=order.measure,
            nested=nested,
            band=band,
            usable=usable,
            could_reach=unreadable + missing,
            unreadable_could_reach=unreadable,
            on_the_limit=len(exact),
            on_the_limit_firms=tuple(exact[:MOST_LISTED]),
            nearest=self._standings(order.largest(below, top), order.measure),
            cushion=self._standings(order.smallest(below, top), order.measure),
            uplift=None if gap is None else total(short),
            lacking=None if gap is None else gap - len(short),
        )

    def _could_reach(self, tier: Tier, order: Ranking) -> tuple[int, int]:
        """Count the firms that could yet reach a tier: with an unreadable figure, and with a missing one."""
        measure, without = order.measure, [*order.without]
        unreadable = sum(measure in firm.unreadable and may_reach(firm, tier, measure) for firm in without)
        missing = (firm for firm in without if measure not in firm.unreadable)
        return unreadable, sum(self.earlier.reached_tier(firm, tier, measure) for firm in missing)

    def _standings(self, pairs: Sequence[tuple[Decimal, Enterprise]], measure: str) -> tuple[Standing, ...]:
        return tuple(Standing(f.name, f.code, figure, self.earlier.start(f, measure)) for figure, f in pairs)


def group_tallies(
    orders: Mapping[str, Ranking], values: Sequence[str | None], column: GroupColumn, needs: Requirements
) -> tuple[GroupTally, ...]:
    """Count the firms by one heading: the plan's values first, others by appearance, blank last.

    `values` holds each row's value under the heading.
    """
    first = orders[needs.measures[0]]
    groups = [values[firm.row] for firm in first.firms]
    sizes = Counter(groups)
    shown = [*dict.fromkeys((*column.values, *(value for value in sizes if value is not None)))]
    figures = {measure: _figures_by_group(groups, order) for measure, order in orders.items()}
    largest = _largest(groups, first, figures[first.measure])
    return tuple(
        _group(value, sizes[value], {m: parts.get(value, []) for m, parts in figures.items()}, largest, needs)
        for value in [*shown, *([None] if None in sizes else [])]
    )


def _figures_by_group(groups: Sequence[str | None], order: Ranking) -> Mapping[str | None, list[Decimal]]:
    """Return each group's figures, smallest first."""
    parts: defaultdict[str | None, list[Decimal]] = defaultdict(list)
    for i, amount in zip(order.order, order.figures, strict=True):
        parts[groups[i]].append(amount)
    return parts


def _largest(
    groups: Sequence[str | None], order: Ranking, parts: Mapping[str | None, Sequence[Decimal]]
) -> dict[str | None, str]:
    """Name each group's firm with the largest figure; the first by identity if several have it."""
    smallest = min((figures[-1] for figures in parts.values()), default=Decimal(0))
    start = bisect_left(order.figures, smallest)
    rows = zip(order.figures[start:], order.order[start:], strict=True)
    having = [(groups[i], order.firms[i]) for amount, i in rows if amount == parts[groups[i]][-1]]
    having.sort(key=lambda pair: (pair[1].identity, pair[1].row), reverse=True)
    return {value: firm.name for value, firm in having}


def _group(
    value: str | None, size: int, figures: Figures, largest: Mapping[str | None, str], needs: Requirements
) -> GroupTally:
    counts = (
        reaching(figures[measure], tier) if measure else None
        for tier, measure in zip(needs.targets.tier, needs.tier_measures, strict=True)
    )
    totals = tuple(total(found) for found in figures.values())
    return GroupTally(value, size, tuple(counts), totals, tuple(map(len, figures.values())), largest.get(value))
