from decimal import Decimal

import pytest

from tests.write import changes, conditions, firms, hostile, lifts, reports
from tests.write.reports import YI
from tests.write.workbook.opened import Cell, cells, parts, rows
from tiers.domain.classification import Classification
from tiers.errors import WriteError
from tiers.report.contract.report import Report
from tiers.write.firms_to_xlsx import firms_to_xlsx
from tiers.write.to_xlsx import to_xlsx
from tiers.write.view import View

ZH = View(lang="zh")
USUAL = '[>=100000000]0"."00,,"亿""元"_);[>=10000]0"."0,"万""元"_);#,##0"元"_)'


def sheets(report: Report, view: View = ZH, found: Classification | None = None) -> dict[str, list[list[object]]]:
    """Write a report, and read its sheets as another program does, without the empty cells at the end of a row."""
    read = rows(to_xlsx(report, view, found))
    return {name: [_trim(row) for row in found] for name, found in read.items()}


def _trim(row: object) -> list[object]:
    assert isinstance(row, list)
    while row and not row[-1] and not isinstance(row[-1], float):
        row.pop()
    return row


def test_a_sheet_for_each_part() -> None:
    """In the language of the workbook."""
    english = [
        *("Goals", "Goals in detail", "Nearest", "Close to dropping out", "Breakdown", "Years", "Problems"),
        "How it was read",
    ]
    assert list(sheets(reports.drawing(), View())) == english
    assert list(sheets(reports.drawing())) == [
        "目标",
        "目标明细",
        "后备企业",
        "易掉档企业",
        "分组",
        "历年",
        "问题",
        "读取情况",
    ]


def test_a_table_without_rows_has_no_sheet() -> None:
    """Where no heading of the plan's breakdowns is in the table."""
    assert "分组" not in sheets(reports.drawing(breakdowns=()))


def test_who_has_to_rise_has_a_sheet() -> None:
    """With what each group supplies below, where there are groups."""
    found = sheets(reports.drawing(lift=(lifts.lift(),)))["培育清单"]
    assert found[1][:2] == ["示例机械厂 060", ""]
    assert found[-2] == ["行业", "机械", 2, 272854300]
    alone = lifts.lift(
        groups=(), firms=(lifts.riser(1, "示例机械厂 060", "10亿", "742145700", "257854300", values=()),)
    )
    assert (
        sheets(reports.drawing(lift=(alone,)))["培育清单"][-1][0]
        == "同时完成各项目标：须2家企业升档，合计还差2.73亿元（比逐档合计少3.24亿元）。"
    )


def test_what_has_changed_has_a_sheet() -> None:
    """The tiers, where the firms were and are, and who moved; numbers are numbers."""
    found = sheets(changes.moved())["变动"]
    assert [row[0] for row in found if len(row) == 1] == [
        "与2007年底相比",
        "企业：两年均有278家，新入表21家，退出1家。",
        "变好：5亿元档由明显落后变为达到序时。",
        "变差：10亿元档由尚未到期变为明显落后。",
        "按产值分档变动（行为当时，列为现在）",
    ]
    assert ["过1亿元", 9, 2, 1, 0, 0, 1, 1, 10, 1, 7, "略慢于序时", "不变"] in found
    assert ["产值过1000万元", 94, 1, 0, 0] in found
    assert ["未达", 3, 180, 1, 0] in found
    assert ["过5亿元", "升入", 1, "示例食品厂 012", "", "示例老食品厂", 460218000, 583402000] in found


def test_a_saved_report_has_a_sheet_without_firms() -> None:
    """Only the tiers; the one that it did not have is empty."""
    found = sheets(changes.saved())["变动"]
    assert ["过5亿元", 2, "", "", "", "", "", "", 3, 1, "", "明显落后", "变好"] in found
    assert found[-1] == ["产值过1000万元"]


