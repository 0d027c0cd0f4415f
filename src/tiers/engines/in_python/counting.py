"""Firms → counts: tiers, measures, years and groups; the nearest firms and those about to drop out."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from tiers.domain.amount import total
from tiers.domain.enterprise import Enterprise
from tiers.domain.ladder import passes, reaching, short_by
from tiers.domain.tally import GroupTally, MeasureTally, Standing, TierTally
from tiers.domain.targets import Tier
from tiers.engines.columns import GroupColumn
from tiers.engines.wanted import Wanted

MOST_LISTED = 100
"""Firms on the limit that are named, at most."""


class Ranked(NamedTuple):
    """The firms of one year by one measure."""

    measure: str
    """Which figure."""
    usable: Sequence[tuple[Decimal, Enterprise]]
    """The firms with a usable figure (in yuan), smallest first."""
    figures: Sequence[Decimal]
    """Their figures in yuan, smallest first."""
    without: Sequence[Enterprise]
    """The firms without a usable figure."""

    def largest(self, below: int, most: int) -> Sequence[tuple[Decimal, Enterprise]]:
        """Give the largest figures among the first `below`, largest first, ties by identity; at most `most`."""
        start = bisect_left(self.figures, self.figures[max(0, below - most)]) if below and most else 0
        found = sorted(self.usable[start:below], key=_identity)
        return sorted(found, key=itemgetter(0), reverse=True)[:most]

    def smallest(self, start: int, most: int) -> Sequence[tuple[Decimal, Enterprise]]:
        """Give the smallest figures from a position on, smallest first, ties by identity; at most `most`."""
        last = min(start + most, len(self.figures)) - 1
        stop = bisect_right(self.figures, self.figures[last]) if last >= start else start
        return sorted(sorted(self.usable[start:stop], key=_identity), key=itemgetter(0))[:most]

    def exactly_on(self, tier: Tier) -> list[str]:
        """Name the firms whose figure equals the limit exactly, by identity."""
        on_it = slice(bisect_left(self.figures, tier.limit), bisect_right(self.figures, tier.limit))
        return [firm.name for _, firm in sorted(self.usable[on_it], key=_identity)]


def _identity(pair: tuple[Decimal, Enterprise]) -> tuple[str, int]:
    return pair[1].identity, pair[1].row


def ranked(firms: Sequence[Enterprise], measure: str) -> Ranked:
    """Put firms in order by a measure."""
    pairs = [(firm.figures.get(measure), firm) for firm in firms]
    usable = [(figure, firm) for figure, firm in pairs if figure is not None]
    usable.sort(key=lambda pair: float(pair[0]))  # quickly into nearly the right order …
    usable.sort(key=itemgetter(0))  # … and exactly
    without = [firm for figure, firm in pairs if figure is None] if len(usable) < len(pairs) else []
    return Ranked(measure, usable, [figure for figure, _ in usable], without)


Figures = Mapping[str, Sequence[Decimal]]
"""Measure → the usable figures of a year or a group, in yuan."""


def usable_figures(firms: Sequence[Enterprise], measures: Sequence[str]) -> Figures:
    """Give the usable figures of each measure in yuan."""
    return {m: [f for firm in firms if (f := firm.figures.get(m)) is not None] for m in measures}


def nested_counts(figures: Figures, wanted: Wanted) -> tuple[int | None, ...]:
    """Count per tier the figures that reach it; None where its measure has none."""
    return tuple(
        reaching(figures[measure], tier) if measure and figures[measure] else None
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


def measure_tally(order: Ranked, ladder: Sequence[Tier], symbols: tuple[str, ...]) -> MeasureTally:
    """Sum up one measure; `ladder` holds its tiers from high to low. Amounts in yuan."""
    unreadable = sum(order.measure in firm.unreadable for firm in order.without)
    usable = len(order.figures)
    largest = [*order.largest(usable, 1)]
    return MeasureTally(
        order.measure,
        usable,
        len(order.without) - unreadable,
        unreadable,
        total(order.figures),
        largest[0][0] if largest else None,
        largest[0][1].name if largest else None,
        usable - reaching(order.figures, ladder[-1]),
        symbols,
    )


class Earlier(NamedTuple):
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


class Present(NamedTuple):
    """The firms of the report year, and what was before."""

    firms: Sequence[Enterprise]
    """Those that meet `--where`, each once."""
    earlier: Earlier
    """The years before."""
    wanted: Wanted
    """What an answer needs."""

    def tier_tally(self, tier: Tier, order: Ranked, nested: int, band: int) -> TierTally:
        """Count one tier, and list the firms on both sides of its limit. Amounts in yuan."""
        usable, top = len(order.figures), self.wanted.question.top
        below, exact = usable - nested, order.exactly_on(tier)
        gap = _gap(tier, nested if self.wanted.targets.counting == "nested" else band)
        short = [short_by(figure, tier) for figure in order.figures[max(0, below - (gap or 0)) : below]]
        return TierTally(
            measure=order.measure,
            nested=nested,
            band=band,
            usable=usable,
            could_reach=self._could_reach(tier, order),
            on_the_limit=len(exact),
            on_the_limit_firms=tuple(exact[:MOST_LISTED]),
            nearest=self._standings(order.largest(below, top), order.measure),
            cushion=self._standings(order.smallest(below, top), order.measure),
            uplift=None if gap is None else total(short),
            lacking=None if gap is None else gap - len(short),
        )

    def _could_reach(self, tier: Tier, order: Ranked) -> int:
        measure, earlier = order.measure, self.earlier
        return sum(measure in firm.unreadable or earlier.reached(firm, tier, measure) for firm in order.without)

    def _standings(self, pairs: Sequence[tuple[Decimal, Enterprise]], measure: str) -> tuple[Standing, ...]:
        return tuple(Standing(f.name, f.code, figure, self.earlier.start(f, measure)) for figure, f in pairs)


def _gap(tier: Tier, count: int) -> int | None:
    return None if tier.goal_count is None else max(0, tier.goal_count - count)


def group_tallies(
    firms: Sequence[Enterprise], values: Sequence[str | None], column: GroupColumn, wanted: Wanted
) -> tuple[GroupTally, ...]:
    """Count the firms by one heading: the plan's values first, others by appearance, blank last.

    `values` holds each row's value under the heading.
    """
    groups: dict[str | None, list[Enterprise]] = {value: [] for value in column.values}
    for firm in firms:
        groups.setdefault(values[firm.row], []).append(firm)
    blank = groups.pop(None, [])
    shown = [*groups.items(), *([(None, blank)] if blank else [])]
    return tuple(_group(value, members, wanted) for value, members in shown)


def _group(value: str | None, firms: Sequence[Enterprise], wanted: Wanted) -> GroupTally:
    figures = usable_figures(firms, wanted.measures)
    counts = (
        reaching(figures[measure], tier) if measure else None
        for tier, measure in zip(wanted.targets.tier, wanted.tier_measures, strict=True)
    )
    return GroupTally(
        value,
        len(firms),
        tuple(counts),
        tuple(total(found) for found in figures.values()),
        tuple(len(found) for found in figures.values()),
        _largest(firms, wanted.measures[0], figures),
    )


def _largest(firms: Sequence[Enterprise], measure: str, figures: Figures) -> str | None:
    """Name the firm with the largest figure; the first by identity if several have it."""
    most = max(figures[measure], default=None)
    having = [firm for firm in firms if firm.figures.get(measure) == most] if most is not None else []
    return min(having, key=lambda firm: (firm.identity, firm.row)).name if having else None
