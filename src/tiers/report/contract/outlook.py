"""What is to be expected, as values: the JSON under `outlook`.

None is “not known” or “not applicable”, never 0.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import WithJsonSchema

from tiers.domain.outlook import Reason
from tiers.report.contract.fields import Frozen, Quotient, Yuan

Chance = Annotated[Decimal, WithJsonSchema({"type": "number"})]
"""How likely something is, from 0 to 1, rounded half-even to 4 decimals."""


class OutlookGoal(Frozen):
    """What is to be expected of one tier."""

    tier: str
    own_pace: int | None
    """Firms at the end of the target year if each keeps its own yearly growth, by the plan's counting."""
    chance: Chance | None
    """The mean of three: all firms grow `shock` less, as before, and more."""
    chance_low: Chance | None
    """If all firms grow less."""
    chance_high: Chance | None
    """If all firms grow more."""
    reason: Reason | None
    """Why no chance is said; None where one is."""
    source: Literal["estimated", "stated"] | None
    """Whether growth, spread and stay are estimated from the table, or stated in the plan."""
    floor: Yuan | None
    """The figure from which on firms were looked at, in yuan, inclusive."""
    pairs: int | None
    """Yearly changes that growth is estimated from."""
    odd: int | None
    """Changes of more than tenfold, which were left out."""
    gone: int | None
    """Firms that were absent, without a figure, or not above 0 a year later."""
    growth: Quotient | None
    """What the firm in the middle grows in a year."""
    spread: Quotient | None
    """Mean distance of the logarithms of growth from that of the middle one."""
    stay: Quotient | None
    """Share of the firms that are there a year later."""


class OutlookReport(Frozen):
    """What is to be expected at the end of the target year."""

    shock: Quotient
    """What all firms together may grow less or more a year."""
    goals: tuple[OutlookGoal, ...]
    """One per tier, in the plan's order."""