def test_the_verdict_then_the_goals_then_the_rest_of_what_is_known() -> None:
    """The plan's own word stands where a goal has no number."""
    found = sheets(reports.drawing())["目标"]
    assert found[0] == ["双清区“十一五”企业梯队目标"]
    assert (
        found[1][0]
        == "截至2008年底：3项目标均未达成。10亿元档明显落后，1亿元档略慢于序时，5亿元档达到序时。5年规划期已过3年（60%），还剩2年。"
    )
    top = found.index(
        ["档次", "2005年", "企业数", "目标", "缺口", "完成率", "应达", "进度比", "与序时差百分点", "状态"]
    )
    assert found[top + 1 : top + 6] == [
        ["过10亿元", 0, 0, 1, 1, 0, 1, 0, -60, "明显落后"],
        ["过5亿元", 0, 3, 5, 2, 0.6, 3, 1, 0, "达到序时"],
        ["过1亿元", 6, 10, 15, 5, 0.666666666666667, 11, 0.740740740740741, -15.5555555555556, "略慢于序时"],
        ["产值过1000万元", "", 108, "一批", "", "", "", "", "", "未量化"],
        [],
    ]
    assert found[top + 6 : top + 9] == [
        ["企业数含更高档；分档为0、3、7、108家。目前应达1、3、11家（自2005年起直线推算）。"],
        ["1家（示例羽绒厂 033）恰为1亿元；规划要求“过”，未计入。"],
        [
            "年均增加（此前、今后须）：过10亿元0家、0.5家；过5亿元1家、1家，与此前相当；过1亿元1.3家、2.5家，为此前的1.9倍。"
        ],
    ]


def test_what_else_is_known_has_a_sheet_that_explains_itself() -> None:
    """A column that does not go without saying has a line below the table."""
    found = sheets(reports.drawing())["目标明细"]
    assert found[0] == [
        "档次", "标准", "口径", "含更高档", "分档数", "临界", "至多", "是否确定", "缺口金额", "缺后备", "此前年均增加", "今后年均须增加",
        "为此前的倍数",
    ]  # fmt: skip
    assert found[3] == ["过1亿元", YI, "销售收入", 10, 7, 1, 11, "否", 70000000, 0, 1.33333333333333, 2.5, 1.875]
    assert found[6] == ["各列含义"]
    said = [str(row[0]).partition("：")[0] for row in found[7:]]
    assert said == ["应达", "进度比", "与序时差百分点", *found[0][3:]]


@pytest.mark.parametrize(("lang", "looks"), [("zh", '0.00"倍"_)'), ("en", '0.00" times"_)')])
def test_ratios_look_as_a_person_says_them(lang: str, looks: str) -> None:
    """How far one is of what is due in percent, how far ahead or behind in points, and how many times as fast."""
    first, second = list(cells(to_xlsx(reports.drawing(), View(lang=lang), None)).values())[:2]
    assert [first[place].form for place in ("H6", "H8", "I6", "I7", "I8")] == [
        *("0.0%_)", "0.00%_)", "+0.0_);-0.0_);0.0_)", "+0.0_);-0.0_);0.0_)", "+0.0_);-0.0_);0.0_)"),
    ]
    assert [second[place].form for place in ("K3", "K4", "L4")] == ["0.0_)", "0.00_)", "0.0_)"]
    assert second["M4"].form == looks


def test_only_those_close_to_dropping_out_are_listed() -> None:
    """Less than 5 % of the limit above it, and by how much; whether there may be more is said."""
    found = sheets(reports.drawing(goals=(reports.one(),)))["易掉档企业"]
    assert found[0] == ["档次", "企业", "代码", "数额", "超出标准", "超出比例"]
    assert found[1:] == [
        ["过1亿元", "示例羽绒厂 279", "", 101600000, 1600000, 0.016],
        [],
        ["列出超出该档标准不足5%的企业，最接近标准的在前。"],
    ]


