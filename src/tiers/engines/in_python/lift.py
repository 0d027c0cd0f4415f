"""The largest firms of a measure, for the lift."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from tiers.domain.enterprise import Enterprise
from tiers.engines.in_python import counting
from tiers.engines.in_python.panel import Panel
from tiers.engines.rules.lift import Ranked, Ranking


class Ranker:
    """Ranks the firms of the report year."""

    def __init__(self, panel: Panel, present: counting.Present, orders: Mapping[str, counting.Ranking]) -> None:
        """Keep where the firms stand; `orders` are those of each measure."""
        self._panel, self._present, self._orders = panel, present, orders

    def rank(self, measure: str, most: int) -> Ranking:
        """Return the largest firms of a measure, ties by identity; at most `most`."""
        order, earlier = self._orders[measure], self._present.earlier
        pairs = order.largest(len(order.figures), most)
        return Ranking(
            [Ranked(firm.name, firm.code, figure, self._values(firm)) for figure, firm in pairs],
            lambda places: [earlier.start(pairs[place][1], measure) for place in places],
        )

    def _values(self, firm: Enterprise) -> tuple[str | None, ...]:
        return tuple(values[firm.row] for values in self._groups)

    @cached_property
    def _groups(self) -> Sequence[Sequence[str | None]]:
        """Per breakdown, the value of every row."""
        return [self._panel.groups(index) for index in range(len(self._present.needs.groups))]
