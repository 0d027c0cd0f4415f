from decimal import Decimal

from tests.write import reports
from tiers.write.listings.firms import cushion, nearest


def test_the_nearest_firms_of_every_tier() -> None:
    """With the rank that they have in it, from 1."""
    rows = list(nearest(reports.drawing(goals=(reports.ten(), reports.five()))).rows)
    assert [(row[1], row[3], row[4]) for row in rows] == [
        ("10亿", 1, "示例机械厂 060"),
        ("5亿", 1, "示例化工厂 175"),
        ("5亿", 2, "示例造纸厂 207"),
        ("5亿", 3, "示例食品厂 011"),
        ("5亿", 4, "示例食品厂 012"),
    ]
    assert rows[0][6:] == [Decimal("742145678.9"), Decimal("257854321.1"), None, Decimal("0.1608"), Decimal("0.211")]


def test_the_firms_that_may_drop_out() -> None:
    """With their margin."""
    rows = list(cushion(reports.drawing(goals=(reports.one(),))).rows)
    assert [row[3:] for row in rows] == [
        [1, "示例羽绒厂 279", None, Decimal(101600000), Decimal(1600000)],
        [2, "示例羽绒厂 280", None, Decimal(125000000), Decimal(25000000)],
    ]


def test_nobody_is_named() -> None:
    """Where names are left out there are no rows."""
    assert not list(nearest(reports.no_names()).rows)
    assert not list(cushion(reports.no_names()).rows)
