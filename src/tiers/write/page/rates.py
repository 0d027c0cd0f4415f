"""Firms a year so far and needed: one sentence."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tiers.report.contract.report import Goal
from tiers.wording.figures import exactly
from tiers.write.page.phrases import Words

_TENTH = Decimal("0.1")


def rates_text(words: Words) -> str:
    """Return how fast each goal with a gap came nearer, and how fast it has to; nothing where that is not known."""
    said = [_goal(goal, words) for goal in words.goals if goal.gap and goal.rate_needed is not None]
    return words.report_text("rates", goals=words.semicolon(said)) if said else ""


def _goal(goal: Goal, words: Words) -> str:
    """Return the rates of a goal, so rounded that what was done never looks more, and what is needed never less."""
    facts = {
        "tier": words.tier(goal),
        "so_far": _tenths(goal.rate or Decimal(0), ROUND_FLOOR),
        "needed": _tenths(goal.rate_needed or Decimal(0), ROUND_CEILING),
    }
    if goal.times is None:
        return words.report_text("rate", **facts)
    times = _tenths(goal.times, ROUND_CEILING)
    return words.report_text("rate-as-fast" if times == "1" else "rate-times", **facts, times=times)


def _tenths(rate: Decimal, rounding: str) -> str:
    return exactly(rate.quantize(_TENTH, rounding))
