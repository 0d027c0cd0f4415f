"""The lift as the report states it."""

from decimal import Decimal

import pytest

from tests.engines.drawn import plan
from tests.report.test_assess import judge
from tiers.domain.period import Clock, Period
from tiers.domain.question import Question
from tiers.domain.tally import Tally
from tiers.report.growth import growth_numbers
from tiers.report.lift import lift_report

FIRMS = """
firm  year  行业  revenue
甲    2006  机械  50000
甲    2008  机械  60500
乙    2008  食品  9000
丙    2008  _     -100
"""
BY_TRADE = plan(
    tier=[
        {"name": "10亿", "measure": "revenue", "over": "10亿", "goal": 1},
        {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 4},
    ],
    breakdown=[{"heading": "行业", "values": ["食品", "机械"]}],
)


def test_what_each_firm_needs_and_has_grown() -> None:
    """605 m after 500 m two years before is 10 % a year; a figure below 0 has no growth."""
    (found,) = judge(FIRMS, BY_TRADE).lift or ()
    assert (found.measure, found.count, found.lacking, found.uplift) == (
        "revenue",
        3,
        1,
        395000000 + 10000000 + 101000000,
    )
    first, second, third = found.firms or ()
    assert (first.rank, first.tier, first.short_by) == (1, "10亿", 395000000)
    assert (first.own_yearly_growth, first.growth_needed) == (Decimal("0.1"), Decimal("0.652892561983471"))
    assert (second.tier, second.own_yearly_growth, second.yearly_growth_needed) == (
        "1亿",
        None,
        Decimal("0.0540925533894598"),
    )
    assert (third.growth_needed, third.yearly_growth_needed, third.short_by) == (None, None, 101000000)


def test_groups_stand_in_the_order_of_their_breakdown() -> None:
    """The plan's values first, a blank one last; who supplies nothing is absent."""
    (found,) = judge(FIRMS, BY_TRADE).lift or ()
    assert [(group.by, group.value, group.count, group.uplift) for group in found.groups or ()] == [
        ("行业", "食品", 1, 10000000), ("行业", "机械", 1, 395000000), ("行业", None, 1, 101000000),
    ]  # fmt: skip


def test_after_the_plan_nobody_has_to_rise() -> None:
    """What the firms are now says nothing about then."""
    assert judge(FIRMS, BY_TRADE, as_of=(2011, 1)).lift == ()


def test_a_list_that_would_be_too_long_is_none() -> None:
    """Not an empty one."""
    none = Tally((), Period(2008), 0, 0, 0, (), (), (), (), (), (), lift=None)
    assert lift_report(none, question(), Clock((2008, 12), 2005, 2010)) is None


def question() -> Question:
    """Ask by the plan."""
    return Question(BY_TRADE)


def test_without_names_only_numbers_of_firms_stay() -> None:
    """How much they need in all could tell of a single one."""
    (found,) = judge(FIRMS, BY_TRADE, no_names=True).lift or ()
    assert (found.count, found.lacking) == (3, 1)
    assert (found.uplift, found.firms, found.groups) == (None, None, None)


@pytest.mark.parametrize(
    ("period", "earlier", "yearly", "own"),
    [
        (Period(2008), (2006, Decimal(100)), "0.1", "0.1"),
        (Period(2008), None, "0.1", None),
        (Period(2008, (1, 9)), (2006, Decimal(100)), None, None),
        (Period(None), (2006, Decimal(100)), "0.1", None),
    ],
)
def test_a_part_of_a_year_has_no_growth_a_year(
    period: Period, earlier: tuple[int, Decimal] | None, yearly: str | None, own: str | None
) -> None:
    """121 to 146.41 in two years, from 100 two years before; in all it stays 21 %."""
    found = growth_numbers(Decimal(121), Decimal("146.41"), earlier, period, Clock((2008, 12), 2005, 2010))
    assert found == {
        "growth_needed": Decimal("0.21"),
        "yearly_growth_needed": yearly and Decimal(yearly),
        "own_yearly_growth": own and Decimal(own),
    }
