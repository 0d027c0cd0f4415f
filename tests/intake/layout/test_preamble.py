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
