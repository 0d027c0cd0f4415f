from decimal import Decimal

from tests.write.lifts import lift
from tests.write.reports import drawing
from tiers.write.listings.lift import lift_listing, lift_with_values, supplies_listing


def test_one_row_for_each_firm_that_has_to_rise() -> None:
    """By measure and rank, with the tier that it has to reach."""
    found = lift_listing(drawing(lift=(lift(),)))
    assert [column.key for column in found.columns] == [
        "year", "measure", "rank", "name", "code", "figure", "tier", "short_by", "growth_needed", "yearly_growth_needed",
        "own_yearly_growth",
    ]  # fmt: skip
    assert next(iter(found.rows)) == [
        2008, "revenue", 1, "示例机械厂 060", None, Decimal(742145700), "10亿", Decimal(257854300), Decimal("0.3216"),
        Decimal("0.1608"), Decimal("0.211"),
    ]  # fmt: skip


def test_for_people_with_their_values_behind() -> None:
    """Each breakdown is a column under its own heading."""
    found = lift_with_values(drawing(lift=(lift(),)), ("name", "tier"))
    assert [column.key for column in found.columns] == ["name", "tier", "行业", "所在园区"]
    assert found.rows == [["示例机械厂 060", "10亿", "机械", None], ["示例造纸厂 233", "1亿", "机械", None]]


def test_one_row_for_each_group_that_supplies_something() -> None:
    """A blank value is none."""
    assert [*supplies_listing(drawing(lift=(lift(),))).rows] == [
        ["行业", "机械", 2, Decimal(272854300)], ["所在园区", None, 2, Decimal(272854300)],
    ]  # fmt: skip


def test_where_nobody_rises_or_is_to_be_named_there_are_only_headings() -> None:
    """Nothing asks for anybody, the list would be too long, or the names are left out."""
    hidden = lift(firms=None, groups=None, uplift=None)
    for lifts in ((), None, (hidden,)):
        report = drawing(lift=lifts)
        assert [*lift_listing(report).rows] == [*supplies_listing(report).rows] == []
        assert [column.key for column in lift_with_values(report, ("name",)).columns] == ["name"]
