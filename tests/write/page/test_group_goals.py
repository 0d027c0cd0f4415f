"""The goals of groups on a page: counts below counts, goals below goals, what is lacking and what is not certain."""

from typing import Any

import pytest
from rich.cells import cell_len

from tests.report.test_group_goals import DRAWING, EAST, HEADINGS, WEST, ask, firms, split
from tests.report.test_group_since import TWO_YEARS
from tests.report.test_group_since import ask as compare
from tiers.domain.since import Since
from tiers.report.contract.report import Report
from tiers.write.listings.group_goals import group_table
from tiers.write.page.blocks import Grid, Paragraph
from tiers.write.page.breakdowns import breakdown_sections
from tiers.write.page.phrases import Words
from tiers.write.page.since import since
from tiers.write.to_brief import to_brief
from tiers.write.to_markdown import to_markdown
from tiers.write.to_terminal import to_terminal
from tiers.write.view import View

TABLE = """\
Goals by park, 2008
park                Firms  over ¥500 m  over ¥100 m  产值1亿 (over ¥100 m)  Sales revenue  Largest
──────────────────────────────────────────────────────────────────────────────────────────────────────
东园                    4     0 of 1 ×     3 of 6 ×               — of 1 ?       ¥605.0 m  示例东园1厂
西园                    5     0            4 of 5 √               —              ¥800.0 m  示例西园1厂
别园                    1     1            1                      —              ¥600.0 m  示例别园1厂
Goals of the parts                 1           11                      1
Goal of the whole                  2           15                      3
! The parts' goals for over ¥500 m add up to 1, 1 fewer than the whole's 2.
! The parts' goals for over ¥100 m add up to 11, 4 fewer than the whole's 15.
! The parts' goals for 产值1亿 (over ¥100 m) add up to 1, 2 fewer than the whole's 3.
! Not certain: over ¥100 m of 西园, which may be 5 (met).
"""

CHINESE = """\
按park的目标（2008年，实有/目标）
                                          产值1亿
park          家数  过5亿元  过1亿元  （过1亿元）  销售收入  最大企业
────────────────────────────────────────────────────────────────────────
东园             4    0/1 ×    3/6 ×        —/1 ?  6.05亿元  示例东园1厂
西园             5    0        4/5 √        —      8.00亿元  示例西园1厂
别园             1    1        1            —      6.00亿元  示例别园1厂
各组目标之和            1       11            1
规划目标                2       15            3
! 过5亿元各组目标之和为1家，比规划目标2家少1家。
! 过1亿元各组目标之和为11家，比规划目标15家少4家。
! 产值1亿（过1亿元）各组目标之和为1家，比规划目标3家少2家。
! 尚不确定：西园过1亿元，最多可为5家（已达成）。
"""


def section(report: Report, lang: str = "en", width: int | None = None) -> str:
    """Return the table of the goals as a terminal shows it."""
    text = to_terminal(report, View(lang=lang, width=width))
    start = text.index("Goals by" if lang == "en" else "按park的目标")
    return text[start : text.index("\n\n", start) + 1]


def test_the_table_of_goals_by_group() -> None:
    """In place of the breakdown's counts; a count stands below a count also where a group has no goal."""
    report = ask(DRAWING, split(EAST, WEST))
    assert section(report) == TABLE
    assert section(report, "zh", 80) == CHINESE


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("parks", [3, 4, 12])
def test_many_groups_with_long_names_fit(lang: str, width: int, parks: int) -> None:
    """Goals of up to a billion firms; nothing is cut, and no line is wider than the paper."""
    names = [f"示例市经济技术开发区{n}号高新技术产业园区" for n in range(parks)]
    targets = split(*({"value": name, "goal": {"5亿": n, "1亿": 10**n}} for n, name in enumerate(names[:10])))
    drawing = HEADINGS + "".join(firms(name, 2008, 60_000, 20_000) for name in names)
    text = section(ask(drawing, targets), lang, width)
    assert max(map(cell_len, text.splitlines())) <= width
    between = "/" if lang == "zh" else " of "
    assert all(f" 1{between}{n} " in text for n in range(min(parks, 10)))


def test_beside_counts_of_bands_no_nested_count_stands() -> None:
    """西园 has no goal for 5亿: its nested count would not compare with the others."""
    report = ask(DRAWING, split(EAST, WEST, counting="banded"))
    assert next(line.split() for line in section(report).splitlines() if line.startswith("西园"))[:5] == [
        *("西园", "5", "4", "of", "5"),
    ]
    columns = [column.key for column in group_table(report.breakdowns[0]).columns]
    row = next(row for row in group_table(report.breakdowns[0], is_banded=True).rows if row[0] == "西园")
    assert dict(zip(columns, row, strict=True))["count_5亿"] is None


