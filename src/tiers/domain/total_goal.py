"""A goal on a total: what all firms, or those that meet a condition, should have together."""

from decimal import Decimal
from typing import Annotated, Final, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tiers.domain.condition import Conditions, malformed_condition
from tiers.domain.measure import Name
from tiers.domain.reading import Money
from tiers.domain.rule_error import rule_error

MOST_DECIMALS: Final = 6
"""Digits after the point that a yearly growth may have, inclusive."""

MOST_YEARS: Final = 100
"""Years over which a yearly growth is reckoned, inclusive: no plan is longer."""


def _growth(value: object) -> object:
    """Refuse what is no yearly growth as a share: 15 was meant to be 15 %, and is 1500 %."""
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    growth = Decimal(str(value)) if is_number else Decimal(0)
    if not growth.is_finite() or not 0 < growth <= 1 or growth != round(growth, MOST_DECIMALS):
        raise rule_error("not-a-growth", about=value)
    return growth


class TotalGoal(BaseModel):
    """What a measure should add up to by the end of the target year."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    name: Name
    """What the plan calls it, such as `销售收入`; unlike every other total's and tier's name."""
    name_en: Name | None = None
    """The same in English; None: the name as it is."""
    measure: Name
    """The figure that is added up; never replaced by another."""
    goal: Money | None = Field(default=None, gt=0)
    """What it should be, in yuan (the plan's currency); None where `growth` is given."""
    growth: Annotated[Decimal, BeforeValidator(_growth)] | None = None
    """By which share it should grow a year, from the base, above 0 and at most 1; None where `goal` is given."""
    base: Money | None = Field(default=None, gt=0)
    """What it was at the end of the base year as the plan states it, in yuan; None: not stated."""
    where: Conditions = ()
    """Only firms that meet these are added up; without any, all are."""

    @model_validator(mode="after")
    def _one_goal(self) -> Self:
        if wrong := malformed_condition(self.where):
            raise rule_error("where-form", about=wrong, of=self.name)
        if (self.goal is None) == (self.growth is None):
            raise rule_error("total-one-of", about=self.name)
        return self
