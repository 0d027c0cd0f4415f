"""The counts of the years as a small line of signs."""

import pytest

from tests.write import reports
from tiers.report.contract.report import YearReport
from tiers.write.page.phrases import Words
from tiers.write.page.year_lines import year_lines_of


def line_of(*counts: int | None, first: int = 2005, part: int | None = None, without: int | None = None) -> list[str]:
    """Return the heading, and the line of the highest tier, of years with these counts."""
    numbered = [(first + place, count) for place, count in enumerate(counts)]
    years: list[YearReport] = [
        reports.year(year, 300, count, None, None, None, complete=year != part)
        for year, count in numbered
        if year != without
    ]
    report = reports.drawing(years=tuple(years))
    drawn = year_lines_of(report, Words(report, "en"))
    return [] if drawn is None else [drawn.heading, *drawn.lines.values()]


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((0, 0, 0), "▁▁▁"),
        ((0, 1, 1), "▁██"),
        ((1, 2, 3), "▄▆█"),
        ((0, 1, 1000), "▁▂█"),
        ((999, 1000, 1), "▇█▂"),
        ((None, 4, 8), "·▅█"),
        ((1, 2, 3, 4, 5, 6, 7, 8), "▂▃▄▅▅▆▇█"),
    ],
)
def test_the_line_of_a_tier(counts: tuple[int | None, ...], line: str) -> None:
    """The lowest sign is no firm and nothing else, the highest the highest count; a dot is unknown."""
    assert line_of(*counts) == [f"2005–{2004 + len(counts)}", line]


def test_years_that_are_not_there() -> None:
    """A gap, and a year of which there is only a part, are unknown; the latter at the end is left out."""
    assert line_of(1, 2, 2, 2, without=2006) == ["2005–2008", "▅·██"]
    assert line_of(1, 2, 2, 2, part=2007) == ["2005–2008", "▅█·█"]
    assert line_of(1, 2, 2, 2, part=2008) == ["2005–2007", "▅██"]


def test_few_years_and_many() -> None:
    """Below three there is none, and of more than twelve the latest are drawn; without a count there is none either."""
    assert line_of(1, 2) == []
    assert line_of(1, 2, 3, part=2005) == []
    assert line_of(None, None, None) == []
    assert line_of(*[9] * 3, *[1] * 11, 2) == ["2008–2019", "▅" * 11 + "█"]
