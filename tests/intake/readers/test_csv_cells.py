import csv
import gc

import pytest

from tiers.errors import DataError
from tiers.intake.readers.csv_cells import grid, head


def rows(text: str, separator: str = ",") -> list[list[str]]:
    """Split a text into rows."""
    return list(grid(text, separator, "a.csv").rows)


def refusal(text: str) -> tuple[str, object]:
    """Return the code of a refusal, and its line."""
    with pytest.raises(DataError) as caught:
        grid(text, ",", "a.csv")
    return caught.value.code, caught.value.facts["row"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end(end: str) -> None:
    """LF, CRLF and CR; a blank line is a record without cells."""
    found = grid(f"a,b{end}{end}1,2{end}", ",", "a.csv")
    assert list(found.rows) == [["a", "b"], [], ["1", "2"]]
    assert list(found.numbers) == [1, 2, 3]


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_a_sign_that_only_looks_like_a_line_end(sign: str) -> None:
    """It stays in its cell."""
    assert rows(f"a{sign}b,c\n") == [[f"a{sign}b", "c"]]


def test_quotes() -> None:
    """A quoted cell may hold separators and doubled quotes; a quote inside an unquoted cell is text."""
    assert rows('"a,b","say ""x""",5" pipe\n') == [["a,b", 'say "x"', '5" pipe']]


def test_a_line_break_in_a_cell() -> None:
    """The rows after it keep the lines at which they start."""
    found = grid('"主营\n收入",b,c\n1,2,3\n\n4,5,6\n', ",", "a.csv")
    assert list(found.numbers) == [1, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('a,b\n1,2\n"3,4\n5,6\n', "quote-unclosed", 3),
        ('a,b\n1,"2\n', "quote-unclosed", 2),
        ('a,b\r\n1,2\r\n"甲,4\r\n"乙",6\r\n', "quote-unclosed", 3),
        ('a,b\n"甲"厂,2\n', "quote-inside", 2),
        ('a,b\n"say "x"",2\n', "quote-inside", 2),
        ('a,b\n1,"x""y"z\n', "quote-inside", 2),
        ('"x\ny",b,c\n1,2,3\n4,"5,6\n', "quote-unclosed", 4),
        ('a,b\n"甲,1\n乙",2\n丙,3\n', "quote-swallows", 2),
        ('a,b\n甲,1\n"乙,2\n丙",3', "quote-swallows", 3),
        ("a,b\n" + "x" * 200_000 + ",1\n", "cell-too-long", 2),
        ('a,b\n1,"' + "x,\n" * 60_000, "quote-unclosed", 2),
        ('"a",b\n"1","2\n', "quote-unclosed", 2),
    ],
)
def test_a_stray_quote_is_refused_where_it_opened(text: str, code: str, line: int) -> None:
    """Also where two of them would swallow the rows between."""
    assert refusal(text) == (code, line)


def test_a_line_break_and_a_separator_in_a_remark() -> None:
    """They are no row of their own if they are too few for one."""
    assert rows('a,b,c\n1,2,"x,\ny"\n') == [["a", "b", "c"], ["1", "2", "x,\ny"]]


def test_the_collector_is_left_as_it_was() -> None:
    """On or off."""
    rows("a\n")
    assert gc.isenabled()
    gc.disable()
    try:
        rows("a\n")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_limit_of_the_reader_is_left_as_it_was() -> None:
    """It belongs to the whole process."""
    rows("a\n")
    assert csv.field_size_limit() == 131_072


def test_the_head_is_thirty_records() -> None:
    """With the line of each; blank lines count."""
    found = head("a\n" * 40, ",")
    assert len(found.rows) == 30
    assert list(found.numbers) == list(range(1, 31))


def test_the_head_ends_where_it_cannot_be_read() -> None:
    """What stands above is given."""
    assert head('a,b\n"x"y\n', ",").rows == [["a", "b"]]