def test_there_may_be_more_close_firms_than_are_listed() -> None:
    """Where all that are listed are close, and others reach the tier too; nobody is close to what has no limit."""
    close = reports.one().model_copy(update={"cushion": (reports.above("示例一厂", "101000000", "1000000"),)})
    found = sheets(reports.drawing(goals=(close,)))["易掉档企业"]
    assert found[-1] == ["部分档次可能还有未列出的此类企业，可用 --top 列出更多。"]
    none = sheets(reports.drawing(goals=(reports.ten(), conditions.backbone())))["易掉档企业"]
    assert none[1:] == [[], ["列出超出该档标准不足5%的企业，最接近标准的在前。"]]


@pytest.mark.parametrize(
    ("lang", "head", "foot"),
    [
        (
            "zh",
            "&amp;L双清区“十一五”企业梯队目标&amp;R截至2008年底 · 甲&amp;&amp;乙局",
            "&amp;L&amp;A&amp;R第&amp;P页，共&amp;N页",
        ),
        (
            "en",
            "&amp;LShuangqing District, firm tiers of the 11th Five-Year Plan&amp;REnd of 2008 · 甲&amp;&amp;乙局",
            "&amp;L&amp;A&amp;RPage &amp;P of &amp;N",
        ),
    ],
)
def test_paper_says_what_it_is(lang: str, head: str, foot: str) -> None:
    """On every sheet the plan, the time and the issuer above, its name and the page below; A4 across."""
    found = parts(to_xlsx(reports.drawing(targets=reports.plan(issuer="甲&乙局")), View(lang=lang), None))
    for name, text in found.items():
        if name.startswith("xl/worksheets/sheet"):
            assert f"<oddHeader>{head}</oddHeader><oddFooter>{foot}</oddFooter>" in text
            assert 'paperSize="9"' in text
            assert 'orientation="landscape"' in text


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("2008年目标", " 2008年目标"),
        ("厂" * 101, "厂" * 100 + "…"),
        ("&" * 300, "&amp;&amp;" * 50 + "…"),
        ("A&12B\x1b", "A&amp;&amp;12B\\x1b"),
    ],
)
def test_what_a_head_of_paper_holds(title: str, said: str) -> None:
    """Text and no code, so long that the whole head has room."""
    plan = reports.plan(title=title, issuer=title)
    found = parts(to_xlsx(reports.drawing(targets=plan), ZH, None))["xl/worksheets/sheet1.xml"]
    assert f"<oddHeader>&amp;L{said}&amp;R" in found


def test_the_plans_word_is_said_in_english_where_it_says_how() -> None:
    """Else as it stands in the plan."""
    own = reports.drawing(goals=(reports.group(), reports.group().model_copy(update={"goal_en": None})))
    assert [row[3] for row in sheets(own, View())["Goals"][4:6]] == ["a group", "一批"]


def test_an_exact_number_lies_beneath_what_is_shown() -> None:
    """742145678.9 yuan, which look like 7.42亿元."""
    cell = cells(to_xlsx(reports.drawing(), ZH, None))["后备企业"]["D2"]
    assert cell == Cell("n", "742145678.9", USUAL)
    assert cells(to_xlsx(reports.drawing(), View(), None))["Nearest"]["G2"].form == "0.0%_)"


def test_a_figure_that_might_seem_to_reach_a_limit_shows_all_digits() -> None:
    """A sum does not, and what is lacking does not: no limit is about them."""
    close = reports.near("示例甲厂", "999999999.9", "0.1", "0.0000000001", None)
    ten = reports.ten().model_copy(update={"nearest": (close,), "uplift": Decimal(999999000)})
    found = cells(to_xlsx(reports.drawing(goals=(ten,)), ZH, None))
    assert found["后备企业"]["D2"] == Cell("n", "999999999.9", '#,##0.0"元"_)')
    assert next(cell.form for cell in found["目标明细"].values() if cell.value == "999999000").startswith("[>=")