def test_a_year_that_nobody_knows_and_names_that_mean_harm() -> None:
    """Without a year in the title; what is markup elsewhere is text."""
    drawing = "firm  park  revenue\n示例一厂  [bold]园\u2028  20000\n"
    text = section(ask(drawing, split({"value": "丙园", "goal": {"1亿": 1}})))
    assert text.startswith("Goals by park\n")
    assert "[bold]园" in text


def test_in_markdown_the_signs_that_align_are_gone() -> None:
    """Plain cells."""
    text = to_markdown(ask(DRAWING, split(EAST, WEST)), View())
    assert "| 西园 | 5 | 0 | 4 of 5 √ | — |" in text
    assert "| Goals of the parts |  | 1 | 11 | 1 |" in text


def test_kept_back_groups_are_dashes() -> None:
    """Their goals too, and no verdict."""
    text = section(ask(DRAWING, split(EAST, WEST), no_names=True))
    assert [line.split() for line in text.splitlines() if line.startswith(("东园", "别园"))] == [
        ["东园", "—", "—", "—", "—", "—"],
        ["别园", "—", "—", "—", "—", "—"],
    ]


def test_a_breakdown_that_no_table_has_is_not_shown() -> None:
    """The problem says it."""
    report = ask("firm  year  revenue\n示例一厂  2008  20000\n", split(EAST))
    assert [*breakdown_sections(report, Words(report, "en"))] == []


def test_one_group_alone_is_said_in_the_title() -> None:
    """And parks without firms are left out."""
    report = ask(DRAWING, split(EAST, WEST), "park=西园")
    text = to_terminal(report, View())
    assert text.startswith("Firm tiers, 2006 to 2010 · Goals of 西园\n")
    assert "\n西园  " in text
    assert "\n东园  " not in text
    assert to_brief(report, View(lang="zh")).startswith("企业梯队目标（2006–2010年） · 西园的目标，")


def test_the_notice_names_the_groups_that_are_behind() -> None:
    """One sentence for each; 西园 is on track."""
    said = "东园: over ¥500 m 0 of 1, off track; over ¥100 m 3 of 6, off track. "
    report = ask(DRAWING, split(EAST, WEST))
    assert said in to_brief(report, View())
    assert "西园:" not in to_brief(report, View())
    assert "东园：过5亿元0家，目标1家，明显落后；过1亿元3家，目标6家，明显落后" in to_brief(report, View(lang="zh"))


def test_many_doubts_are_not_all_named() -> None:
    """Five, and how many more."""
    parks = [f"园{n}" for n in range(7)]
    drawing = HEADINGS + "".join(firms(park, 2008, "约1.5亿", 500) for park in parks)
    text = section(ask(drawing, split(*({"value": park, "goal": {"1亿": 1}} for park in parks))))
    assert "园4, which may be 1 (met); 2 more." in text
    assert "园5, which" not in text


def test_what_has_changed_names_groups_too() -> None:
    """Among the better and the worse ones, after the tiers."""
    report = compare(
        [TWO_YEARS], split({"value": "东园", "goal": {"1亿": 4}, "base": {"1亿": 1}}, WEST), Since("year", "2007")
    )
    page = since(report, Words(report, "en"), None, verbose=False)
    said = [block.lead + block.text for block in page if isinstance(block, Paragraph) and block.tone in {"good", "bad"}]
    assert said == [
        "Better: over ¥100 m, off track then, lagging now; over ¥100 m of 西园, off track then, met now.",
        "Worse: over ¥100 m of 东园, on track then, off track now.",
    ]
    assert next(len(block.rows) for block in page if isinstance(block, Grid)) == 3


DUE: list[tuple[dict[str, Any], str]] = [
    ({}, "Due by now: 1, 10, 2 (as the plan says for 2008; else a straight line from 0 in 2005)."),
    ({"as_of": (2009, 6)}, "Due by now: 1, 11, 2 (between the plan's stages; else a straight line from 0 in 2005)."),
]


@pytest.mark.parametrize(("asked", "sentence"), DUE)
def test_how_it_is_reckoned_what_is_due(asked: dict[str, Any], sentence: str) -> None:
    """By the stage of this month, between stages, else by a line."""
    report = ask("firm  year  revenue  output\n示例一厂  2008  20000  20000\n", split(), **asked)
    assert sentence in to_terminal(report, View())


def test_stages_from_nothing_flatter_too() -> None:
    """Who has no base is reckoned from 0, and that is said."""
    drawing = "firm  year  revenue\n示例一厂  2008  20000\n"
    targets = split().model_copy(update={"tier": split().tier[1:2]})
    text = to_terminal(ask(drawing, targets), View(width=None))
    assert "Due by now: 10 (as the plan says for 2008)." in text
    assert "The counts of 2005 are not known; to reckon from 0 flatters." in text
