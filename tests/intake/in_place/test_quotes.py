"""Quotes in lines of text: what stands outside of them, and which lines are no rows."""

import csv
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.intake.in_place.quotes import outside_plain_quotes, outside_quotes

PADDING = b"x" * 40 + b",1\n"
"""A row without quotes."""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("rows", "outside"),
    [
        (['a,""', '"",1', '"",""'], ["a,", ",1", ","]),
        (['a,"b,c"', '"x, y",1'], ["a,", ",1"]),
        (["a,b", '"c",d'], ["a,b", ",d"]),
        (['",",","', '"",""'], [",", ","]),  # each quote has a separator on both sides
        (['a,"b""c"', "d,1"], ["a,", "d,1"]),  # a doubled quote is inside
        (['a,"b', 'c",1'], None),
        (['a,b"c"', "d,1"], None),
        (['a,"b"c', "d,1"], None),
        (['a,"b', "d,1"], None),
        (['a,"b","c', "d,1"], None),
        (['a,"""', 'b","c"'], None),
    ],
)
@pytest.mark.parametrize("above", [b"", PADDING * 9])
def test_quotes_open_a_cell_and_close_it(above: bytes, rows: list[str], outside: list[str] | None, end: str) -> None:
    """The same whether there are many quotes in a text, so that each byte is looked at, or few."""
    above = above.replace(b"\n", end.encode())
    block = above + end.join([*rows, ""]).encode()
    assert outside_quotes(block, b",") == (None if outside is None else above + end.join([*outside, ""]).encode())


@pytest.mark.parametrize("text", ['a,"b"', '"b"', 'a,"b"\n"c"', '"",""'])
def test_a_last_line_may_have_no_end(text: str) -> None:
    """Its quote closes a cell."""
    assert outside_plain_quotes(text.encode(), b",") == text.translate(str.maketrans("", "", '"bc')).encode()


def test_a_separator_of_several_bytes_is_left_to_the_pattern() -> None:
    """One of its bytes says nothing."""
    block = 'a，"b"\n'.encode()
    assert outside_plain_quotes(block, "，".encode()) is None
    assert outside_quotes(block, "，".encode()) == "a，\n".encode()


@pytest.mark.hypothesis
@given(st.text('aé,;"\n', max_size=30), st.sampled_from(["\n", "\r\n"]), st.sampled_from([",", ";"]))
def test_what_is_outside_of_plain_quotes_is_what_a_reader_of_cells_says(text: str, end: str, separator: str) -> None:
    """A line is a row of as many cells as there are separators outside, and a cell in quotes holds what is in them."""
    block = text.replace("\n", end).encode()
    found = outside_plain_quotes(block, separator.encode()) if '"' in text else None
    assert found is None or outside_quotes(PADDING * 40 + block, separator.encode()) == PADDING * 40 + found
    if found is not None:
        lines = text.removesuffix("\n").split("\n")
        rows = [*csv.reader(lines, delimiter=separator, strict=True)]
        assert [len(row) or 1 for row in rows] == [
            line.count(separator) + 1 for line in found.decode().removesuffix(end).split(end)
        ]
        assert not any('"' in cell for cell in chain.from_iterable(rows))
