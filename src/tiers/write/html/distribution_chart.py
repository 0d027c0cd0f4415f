"""Where the firms stand, on a scale of powers of ten with the limits of the tiers."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, log10
from typing import Final

from tiers.domain.classification import FIRM, OF_MEASURE, Classification
from tiers.report.contract.report import Report
from tiers.wording.figures import limit
from tiers.write.html.chart_scale import ROOM, Anchor, anchor, chart_text, percent
from tiers.write.page.phrases import Words

_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5))
"""Where bars begin in each power of ten, beside the limits of the tiers."""

_ROWS: Final = 3
"""Rows of text in which the limits are said, so that neighbours do not overlap."""

_MOST_TICKS: Final = 4
"""Powers of ten that are named, so that they do not overlap on a telephone."""

_MOST_POWERS: Final = 8
"""Powers of ten up to which each has several bars."""


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
    figures = _figures(firms, measure)
    drawn = [figure for figure in figures if figure is not None and figure > 0]
    return _Scale(report, words, measure, drawn).spread(len(figures) - len(drawn)) if drawn else None


def _figures(firms: Classification, measure: str) -> list[Decimal | None]:
    place = len(FIRM) + len(OF_MEASURE) * firms.measures.index(measure)
    return [figure if isinstance(figure, Decimal) else None for figure in (row[place] for row in firms.rows)]


class _Scale:
    """A logarithmic scale that holds all figures and limits of one measure."""

    def __init__(self, report: Report, words: Words, measure: str, figures: Sequence[Decimal]) -> None:
        self.words, self.measure, self.figures = words, measure, figures
        ladder = [goal for goal in report.goals if goal.measure == measure and not goal.where]
        self.limits = {goal.limit: goal.rule for goal in ladder if goal.limit}
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
        edges = sorted({step.scaleb(power) for power in powers for step in steps} | {*self.limits})
        return edges[bisect_left(edges, low) - 1 : bisect_right(edges, high) + 1]

    def _bars(self) -> Iterator[Bar]:
        """Count between the edges; a figure on one is below it, unless it is the limit of a tier that includes it."""
        counts = Counter(self._bin_of(figure) - 1 for figure in self.figures)
        most = max(counts.values())
        for index, (low, high) in enumerate(pairwise(self.edges)):
            x, end, high_share = self._x(low), self._x(high), counts[index] / most * (1 - ROOM * 2)
            facts = {"low": self._limit_text(low), "high": self._limit_text(high), "n": counts[index]}
            yield Bar(
                x=percent(x),
                width=percent(end - x),
                middle=percent((x + end) / 2),
                top=percent(1 - high_share),
                height=percent(high_share),
                number=self.words.number(counts[index]) if counts[index] else "",
                said=chart_text(self.words, "firms-between", **facts),
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
