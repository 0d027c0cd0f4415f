"""Outlooks made by hand: those of the example."""

from decimal import Decimal

from tiers.report.contract.outlook import OutlookGoal, OutlookReport

_NOTHING: dict[str, object] = dict.fromkeys(
    (
        "chance",
        "chance_low",
        "chance_high",
        "reason",
        "source",
        "floor",
        "pairs",
        "odd",
        "gone",
        "growth",
        "spread",
        "stay",
    )
)
FROM_50_MILLION: dict[str, object] = {
    "source": "estimated", "floor": Decimal(50_000_000), "pairs": 49, "odd": 0, "gone": 0,
    "growth": Decimal("0.193927102607403"), "spread": Decimal("0.0799361048744438"), "stay": Decimal(1),
}  # fmt: skip
FROM_10_MILLION: dict[str, object] = {
    **FROM_50_MILLION, "floor": Decimal(10_000_000), "pairs": 245, "growth": Decimal("0.12000573675467"),
    "spread": Decimal("0.0808042813923477"),
}  # fmt: skip


def outlook_goal(tier: str, own_pace: int | None, chance: str | None = None, **changes: object) -> OutlookGoal:
    """Make what is to be expected of a tier; without a chance, because its goal has no number."""
    said = {"reason": "no_goal"} if chance is None else {"chance": Decimal(chance), **FROM_50_MILLION}
    return OutlookGoal.model_validate({**_NOTHING, "tier": tier, "own_pace": own_pace, **said, **changes})


def outlook(*goals: OutlookGoal, **changes: object) -> OutlookReport:
    """Make an outlook: that of the example, unless goals are given."""
    facts: dict[str, object] = {
        "shock": Decimal("0.05"),
        "goals": goals
        or (
            outlook_goal("10亿", 1, "0.7392", chance_low=Decimal("0.5032"), chance_high=Decimal("0.9356")),
            outlook_goal("5亿", 5, "0.9718", chance_low=Decimal("0.9458"), chance_high=Decimal("0.9913")),
            outlook_goal(
                "1亿", 13, "0.0563", chance_low=Decimal("0.0015"), chance_high=Decimal("0.1441"), **FROM_10_MILLION
            ),
            outlook_goal("1000万", 124),
        ),
    }
    return OutlookReport.model_validate({**facts, **changes})
