from decimal import Decimal

import pytest
from pydantic import ValidationError

from tiers.domain.total_goal import TotalGoal


def test_a_goal_or_a_growth() -> None:
    """Amounts in exact yuan, a growth as the share that it is."""
    stated = TotalGoal.model_validate(
        {"name": "收入", "measure": "revenue", "goal": "100亿", "base": 1, "where": "甲=乙"}
    )
    assert (stated.goal, stated.growth, stated.base, stated.where) == (10**10, None, 1, ("甲=乙",))
    growing = TotalGoal.model_validate({"name": "收入", "measure": "revenue", "growth": 0.15})
    assert (growing.goal, growing.growth, growing.where) == (None, Decimal("0.15"), ())


@pytest.mark.parametrize("growth", [1, Decimal(1), 0.000001, Decimal("0.1550000000")])
def test_what_is_a_growth(growth: object) -> None:
    """Above 0, at most 1, and of at most six decimals that count."""
    assert TotalGoal.model_validate({"name": "收入", "measure": "revenue", "growth": growth}).growth == Decimal(
        str(growth)
    )


@pytest.mark.parametrize(
    "growth", [0, -0.05, 15, 1.01, Decimal("NaN"), Decimal("-Infinity"), 1e-7, "0.15", True, [0.1]]
)
def test_what_is_none(growth: object) -> None:
    """15 was meant to be 15 %, and says 1500 %."""
    with pytest.raises(ValidationError) as caught:
        TotalGoal.model_validate({"name": "收入", "measure": "revenue", "growth": growth})
    assert [each["type"] for each in caught.value.errors()] == ["not-a-growth"]
