"""A firm and its figures."""

from decimal import Decimal

from pydantic import BaseModel, ConfigDict


class Enterprise(BaseModel):
    """One firm in one year, as the tiers judge it."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    name: str
    """Cleaned; the code where the table gives no name."""
    code: str | None
    """What identifies the firm before its name does, or None."""
    year: int | None
    """The calendar year of the figures; None where nothing states one."""
    figures: dict[str, Decimal | None]
    """Measure → exact amount in yuan (the plan's currency); None is missing or unreadable, never 0."""
    unreadable: frozenset[str] = frozenset()
    """The measures whose cell holds something that is not an amount."""
    bounds: dict[str, Decimal] | None = None
    """Measure → what its unreadable cell can be at most, in yuan; a measure of which nothing is known is absent."""
    row: int
    """Position among all rows that were read, from 0: the order of the table."""

    def at_most(self, measure: str) -> Decimal | None:
        """Return what the unreadable cell of a measure can be at most, in yuan; None where it does not say."""
        return self.bounds.get(measure) if self.bounds else None

    @property
    def identity(self) -> str:
        """What tells this firm from every other within a year: the code, else the name."""
        return self.code or self.name
