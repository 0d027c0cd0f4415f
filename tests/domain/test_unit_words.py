import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiers.domain import unit_words
from tiers.domain.amount import Fault, parse_amount, stated_unit, unit
from tiers.domain.unit_words import NAMES, Phrase, may_end_in_a_unit, normal, phrase, speaks_of_money, tails

UNDERSTOOD = [
    # words, how many of the money one is worth (None: a currency and no scale), currency
    ("人民币（万元）", 10**4, "CNY"),
    ("人民币 万元", 10**4, "CNY"),
    ("人民币、万元", 10**4, "CNY"),
    ("万元人民币", 10**4, "CNY"),
    ("千元/人民币", 10**3, "CNY"),
    ("人民币元", 1, "CNY"),
    ("人民币", None, "CNY"),
    ("元(不含税)", 1, None),
    ("十万元", 10**5, None),
    ("10万元", 10**5, None),
    ("百万", 10**6, None),
    ("千万元", 10**7, None),
    ("十亿", 10**9, None),
    ("万亿元", 10**12, None),
    ("百元", 100, None),
    ("以万元计", 10**4, None),
    ("RMB 10,000", 10**4, "CNY"),
    ("RMB 10 000", 10**4, "CNY"),
    ("RMB, 10,000", 10**4, "CNY"),
    ("10,000 yuan", 10**4, "CNY"),
    ("10^4 yuan", 10**4, "CNY"),
    ("10⁴ yuan", 10**4, "CNY"),
    ("1e4 yuan", 10**4, "CNY"),
    ("10 thousand yuan", 10**4, "CNY"),
    ("ten thousand yuan", 10**4, "CNY"),
    ("tens of thousands of yuan", 10**4, "CNY"),
    ("hundred million yuan", 10**8, "CNY"),
    ("RMB 100 million", 10**8, "CNY"),
    ("RMB millions", 10**6, "CNY"),
    ("in RMB mn", 10**6, "CNY"),
    ("RMBm", 10**6, "CNY"),
    ("RMB'm", 10**6, "CNY"),
    ("RMB bn", 10**9, "CNY"),
    ("RMB'000", 10**3, "CNY"),
    ("RMB ’000", 10**3, "CNY"),
    ("RMB'0,000", 10**4, "CNY"),
    ("RMB (000s)", 10**3, "CNY"),
    ("RMB000", 10**3, "CNY"),
    ("'000", 10**3, None),
    ("thousands of dollars", 10**3, "USD"),
    ("U.S. dollars in thousands", 10**3, "USD"),
    ("$M", 10**6, "USD"),
    ("$ mm", 10**6, "USD"),
    ("US$ k", 10**3, "USD"),
    ("HK$'000", 10**3, "HKD"),
    ("百萬港元", 10**6, "HKD"),
    ("万澳元", 10**4, "AUD"),
    ("RMB 10,000 (万元)", 10**4, "CNY"),
    ("￥", None, "CNY"),
]


@pytest.mark.parametrize(("words", "scale", "currency"), UNDERSTOOD)
def test_words_that_are_understood(words: str, scale: int | None, currency: str | None) -> None:
    """Every word has its part in the meaning: scale times currency, in any order and any of the usual spellings."""
    found = phrase(words)
    assert found is not None
    assert (found.scale, found.currency) == (scale, currency)


NOT_UNDERSTOOD = [
    "元（万元）", "万元（元）", "yuan (10,000)", "元/10000", "RMB mio", "mio RMB", "RMB lakhs", "元/人", "万元/吨", "万吨",
    "万比索", "万元以上", "万万", "10 10 yuan", "1000万元", "10 yuan thousand", "thousand million yuan", "人民币美元", "USD RMB",
    "10,000", "10^4", "百", "ten", "k", "m", "bn", "000", "Taiwan", "K元", "", " ", "()",
]  # fmt: skip


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_words_that_are_not_understood(words: str) -> None:
    """A word that is not known, two scales, two currencies, or a number alone: nothing is taken from the rest."""
    assert phrase(words) is None


@pytest.mark.parametrize("words", ["RMB 10,000", "RMB'000", "10^4 yuan", "$m", "$000", "10万元", "10 thousand yuan"])
def test_figures_that_say_a_scale(words: str) -> None:
    """Where an amount may stand they are no unit, since they may be the amount."""
    assert unit(words) is None
    assert stated_unit(words) is not None


@pytest.mark.parametrize(
    "cell", ["5'000", "5 10万元", "5 10 thousand yuan", "5 10^4", "$5m", "5 1e4 yuan", "5 RMB 10,000"]
)
def test_figures_beside_the_number_of_a_cell(cell: str) -> None:
    """Two numbers in a cell, or a sign that may be a thousands separator, are no amount."""
    assert parse_amount(cell, 1, "CNY") is Fault.UNREADABLE  # type: ignore[arg-type] # a whole number scales as well


@pytest.mark.parametrize(
    "words", ["RMB mio", "万元以上", "元/人", "lakhs", "外币", "$", "十万", "USDm", "百元", "in '000", "5m"]
)
def test_words_that_speak_of_money(words: str) -> None:
    """Whether they are understood or not."""
    assert speaks_of_money(words)


@pytest.mark.parametrize(
    "words", ["人", "吨", "快报", "千瓦时", "Taiwan", "Taiyuan", "百分比", "m", "十一五", "persons", ""]
)
def test_words_that_do_not(words: str) -> None:
    """Goods, energy, places and remarks."""
    assert not speaks_of_money(words)


def test_where_a_unit_at_the_end_may_begin() -> None:
    """Not within a Latin word or a number."""
    assert [*tails("收入rmb 10")] == [0, 1, 2, 6]


def test_a_phrase_is_a_value() -> None:
    """Its parts."""
    assert phrase("RMB 10,000") == Phrase(10**4, "CNY", is_counted=True)


@pytest.mark.parametrize("words", unit_words.PLAIN_UNITS)
def test_what_is_known_without_the_grammar_is_what_it_says(words: str) -> None:
    """The commonest words are looked up, for the grammar takes time to make."""
    assert phrase(words) == unit_words.phrase_by_grammar(words)


SIGNS = st.sampled_from(
    [*"元币万亿兆镑法郎卢布千十百$¥€£akmnRUSD'019 ,.收入企业位计税瓦克印度", *NAMES, "kg", "千瓦", "wan", "lakh"]
)


@given(st.lists(SIGNS, max_size=6).map("".join))
def test_what_is_seen_at_once_is_what_the_patterns_find(words: str) -> None:
    """Most words have nothing to do with money, and are not searched for it."""
    assert speaks_of_money(words) == (unit_words.SPEECH.search(normal(words)) is not None)
    assert may_end_in_a_unit(words) == (unit_words.LAST_WORDS.search(words) is not None)


@pytest.mark.parametrize("words", ["示例厂", "快报", "计量单位：", "（均含税）", "¹²", "﹏", ""])
def test_words_without_a_sign_of_money_say_nothing(words: str) -> None:
    """They are not taken apart."""
    assert phrase(words) is None


@pytest.mark.parametrize("words", sorted({*NAMES, *unit_words.NOUNS, *unit_words.PLAIN_UNITS}))
def test_all_words_of_money_have_a_sign_of_it(words: str) -> None:
    """So that none of them is passed over."""
    assert not unit_words.SIGNS.isdisjoint(normal(words))
