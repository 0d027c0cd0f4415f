"""What a cell that is merged over several rows says in the rows below its first."""

from decimal import Decimal

from tiers.domain import cleaning


def reaches_down(text: str) -> bool:
    """Whether each row has what a merged cell says: words do, but a figure must not count twice."""
    return not isinstance(cleaning.figure(text, Decimal(1), "CNY"), Decimal)
