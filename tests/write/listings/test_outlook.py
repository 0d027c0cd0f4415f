from decimal import Decimal

from tests.write.outlooks import outlook
from tests.write.reports import drawing
from tiers.write.listings.outlook import outlook_listing


def test_one_row_for_each_tier() -> None:
    """With everything that the chance is made from; nothing of it where there is none."""
    found = outlook_listing(drawing(outlook=outlook()))
    assert [column.key for column in found.columns] == [
        "year", "tier", "own_pace", "chance", "chance_low", "chance_high", "reason", "source", "floor", "pairs", "odd",
        "gone", "growth", "spread", "stay",
    ]  # fmt: skip
    first, *_, word = found.rows
    assert first == [
        2008, "10亿", 1, Decimal("0.7392"), Decimal("0.5032"), Decimal("0.9356"), None, "estimated", Decimal(50_000_000),
        49, 0, 0, Decimal("0.193927102607403"), Decimal("0.0799361048744438"), Decimal(1),
    ]  # fmt: skip
    assert word == [2008, "1000万", 124, None, None, None, "no_goal", *[None] * 8]


def test_nobody_asked() -> None:
    """There are only headings."""
    assert [*outlook_listing(drawing()).rows] == []
