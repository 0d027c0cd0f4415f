"""Amounts in SQL: their type, and how they are compared with a limit."""

from typing import Final

from tiers.domain.targets import Tier

AMOUNT: Final = "DECIMAL(38, 6)"
"""Exact: amounts have at most 18 digits before the point and 6 after it, so that all sums have room."""


def reaches(tier: Tier) -> str:
    """Return the comparison of a figure with the tier's limit."""
    return ">" if tier.rule == "over" else ">="
