import pytest

from tiers.intake.layout.preamble import Stated, stated_by_file, stated_by_title, unit_line


def brief(stated: Stated | None) -> tuple[object, ...] | None:
    """Return what is stated without the words."""
    return stated and (stated.year, stated.span, stated.months, stated.month)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([["2006年规模以上工业企业主要指标"]], (2006, "year", None, None)),
        ([["二〇〇六年企业"]], (2006, "year", None, None)),
        ([["2006年1-9月"]], (2006, "to-date", (1, 9), None)),
        ([["2006年9月"]], (2006, "month", None, 9)),
        ([["2006年9月、10月"]], (2006, "month", None, None)),
        ([["2006年企业"], ["1-9月"]], (2006, "to-date", (1, 9), None)),
        ([["2005年企业", "2006年企业"]], (None, "year", None, None)),
        ([["填表日期：2007年1月5日"]], None),
        ([["2007-01-05 导出"], ["2006年企业"]], (2006, "year", None, None)),
        ([["全区2006家企业"]], None),
        ([["湘统字〔2006〕12号"]], None),
        ([["企业一览表"]], None),
        ([], None),
    ],
)
def test_what_a_title_states(lines: list[list[str]], expected: tuple[object, ...] | None) -> None:
    """Days, numbers of firms and of orders are no years; the narrowest time holds."""
    assert brief(stated_by_title(lines)) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/data/2005/企业-2006.csv", (2006, "year", None, None)),
        ("企业_2006.csv.gz", (2006, "year", None, None)),
        ("2006年1-9月企业.xls", (2006, "to-date", (1, 9), None)),
        ("2006年9月.csv", (2006, "month", None, 9)),
        ("企业200609.csv", None),
        ("导出20070105.csv", None),
        ("export 2007-01-05.csv", None),
        ("data.csv", None),
        ("-", None),
    ],
)
def test_what_a_file_name_states(path: str, expected: tuple[object, ...] | None) -> None:
    """Its folders say nothing, and a day or month may be that of an export."""
    assert brief(stated_by_file(path)) == expected


def test_the_words_of_the_year_and_of_the_period() -> None:
    """Both are given as the reason."""
    stated = stated_by_title([["2006年企业"], ["1-9月"]])
    assert stated is not None
    assert (stated.text, stated.place) == ("2006年企业 1-9月", "title")


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        ([["单位：万元"]], ["万元"]),
        ([["計量單位:千元"]], ["千元"]),
        ([["金额单位 万元"]], ["万元"]),
        ([["2006年", "", "单位：", "", "亿元"]], ["亿元"]),
        ([["主要指标（单位：万元、人）"]], ["万元"]),
        ([["金额单位：万元 数量单位：户"]], ["万元"]),
        ([["主要指标(万元)"]], ["万元"]),
        ([["Sales (in CNY million)"]], ["CNY million"]),
        ([["units: yuan"]], ["yuan"]),
        ([["单位：万元"], ["单位：万元"]], ["万元"]),
        ([["单位：万元"], ["单位：千元"]], ["万元", "千元"]),
        ([["单位名称：某局"]], None),
        ([["填报单位：某局", "单位："]], None),
        ([["2006年主要指标(快报)"]], None),
        ([], None),
    ],
)
def test_the_unit_above_a_table(rows: list[list[str]], units: list[str] | None) -> None:
    """Of money alone, each once; more than one contradict each other."""
    found = unit_line(rows)
    assert (found and [unit.text for unit in found.units]) == units


