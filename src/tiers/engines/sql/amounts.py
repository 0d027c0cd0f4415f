"""Amounts in SQL: their type, and how they are compared with a limit."""

from decimal import Decimal
from typing import Final

from tiers.domain.targets import Tier

AMOUNT: Final = "DECIMAL(38, 6)"
"""Exact: amounts have at most 18 digits before the point and 6 after it, so that all sums have room."""


def reaches(tier: Tier) -> str:
    """Return the comparison of a figure with the tier's limit."""
    return ">" if tier.rule == "over" else ">="


def amount_literal(value: Decimal) -> str:
    """Write an exact number as a literal as narrow as it is, so that what it is compared with need not be widened."""
    whole, _, decimals = f"{value:f}".lstrip("-").partition(".")
    return f"CAST('{value:f}' AS DECIMAL({len(whole) + len(decimals)}, {len(decimals)}))"