def test_an_amount_that_no_spreadsheet_keeps_is_text() -> None:
    """To the last digit; it is said how many there are."""
    long = reports.near("示例甲厂", "123456789012345.67", "0.01", None, None)
    ten = reports.ten().model_copy(update={"nearest": (long,)})
    content = to_xlsx(reports.drawing(goals=(ten,)), ZH, None)
    assert cells(content)["后备企业"]["D2"] == Cell("s", "123456789012345.67元", "")
    note = "1个金额的有效数字超过15位，电子表格无法保存，故以文本逐位写出，不参与您的求和。"
    assert [note, "", "", "", ""] in [[*row][:5] for row in rows(content)["读取情况"]]
    assert "more than 15 digits" not in str(sheets(reports.drawing(), View()))


def test_breakdowns_and_years() -> None:
    """A blank group is named, what is not known is empty, and the year is said only where it changes."""
    found = sheets(reports.drawing())
    tiers = ["过10亿元", "过5亿元", "过1亿元", "产值过1000万元"]
    assert found["分组"][0] == ["列名", "分组", "家数", *tiers, "销售收入合计", "产值合计", "最大企业"]
    assert found["分组"][1] == ["行业", "机械", 42, 0, 2, 4, 20, 21 * YI, 21 * YI, "示例机械厂 060"]
    assert found["分组"][4][:3] == ["行业", "（空白）", 217]
    assert found["历年"][:2] == [["年份", "满年", "家数", *tiers], [2005, "是", 290, 0, 0, 6, 80]]


def test_problems_are_said_in_the_language_of_the_workbook() -> None:
    """With their places; those that are not listed are counted."""
    found = sheets(reports.drawing())["问题"]
    assert found[0] == ["级别", "文件", "工作表", "行号", "列名", "单元格", "问题"]
    assert found[1][:6] == ["错误，未计入", "data.csv", "", 83, "营业收入（万元）", "约2.3亿"]
    assert found[1][6] == "“约2.3亿”不是金额，示例食品厂 082的这个数未计入。"
    several = sheets(reports.everything(), View())["Problems"]
    assert several[-1] == ["and 3 more: tiers report --json lists them"]
    assert several[1][:4] == ["warning, counted", "standard input", "表1", 103]


def test_how_it_was_read() -> None:
    """Where the figures come from, which columns were understood how, and what was set aside."""
    found = sheets(reports.drawing())["读取情况"]
    assert found[0] == ["数据：data.csv（GB18030、万元），企业1180行，剔除合计1行，合计数相符。"]
    assert ["营业收入（万元）", "销售收入", "", "万元", "列名中有营业收入"] in found


def test_the_firms_with_their_tiers() -> None:
    """In table order; a state stands where there is no figure, and the tier says no measure under a heading that does."""
    found = sheets(reports.drawing(), ZH, firms.drawing())
    assert list(found) == ["目标", "目标明细", "后备企业", "易掉档企业", "企业", "分组", "历年", "问题", "读取情况"]
    measures = [
        word
        for m in ("销售收入", "产值")
        for word in (f"2008年{m}\n（元）", f"{m}所在档", f"{m}上一档", f"{m}还差\n（元）")
    ]
    assert found["企业"] == [
        ["企业", "代码", *measures, "行业"],
        [
            "示例机械厂 060",
            "91999900EX00006000",
            742145678.9,
            "5亿元",
            "10亿元",
            257854321.1,
            8 * YI,
            "1000万元",
            "",
            "",
            "机械",
        ],
        ["示例食品厂 082", "", "无法识别", "", "", "", 10000000, "", "1000万元", 0],
        ["示例羽绒厂 279", "", "缺失", "", "", "", "缺失", "", "", "", "羽绒"],
    ]


def test_a_classification_has_a_sheet_of_firms_and_how_it_was_read() -> None:
    """The firms are those of the report's workbook."""
    found = rows(firms_to_xlsx(reports.drawing(), ZH, firms.drawing()))
    assert list(found) == ["企业", "读取情况"]
    assert found["企业"] == rows(to_xlsx(reports.drawing(), ZH, firms.drawing()))["企业"]