LINES = [
    # a row above the headings, what one is worth, in which currency
    (["单位：人民币 （万元）"], 10**4, "CNY"),
    (["单位：", "人民币", "（万元）"], 10**4, "CNY"),
    (["单位：人民币", "万元"], 10**4, "CNY"),
    (["货币单位：人民币", "金额单位：万元"], 10**4, "CNY"),
    (["币种：人民币元", "单位：万元"], 10**4, "CNY"),
    (["币种：人民币  单位：万元"], 10**4, "CNY"),
    (["币种", "人民币 单位：万元"], 10**4, "CNY"),
    (["币种", "人民币", "单位", "万元、人"], 10**4, "CNY"),
    (["Unit: RMB 10,000"], 10**4, "CNY"),
    (["(Unit: ¥10,000)"], 10**4, "CNY"),
    (["Unit: 10 thousand yuan (万元)"], 10**4, "CNY"),
    (["单位：万元 Unit: RMB 10,000"], 10**4, "CNY"),
    (["单位：“万元”"], 10**4, None),
    (["单位:百万"], 10**6, None),
    (["单位：百元"], 100, None),
    (["单位：十万元"], 10**5, None),
    (["单位：1,000元"], 10**3, None),
    (["单位：元(不含税)"], 1, None),
    (["单位：万元（不含增值税）"], 10**4, None),
    (["单位：万元、人"], 10**4, None),
    (["单位：人、万元"], 10**4, None),
    (["单位：万元、户、%、元/人"], 10**4, None),
    (["单位：万元、万吨、万千瓦时"], 10**4, None),
    (["单位：亿元、%"], 10**8, None),
    (["单位：万元，下同"], 10**4, None),
    (["单位：万元（保留两位小数）"], 10**4, None),
    (["单位：万元，保留2位小数"], 10**4, None),
    (["单位：万元 填报日期：2008年12月"], 10**4, None),
    (["单位：万元 2008年 第1页"], 10**4, None),
    (["单位：万元  共80户"], 10**4, None),
    (["填报单位：万安县统计局   单位：万元"], 10**4, None),
    (["全县企业单位：万元"], 10**4, None),
    (["本表单位均为万元"], 10**4, None),
    (["单 位：万 元"], 10**4, None),
    (["人民币千元"], 10**3, "CNY"),
    (["In millions of US dollars, except per share data"], 10**6, "USD"),
    (["In RMB'000 unless otherwise stated"], 10**3, "CNY"),
    (["(Expressed in thousands of Renminbi)"], 10**3, "CNY"),
    (["Unit: RMB million; persons"], 10**6, "CNY"),
    (["Unit: 10,000 yuan; 10,000 persons"], 10**4, "CNY"),
    (["單位：新臺幣千元"], 10**3, "TWD"),
]


@pytest.mark.parametrize(("row", "scale", "currency"), LINES)
def test_a_line_that_is_understood(row: list[str], scale: int, currency: str | None) -> None:
    """Money, among quantities and remarks; a currency named by itself is no scale."""
    found = unit_line([row])
    assert found is not None
    assert [(unit.scale, unit.currency) for unit in found.units] == [(scale, currency)]
    assert found.unclear == ""


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["单位：元 （万元）"], "元 (万元)"),
        (["单位：RMB mio"], "RMB mio"),
        (["Unit: RMB, myriads"], "myriads"),
        (["Unit: lakhs"], "lakhs"),
        (["单位：10000"], "10000"),
        (["单位：万元以上"], "万元以上"),
        (["单位：元×10000"], "元×10000"),
        (["单位：K元"], "K元"),
        (["单位：", "RMB mio"], "RMB mio"),
        (["币种：人民币、美元"], "人民币、美元"),
    ],
)
def test_a_line_that_is_not_understood(row: list[str], words: str) -> None:
    """Nothing of it is taken."""
    found = unit_line([row])
    assert found is not None
    assert (found.units, found.unclear) == ((), words)


@pytest.mark.parametrize(
    ("row", "scales"),
    [
        (["单位：元、万元"], [1, 10**4]),
        (["主要指标(万元)  单位：元"], [10**4, 1]),
        (["单位：元", "（万元）"], [1, 10**4]),
        (["单位：元，以万为单位"], [1, 10**4]),
        (["单位：万元人民币", "单位：万美元"], [10**4, 10**4]),
        (["单位：万元、万美元"], [10**4, 10**4]),
    ],
)
def test_lines_that_contradict_each_other(row: list[str], scales: list[int]) -> None:
    """All are given."""
    found = unit_line([row])
    assert found is not None
    assert sorted(int(unit.scale) for unit in found.units) == sorted(scales)


@pytest.mark.parametrize(
    "row",
    [
        ["填报单位：百元店"],
        ["填报单位：万达"],
        ["企业单位：千家万户公司"],
        ["Reporting unit: ABC Company 12"],
        ["Unit: thousand persons"],
        ["单位：万 人"],
        ["单位：千元 / 人"],
        ["Sales in Taiwan 2008"],
        ["主要指标 (in RMB mio)"],
        ["in 10 million pieces per firm"],
    ],
)
def test_lines_that_state_no_unit_of_money(row: list[str]) -> None:
    """Organisations, quantities, and words that nobody said to be a unit."""
    assert unit_line([row]) is None


def test_a_currency_alone() -> None:
    """It is known, and no scale; behind 单位 it is its own unit."""
    money, unit = unit_line([["币种：美元"]]), unit_line([["单位：人民币"]])
    assert money is not None
    assert (money.units, money.currency) == ((), "USD")
    assert unit is not None
    assert [(each.scale, each.currency) for each in unit.units] == [(1, "CNY")]
