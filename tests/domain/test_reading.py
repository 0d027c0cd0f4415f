from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from tiers.domain.amount import Unit
from tiers.domain.reading import Reading


@pytest.mark.parametrize(
    ("key", "said", "kept"),
    [
        ("year", 2006, 2006),
        ("unit", "万元", Unit("万元", Decimal(10_000), None)),
        ("units", {"revenue": "千元"}, {"revenue": Unit("千元", Decimal(1000), None)}),
        ("columns", {"revenue": "主营业务收入"}, {"revenue": "主营业务收入"}),
        ("sheet", "数据", "数据"),
        ("sheet", 2, 2),
        ("where", "园区=白马工业园", ("园区=白马工业园",)),
        ("where", ["园区=a", "行业="], ("园区=a", "行业=")),
        ("where", ("a=b=c",), ("a=b=c",)),
        ("by", "行业", ("行业",)),
        ("by", ["行业", "园区"], ("行业", "园区")),
        ("by", None, None),
        ("duplicates", "largest", "largest"),
        ("expect_rows", 0, 0),
        ("expect_total", {"revenue": "66.96亿元"}, {"revenue": Decimal(6_696_000_000)}),
        ("expect_total", {"revenue": 6_696_000_000}, {"revenue": Decimal(6_696_000_000)}),
        ("expect_total", {"revenue": Decimal("0.1")}, {"revenue": Decimal("0.1")}),
        ("engine", "python", "python"),
        ("memory", "4GB", "4GB"),
    ],
)
def test_understood(key: str, said: Any, kept: Any) -> None:  # noqa: ANN401 - each key has its own kind of value
    """One heading may stand for a list of one, and amounts are exact yuan."""
    assert getattr(Reading.model_validate({key: said}), key) == kept


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("year", "2006"),
        ("year", 106),
        ("year", True),
        ("unit", "吨"),
        ("unit", 10_000),
        ("units", {"revenue": "吨"}),
        ("header_row", 0),
        ("where", "白马工业园"),
        ("where", "=白马工业园"),
        ("where", [" = x"]),
        ("where", [1]),
        ("where", 1),
        ("duplicates", "merge"),
        ("expect_rows", -1),
        ("expect_total", {"revenue": "66.96"}),
        ("expect_total", {"revenue": True}),
        ("expect_total", {"revenue": "$5亿"}),
        ("engine", "pandas"),
        ("memory", "4"),
        ("unti", "万元"),
    ],
)
def test_refused(key: str, said: Any) -> None:  # noqa: ANN401 - a file may say anything
    """A word that is not understood is an error, not a default."""
    with pytest.raises(ValidationError):
        Reading.model_validate({key: said})


def test_amounts_of_an_option_are_in_the_currency_of_the_plan() -> None:
    """A plan in New Taiwan dollars expects a total in them."""
    read = Reading.model_validate({"expect_total": {"revenue": "NT$5亿"}}, context={"currency": "TWD"})
    assert read.expect_total == {"revenue": Decimal(500_000_000)}
