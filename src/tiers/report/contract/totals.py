"""Goals on totals, as values: the JSON under `totals`.

None is “not known” or “not applicable”, never 0.
"""

from typing import Annotated, Literal

from tiers.domain.progress import Status
from tiers.report.contract.fields import ForPeople, Frozen, Quotient, Yuan


class TotalReport(Frozen):
    """One total: what it is, what it should be, and the verdict with every number it was made from."""

    name: str
    measure: str | None
    """None where not every table has it."""
    where: tuple[str, ...]
    """Only firms that meet these are added up."""
    goal: Yuan | None
    """As the plan states it, else base × (1 + growth)^(years of the plan); None where that base is not known."""
    growth: Quotient | None
    """The growth a year that the plan states; None where it states the goal."""
    total: Yuan | None
    """All usable figures added up; a lower bound where some are missing or unreadable."""
    enterprises: int | None
    """Firms that meet the conditions; None where nothing says who does."""
    usable: int | None
    missing: int | None
    unreadable: int | None
    gap: Yuan | None
    surplus: Yuan | None
    completion: Quotient | None
    base: Yuan | None
    base_source: Literal["stated", "counted"] | None
    due: Quotient | None
    """Yuan: base × (goal ÷ base)^(share of the plan's time that is gone)."""
    pace: Quotient | None
    """Yearly growth ÷ the planned one, without its sign."""
    yearly_growth: Quotient | None
    """Since the base."""
    planned_yearly_growth: Quotient | None
    growth_needed: Quotient | None
    """A year, from now on."""
    status: Status
    method: Literal["growth"] | None
    """None where nothing is due."""
    name_en: Annotated[str | None, ForPeople] = None
    """For people only: the plan's name for it in English."""
