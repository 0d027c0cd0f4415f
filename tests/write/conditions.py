"""A report made by hand: tiers by a condition, with a limit and without, and totals."""

from decimal import Decimal
from typing import Any

from tests.write import reports
from tests.write.reports import YI
from tiers.report.contract.report import BreakdownReport, Goal, Group, Report, TierCount, YearReport
from tiers.report.contract.totals import TotalReport

BACKBONE = "骨干企业"
MACHINES = "机械亿元企业"


def backbone(**changes: Any) -> Goal:  # noqa: ANN401 - whatever a goal holds
    """Make the tier without a limit of the drawing: 15 of 20, as many as at first."""
    facts: dict[str, Any] = {
        "tier": BACKBONE,
        "name_en": "backbone firms",
        "measure": None,
        "preferred": None,
        "rule": None,
        "limit": None,
        "where": ("骨干企业=是",),
        "count": 15,
        "nested": 15,
        "band": None,
        "at_most": 15,
        "certain": True,
        "on_the_limit": None,
        "on_the_limit_firms": None,
        "goal": 20,
        "goal_text": None,
        "gap": 5,
        "surplus": 0,
        "completion": Decimal("0.75"),
        "base": 15,
        "base_source": "counted",
        "due": Decimal(18),
        "due_now": 18,
        "pace": Decimal(0),
        "rate": Decimal(0),
        "rate_needed": Decimal("2.5"),
        "times": None,
        "difference": Decimal("-0.6"),
        "status": "off_track",
        "method": "linear",
        "uplift": None,
        "lacking": None,
        "nearest": None,
        "cushion": None,
        "meeting": 15,
    }
    return Goal.model_validate({**facts, **changes})


def machines(**changes: Any) -> Goal:  # noqa: ANN401 - whatever a goal holds
    """Make the tier with a limit of the drawing: 3 of 5, where 4 were due."""
    facts = {
        "tier": MACHINES,
        "name_en": None,
        "measure": "revenue",
        "preferred": True,
        "rule": "over",
        "limit": Decimal(YI),
        "where": ("行业=机械",),
        "count": 3,
        "nested": 3,
        "at_most": 3,
        "on_the_limit": 0,
        "on_the_limit_firms": (),
        "goal": 5,
        "gap": 2,
        "completion": Decimal("0.6"),
        "base": 2,
        "due": Decimal("3.8"),
        "due_now": 4,
        "pace": Decimal("0.555555555555556"),
        "rate": Decimal("0.333333333333333"),
        "rate_needed": Decimal(1),
        "times": Decimal(3),
        "difference": Decimal("-0.266666666666667"),
        "uplift": Decimal(89164500),
        "lacking": 0,
        "nearest": (reports.near("示例机械厂 005", "61208000", "38792000", "0.278213", "0.043"),),
        "cushion": (),
        "meeting": 45,
    }
    return backbone(**{**facts, **changes})


def sales(**changes: Any) -> TotalReport:  # noqa: ANN401 - whatever a total holds
    """Make the total of the drawing: 72.87亿 of 100亿, from 44.18亿."""
    facts: dict[str, Any] = {
        "name": "销售收入",
        "measure": "revenue",
        "where": (),
        "goal": Decimal(100 * YI),
        "growth": None,
        "total": Decimal(7286723300),
        "enterprises": 300,
        "usable": 298,
        "missing": 1,
        "unreadable": 1,
        "gap": Decimal(2713276700),
        "surplus": Decimal(0),
        "completion": Decimal("0.72867233"),
        "base": Decimal(4418238800),
        "base_source": "counted",
        "due": Decimal("7212729981.58518"),
        "pace": Decimal("1.022610778128"),
        "yearly_growth": Decimal("0.181483600168377"),
        "planned_yearly_growth": Decimal("0.177470846239859"),
        "growth_needed": Decimal("0.171477254860575"),
        "status": "on_track",
        "method": "growth",
    }
    return TotalReport.model_validate({**facts, **changes})


def large(**changes: Any) -> TotalReport:  # noqa: ANN401 - whatever a total holds
    """Make a total of some firms: more than was wanted, by a growth of 15 % a year from 10亿."""
    facts: dict[str, Any] = {
        "name": "规上产值",
        "name_en": "output of large firms",
        "measure": "output",
        "where": ("是否规上=是",),
        "goal": Decimal("2011357187.5"),
        "growth": Decimal("0.15"),
        "total": Decimal("2011357187.5"),
        "enterprises": 40,
        "usable": 40,
        "missing": 0,
        "unreadable": 0,
        "gap": Decimal(0),
        "surplus": Decimal(0),
        "completion": Decimal(1),
        "base": Decimal(10 * YI),
        "base_source": "stated",
        "due": Decimal(1520875000),
        "pace": Decimal("1.75"),
        "yearly_growth": Decimal("0.2624"),
        "planned_yearly_growth": Decimal("0.15"),
        "growth_needed": Decimal(0),
        "status": "achieved",
    }
    return sales(**{**facts, **changes})


def unknown(**changes: Any) -> TotalReport:  # noqa: ANN401 - whatever a total holds
    """Make a total of which nobody knows what it was at first."""
    names = ("gap", "surplus", "completion", "base", "base_source", "due", "pace", "yearly_growth", "goal")
    nothing = dict.fromkeys((*names, "planned_yearly_growth", "growth_needed", "method"))
    facts = {**nothing, "name": "税收", "growth": Decimal("0.2"), "missing": 0, "unreadable": 0}
    return sales(**{**facts, "measure": "tax", "status": "not_assessable", **changes})


def conditions() -> Report:
    """Make the drawing with two tiers by a condition, one of them before the ladder in the file, and three totals."""
    drawn = reports.drawing()
    tiers = (*(goal.tier for goal in drawn.goals), BACKBONE, MACHINES)
    shares = (0, 1, 3, 40, 5, 3)
    group = Group(
        value="机械",
        enterprises=45,
        counts=tuple(TierCount(tier=t, count=n) for t, n in zip(tiers, shares, strict=False)),
        totals=(),
        largest=None,
    )
    years = tuple(
        YearReport(
            year=year,
            complete=True,
            enterprises=260 + year % 100,
            counts=(TierCount(tier=BACKBONE, count=known), TierCount(tier=MACHINES, count=year - 2005)),
        )
        for year, known in ((2006, None), (2007, 15), (2008, 15))
    )
    return drawn.model_copy(
        update={
            "goals": (backbone(), *drawn.goals, machines()),
            "totals": (sales(), large(), unknown()),
            "breakdowns": (BreakdownReport(by="行业", groups=(group,)),),
            "years": years,
        }
    )
