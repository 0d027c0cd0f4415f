import pytest

from tiers.domain.serial_numbers import breaks, is_serial


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["1", "2", "3", "4"], []),
        (["1", "2", "4", "5"], [(2, 3, 4)]),
        (["1", "2", "2", "3"], [(2, 3, 2)]),
        (["1", "2", "1", "2"], []),
        (["1", "", "3", "x", "5"], []),
        (["", "1", "2", "4"], [(3, 3, 4)]),
        (["1", "", "2", "", "4", "", "7"], [(6, 5, 7)]),
        (["5", "3"], []),
        (["7", "2", "9", "4", "11"], []),
        (["９", "10", "11"], []),
        (["1234567890", "2", "3", "4"], []),
    ],
)
def test_where_serial_numbers_break(cells: list[str], found: list[tuple[int, int, int]]) -> None:
    """One that is lacking may have been counted or not, each section may begin again, and a column that never runs says nothing."""
    assert breaks(cells) == found


@pytest.mark.parametrize(
    ("heading", "is_one"), [("序 号", True), ("No.", True), ("＃", True), ("代码", False), ("", False)]
)
def test_what_numbers_rows(heading: str, is_one: bool) -> None:  # noqa: FBT001 - a table of cases
    """By its heading alone."""
    assert is_serial(heading) == is_one
