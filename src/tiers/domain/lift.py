"""The cheapest way to meet all goals of a measure at once (培育清单): which firms have to rise, and to which tier.

The largest firms rise to the highest tiers: the cost is convex in the difference, so that sorted against sorted is the
least.

Source: definitions, “The lift”.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.targets import Counting

MOST_RANKED: Final = 100_000
"""Ranks that a lift may go down to, inclusive; beyond, it is not worked out."""


def needed_counts(goals: Sequence[int | None], counts: Sequence[int], counting: Counting) -> tuple[int, ...]:
    """Return how many firms have to reach each tier of a ladder, from high to low, at the least to meet all goals.

    `counts` are nested; a goal of None asks for nobody. No count falls: what a tier has beyond its goal stays.
    """
    found: list[int] = []
    above = 0
    for goal, count in zip(goals, counts, strict=True):
        above = max(above, goal or 0) if counting == "nested" else max(count, above + (goal or 0))
        found.append(above)
    return tuple(found)


class Ascent(NamedTuple):
    """What all goals of a measure ask of its firms, the largest first."""

    measure: str
    """Which figure."""
    tiers: tuple[int, ...]
    """The places in the plan of the tiers of the measure, from high to low."""
    needed: tuple[int, ...]
    """Per tier, how many firms have to reach it."""
    counts: tuple[int, ...]
    """Per tier, how many do."""

    def short_ranks(self) -> Iterator[tuple[int, int]]:
        """Yield the ranks, from 1, whose firm does not reach the tier it has to, each with that tier's place."""
        above = 0
        for tier, needed, count in zip(self.tiers, self.needed, self.counts, strict=True):
            yield from ((rank, tier) for rank in range(max(above, count) + 1, needed + 1))
            above = max(above, needed)

    @property
    def last_rank(self) -> int:
        """The last rank that is short; 0 where all goals are met."""
        above, last = 0, 0
        for needed, count in zip(self.needed, self.counts, strict=True):
            last = needed if needed > max(above, count) else last
            above = max(above, needed)
        return last


class Riser(NamedTuple):
    """A firm that has to rise."""

    rank: int
    """Its place by figure among all firms, from 1."""
    tier: int
    """The place in the plan of the tier that it has to reach."""
    name: str
    """Cleaned."""
    code: str | None
    """What identifies it, or None."""
    figure: Decimal
    """In yuan."""
    earlier: tuple[int, Decimal] | None
    """The earlier complete year, and its figure in yuan, that the firm's own growth is reckoned from."""
    values: tuple[str | None, ...]
    """Per breakdown, its value; None where it is blank."""


class Supply(NamedTuple):
    """What the firms of one group supply to a lift."""

    heading: str
    """The breakdown."""
    value: str | None
    """The group; None where it is blank."""
    rising: int
    """Its firms that have to rise."""
    uplift: Decimal
    """What they are short by, added up, in yuan."""


class LiftTally(NamedTuple):
    """The lift of one measure."""

    measure: str
    """Which figure."""
    rising: int
    """Firms that have to rise."""
    lacking: int
    """Ranks without a firm, which would have to come from nowhere."""
    uplift: Decimal
    """What the firms are short by, added up, in yuan: the least that meets all goals at once."""
    firms: tuple[Riser, ...]
    """By rank; per tier at most as many as were asked for."""
    supplies: tuple[Supply, ...]
    """Per breakdown and group with a firm in the lift, in no order."""
