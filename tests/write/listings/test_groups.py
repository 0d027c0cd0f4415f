from decimal import Decimal

from tests.write import reports
from tiers.report.contract.report import BreakdownReport
from tiers.write.listings.groups import breakdown, years

YI = 10**8


def test_a_row_per_group_of_every_breakdown() -> None:
    """A count per tier and a total per measure; a blank value is an empty cell."""
    machines = reports.industry("机械", 42, 0, 2, 4, 20, total=21 * YI, largest="示例机械厂 060")
    blank = reports.industry(None, 1, 0, 0, 0, 0, total=5)
    report = reports.drawing(
        breakdowns=(BreakdownReport(by="行业", groups=(machines,)), BreakdownReport(by="园区", groups=(blank,)))
    )
    found = breakdown(report)
    assert [column.key for column in found.columns] == [
        *("year", "by", "value", "enterprises", "count_10亿", "count_5亿", "count_1亿", "count_1000万"),
        *("total_revenue", "total_output", "largest"),
    ]
    assert list(found.rows) == [
        [2008, "行业", "机械", 42, 0, 2, 4, 20, Decimal(21 * YI), Decimal(21 * YI), "示例机械厂 060"],
        [2008, "园区", None, 1, 0, 0, 0, 0, Decimal(5), Decimal(5), None],
    ]


def test_a_group_that_is_kept_back_shows_nothing() -> None:
    """Neither counts nor totals."""
    rows = list(breakdown(reports.no_names()).rows)
    assert rows[1][2:] == ["羽绒", *[None] * 8]


def test_a_row_per_year() -> None:
    """What cannot be counted is an empty cell."""
    report = reports.drawing(years=(reports.year(2007, 295, 0, None, 9, 101, complete=False),))
    assert list(years(report).rows) == [[2007, False, 295, 0, None, 9, 101]]
