"""Which short lists there are, what is asked of one, and a firm that stands in one."""

from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.order import Order


class Listed(NamedTuple):
    """A firm of the report year."""

    identity: str
    """What tells it from every other."""
    branch: int
    """The part of the panel in which it stands."""
    row: int | None
    """Its line there, where it is known."""
    name: str
    """Cleaned."""
    code: str | None
    """Or None."""
    figure: Decimal
    """In yuan."""

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Its place among firms of one figure."""
        return self.identity, self.branch, self.row or 0, self.name


Row = tuple[Any, ...]
"""A firm that was brought: who and where it is, its groups, its figures."""


class Which(StrEnum):
    """Which firms a list holds."""

    NEAR = "near"
    """Those nearest to a tier that they do not reach."""
    CLOSE = "close"
    """Those that reach a tier and stand close to its limit."""
    ON = "on"
    """Those whose figure equals the limit of a tier."""
    MOST = "most"
    """The one with the largest figure of a measure."""


Key = tuple[Which, int]
"""Which list, of the tier or the measure of a number."""


class Request(NamedTuple):
    """A list that is wanted."""

    measure: int
    """Whose figures are put in order."""
    condition: str
    """Which firms stand in it."""
    order: Order
    """Rising: the smallest figure first."""
    length: int
    """How many firms are wanted, and are there."""
    near: Decimal | None = None
    """The limit by which they stand, in yuan; None where their figures are all equal."""
    only: Asked | None = None
    """The tier by a condition whose firms alone are meant; None: all firms."""
