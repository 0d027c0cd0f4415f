"""Figure → the tier that a firm is in: what every engine that classifies holds to."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.classification import State, Value
from tiers.domain.ladder import Rung, passes, rung_of, rungs, short_by
from tiers.domain.targets import Tier
from tiers.engines.rules.requirements import Requirements
from tiers.errors import DataError

MOST_LISTED: Final = 100
"""Firms on the limit that are named, at most."""

Ladders = Mapping[str, Sequence[Rung]]
"""Measure → what lies between the limits of its tiers, from high to low; in the order of the measures."""


def ladders(needs: Requirements) -> Ladders:
    """Return the tiers of each measure, in order."""
    return {measure: rungs(_tiers(measure, needs)) for measure in needs.measures}


def _tiers(measure: str, needs: Requirements) -> Sequence[Tier]:
    pairs = zip(needs.targets.tier, needs.tier_measures, strict=True)
    return [tier for tier, of in pairs if of == measure]


def tier_cells(figure: Decimal | None, state: State, ladder: Sequence[Rung]) -> tuple[Value, ...]:
    """Return the cells of one measure: the figure in yuan, its state, its tier, the next one, the distance to it."""
    if figure is None:
        return None, state, None, None, None
    reached, following = rung_of(figure, ladder)
    lacking = short_by(figure, following) if following else None
    return figure, state, reached.name if reached else None, following.name if following else None, lacking


class Pick(NamedTuple):
    """The firms of a tier, as a report counts them."""

    measure: str
    """Which figure counts."""
    tier: Tier
    """The tier that they reach."""
    above: Tier | None
    """The tier that they do not reach; None where higher tiers count too, or there are none."""

    def takes(self, figure: Decimal | None) -> bool:
        """Whether a firm with this figure in yuan is one of them."""
        return figure is not None and passes(figure, self.tier) and not (self.above and passes(figure, self.above))


def pick(needs: Requirements) -> Pick | None:
    """Return which firms are wanted; None for all.

    Raises: DataError if only the firms of a tier are wanted that has no measure in these tables.
    """
    name = needs.question.tier
    if name is None:
        return None
    found = ((m, rung) for m, ladder in ladders(needs).items() for rung in ladder)
    for measure, (tier, above) in found:
        if tier and tier.name == name:
            return Pick(measure, tier, above if needs.targets.counting == "banded" else None)
    raise DataError("tier-without-measure", tier=name)
