"""Characters that nobody sees: no cell may differ by them, and what is seen stays."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.domain import cleaning, whole_columns
from tiers.domain.amount import Fault, unit
from tiers.domain.unseen import ODD, without_unseen

UNSEEN = {
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "zero width joiner": "\u200d",
    "left-to-right mark": "\u200e",
    "right-to-left mark": "\u200f",
    "embedding": "\u202a\u202c",
    "isolate": "\u2066\u2069",
    "word joiner": "\u2060",
    "invisible separator": "\u2063",
    "byte-order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "Arabic letter mark": "\u061c",
    "Mongolian vowel separator": "\u180e",
    "Mongolian variation selector": "\u180b",
    "variation selector 16": "\ufe0f",
    "variation selector 17": "\U000e0100",
    "tag": "\U000e0041",
    "combining grapheme joiner": "\u034f",
    "Hangul filler": "\u3164",
    "Hangul choseong filler": "\u115f",
    "Hangul jungseong filler": "\u1160",
    "halfwidth Hangul filler": "\uffa0",
    "Braille blank": "\u2800",
    "Khmer inherent vowel": "\u17b4",
    "annotation anchor": "\ufff9",
    "nul": "\0",
    "bell": "\x07",
    "Ctrl-Z": "\x1a",
    "unit separator": "\x1f",
    "delete": "\x7f",
    "control of C1": "\x9d",
}
"""What machines leave in cells."""

EACH = pytest.mark.parametrize("sign", UNSEEN.values(), ids=UNSEEN)


@EACH
def test_a_cell_means_the_same_with_it(sign: str) -> None:
    """Before, behind and inside a name, a code, a year, a figure, a word for nothing, a unit, a heading."""
    around = f"{sign}%s{sign}"
    assert cleaning.name(around % f"示例{sign}机械厂") == "示例机械厂"
    assert cleaning.code(around % f"91430500{sign}MA4L16JQ9B") == "91430500MA4L16JQ9B"
    assert cleaning.year(around % f"20{sign}08年") == 2008
    assert cleaning.name(around % f"停{sign}产") is None
    assert cleaning.is_missing(sign)
    assert cleaning.fold(around % f"营业{sign}收入") == "营业收入"
    assert unit(around % f"万{sign}元") == unit("万元")
    assert whole_columns.names(["示例一厂", f"示例{sign}二厂"]) == ["示例一厂", "示例二厂"]


@pytest.mark.parametrize("sign", sorted({*UNSEEN.values()} - {"\xad"}), ids=ascii)
def test_a_figure_is_the_same_with_it(sign: str) -> None:
    """Wherever it stands; `'1.5` keeps its apostrophe for a moment."""
    for cell in (f"{sign}1.5", f"1.5{sign}", f"1{sign}.5", f"1.5{sign}亿", f"{sign}'1.5", f'="{sign}1.5"'):
        assert cleaning.figure(cell, Decimal(10_000), "CNY") == Decimal(150_000_000 if "亿" in cell else 15_000)


@pytest.mark.parametrize("cell", ["\xad5", "5\xad", "\u202e0021", "\u202e1.5\u202c"])
def test_a_figure_that_is_seen_as_another_is_unreadable(cell: str) -> None:
    """A soft hyphen may be a minus sign to a person, and 0021 that is turned round is 1200."""
    assert cleaning.figure(cell, Decimal(1), "CNY") is Fault.UNREADABLE


def test_a_year_that_is_seen_as_another_is_none() -> None:
    """8002 that is turned round."""
    assert cleaning.year("\u202e2008") is None


def test_every_format_character_is_one_but_those_that_are_seen() -> None:
    """All of category Cf, except the signs around a number in Arabic, Syriac and Kaithi."""
    formats = {chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) == "Cf"}
    seen = {sign for sign in formats if without_unseen(sign)}
    assert {unicodedata.name(sign).split()[0] for sign in seen} == {"ARABIC", "SYRIAC", "KAITHI"}
    assert "\u061c" not in seen


def test_what_is_seen_stays() -> None:
    """Every letter, number, sign and symbol; of the others, spaces."""
    for point in range(0x110000):
        sign = chr(point)
        if unicodedata.category(sign)[0] in "LNPS" and sign not in UNSEEN.values():
            assert without_unseen(sign) == sign


@given(st.lists(st.sampled_from(["示", "例", " ", "\n", "\t", "e\u0301", "\u3000", *UNSEEN.values()])).map("".join))
def test_cleaning_twice_changes_nothing(cell: str) -> None:
    """And a column says what its cells say."""
    once = cleaning.text(cell)
    assert cleaning.text(once) == once
    assert not ODD.search(once)
    assert whole_columns.names([cell, "示例厂"]) == [cleaning.name(cell), "示例厂"]


@pytest.mark.parametrize(
    ("cell", "code", "lost"),
    [
        ("430500000001234.0", "430500000001234", False),
        ("430500000001234.00", "430500000001234", False),
        ("600519.0", "600519", False),
        ("'600519.0", "600519", False),
        ("４３０５.０", "4305", False),
        ("4.30500000001234E14", "430500000001234", False),
        ("4.30500000001234e+14", "430500000001234", False),
        ("9143050000000123.0", None, True),
        ("914305000000012345.0", None, True),
        ("4.305E+14", None, True),
        ("4.3050000000123E14", None, True),
        ("1.5", "1.5", False),
        ("A1.0", "A1.0", False),
    ],
)
def test_codes_that_a_null_made_a_number(cell: str, code: str | None, *, lost: bool) -> None:
    """A binary number keeps 15 digits; one that is written in full is that code."""
    assert cleaning.code(cell) == code
    assert cleaning.has_lost_digits(cell) is lost


@pytest.mark.parametrize(
    ("cell", "year"),
    [("2008.0", 2008), ("2008.00", 2008), ("2008.5", None), ("2008.0年", None), ("2008.", None), ("20080", None)],
)
def test_years_that_a_null_made_a_number(cell: str, year: int | None) -> None:
    """A whole number, however many zeros stand behind the point."""
    assert cleaning.year(cell) == year


def test_what_is_taken_for_seen_at_once_is_seen() -> None:
    """A control beside it makes every character one that the pattern looks at: all but the hanzi and syllables."""
    for code in [*range(0x3400), *range(0xA000, 0xAC00), *range(0xD7A4, 0x20000), *range(0xE0000, 0xE1100)]:
        assert without_unseen(chr(code)) == without_unseen(f"\0{chr(code)}"), hex(code)
