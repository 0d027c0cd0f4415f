import pytest

from tiers.intake.headers.time_spans import WHOLE_YEAR, Joined, join_times
from tiers.intake.headers.time_words import Time

YEAR, WHOLE, OPEN, NINE, UNCLEAR = (
    Time("year", 2008),
    Time("whole"),
    Time("open"),
    Time("range", None, 9),
    Time("unclear"),
)
SEPTEMBER, DECEMBER, QUARTER = Time("single", None, 9), Time("single", None, 12), Time("single")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([], Joined("none")),
        ([YEAR], Joined("year", 2008, WHOLE_YEAR)),
        ([YEAR, Time("year", 2007)], Joined("year", None, WHOLE_YEAR)),
        ([YEAR, WHOLE], Joined("year", 2008, WHOLE_YEAR, is_whole=True)),
        ([YEAR, OPEN], Joined("to-date", 2008)),
        ([YEAR, OPEN, WHOLE], Joined("year", 2008, WHOLE_YEAR, is_whole=True)),
        ([YEAR, OPEN, NINE], Joined("to-date", 2008, (1, 9))),
        ([WHOLE, NINE], Joined("to-date", None, (1, 9))),
        ([NINE, Time("range", None, 6)], Joined("to-date")),
        ([SEPTEMBER], Joined("month", month=9)),
        ([SEPTEMBER, NINE], Joined("to-date", None, (1, 9))),
        ([SEPTEMBER, OPEN], Joined("to-date", None, (1, 9))),
        ([DECEMBER, OPEN], Joined("year", None, WHOLE_YEAR, is_whole=True)),
        ([DECEMBER, WHOLE], Joined("year", None, WHOLE_YEAR, is_whole=True)),
        ([SEPTEMBER, WHOLE], Joined("month", month=9)),
        ([SEPTEMBER, DECEMBER], Joined("month")),
        ([QUARTER, OPEN], Joined("month")),
        ([Time("stamp", 2008, 9)], Joined("stamp", 2008, month=9)),
        ([Time("stamp", 2008, 9), OPEN], Joined("to-date", 2008, (1, 9))),
        ([Time("stamp", 2008, 12), OPEN], Joined("year", 2008, WHOLE_YEAR, is_whole=True)),
        ([Time("label")], Joined("to-date")),
        ([Time("label"), YEAR], Joined("year", 2008, WHOLE_YEAR)),
        ([YEAR, UNCLEAR], Joined("to-date", 2008, is_unclear=True)),
        ([WHOLE, UNCLEAR], Joined("to-date", is_unclear=True)),
        ([SEPTEMBER, UNCLEAR], Joined("month", month=9)),
    ],
)
def test_statements_together(times: list[Time], expected: Joined) -> None:
    """The narrowest holds; what is not understood is never a whole year."""
    assert join_times(times) == expected
