import re

import pytest

from tests.write import firms, reports
from tiers.domain.classification import Classification
from tiers.write.firms_to_terminal import firms_to_terminal
from tiers.write.view import View

ENGLISH = """\
Firm            Code                Sales revenue 2008  Tier    Next tier     Needs  Output value 2008  Tier   Next tier     Needs  行业
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
示例机械厂 060  91999900EX00006000            ¥742.1 m  ¥500 m  ¥1 bn      ¥257.9 m           ¥800.0 m  ¥10 m                       机械
示例食品厂 082                              unreadable                                         ¥10.0 m         ¥10 m      any more
示例羽绒厂 279                                 missing                                         missing                              羽绒
"""
CHINESE = """\
企业            代码                2008年销售收入  档次   上一档      还差  2008年产值  档次      上一档        还差  行业
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
示例机械厂 060  91999900EX00006000        7.42亿元  5亿元  10亿元  2.58亿元    8.00亿元  1000万元                      机械
示例食品厂 082                            无法识别                             1000万元            1000万元  略增即可
示例羽绒厂 279                                缺失                                 缺失                                羽绒
"""


@pytest.mark.parametrize(("lang", "expected"), [("en", ENGLISH), ("zh", CHINESE)])
def test_each_firm_with_its_tier_and_what_it_needs(lang: str, expected: str) -> None:
    """In a pipe nothing is cut."""
    assert firms_to_terminal(reports.drawing(), View(lang=lang), firms.drawing()) == expected


def test_columns_go_where_there_is_no_room() -> None:
    """First the codes, then the next tier, then what is needed for it; what was asked for stays longest."""
    drawn = [firms_to_terminal(reports.drawing(), View(width=width), firms.drawing()) for width in range(140, 39, -1)]
    kept = [" ".join(word for word in ("Code", "Next", "Needs", "行业") if word in text) for text in drawn]
    assert list(dict.fromkeys(kept)) == ["Code Next Needs 行业", "Next Needs 行业", "Needs 行业", "行业", ""]
    assert all("示例" in text and "¥742.1 m" in text for text in drawn)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(lang: str, width: int) -> None:
    """Whatever the names hold."""
    from rich.cells import cell_len

    for report, found in ((reports.drawing(), firms.drawing()), (reports.awkward(), firms.hostile())):
        text = firms_to_terminal(report, View(width=width, lang=lang), found)
        assert max(map(cell_len, text.splitlines())) <= width


def test_what_comes_from_outside_is_inert() -> None:
    """No control, and nothing that turns text round."""
    text = firms_to_terminal(reports.awkward(), View(), firms.hostile())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ufffe\ud800]", text)
    assert r"\ud800" in text


@pytest.mark.parametrize(
    ("months", "english", "chinese"),
    [
        ((1, 9), "Sales revenue, January to September 2008", "2008年1月至9月销售收入"),
        (None, "Sales revenue 2008 (part of the year)", "2008年（不满年）销售收入"),
    ],
)
def test_figures_of_a_part_of_the_year_say_so(months: tuple[int, int] | None, english: str, chinese: str) -> None:
    """Who sees them may take them for those of the whole year."""
    drawn = reports.drawing()
    report = drawn.model_copy(update={"period": drawn.period.model_copy(update={"months": months, "complete": False})})
    for lang, heading in (("en", english), ("zh", chinese)):
        assert heading in firms_to_terminal(report, View(lang=lang), firms.drawing()).splitlines()[0]


def test_without_a_year_the_figure_has_none() -> None:
    """And where nobody has a code there is no column of codes."""
    found = firms.drawing()
    rows = [("示例厂", None, None, *row[3:]) for row in found.rows]
    report = reports.drawing(period=reports.no_year().period)
    text = firms_to_terminal(report, View(), Classification(found.measures, found.by, rows, 3))
    assert text.startswith("Firm    Sales revenue  Tier")
