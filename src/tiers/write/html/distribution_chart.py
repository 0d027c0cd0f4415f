"""Where the firms stand, on a scale of powers of ten with the limits of the tiers."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, log10
from typing import Final

from tiers.domain.classification import Classification
from tiers.report.contract.report import Report
from tiers.wording.figures import limit
from tiers.write.html.chart_scale import ROOM, Anchor, anchor, chart_text, percent
from tiers.write.html.firm_list import Figure, FirmList, firm_list, may_be_listed, named_figures
from tiers.write.page.phrases import Words

_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5))
"""Where bars begin in each power of ten, beside the limits of the tiers."""

_ROWS: Final = 3
"""Rows of text in which the limits are said, so that neighbours do not overlap."""

_MOST_TICKS: Final = 4
"""Powers of ten that are named, so that they do not overlap on a telephone."""

_MOST_POWERS: Final = 8
"""Powers of ten up to which each has several bars."""

_NARROWEST: Final = 0.1
"""Powers of ten that a bar beside a limit is wide at least: a narrower one would tower over all others."""

_LOWEST: Final = 0.006
"""Share of the height that a bar has at least, so that one firm among many is seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The firms between two figures."""

    x: str
    """Where it begins."""
    width: str
    """How wide it is."""
    middle: str
    """Where its number stands."""
    top: str
    """How far from the top it begins."""
    height: str
    """How high it is."""
    number: str
    """How many firms; empty where there are none."""
    said: str
    """All of it in words."""
    firms: FirmList | None
    """Who they are; None where there are none, or too many firms to look at."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure on the scale."""

    x: str
    """Where it stands."""
    text: str
    """How it is said."""
    anchor: Anchor
    """Which part of the text stands there."""
    row: int
    """The row of text in which it is said, from 0."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where the firms stand on a scale of powers of ten."""

    how: str
    """What is drawn, and which firms are not."""
    bars: Sequence[Bar]
    """From small to large."""
    ticks: Sequence[Mark]
    """The powers of ten."""
    limits: Sequence[Mark]
    """The limits of the tiers."""


def spread(report: Report, words: Words, firms: Classification | None) -> Spread | None:
    """Draw where the firms stand by the usual measure; None where nobody is to be told apart, or has a figure."""
    measure = words.usual
    if firms is None or measure is None:
        return None
    is_named = may_be_listed(firms)
    figures = [(figure, name if is_named else "") for figure, name in named_figures(firms, measure)]
    drawn = [(figure, name) for figure, name in figures if figure is not None and figure > 0]
    return _Scale(report, words, measure, drawn).spread(len(figures) - len(drawn)) if drawn else None


class _Scale:
    """A logarithmic scale that holds all figures and limits of one measure."""

    def __init__(self, report: Report, words: Words, measure: str, found: Sequence[Figure]) -> None:
        self.words, self.measure, self.found = words, measure, found
        ladder = [goal for goal in report.goals if goal.measure == measure and not goal.where]
        self.limits = {goal.limit: goal.rule for goal in ladder if goal.limit}
        figures = [figure for figure, _ in found]
        self.edges = self._edges(min((*figures, *self.limits)), max((*figures, *self.limits)))

    def spread(self, left_out: int) -> Spread:
        how = [chart_text(self.words, "spread-how", measure=self.words.measure(self.measure))]
        if left_out:
            how.append(chart_text(self.words, "spread-left-out", n=left_out))
        limits = [edge for edge in self.edges if edge in self.limits]
        return Spread(
            how=self.words.sentences(how),
            bars=list(self._bars()),
            ticks=[self._mark(edge) for edge in self._ticks()],
            limits=[self._mark(edge, row % _ROWS) for row, edge in enumerate(limits)],
        )

    def _ticks(self) -> list[Decimal]:
        """Return the powers of ten, not too many of them; where there is none or one, both ends."""
        powers = [edge for edge in self.edges if edge.normalize().as_tuple().digits == (1,)]
        if len(powers) < 2:  # noqa: PLR2004 - one point makes no scale
            return [self.edges[0], self.edges[-1]]
        return powers[:: ceil(len(powers) / _MOST_TICKS)]

    def _edges(self, low: Decimal, high: Decimal) -> list[Decimal]:
        """Return where bars begin and end: enough for all figures, and at every limit."""
        powers = range(low.adjusted() - 1, high.adjusted() + 2)
        steps = _STEPS if len(powers) <= _MOST_POWERS else _STEPS[:1]
        round_ones = {step.scaleb(power) for power in powers for step in steps}
        edges = sorted({edge for edge in round_ones if not self._is_beside_a_limit(edge)} | {*self.limits})
        return edges[bisect_left(edges, low) - 1 : bisect_right(edges, high) + 1]

    def _is_beside_a_limit(self, edge: Decimal) -> bool:
        return any(abs(log10(edge / limit)) < _NARROWEST for limit in self.limits)

    def _bars(self) -> Iterator[Bar]:
        """Count between the edges; a figure on one is below it, unless it is the limit of a tier that includes it.

        The bars are not equally wide, so it is their area that says how many firms there are.
        """
        inside: dict[int, list[Figure]] = defaultdict(list)
        for found in self.found:
            inside[self._bin_of(found[0]) - 1].append(found)
        places = [(self._x(low), self._x(high)) for low, high in pairwise(self.edges)]
        crowds = [len(inside[index]) / (end - x) for index, (x, end) in enumerate(places)]
        for index, (x, end) in enumerate(places):
            share = max(crowds[index] / max(crowds), _LOWEST) if inside[index] else 0
            yield self._bar(index, (x, end), share * (1 - ROOM * 2), inside[index])

    def _bar(self, index: int, place: tuple[float, float], height: float, inside: Sequence[Figure]) -> Bar:
        x, end = place
        low, high = (self._limit_text(edge) for edge in self.edges[index : index + 2])
        said = chart_text(self.words, "firms-between", low=low, high=high, n=len(inside))
        is_named = any(name for _, name in inside)
        return Bar(
            x=percent(x),
            width=percent(end - x),
            middle=percent((x + end) / 2),
            top=percent(1 - height),
            height=percent(height),
            number=self.words.number(len(inside)) if inside else "",
            said=said,
            firms=firm_list(said, inside, len(inside), self.words) if is_named else None,
        )

    def _bin_of(self, figure: Decimal) -> int:
        index = bisect_left(self.edges, figure)
        return index + (self.edges[index] == figure and self.limits.get(figure) == "at_least")

    def _x(self, figure: Decimal) -> float:
        first, last = log10(self.edges[0]), log10(self.edges[-1])
        return (log10(figure) - first) / (last - first)

    def _mark(self, figure: Decimal, row: int = 0) -> Mark:
        x = self._x(figure)
        return Mark(percent(x), self._limit_text(figure), anchor(x), row)

    def _limit_text(self, figure: Decimal) -> str:
        return limit(figure, self.words.lang, self.words.currency)
