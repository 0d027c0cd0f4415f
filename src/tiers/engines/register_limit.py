"""The warning about a register that only large firms enter."""

from collections.abc import Callable
from decimal import Decimal

from tiers.domain import plausibility
from tiers.domain.problem import Problem
from tiers.engines.rules.requirements import Requirements


def register_limit_problem(
    needs: Requirements, year: int | None, measure: str, smallest: Callable[[], Decimal | None]
) -> Problem | None:
    """Warn of a table without any firm below the register's entry limit, which gives lower bounds for lower tiers.

    `smallest` gives the smallest figure of the report year in yuan, and is asked only where it matters.
    """
    entry = plausibility.entry_limit(year) if needs.targets.currency == "CNY" else None
    if entry is None:
        return None
    pairs = zip(needs.targets.tier, needs.tier_measures, strict=True)
    lower = tuple(tier.name for tier, m in pairs if m == measure and tier.limit < entry)
    found = smallest() if lower else None
    if found is None or found < entry:
        return None
    return Problem("register-limit", facts=(("amount", entry), ("currency", "CNY"), ("tiers", lower)))
