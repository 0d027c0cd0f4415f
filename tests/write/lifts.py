"""Lifts made by hand: who has to rise so that all goals are met at once."""

from decimal import Decimal

from tiers.report.contract.lift import Lift, LiftFirm, LiftGroup


def riser(
    rank: int, name: str, tier: str, figure: str, short_by: str, needed: str | None = None, **changes: object
) -> LiftFirm:
    """Make a firm that has to rise."""
    facts: dict[str, object] = {
        "rank": rank,
        "name": name,
        "code": None,
        "figure": Decimal(figure),
        "tier": tier,
        "short_by": Decimal(short_by),
        "growth_needed": Decimal(needed) * 2 if needed else None,
        "yearly_growth_needed": Decimal(needed) if needed else None,
        "own_yearly_growth": None,
        "values": (("行业", "机械"), ("所在园区", None)),
    }
    return LiftFirm.model_validate({**facts, **changes})


def lift(**changes: object) -> Lift:
    """Make a lift of two firms to two tiers, which together supply what is needed."""
    facts: dict[str, object] = {
        "measure": "revenue",
        "count": 2,
        "lacking": 0,
        "uplift": Decimal(272854300),
        "firms": (
            riser(1, "示例机械厂 060", "10亿", "742145700", "257854300", "0.1608", own_yearly_growth=Decimal("0.211")),
            riser(11, "示例造纸厂 233", "1亿", "85000000", "15000000", "0.0847"),
        ),
        "groups": (
            LiftGroup(by="行业", value="机械", count=2, uplift=Decimal(272854300)),
            LiftGroup(by="所在园区", value=None, count=2, uplift=Decimal(272854300)),
        ),
    }
    return Lift.model_validate({**facts, **changes})
