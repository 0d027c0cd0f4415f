import pytest

from tiers.intake.headers.header_parser import heading_text

STATED = [
    # heading, what is left of it, the unit as written, its scale and currency
    ("营业收入（人民币 万元）", "营业收入", "人民币 万元", 10**4, "CNY"),
    ("营业收入（单位：人民币 （万元））", "营业收入", "万元", 10**4, "CNY"),
    ("营业收入RMB（万元）", "营业收入", "万元", 10**4, "CNY"),
    ("营业收入十万元", "营业收入", "十万元", 10**5, None),
    ("营业收入（十亿）", "营业收入", "十亿", 10**9, None),
    ("营业收入(千元/人民币)", "营业收入", "千元/人民币", 10**3, "CNY"),
    ("营业收入(元,不含税)", "营业收入", "元,不含税", 1, None),
    ("营业收入 10 thousand yuan", "营业收入", "10 thousand yuan", 10**4, "CNY"),
    ("营业收入[单位]元", "营业收入", "元", 1, None),
    ("营业收入 单位万元", "营业收入", "万元", 10**4, None),
    ("营业收入2006万元", "营业收入", "万元", 10**4, None),
    ("营业收入 单位(万元)", "营业收入", "万元", 10**4, None),
    ("出口金额万元", "出口金额", "万元", 10**4, None),
    ("港币收入（万元）", "港币收入", "万元", 10**4, "HKD"),
    ("单元（万元）", "单元", "万元", 10**4, None),
    ("Revenue 10 thousand yuan", "revenue", "10 thousand yuan", 10**4, "CNY"),
    ("Revenue hundred million yuan", "revenue", "hundred million yuan", 10**8, "CNY"),
    ("Revenue RMB '000", "revenue", "RMB '000", 10**3, "CNY"),
    ("Revenue (RMB'000)", "revenue", "RMB'000", 10**3, "CNY"),
    ("Revenue RMB millions", "revenue", "RMB millions", 10**6, "CNY"),
    ("Revenue in RMB mn", "revenue", "RMB mn", 10**6, "CNY"),
    ("Revenue (USD millions)", "revenue", "USD millions", 10**6, "USD"),
    ("revenue ($M)", "revenue", "$M", 10**6, "USD"),
    ("Revenue (in millions)", "revenue", "in millions", 10**6, None),
    ("Sales ($bn)", "sales", "$bn", 10**9, "USD"),
    ("Revenues (thousands of dollars)", "revenues", "thousands of dollars", 10**3, "USD"),
    ("RevenueUSDm", "revenue", "USDm", 10**6, "USD"),
    ("revenue_usd_m", "revenue", "usd_m", 10**6, "USD"),
    ("Revenue_10000_cny", "revenue", "10000_cny", 10**4, "CNY"),
    ("Revenue (10,000 yuan)", "revenue", "10,000 yuan", 10**4, "CNY"),
    ("营业收入（10⁴元）", "营业收入", "10^4元", 10**4, None),
    ("营业收入(2000万元以上企业)(万元)", "营业收入(2000万元以上企业)", "万元", 10**4, None),
]


@pytest.mark.parametrize(("heading", "word", "text", "scale", "currency"), STATED)
def test_a_unit_that_is_understood(heading: str, word: str, text: str, scale: int, currency: str | None) -> None:
    """All of its words, wherever in the heading they stand."""
    found = heading_text(heading)
    assert found.unit is not None
    assert (found.word, found.unit.text, found.unit.scale, found.unit.currency) == (word, text, scale, currency)
    assert found.unclear == ""


UNCLEAR = [
    # heading, what is left of it
    ("营业收入（RMB mio）", "营业收入"),
    ("Revenue (lakhs)", "revenue"),
    ("Revenue RMB mio", "revenuermbmio"),
    ("RMB million revenue", "rmbmillionrevenue"),
    ("营业收入元（万元）", ""),
    ("营业收入（元）（万元）", ""),
    ("Revenue (yuan, 10,000)", "revenue"),
    ("营业收入1000万元", "营业收入1000"),
    ("营业收入1万元", "营业收入"),
    ("revenue 5 million", "revenue5"),
    ("revenue over 100 million yuan", "revenueover"),
    ("营业收入万比索元", "营业收入万比索"),
    ("营业收入千万万元", "营业收入千万"),
    ("营业收入（元/吨）", "营业收入(元吨)"),
    ("营业收入（亿元以上企业）", "营业收入(亿元以上企业)"),
    ("亿元企业营业收入", "亿元企业营业收入"),
    ("外币收入（万元）", "外币收入"),
    ("营业收入(万元)(万美元)", ""),
    ("营业收入(元)×10000", "营业收入×10000"),
    ("营业收入(万元)/人", "营业收入人"),
    ("营业收入(10,000)", "营业收入"),
    ("Revenue (Unit:10000)", "revenue"),
    ("Revenue (M)", "revenue"),
    ("Revenue usd mio yuan", "revenueusdmio"),
]


@pytest.mark.parametrize(("heading", "word"), UNCLEAR)
def test_a_unit_that_is_not_understood(heading: str, word: str) -> None:
    """No part of it is taken, and it is known that something was said."""
    found = heading_text(heading)
    assert (found.unit, found.word) == (None, word)
    assert found.unclear


@pytest.mark.parametrize(
    "heading", ["Revenue Taiwan", "Sales Taiyuan", "2000万元以上企业营业收入", "营业收入(不含税)", "企业"]
)
def test_a_heading_that_says_nothing_of_a_unit(heading: str) -> None:
    """A place whose name ends like a unit, a limit, and a remark."""
    found = heading_text(heading)
    assert (found.unit, found.unclear) == (None, "")
