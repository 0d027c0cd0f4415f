"""Rows that need no second look: told many at a time, as if each were looked at alone."""

from hypothesis import given
from hypothesis import strategies as st

from tiers.intake.layout.plain_rows import no_plain_firms, odd_beginnings

WORDS = frozenset({"收入", "5"})
CELLS = st.text("5.0| ²甲收入-\u200b", max_size=3) | st.sampled_from(["收入", "5", "12.5", "示例甲厂"])
PLAIN = st.sampled_from([["示例甲厂", "12.5", "1"], ["示例乙厂", "70", "2"], ["9", "0.5"]])
ROWS = st.lists(PLAIN | st.lists(CELLS, max_size=3), max_size=5)


def begins_plainly(row: list[str]) -> bool:
    """Whether the first cell begins with a letter or a digit."""
    return bool(row) and row[0] != "" and row[0][0].isalnum()


def is_plain_firm(row: list[str], at: int, named: int) -> bool:
    """Whether a number stands at one place, and at the other a name; neither is a word of the headings."""
    if len(row) <= at or len(row) <= named:
        return False
    figure, name = row[at], row[named]
    is_number = figure != "" and figure[0].isdigit() and figure[-1].isdigit()
    is_name = name.isprintable() and not name.startswith(" ") and not name.endswith(" ")
    return is_number and is_name and not WORDS & {figure, name}


@given(ROWS, st.integers(0, 3))
def test_beginnings(rows: list[list[str]], start: int) -> None:
    """Those of rows above the first do not matter."""
    expected = [i for i in range(start, len(rows)) if not begins_plainly(rows[i])]
    assert odd_beginnings(rows, start) == expected


@given(ROWS, st.integers(0, 3), st.integers(0, 2), st.integers(0, 2))
def test_firms(rows: list[list[str]], start: int, at: int, named: int) -> None:
    """A separator within a cell, a blank one, or one of digits that are none, hides nothing."""
    expected = [i for i in range(start, len(rows)) if not is_plain_firm(rows[i], at, named)]
    assert no_plain_firms(rows, start, at, named, WORDS) == expected


def test_one_odd_row_among_many() -> None:
    """It is found wherever it stands, and no other row is."""
    for place in (1, 1023, 1024, 1025, 2999):
        rows = [["示例甲厂", "5.5"] for _ in range(3000)]
        rows[place] = ["", "约5"]
        assert odd_beginnings(rows, 1) == no_plain_firms(rows, 1, 1, 0, WORDS) == [place]
