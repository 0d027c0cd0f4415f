import pytest

from tiers.intake.headers.header_parser import heading_text


@pytest.mark.parametrize(
    ("heading", "word", "unit", "scale"),
    [
        ("主营业务收入\n（万元）", "主营业务收入", "万元", 10**4),
        ("营业收入:万元", "营业收入", "万元", 10**4),
        ("营业收入万元", "营业收入", "万元", 10**4),
        ("营业收入（单位：千元）", "营业收入", "千元", 10**3),
        ("营业收入\n[报告期] 2008年报\n[单位] 亿元\n[报表类型] 合并报表", "营业收入(报表类型)合并报表", "亿元", 10**8),
        ("营业收入 [单位] 元 [报表类型] 母公司报表", "营业收入(报表类型)母公司报表", "元", 1),
        ("营业收入【亿元】", "营业收入", "亿元", 10**8),
        ("營業收入（萬元）", "营业收入", "万元", 10**4),
        ("Revenue (million Yuan)", "revenue", "million Yuan", 10**6),
        ("revenue_wan", "revenue", "wan", 10**4),
        ("revenue_万元", "revenue", "万元", 10**4),
        ("sales_million_cny", "sales", "million_cny", 10**6),
        ("revenue 10k", "revenue", "10k", 10**4),
        ("Sales (CNY)", "sales", "CNY", 1),
        ("营业收入（¥）", "营业收入", "¥", 1),
    ],
)
def test_a_unit_in_a_heading(heading: str, word: str, unit: str, scale: int) -> None:
    """In brackets, after a sign, or at the end; a currency without a scale word is its own unit."""
    found = heading_text(heading)
    assert found.unit is not None
    assert (found.word, found.unit.text, found.unit.scale) == (word, unit, scale)


@pytest.mark.parametrize(
    "heading", ["营业收入", "人均产值（元/人）", "(元)", "同比增长（%）", "营业收入（万元）（千元）", "x" * 201]
)
def test_a_heading_without_one_clear_unit(heading: str) -> None:
    """None is better than one of two, or a part of a ratio; a heading longer than any is not taken apart."""
    assert heading_text(heading).unit is None or heading == "(元)"


@pytest.mark.parametrize(
    ("heading", "word", "year", "months", "span"),
    [
        ("2015年主营业务收入", "主营业务收入", 2015, (1, 12), "year"),
        ("营业收入(2006)", "营业收入", 2006, (1, 12), "year"),
        ("revenue_2006", "revenue", 2006, (1, 12), "year"),
        ("营业收入(万元,2006)", "营业收入", 2006, (1, 12), "year"),
        ("2006年年销售收入", "年销售收入", 2006, (1, 12), "year"),
        ("2006年1-12月营业收入", "营业收入", 2006, (1, 12), "year"),
        ("2006年度营业收入", "营业收入", 2006, (1, 12), "year"),
        ("全年营业收入", "营业收入", None, (1, 12), "year"),
        ("本年度营业收入", "营业收入", None, (1, 12), "year"),
        ("1-9月营业收入", "营业收入", None, (1, 9), "to-date"),
        ("2006年1—9月累计产值", "产值", 2006, (1, 9), "to-date"),
        ("截至9月累计产值", "产值", None, (1, 9), "to-date"),
        ("2006年第一季度产值", "产值", 2006, (1, 3), "to-date"),
        ("2006年上半年产值", "产值", 2006, (1, 6), "to-date"),
        ("前三季度产值", "产值", None, (1, 9), "to-date"),
        ("1-9月累计产值(2006)", "产值", 2006, (1, 9), "to-date"),
        ("2006年累计产值", "产值", 2006, None, "to-date"),
        ("本年累计营业收入", "营业收入", None, None, "to-date"),
        ("累計營業收入-當月累計營收", "营业收入营收", None, None, "to-date"),
        ("revenue ytd", "revenue", None, None, "to-date"),
        ("1-13月产值", "产值", None, None, "to-date"),
        ("主营业务收入(202112)", "主营业务收入", 2021, None, "stamp"),
        ("营业收入2021-12-31", "营业收入", 2021, None, "stamp"),
        ("營業收入-當月營收", "营业收入营收", None, None, "month"),
        ("2006年9月产值", "产值", 2006, None, "month"),
        ("monthly revenue", "revenue", None, None, "month"),
    ],
)
def test_a_time_in_a_heading(
    heading: str, word: str, year: int | None, months: tuple[int, int] | None, span: str
) -> None:
    """A month's number, a single month or a year to date without its month is never a whole year."""
    found = heading_text(heading)
    assert found.period is not None
    assert (found.word, found.period.year, found.period.months, found.span) == (word, year, months, span)


@pytest.mark.parametrize("heading", ["企业名称", "营业收入", "营业收入（万元）", "年销售收入", "营业收入1000万以上"])
def test_a_heading_without_a_time(heading: str) -> None:
    """年 in a word and a number that is no year are no time."""
    assert heading_text(heading).period is None


@pytest.mark.parametrize("heading", ["2005-2006年产值", "产值（万元）（千元）", "，年销售收入_____万元"])
def test_a_heading_that_says_two_things_is_no_word(heading: str) -> None:
    """Two years, two units, or a blank to fill in."""
    assert heading_text(heading).word == ""


def test_a_unit_in_words_that_the_heading_does_not_have_as_they_are() -> None:
    """A traditional form is folded, and the unit still found."""
    found = heading_text("營收（億圓）").unit
    assert found is not None
    assert found.scale == 10**8
