import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tiers.write.terminal.wrapping import keep_words, mark_breaks, widest_atom, widest_figure, wrap

CASES = [
    # text, width, hang → lines
    ("", 10, 0, [""]),
    ("one two", None, 0, ["one two"]),
    ("one two", 7, 0, ["one two"]),
    ("one two", 6, 0, ["one", "two"]),
    ("one two three", 8, 3, ["one two", "three"]),
    ("one two three", 7, 3, ["one two", "thre", "e"]),
    ("one two three", 7, 0, ["one two", "three"]),
    ("aa bb cc dd", 5, 2, ["aa bb", "cc", "dd"]),
    ("is ¥742.1 m now", 8, 0, ["is", "¥742.1 m", "now"]),
    ("3 of 5 years", 6, 0, ["3 of 5", "years"]),
    ("all 15 firms", 8, 0, ["all", "15 firms"]),
    ("abcdefgh", 5, 0, ["abcde", "fgh"]),
    ("ab cdefgh", 5, 0, ["ab", "cdefg", "h"]),
    ("abc1234567", 5, 0, ["abc", "1234567"]),
    ("1234567890.12", 5, 0, ["1234567890.12"]),
    ("-12.5% is", 4, 0, ["-12.5%", "is"]),
    ("the firm 示例机械厂 fell", 15, 0, ["the firm", "示例机械厂 fell"]),
    ("一二三四五六", 8, 0, ["一二三四", "五六"]),
    ("一二三，四五", 6, 0, ["一二", "三，四", "五"]),
    ("一二（三四）", 6, 0, ["一二", "（三", "四）"]),
    ("过10亿元为11家", 8, 0, ["过10亿元", "为11家"]),
    ("示例机械厂 001", 8, 0, ["示例机械", "厂 001"]),
    ("abcdefg“一”", 8, 0, ["abcdefg", "“一”"]),
    ("abcdefgh。", 8, 0, ["abcdefg", "h。"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "width", "hang", "lines"), CASES)
def test_a_text_is_broken_into_lines(text: str, width: int | None, hang: int, lines: list[str]) -> None:
    """At spaces, between wide characters in a text of them, and in too long a word; never within a number."""
    assert wrap(text, width, hang) == lines


@pytest.mark.parametrize(
    ("text", "atom", "figure"),
    [
        ("", 0, 0),
        ("output value over ¥10 m", 6, 3),
        ("Tier by sales revenue", 7, 1),
        ("一二三", 2, 2),
        ("¥1,234,567.89", 13, 13),
    ],
)
def test_the_least_width_is_known(text: str, atom: int, figure: int) -> None:
    """In columns: what stays together where a text may break, and where even words are broken."""
    assert (widest_atom(text), widest_figure(text)) == (atom, figure)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("一二，三", "一|二，|三"),
        ("（一）二", "（一）|二"),
        ("unit 机械", "unit |机|械"),
        ("退出码 1。", "退|出|码| 1。"),
    ],
)
def test_marks_stand_where_a_line_may_end(text: str, marked: str) -> None:
    """Also in a text of which few characters are wide; beside the blanks there were."""
    assert mark_breaks(text, "|") == marked


TEXTS = st.text(st.sampled_from("ab 12.,¥%示例厂，（）-"), max_size=60)


@given(TEXTS, st.integers(1, 30), st.integers(0, 6))
def test_nothing_is_lost_and_no_number_is_cut(text: str, width: int, hang: int) -> None:
    """Only spaces go, at the ends of lines; a line that is too wide cannot be broken."""
    lines = wrap(text, width, hang)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    numbers = re.findall(r"\d(?:[\d.,]*\d)?", text)
    assert [number for line in lines for number in re.findall(r"\d(?:[\d.,]*\d)?", line)] == numbers
    room = max(width - hang, 1)
    for line in lines[1:]:
        assert cell_len(line) <= max(room, widest_figure(line))


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("2005年以来年均", ["2005年以来", "年均"]),
        ("档次（年销售收入）", ["档次", "（年销售", "收入）"]),
        ("完成率（│=应达）", ["完成率", "（│=应达）"]),
        ("产值过1000万元", ["产值", "过1000万元"]),
        ("利润（过2亿欧元）", ["利润", "（过2亿欧元）"]),
        ("还差超过", ["还差", "超过"]),
        ("年增长", ["年增长"]),
        ("2008年底", ["2008年底"]),
        ("当时↓ 现在→", ["当时↓", "现在→"]),
        ("宝庆科技工业园", ["宝庆科技工业园"]),
        ("A year", ["A", "year"]),
        ("", [""]),
    ],
)
def test_a_heading_wraps_between_its_words(heading: str, lines: list[str]) -> None:
    """However narrow its column is, but for a word that no column has room for."""
    words = keep_words(heading)
    assert wrap(words, max(map(cell_len, lines))) == lines
    assert wrap(words, cell_len(heading)) == [heading]


def test_a_word_without_room_is_parted() -> None:
    """A heading from outside may be longer than any line."""
    assert wrap(keep_words("是否高新技术企业认定"), 8) == ["是否高新", "技术", "企业认定"]
