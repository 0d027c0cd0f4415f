"""How SQL is written here: from names and patterns of this engine's own; what tables and people say is bound."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from tiers.domain.targets import Tier

AMOUNT: Final = "DECIMAL(38, 6)"
"""Exact: amounts have at most 18 digits before the point and 6 after it, so that all sums have room."""


def literal(text: str) -> str:
    """Write a pattern or a symbol of this engine as a literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def words_of_table(words: str) -> str:
    """Write words that come from a table so that nothing in them can be SQL: by the numbers of their bytes."""
    return f"CAST(X'{words.encode().hex()}' AS STRING)"


def amount(value: Decimal) -> str:
    """Write an exact number as a literal as narrow as it is, so that what it is compared with need not be widened."""
    whole, _, decimals = f"{value:f}".lstrip("-").partition(".")
    return f"CAST('{value:f}' AS DECIMAL({len(whole) + len(decimals)}, {len(decimals)}))"


def listed(parts: Iterable[str]) -> str:
    """Write parts side by side."""
    return ", ".join(parts)


def reaches(tier: Tier) -> str:
    """Give the comparison of a figure with the tier's limit."""
    return ">" if tier.rule == "over" else ">="
