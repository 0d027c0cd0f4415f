from decimal import Decimal

from tests.write import reports
from tiers.report.contract.report import BreakdownReport, Group, GroupTotal, Report
from tiers.write.page.blocks import Grid, Paragraph
from tiers.write.page.breakdowns import breakdown_sections
from tiers.write.page.phrases import Words


def draw(report: Report) -> list[list[list[str]]]:
    """Return each section: its paragraphs, and its table with its headings, row by row."""
    sections = []
    for section in breakdown_sections(report, Words(report, "en")):
        rows = []
        for block in section:
            if isinstance(block, Paragraph):
                rows.append([block.lead + block.text])
            else:
                assert isinstance(block, Grid)
                rows.append([column.heading for column in block.columns])
                rows += [[cell.text for cell in row] for row in block.rows]
        sections.append(rows)
    return sections


def by(*groups: Group) -> tuple[BreakdownReport, ...]:
    """Make one breakdown."""
    return (BreakdownReport(by="行业", groups=groups),)


TIERS = ["over ¥1 bn", "over ¥500 m", "over ¥100 m", "output value over ¥10 m"]


def test_a_breakdown_shows_each_group() -> None:
    """Its firms, the counts, the total of the measure of most tiers, and the largest firm; a blank value too."""
    groups = (
        reports.industry("机械", 1200, 0, 2, 4, 20, total=21 * reports.YI, largest="甲"),
        reports.industry(None, 1, 0, 0, 0, 0, total=0),
    )
    assert draw(reports.drawing(breakdowns=by(*groups), years=())) == [
        [
            ["By 行业, 2008"],
            ["行业", "Firms", *TIERS, "Sales revenue", "Largest"],
            ["机械", "1,200", "0", "2", "4", "20", "¥2.10 bn", "甲"],
            ["(blank)", "1", "0", "0", "0", "0", "¥0", ""],
        ]
    ]


def test_what_is_kept_back_is_a_dash_and_explained() -> None:
    """A group of few firms, or only its total."""
    hidden = Group(value="羽绒", enterprises=None, counts=None, totals=None, largest=None)
    thin = Group(
        value="食品", enterprises=5, counts=reports.counts(0, 1, 3, 4), largest=None,
        totals=(GroupTotal(measure="output", total=Decimal(5)), GroupTotal(measure="revenue", total=None)),
    )  # fmt: skip
    note = ["— is kept back: a group of fewer than 3 firms, or the next smallest."]
    heads = ["行业", "Firms", *TIERS]
    assert draw(reports.drawing(breakdowns=by(hidden), years=()))[0][1:] == [heads, ["羽绒", *["—"] * 5], note]
    thin_rows = draw(reports.drawing(breakdowns=by(thin), years=()))[0][1:]
    assert thin_rows == [[*heads, "Sales revenue"], ["食品", "5", "0", "1", "3", "4", "—"], note]


def test_without_a_year_the_heading_has_none() -> None:
    """And a plan none of whose measures are there has no totals."""
    nothing = reports.goal("1亿", reports.YI, measure=None, count=None)
    report = reports.no_year().model_copy(
        update={"goals": (nothing,), "breakdowns": by(reports.industry("机械", 4, 0, 0, 0, 0, total=5))}
    )
    assert draw(report) == [[["By 行业"], ["行业", "Firms", "over ¥100 m"], ["机械", "4", "0"]]]


def test_years_are_shown_from_three_on() -> None:
    """Two say nothing that the table of goals does not; a part of a year is marked."""
    years = (
        reports.year(2006, 5, 0, 0, 1, None),
        reports.year(2007, 6, 0, 0, 1, 2),
        reports.year(2008, 7, 0, 0, 1, 3, complete=False),
    )
    assert draw(reports.drawing(breakdowns=(), years=years[:2])) == []
    assert draw(reports.drawing(breakdowns=(), years=years)) == [
        [
            ["By year"],
            ["Year", "Firms", *TIERS],
            ["2006", "5", "0", "0", "1", "—"],
            ["2007", "6", "0", "0", "1", "2"],
            ["2008 (part)", "7", "0", "0", "1", "3"],
        ]
    ]
