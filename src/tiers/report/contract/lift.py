"""The lift as values: the JSON under `lift`.

None is “not known” or “not applicable”, never 0.
"""

from typing import Annotated

from tiers.report.contract.fields import ForPeople, Frozen, Quotient, Yuan


class LiftFirm(Frozen):
    """A firm that has to rise."""

    rank: int
    """Its place by figure among all firms, from 1."""
    name: str
    code: str | None
    figure: Yuan
    tier: str
    """The tier that it has to reach."""
    short_by: Yuan
    """Limit − figure, in yuan; 0 exactly on an `over` limit."""
    growth_needed: Quotient | None
    yearly_growth_needed: Quotient | None
    own_yearly_growth: Quotient | None
    values: Annotated[tuple[tuple[str, str | None], ...] | None, ForPeople] = None
    """For people only: per breakdown its heading, and the firm's value, None where it is blank."""


class LiftGroup(Frozen):
    """The firms of one value of a breakdown that have to rise; a value of None is blank."""

    by: str
    value: str | None
    count: int
    uplift: Yuan


class Lift(Frozen):
    """The cheapest way to meet all goals of a measure at once."""

    measure: str
    count: int
    """Firms that have to rise."""
    lacking: int
    """Firms that would have to come from nowhere."""
    uplift: Yuan | None
    """What the firms are short by together; None where nobody is to be told of."""
    firms: tuple[LiftFirm, ...] | None
    """By rank, at most `--top` per tier that is to be reached; None where nobody is named."""
    groups: tuple[LiftGroup, ...] | None
    """Per breakdown those with a firm that has to rise, in its order; None where nobody is to be told of."""
