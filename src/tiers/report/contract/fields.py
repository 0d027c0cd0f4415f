"""What every answer is made of: values that never change, exact amounts, and words that are for people only."""

import json
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from tiers.report.contract.exact_json import Form, exact_json


def as_number(value: Decimal) -> int | float:
    """Return an amount in yuan or a quotient as a number of Python's: whole ones exactly, others as the nearest one."""
    return int(value) if value == value.to_integral_value() else float(value)


_AS_NUMBER = PlainSerializer(as_number, when_used="json")

Yuan = Annotated[Decimal, _AS_NUMBER, WithJsonSchema({"type": "number"})]
"""An exact amount in yuan (the plan's currency)."""

Quotient = Annotated[Decimal, _AS_NUMBER, WithJsonSchema({"type": "number"})]
"""A quotient of exact numbers, 1 is the whole, rounded half-even to 15 significant digits."""

ForPeople = Field(default=None, exclude=True)
"""A field that formats for people use and the JSON leaves out."""


class Frozen(BaseModel):
    """What every part of an answer is: a value that never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, revalidate_instances="always")

    def model_dump_json(self, *, indent: int | None = None, ensure_ascii: bool = False, **options: Any) -> str:  # noqa: ANN401 - Pydantic's own
        """Write it as JSON that keeps to the published schema: amounts are exact numbers, and no texts."""
        values = self.model_dump(mode="python", **options)
        return exact_json(values, Form(lambda text: json.dumps(text, ensure_ascii=ensure_ascii), indent))


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
