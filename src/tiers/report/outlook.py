"""What is to be expected of each goal, as the report states it."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final

from tiers.domain.outlook import Chance, GoalOutlook, Growth, OutlookTally
from tiers.domain.question import Question
from tiers.report.contract.outlook import OutlookGoal, OutlookReport
from tiers.report.rounding import plain, to_15_digits

_PLACES: Final = Decimal("0.0001")


def outlook_report(found: OutlookTally, question: Question) -> OutlookReport:
    """Return what is to be expected of each tier."""
    pairs = zip(question.targets.tier, found.goals, strict=True)
    return OutlookReport.model_construct(
        shock=to_15_digits(found.shock), goals=tuple(_goal(tier.name, one) for tier, one in pairs)
    )


def _goal(tier: str, found: GoalOutlook) -> OutlookGoal:
    return OutlookGoal.model_construct(
        tier=tier, own_pace=found.own_pace, reason=found.reason, **_chance(found.chance), **_growth(found.growth)
    )


def _chance(found: Chance | None) -> dict[str, Any]:
    names = ("chance", "chance_low", "chance_high")
    return dict(zip(names, map(_to_four_places, found), strict=True)) if found else dict.fromkeys(names)


def _to_four_places(chance: Decimal) -> Decimal:
    return plain(chance.quantize(_PLACES, ROUND_HALF_EVEN))


def _growth(found: Growth | None) -> dict[str, Any]:
    if found is None:
        return dict.fromkeys(("source", "floor", "pairs", "odd", "gone", "growth", "spread", "stay"))
    pool = found.pool
    return {
        "source": "estimated" if pool else "stated",
        "floor": plain(pool.floor) if pool else None,
        "pairs": pool.pairs if pool else None,
        "odd": pool.odd if pool else None,
        "gone": pool.gone if pool else None,
        "growth": to_15_digits(found.factor - 1),
        "spread": to_15_digits(found.spread),
        "stay": to_15_digits(found.stay),
    }
