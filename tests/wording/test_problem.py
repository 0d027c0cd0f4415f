"""The facts that the catalogue promises to be enough, per code."""

import string
from decimal import Decimal

import pytest

from tiers.domain.problem import KINDS
from tiers.wording import problem_text, sentences

PLACE = {"row": 83, "column": "营业收入", "value": "约2.3亿"}
NAME = {"name": "示例机械厂 001"}
AMOUNT = {"amount": Decimal("742145678.9"), "currency": "CNY"}

SAID = [
    ("amount-decimals", NAME, "“约2.3亿” has more decimals than an amount may have (6, in yuan), so this figure of 示例机械厂 001 does not count."),
    ("amount-huge", NAME | AMOUNT, "示例机械厂 001 has ¥742.1 m, more than any firm makes in a year: is the unit right?"),
    ("amount-negative", NAME, "“约2.3亿” is below zero; 示例机械厂 001 counts with this figure."),
    ("amount-unreadable", NAME, "“约2.3亿” is not an amount, so this figure of 示例机械厂 001 does not count."),
    ("base-differs", {"tier": "1亿", "year": 2005, "stated": 1, "counted": 2}, "The plan states 1 firm for 1亿 in 2005, the table has 2; the plan's count is used."),
    ("base-not-for-part", {}, "The goals were set for all firms and --where reads only some; the stated base is not used."),
    ("code-check", NAME | {"meant": "", "hinted": 0}, "“约2.3亿” of 示例机械厂 001 is not a code that agrees with its own last character."),
    ("code-form", NAME | {"meant": "910", "hinted": 1}, "“约2.3亿” of 示例机械厂 001 has not the form of a code; is it 910?"),
    ("code-inner-check", NAME, "“约2.3亿” of 示例机械厂 001 agrees with its last character, but the organization code in it does not with its own."),
    ("code-lost-digits", NAME, "“约2.3亿” is a code that a spreadsheet has shortened; 示例机械厂 001 is told apart by its name."),
    ("code-rounded", NAME, "“约2.3亿” of 示例机械厂 001 is a code whose last digits a spreadsheet has lost."),
    ("currency-foreign", NAME, "“约2.3亿” is in another currency than the plan, so this figure of 示例机械厂 001 does not count."),
    ("duplicate-conflict", NAME | {"policy": "sum"}, "示例机械厂 001 stands more than once in a year, with different figures; decided by --duplicates sum."),
    ("duplicate-equal", NAME, "示例机械厂 001 stands more than once in a year, with nothing that differs; it counts once."),
    ("duplicate-undecided", NAME | {"lines": "a.csv:2, a.csv:3"}, "示例机械厂 001 stands more than once in a year, with different figures (a.csv:2, a.csv:3), and nobody has decided which count."),
    ("figure-like-total", NAME | AMOUNT, "示例机械厂 001 has ¥742.1 m, as much as all other firms together: is it a total?"),
    ("figure-moved", NAME, "“约2.3亿” is a number where other firms have words or nothing: has a figure of 示例机械厂 001 moved there?"),
    ("floats-inexact", {}, "The figures are stored as binary numbers; the shortest decimal of each counts."),
    ("folder-part", {"folder": "月份=06"}, "The file is in a folder 月份=06; its figures are taken for those of a whole year."),
    ("folder-unread", {"folder": "年份=2008"}, "The file is in a folder 年份=2008; what that states is not read."),
    ("format-scaled", {"cell": "B2"}, "The cells show these figures divided (first in B2), and what is stored counts: is the unit that of the stored numbers?"),
    ("goals-not-for-part", {}, "The goals were set for all firms, and --where reads only some."),
    ("group-empty", {"by": "园区", "group": "甲园", "near": ("甲园区",), "hinted": 1}, "No firm has 甲园 under 园区, for which the plan has goals; is it 甲园区?"),
    ("groups-not-in-table", {"by": "园区"}, "No table has the heading 园区, so the goals of its groups are not judged."),
    ("growth-tenfold", NAME | AMOUNT | {"earlier": 2005, "year": 2006, "before": Decimal(5_000_000)}, "示例机械厂 001 went from ¥5.0 m in 2005 to ¥742.1 m in 2006, more than tenfold: are both in the same unit?"),
    ("heading-odd", {"place": 3}, "Column 3 from the left holds figures, and its heading does not tell of what; it was not read."),
    ("headings-ragged", {"cells": 3, "columns": 4}, "This row of headings has 3 cells, the one above 4: do they stand over the right columns?"),
    ("measure-beside", {"measure": "revenue", "taken": "营业收入"}, "营业收入 was taken for revenue; this heading speaks of it too, and was not read."),
    ("measure-mentioned", {"measure": "output"}, "No column is output; this heading mentions it, and is not clear."),
    ("name-beside", {"taken": "名称（中）"}, "名称（中） was taken for the firms' names; this heading has them in another language."),
    ("name-damaged", {}, "“约2.3亿” holds characters that an earlier program has destroyed."),
    ("name-like-total", NAME, "示例机械厂 001 ends like a total, and counts as a firm: is it one?"),
    ("parts-below", {"by": "园区", "tier": "1亿", "parts": 13, "goal": 15, "fewer": 2}, "By 园区 the parts' goals for 1亿 add up to 13, 2 fewer than the whole's 15."),
    ("register-limit", AMOUNT | {"tiers": ["1000万"]}, "No firm has under ¥742.1456789 m, from which firms are registered; the counts of lower tiers (1000万) are lower bounds."),
    ("row-like-total", NAME | {"figure": "7"}, "The row “示例机械厂 001” (7) is like a total or a comparison, and does not count: is it a firm?"),
    ("row-nameless", {}, "The row has a figure but neither a name nor a code, so it does not count."),
    ("row-only-name", NAME, "示例机械厂 001 stands alone in its row, and counts as a firm without a figure: is it one?"),
    ("row-ragged", {"cells": 1, "columns": 5}, "The row has 1 cell under 5 headings, so its figures do not count (is there a comma inside a number?)."),
    ("rows-hidden", {"count": 1}, "A hidden row counts, the first of them here: is a filter set?"),
    ("serial-gap", {"number": 7, "expected": 6}, "The serial number is 7, and 6 was to come: are rows lacking, or there twice?"),
    ("sheets-hidden", {"count": 2, "sheets": ("a", "b")}, "2 hidden sheets were not read: a, b."),
    ("since-same-name", {"count": 4, "firms": ("甲", "乙"), "more": 2}, "4 firms left and came under the same name with another code: 甲, 乙, and 2 more."),
    ("text-ctrl-z", {}, "The text holds an end-of-file mark of old systems (Ctrl-Z); it was read past."),
    ("text-cut-off", {}, "The last line has no line end: the file may have been cut off within a figure."),
    ("text-nul", {}, "The text holds NUL characters; they were read as spaces."),
    ("time-unclear", {"text": "2008年9个月"}, "“2008年9个月” speaks of a time in words that are not all understood: the figures are not taken for those of a whole year."),
    ("total-base-differs", {"tier": "收入", "year": 2005, "stated": Decimal(4_418_000_000), "counted": Decimal(4_518_238_800), "currency": "CNY"}, "The plan states ¥4.418 bn for 收入 in 2005, the table's firms add up to ¥4.52 bn; the plan's amount is used."),
    ("total-differs", {"stated": Decimal(6_696_000_000), "added": Decimal("6695999999.9"), "currency": "CNY"}, "The table says ¥6,696,000,000 in total, its firms add up to ¥6,695,999,999.9."),
    ("unit-differs", {"unit": "万元", "other": "千元"}, "The heading says 万元, the line above the table 千元; the heading counts."),
    ("unit-not-understood", {"words": "RMB mio", "unit": "万元"}, "“RMB mio” is not understood as a unit; 万元 of the targets file counts."),
    ("where-empty", {"tier": "骨干企业", "heading": "骨干", "wanted": "对"}, "骨干企业: no firm has 对 under 骨干, in any year."),
    ("where-not-in-table", {"tier": "骨干企业", "heading": "骨干"}, "骨干企业 cannot be judged: not every table of the year has the heading 骨干, or nothing stands under it."),
    ("year-elsewhere", {"year": 2006}, "Nothing states the year of the figures, and this column mentions 2006: if it is that, say --year 2006."),
    ("year-fewer-firms", {"year": 2006, "earlier": 2005, "count": 1, "before": 300}, "2006 has 1 firm, 2005 had 300: is the table complete?"),
    ("year-not-stated", {}, "Neither the lines above the headings nor the headings state the year of the figures."),
    ("year-small", {"year": 2006, "count": 2, "largest": 300}, "2006 has 2 rows and another year 300: is the table complete?"),
    ("year-unreadable", NAME, "“约2.3亿” is not a year of four digits, so this row of 示例机械厂 001 does not count."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "facts", "said"), SAID, ids=[case[0] for case in SAID])
def test_a_problem_is_said_from_the_promised_facts(code: str, facts: dict[str, object], said: str) -> None:
    """Besides its place."""
    assert problem_text(code, names=True, **PLACE, **facts) == said


def test_every_code_stands_above() -> None:
    """None is left out."""
    assert [case[0] for case in SAID] == sorted(KINDS)


@pytest.mark.parametrize(("code", "facts", "said"), SAID, ids=[case[0] for case in SAID])
def test_without_names_no_name_and_no_cell_is_said(code: str, facts: dict[str, object], said: str) -> None:
    """Nor an amount of a firm; what tells of no firm is said as ever."""
    nameless = {name: fact for name, fact in facts.items() if name != "name"}
    quiet = problem_text(code, names=False, row=83, column="营业收入", value=None, **nameless)
    key = f"{code}.no-names"
    assert "None" not in quiet
    assert (quiet != said) == (key in sentences("problem"))
    if key in sentences("problem"):
        asked = {name for _, name, _, _ in string.Formatter().parse(sentences("problem")[key]) if name}
        assert asked.isdisjoint({"name", "value", "amount", "before"})
