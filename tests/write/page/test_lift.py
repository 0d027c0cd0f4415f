"""One line, and where there is room who has to rise to what."""

from decimal import Decimal

import pytest

from tests.write import reports
from tests.write.lifts import lift, riser
from tests.write.reports import drawing
from tiers.report.contract.report import Report
from tiers.write.page.blocks import Grid, Paragraph
from tiers.write.page.gaps import gaps_section
from tiers.write.page.lift import lift_lines, lift_section
from tiers.write.page.phrases import Words


def lines(report: Report, lang: str = "en") -> list[str]:
    """Return the lines about the lifts."""
    return [line.lead + line.text for line in lift_lines(report, Words(report, lang))]


@pytest.mark.parametrize(
    ("changes", "en", "zh"),
    [
        ({"count": 6, "uplift": Decimal(346119800)}, "6 firms have to rise, ¥346.1 m in all (¥250.4 m less than tier by tier).",
         "须6家企业升档，合计还差3.46亿元（比逐档合计少2.50亿元）。"),
        ({"count": 1, "uplift": Decimal("596554321.1")}, "1 firm has to rise, ¥596.6 m in all.", "须1家企业升档，合计还差5.97亿元。"),
        ({"count": 1, "uplift": Decimal("596554321.1"), "lacking": 2},
         "1 firm has to rise, ¥596.6 m in all; 2 more are not in the table yet.",
         "须1家企业升档，合计还差5.97亿元；另有2家在表中尚无后备。"),
        ({"count": 0, "uplift": Decimal(0), "lacking": 1}, "1 firm is needed that is not in the table yet.", "尚缺1家，在表中无后备。"),
        ({"count": 6, "uplift": None}, "6 firms have to rise.", "须6家企业升档。"),
    ],
)  # fmt: skip
def test_the_line(changes: dict[str, object], en: str, zh: str) -> None:
    """How many firms, by how much in all, what that saves, and how many there are not."""
    report = drawing(lift=(lift(**changes),))
    assert lines(report) == [f"All goals at once: {en}"]
    assert lines(report, "zh") == [f"同时完成各项目标：{zh}"]


def test_a_firm_on_the_limit_needs_any_amount() -> None:
    """0 is what it is short by, and not enough."""
    one = reports.one().model_copy(update={"uplift": Decimal(0)})
    report = drawing(goals=(one,), lift=(lift(count=1, uplift=Decimal(0)),))
    assert lines(report) == ["All goals at once: 1 firm has to rise, by any amount."]
    assert lines(report, "zh") == ["同时完成各项目标：须1家企业升档，略增即可。"]


def test_by_bands_nothing_is_saved() -> None:
    """A firm closes the gap of one band alone."""
    plan = reports.plan(counting="banded")
    assert lines(drawing(targets=plan, lift=(lift(uplift=Decimal(5)),))) == [
        "All goals at once: 2 firms have to rise, ¥5 in all."
    ]


def test_a_tier_by_a_condition_is_no_part_of_what_is_saved() -> None:
    """It stands outside the ladder, and has nothing to do with the lift."""
    condition = reports.one().model_copy(update={"where": ("行业=机械",), "uplift": Decimal(70)})
    goals = (reports.one().model_copy(update={"uplift": Decimal(5)}), condition)
    assert lines(drawing(goals=goals, lift=(lift(uplift=Decimal(5)),))) == [
        "All goals at once: 2 firms have to rise, ¥5 in all."
    ]


def test_where_all_goals_are_met_nothing_is_said() -> None:
    """Nor where the plan has ended."""
    assert lines(drawing(lift=(lift(count=0),))) == lines(drawing()) == []


def test_another_measure_is_named() -> None:
    """What goes without saying is not."""
    report = drawing(lift=(lift(measure="output", count=1, uplift=Decimal(1)),))
    assert lines(report) == ["All goals at once, output value: 1 firm has to rise, ¥1 in all."]
    assert lines(report, "zh") == ["同时完成各项产值目标：须1家企业升档，合计还差1元。"]


def test_a_list_that_would_be_too_long_is_said_to_be_missing() -> None:
    """With how long one may be."""
    report = drawing(lift=None)
    assert lines(report) == [
        "All goals at once: no list is made, for it would go down beyond the 100,000 largest firms."
    ]
    assert lines(report, "zh") == ["同时完成各项目标：须升档的企业排在前100000名以外，未列清单。"]
    assert lift_section(report, Words(report, "en")) == ()


def test_the_line_stands_below_the_nearest_and_above_those_that_may_drop_out() -> None:
    """At the end of the gaps."""
    report = drawing(lift=(lift(),))
    leads = [block.lead for block in gaps_section(report, Words(report, "en"), None) if isinstance(block, Paragraph)]
    assert leads == [
        "What would close the gaps",
        "All goals at once: ",
        "Close to dropping out, under 5% above ¥100 m: ",
    ]


def table(report: Report) -> list[list[str]]:
    """Return the first table with its headings, row by row."""
    first = next(block for block in lift_section(report, Words(report, "en")) if isinstance(block, Grid))
    return [[column.heading for column in first.columns], *([cell.text for cell in row] for row in first.rows)]


def test_who_has_to_rise_to_what() -> None:
    """With what each needs, its own growth beside it, and where it is."""
    assert table(drawing(lift=(lift(),))) == [
        ["Firm", "From", "To", "Needs", "A year", "Own", "行业", "所在园区"],
        ["示例机械厂 060", "¥742.1 m", "over ¥1 bn", "¥257.9 m", "16.1%", "21.1%", "机械", "(blank)"],
        ["示例造纸厂 233", "¥85.0 m", "over ¥100 m", "¥15.0 m", "8.5%", "", "机械", "(blank)"],
    ]


def test_without_a_whole_year_the_growth_is_in_all() -> None:
    """And nobody has one of their own; a firm without a breakdown has no column for it."""
    firm = riser(1, "甲", "1亿", "80000000", "20000000", values=None, growth_needed=Decimal("0.25"))
    assert table(drawing(lift=(lift(firms=(firm,), count=1, groups=()),))) == [
        ["Firm", "From", "To", "Needs", "Growth"],
        ["甲", "¥80.0 m", "over ¥100 m", "¥20.0 m", "25.0%"],
    ]


def test_firms_that_are_not_listed_are_counted() -> None:
    """With the option that lists them."""
    report = drawing(lift=(lift(count=1200),))
    said = [block.text for block in lift_section(report, Words(report, "en")) if isinstance(block, Paragraph)]
    assert said == ["", "and 1,198 more: tiers report --top N lists them"]
