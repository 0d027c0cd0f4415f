"""The outlook as the report states it."""

from decimal import Decimal

import pytest

from tests.engines.drawn import plan
from tests.report.test_assess import judge
from tiers.report.contract.outlook import OutlookGoal

STATED = {"growth": 0.1, "spread": 0.2, "stay": 0.99, "shock": 0.05}
TIERS = [{"name": "110万", "measure": "revenue", "over": "110万", "goal": 1}]


def goal_of(rows: str, **settings: object) -> OutlookGoal:
    """Return what is expected of one tier in 2009, a year before the end."""
    found = judge(f"firm  year  revenue\n{rows}", plan(tier=TIERS, **settings), outlook=True).outlook
    assert found is not None
    assert found.shock == Decimal("0.05")
    return found.goals[0]


def test_stated_growth() -> None:
    """By hand 0.5063 if all stay, of whom one in a hundred does not; 4 places, and nothing of a pool."""
    found = goal_of("甲  2009  100\n乙  2009  50", outlook=STATED | {"stay": 1})
    assert (found.chance, found.chance_low, found.chance_high) == (
        Decimal("0.5063"),
        Decimal("0.4037"),
        Decimal("0.6075"),
    )
    assert (found.source, found.floor, found.pairs, found.odd, found.gone) == ("stated", None, None, None, None)
    assert (found.growth, found.spread, found.stay) == (Decimal("0.1"), Decimal("0.2"), Decimal(1))
    assert goal_of("甲  2009  100", outlook=STATED).stay == Decimal("0.99")


def test_estimated_growth() -> None:
    """From 11, a tenth of the limit, on."""
    rows = "\n".join(f"示例{i}厂  {year}  {figure}" for i in range(30) for year, figure in ((2008, 50), (2009, 55)))
    found = goal_of(rows)
    assert (found.source, found.floor, found.pairs, found.growth, found.spread) == (
        "estimated",
        110_000,
        30,
        Decimal("0.1"),
        0,
    )
    assert (found.chance, found.own_pace, found.reason) == (0, 0, None)


def test_where_nothing_is_said_all_but_the_reason_is_none() -> None:
    """And the own pace stands by itself."""
    found = goal_of("甲  2009  100\n甲  2008  90")
    assert (found.reason, found.own_pace) == ("few_pairs", 1)
    assert {getattr(found, key) for key in OutlookGoal.model_fields if key not in {"tier", "own_pace", "reason"}} == {
        None
    }


@pytest.mark.parametrize("no_names", [False, True])
def test_nobody_asked(no_names: bool) -> None:  # noqa: FBT001 - a row of the table
    """It is none; and with names left out it stays as it is where somebody did."""
    drawing = "firm  year  revenue\n甲  2009  100"
    of = plan(tier=TIERS, outlook=STATED)
    assert judge(drawing, of, no_names=no_names).outlook is None
    assert judge(drawing, of, no_names=no_names, outlook=True).outlook == judge(drawing, of, outlook=True).outlook
