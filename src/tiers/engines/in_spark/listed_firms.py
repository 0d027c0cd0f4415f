"""A firm that a cluster lists."""

from decimal import Decimal
from typing import Any, NamedTuple


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
