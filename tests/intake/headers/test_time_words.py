import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.intake.headers import time_words
from tiers.intake.headers.time_folding import number, time_folded
from tiers.intake.headers.time_rules import HOLDS, LATIN, LEFT, SIGNS_OF_LEFT
from tiers.intake.headers.time_spans import join_times
from tiers.intake.headers.time_words import Time, times_taken


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("2008 年 1 — 9 月", "2008年1-9月"),
        ("二〇〇八年", "2008年"),
        ("二零零八年", "2008年"),
        ("1一9月", "1-9月"),
        ("１～９月", "1-9月"),
        ("RevenueQ3", "revenue q3"),
        ("revenue_2008_Q3", "revenue 2008 q3"),
        ("累計營業收入", "累计营业收入"),
    ],
)
def test_words_folded_for_the_grammar(text: str, folded: str) -> None:
    """Spaces stay only where they divide words of Latin letters."""
    assert time_folded(text) == folded


@pytest.mark.parametrize(
    ("text", "worth"), [("9", 9), ("09", 9), ("九", 9), ("十", 10), ("十二", 12), ("元", 1), ("两", 2), ("", 0)]
)
def test_a_number_of_a_month(text: str, worth: int) -> None:
    """In digits or hanzi."""
    assert number(text) == worth


@pytest.mark.parametrize(
    ("words", "left", "times"),
    [
        ("营业收入", "营业收入", []),
        ("2008年营业收入", "营业收入", [Time("year", 2008)]),
        ("2008年1-9月营业收入", "营业收入", [Time("range", 2008, 9)]),
        ("1-12月营业收入累计", "营业收入", [Time("whole", None, None), Time("open")]),
        ("2007年10月至2008年9月", "", [Time("unclear", 2007), Time("unclear", 2008)]),
        ("4-6月产值", "产值", [Time("single")]),
        ("9月产值", "产值", [Time("single", None, 9)]),
        ("13月产值", "产值", [Time("unclear")]),
        ("截至9月15日", "", [Time("unclear")]),
        ("2月28日止", "", [Time("range", None, 2)]),
        ("营业收入9个月", "营业收入9个月", [Time("unclear")]),
        ("200809", "", [Time("stamp", 2008, 9)]),
        ("september 2008", "", [Time("stamp", None, 9), Time("year", 2008)]),
        ("year ended december 31,2008", ",", [Time("whole"), Time("year", 2008)]),
        ("year ended june 30,2008", ",", [Time("unclear"), Time("year", 2008)]),
        ("fy08", "", [Time("year", 2008)]),
        ("报告期", "", [Time("label")]),
        ("ttm", "", [Time("open")]),
    ],
)
def test_what_words_state(words: str, left: str, times: list[Time]) -> None:
    """Every statement by itself, and what is left without them."""
    found = times_taken(words)
    assert (found[0].replace(" ", ""), sorted(found[1], key=str)) == (left, sorted(times, key=str))


SEASONS = """2008年春节前 | 2008年国庆前企业产值 | 2008年元旦后 | 2008年五一前 | 2008年中秋 | 2008年汛期 | 2008年春季 | 2008年夏季产值 | 2008年暑期 | 2008年寒假 | 2008年以前成立的企业
    2008年之前 | 2008年底前投产企业 | 2008年期间 | 2008年两会前 | 2008年正月 | 2008年黄金周 | 2008年十一黄金周 | 2008年末之前 | Chinese New Year 2008 | Spring Festival 2008 | 2008年清明前
    2008年春节期间规上企业 | 2008年双节期间 | 2008年端午节 | 2008年后投产企业 | 2008年除夕"""
NO_SEASONS = """2008年后备企业名单 | 2008年前50强企业 | 2008年前沿产业企业 | 2008年十一五规划企业 | 2008年规模以上工业企业主要指标 | 五一机械厂2008年 | 2008年度前十名企业 | 2008年全年
    2008年国庆镇企业 | 2008年产业前列企业 | 2008年春华机械 | 2008年税后利润 | 2008年营业收入（调整后） | Winter Foods 2008 | 2008年清明路企业 | 2008年前瞻企业"""


@pytest.mark.parametrize("title", [title.strip() for title in SEASONS.replace("\n", "|").split("|")])
def test_a_year_with_words_that_cut_it(title: str) -> None:
    """Before, after or around a feast or a season: nobody knows which months."""
    joined = join_times(times_taken(time_folded(title))[1])
    assert (joined.year, joined.span, joined.months) == (2008, "to-date", None)


@pytest.mark.parametrize("title", [title.strip() for title in NO_SEASONS.replace("\n", "|").split("|")])
def test_a_year_with_words_that_only_look_so(title: str) -> None:
    """They belong to names and ranks."""
    joined = join_times(times_taken(time_folded(title))[1])
    assert (joined.year, joined.span) == (2008, "year")


PIECES = st.sampled_from(
    [*re.findall(r"[\u4e00-\u9fff]|[a-z]+", LEFT.pattern), *"123qhm -年月季营业", "2008", "spring festival"]
)


@given(st.lists(PIECES, min_size=1, max_size=7).map("".join))
def test_what_speaks_of_a_time_and_is_not_understood_holds_one_of_its_signs(words: str) -> None:
    """Others are not searched for it."""
    if LEFT.search(words):
        assert not time_words.signs_of(words).isdisjoint(SIGNS_OF_LEFT)


LATIN_PARTS = st.sampled_from(
    [*"abdefhjlmnoprstuvwyzq", "date", "year", "ytd", "month", "half", "interim", "ttm", "may"]
)


@given(st.lists(LATIN_PARTS))
def test_latin_letters_alone_hold_a_time_only_by_latin_words(parts: list[str]) -> None:
    """A file's name or a heading in English is searched for those alone."""
    words = "".join(parts)
    assert bool(LATIN.search(words)) == bool(HOLDS.search(words))
    assert time_folded(words) == time_folded(f" {words} ")
