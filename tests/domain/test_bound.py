"""What an unreadable cell can be at most, cell by cell; bare numbers are 万元."""

from decimal import Decimal

import pytest

from tiers.domain import cleaning
from tiers.domain.amount import Fault
from tiers.domain.bound import upper_bound

WAN, YI = Decimal(10_000), Decimal(100_000_000)


@pytest.mark.parametrize(
    ("cell", "most"),
    [
        ("约2.3亿", Decimal("4.6") * YI),
        ("大约 2.3 亿元", Decimal("4.6") * YI),
        ("近5000", 10_000 * WAN),
        ("5000左右", 10_000 * WAN),
        ("5000 上下", 10_000 * WAN),
        ("（约）￥5000", 10_000 * WAN),
        ("¥ 约 5000", 10_000 * WAN),
        ("至5000", 10_000 * WAN),
        ("(12)", 24 * WAN),
        ("about 5,000", 10_000 * WAN),
        ("Approx. 5000", 10_000 * WAN),
        ("ca. 5000", 10_000 * WAN),
        ("5000~", 10_000 * WAN),
        ("不足1亿", YI),
        ("不到1亿元", YI),
        ("1亿元以下", YI),
        ("1亿以内", YI),
        ("under 5000", 5_000 * WAN),
        ("Up to 5000", 5_000 * WAN),
        ("不到约5000", 10_000 * WAN),
        ("1-2亿", 2 * YI),
        ("1亿～2亿", 2 * YI),
        ("5000至8000", 8_000 * WAN),
        ("5000到8000", 8_000 * WAN),
        ("5000 to 8000", 8_000 * WAN),
        ("2亿—8000", 2 * YI),
        ("约1–2亿", 2 * YI),
        ("不足1亿至2亿", 2 * YI),
    ],
)
def test_a_cell_says_what_it_can_be_at_most(cell: str, most: Decimal) -> None:
    """The amount itself, the larger of two, or else twice the amount: each cell is unreadable, and stays so."""
    assert cleaning.figure(cell, WAN, "CNY") is Fault.UNREADABLE
    assert upper_bound(cell, WAN, "CNY") == most


@pytest.mark.parametrize(
    "cell",
    [
        "", "约", "-", "5000余", "5000多万", "超5000", "5000以上", "5000+", "over 5000", "#REF!", "abc", "inf",
        "12.5%", "5²", "约5²", "1_000", "0x10", "1.234,56", "100 200 300", "1-2-3", "2008-06-30", "约$5",
        "约5亿美元", "约5、6亿", "total 5", "9" * 200, "约" * 200,
    ],
)  # fmt: skip
def test_any_other_text_says_nothing(cell: str) -> None:
    """What holds another word, a third amount, or something that is none of the column: nothing is known of it."""
    assert upper_bound(cell, WAN, "CNY") is None


def test_a_bare_number_without_a_unit_says_nothing_and_one_with_a_unit_does() -> None:
    """Nobody stated the unit of the column."""
    assert upper_bound("约5000", None, "CNY") is None
    assert upper_bound("约5000万元", None, "CNY") == 10_000 * WAN


def test_the_sign_of_the_yuan_is_no_blank_in_a_plan_of_another_currency() -> None:
    """¥ names the renminbi there, and an amount of it is foreign."""
    assert upper_bound("约¥5", Decimal(1), "TWD") is None
    assert upper_bound("约NT$5", Decimal(1), "TWD") == 10
