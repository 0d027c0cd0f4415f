from decimal import Decimal

from tests.write import changes, reports
from tiers.write.listings.since import movers, since


def test_one_row_for_each_tier_that_was_compared() -> None:
    """With the last day of then; the firms are another table."""
    found = since(changes.moved())
    keys = [column.key for column in found.columns]
    assert keys == [
        "year", "since", "tier", "by", "value", "comparable", "opening", "risen", "new", "unknown_then", "dropped",
        "left", "unknown_now", "closing", "net", "stayed", "status", "verdict",
    ]  # fmt: skip
    assert list(found.rows)[1] == [
        2008, "2007-12-31", "5亿", None, None, True, 2, 1, 0, 0, 0, 0, 0, 3, 1, 2, "off_track", "better",
    ]  # fmt: skip


def test_one_row_for_each_firm_that_moved() -> None:
    """With its rank among those of its tier and way."""
    found = movers(changes.moved())
    keys = [column.key for column in found.columns]
    assert keys == [
        "year", "since", "tier", "measure", "how", "rank", "name", "code", "name_then", "figure_then", "figure",
    ]  # fmt: skip
    rows = [*found.rows]
    assert rows[0][2:] == [
        "5亿", "revenue", "risen", 1, "示例食品厂 012", None, "示例老食品厂", Decimal(460218000), Decimal(583402000),
    ]  # fmt: skip
    assert [(row[2], row[4], row[5]) for row in rows[1:4]] == [
        ("1亿", "risen", 1), ("1亿", "risen", 2), ("1亿", "new", 1),
    ]  # fmt: skip


def test_where_nothing_was_compared_there_are_only_headings() -> None:
    """As where nobody is to be named."""
    assert [*since(reports.drawing()).rows] == [*movers(reports.drawing()).rows] == []
    assert [*movers(changes.saved()).rows] == []
