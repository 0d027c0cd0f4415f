"""What every answer is made of: values that never change, exact amounts, and words that are for people only."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

Yuan = Annotated[Decimal, WithJsonSchema({"type": "number"})]
"""An exact amount in yuan (the plan's currency)."""

Quotient = Annotated[Decimal, WithJsonSchema({"type": "number"})]
"""A quotient of exact numbers, 1 is the whole, rounded half-even to 15 significant digits."""

ForPeople = Field(default=None, exclude=True)
"""A field that formats for people use and the JSON leaves out."""


class Frozen(BaseModel):
    """What every part of an answer is: a value that never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, revalidate_instances="always")


class StatedPeriod(Frozen):
    """The time that figures are of."""

    year: int | None
    months: tuple[int, int] | None
    """First and last month, inclusive."""
    complete: bool | None
    """Whether the figures are of a whole year; None without a year."""
    as_of: str | None
    """The last day, as `2006-12-31`."""


class YearFound(Frozen):
    """One year that was read."""

    year: int
    complete: bool
    """Whether the figures are of the whole year."""
    enterprises: int


class ProblemCounts(Frozen):
    """How many problems there are: errors + warnings = listed + omitted."""

    errors: int
    warnings: int
    omitted: int
