"""Will we get there: what is said of each goal's future, and why nothing is."""

from decimal import Decimal
from typing import Final, Literal, NamedTuple

FEWEST_PAIRS: Final = 30
"""Yearly changes from which growth is estimated, at the least, inclusive."""

MOST_FIRMS: Final = 20_000
"""Firms at or above a floor, in any one year, up to which a chance is worked out, inclusive."""

YEARS_BACK: Final = 5
"""How many years before the report year changes are looked for."""

MOST_YEARS_LEFT: Final = 100
"""Years left up to which a chance is worked out, inclusive."""

Reason = Literal[
    "no_goal",
    "not_assessable",
    "over",
    "part_year",
    "years",
    "few_pairs",
    "shock",
    "many",
    "duplicates_kept",
    "where",
]
"""Why no chance is said; the first that holds."""


class Pool(NamedTuple):
    """Where a growth is estimated from."""

    floor: Decimal
    """The figure in yuan from which on firms are looked at, inclusive."""
    pairs: int
    """Yearly changes that were used."""
    odd: int
    """Changes of more than tenfold, either way, which were left out."""
    gone: int
    """Firms that were absent, without a figure, or not above 0 a year later."""


class Growth(NamedTuple):
    """How firms grow in a year."""

    factor: Decimal
    """What the firm in the middle is multiplied by in a year, above 0; 1 is no growth."""
    spread: Decimal
    """Mean distance of the logarithms of all firms' factors from that of the middle one; 0 is none."""
    stay: Decimal
    """Share of the firms that are there a year later, with a figure above 0."""
    pool: Pool | None
    """What it is estimated from; None where the plan states it."""


class Chance(NamedTuple):
    """How likely a goal is met, from 0 to 1."""

    mean: Decimal
    """The mean of three: all firms grow less, as before, and more."""
    low: Decimal
    """If all firms grow less."""
    high: Decimal
    """If all firms grow more."""


class GoalOutlook(NamedTuple):
    """What is said of one tier."""

    own_pace: int | None
    """Firms at the end of the plan if each keeps its own growth, by the plan's counting; None where nobody knows."""
    chance: Chance | None
    """None where none is said."""
    growth: Growth | None
    """What the chance is made from; None likewise."""
    reason: Reason | None
    """Why none is said."""


class OutlookTally(NamedTuple):
    """What is said of every tier."""

    shock: Decimal
    """Points a year by which all firms together may grow less or more; 1 is the whole."""
    goals: tuple[GoalOutlook, ...]
    """In order of the plan."""