@pytest.mark.one_in(2)
@pytest.mark.parametrize("count", [1, 600], ids=["short", "long"])
def test_firms_that_mean_harm(count: int) -> None:
    """Whether the rows are kept in memory or not, text is text and a negative figure a number."""
    few = firms.hostile()
    many = few._replace(rows=[*few.rows] * count, firms=few.firms * count)
    content = firms_to_xlsx(reports.awkward(), ZH, many)
    names = [row[0] for row in rows(content)["企业"][1:]]
    assert names[:4] == ["=cmd|'/c calc'!A1", "@SUM(A1)", "＋1", "\\x09=1"]
    assert len(names) == few.firms * count
    assert float(cells(content)["企业"]["C2"].value) == -5.5
    assert not any("<f>" in part or "hyperlink" in part for part in parts(content).values())


def test_more_firms_than_a_sheet_holds() -> None:
    """Are refused, with a way out."""
    many = firms.drawing()._replace(firms=1_048_576)
    for write in (to_xlsx, firms_to_xlsx):
        with pytest.raises(WriteError, match=r"there are 1048576 firms\. Write them as rows: tiers classify"):
            write(reports.drawing(), ZH, many)


def test_without_names_nobody_is_named() -> None:
    """The sheets of names are left out; what is kept back is an empty cell."""
    found = sheets(reports.no_names())
    assert list(found) == ["目标", "目标明细", "分组", "历年", "问题", "读取情况"]
    assert "示例" not in str(found)
    assert found["分组"][2] == ["行业", "羽绒"]


def test_a_chart_of_what_has_a_number() -> None:
    """Its numbers and names are those of the cells; without goals there is none."""
    chart = parts(to_xlsx(reports.drawing(), ZH, None))["xl/charts/chart1.xml"]
    assert chart.count("<c:ser>") == 2
    assert "<a:t>企业数与目标</a:t>" in chart
    assert all(f"<c:f>目标!{where}</c:f>" in chart for where in ("$A$6:$A$8", "$C$6:$C$8", "$D$6:$D$8"))
    assert "xl/charts/chart1.xml" not in parts(to_xlsx(reports.drawing(goals=(reports.group(),)), ZH, None))


def test_a_verdict_has_its_colour_beside_its_word() -> None:
    """Red, green, amber; none where nothing is judged."""
    styles = parts(to_xlsx(reports.drawing(), ZH, None))["xl/styles.xml"]
    assert all(f'<color rgb="FF{color}"/>' in styles for color in ("176F3B", "8A5300", "B3261E"))
    plain = parts(to_xlsx(reports.drawing(goals=(reports.group(),)), ZH, None))["xl/styles.xml"]
    assert "176F3B" not in plain


def test_bars_beside_shares_and_totals() -> None:
    """A share ends at the whole, a total at the largest."""
    found = parts(to_xlsx(reports.drawing(), ZH, None))
    assert 'sqref="F6:F9"' in found["xl/worksheets/sheet1.xml"]
    assert [f'sqref="{where}"' in found["xl/worksheets/sheet5.xml"] for where in ("C2:C5", "H2:H5", "I2:I5")] == [
        True
    ] * 3


@pytest.mark.parametrize(
    "report",
    [hostile.hostile, reports.awkward, reports.everything, reports.no_year, reports.ended, reports.not_due],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whatever_stands_in_a_report_stays_text(report: object, lang: str) -> None:
    """No formula, no link, no control character; every part is well-formed."""
    assert callable(report)
    for name, text in parts(to_xlsx(report(), View(lang=lang), None)).items():
        assert "<f>" not in text, name
        assert "hyperlink" not in text, name
        assert not any(ord(sign) < 32 and sign not in "\r\n\t" for sign in text), name
        assert "\u202e" not in text, name
