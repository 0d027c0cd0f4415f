from decimal import Decimal

from tests.write import firms, reports
from tiers.report.contract.report import BreakdownReport
from tiers.write.html.firm_list import FirmList, firm_list, group_lists
from tiers.write.page.phrases import Words

WORDS = Words(reports.drawing(), "en")


def breakdown(by: str = "行业") -> BreakdownReport:
    """Make a breakdown with a group that has firms, one that has none, a small one and a blank one."""
    groups = (
        reports.industry("机械", 3, 0, 1, 1, 1, total=1),
        reports.industry("食品", 0, 0, 0, 0, 0, total=1),
        reports.industry("羽绒", 1, 0, 0, 0, 0, total=1),
        reports.industry(None, 2, 0, 0, 0, 0, total=1),
    )
    return BreakdownReport(by=by, groups=groups)


def test_the_firms_of_a_group() -> None:
    """Those with a figure of the usual measure by name, all others by number; a group without any is left out."""
    assert group_lists(breakdown(), firms.drawing(), WORDS) == [
        FirmList("机械: 3 firms", [("示例机械厂 060", "¥742.1 m")], "and 2 others")
    ]


def test_the_firms_of_a_blank_group() -> None:
    """Who says nothing is a group too."""
    found = firms.drawing()
    rows = [(*row[:-1], None) for row in found.rows]
    (blank,) = group_lists(breakdown(), found._replace(rows=rows), WORDS)
    assert (blank.label, len(blank.firms), blank.more) == ("(blank): 2 firms", 1, "and 1 other")


def test_nobody_is_listed_who_is_not_to_be_looked_at() -> None:
    """Where nobody is to be told apart, the heading is not among the firms', there are too many, or none has a figure."""
    few = firms.drawing()
    assert group_lists(breakdown(), None, WORDS) == []
    assert group_lists(breakdown("园区"), few, WORDS) == []
    assert group_lists(breakdown(), few._replace(firms=20_001), WORDS) == []
    assert group_lists(breakdown(), few._replace(measures=("tax", "output")), WORDS) == []


def test_the_largest_come_first() -> None:
    """Ties by name, and a name that means harm is harmless."""
    found = [(Decimal(7), "乙"), (Decimal(9), "a\x1b"), (Decimal(7), "甲")]
    assert firm_list("x", found, 3, WORDS).firms == [("a\\x1b", "¥9"), ("乙", "¥7"), ("甲", "¥7")]
