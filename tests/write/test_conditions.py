"""Tiers by a condition and totals in every format."""

import csv
import io
import json
from decimal import Decimal

import pytest

from tests.write.conditions import backbone, conditions, large, machines, sales, unknown
from tests.write.golden import whole
from tests.write.reports import HARMLESS, HOSTILE, YI, drawing
from tests.write.workbook.opened import rows
from tiers.report.contract.report import Report
from tiers.write import WRITERS
from tiers.write.page.blocks import Paragraph
from tiers.write.page.goals import goals_section
from tiers.write.page.phrases import Words
from tiers.write.page.verdict import verdict_section
from tiers.write.to_brief import to_brief
from tiers.write.to_html import to_html
from tiers.write.to_json import to_json
from tiers.write.to_markdown import to_markdown
from tiers.write.to_terminal import to_terminal
from tiers.write.to_xlsx import to_xlsx
from tiers.write.view import View

EN, ZH = View(lang="en"), View(lang="zh")


def verdict_of(report: Report, lang: str = "en") -> list[str]:
    """Return the paragraphs of the verdict."""
    blocks = verdict_section(report, Words(report, lang))
    return [block.lead + block.text for block in blocks if isinstance(block, Paragraph)]


def test_rows_of_the_table_of_goals_after_the_ladder() -> None:
    """Though one stands before it in the file; JSON keeps the plan's order."""
    lines = to_terminal(conditions(), EN).splitlines()
    first = lines.index(next(line for line in lines if line.startswith("Tier by")))
    names = ["over ¥1 bn", "over ¥500 m", "over ¥100 m", "output value over ¥10 m", "backbone firms", "机械亿元企业"]
    assert [line.startswith(name) for line, name in zip(lines[first + 2 :], names, strict=False)] == [True] * 6
    written = json.loads(to_json(conditions()))
    assert [goal["tier"] for goal in written["goals"]] == ["骨干企业", "10亿", "5亿", "1亿", "1000万", "机械亿元企业"]
    assert (written["goals"][0]["where"], written["goals"][1]["where"]) == (["骨干企业=是"], [])
    assert [total["name"] for total in written["totals"]] == ["销售收入", "规上产值", "税收"]
    assert "name_en" not in written["totals"][1]


def test_the_verdict_counts_every_goal() -> None:
    """Those on totals too: eight, of which one is met; a ladder that is met says nothing of what is not."""
    assert any("1 of 8 goals met." in text for text in verdict_of(conditions()))
    met = conditions().model_copy(
        update={"goals": (backbone(count=20, gap=0, status="achieved"),), "totals": (sales(status="reversing"),)}
    )
    for lang, said in (
        ("en", "Total sales revenue is going back from its level of 2005, “backbone firms” is met."),
        ("zh", "总量“销售收入”低于2005年基期，骨干企业已达成。"),
    ):
        assert any(said in text for text in verdict_of(met, lang))


def test_what_is_ended_is_no_verdict() -> None:
    """A plan that is over says that, and nothing of its totals."""
    ended = conditions().model_copy(update={"totals": (sales(status="ended"),), "goals": ()})
    assert not any("sales revenue" in text for text in verdict_of(ended))


def test_the_notice() -> None:
    """A sentence for each; what firms have together, how it has grown, and how far its goal is."""
    english, chinese = (to_brief(conditions(), view) for view in (EN, ZH))
    assert "Backbone firms: 15, as many as at the end of 2005, 75% of the goal of 20, 5 short, off track." in english
    assert "骨干企业15家，与2005年底持平，完成目标（20家）的75%，缺口5家，明显落后。" in chinese
    assert (
        "Total sales revenue: ¥7.29 bn, growing 18.1% a year since the end of 2005, 73% of the goal of ¥10.00 bn, "
        "¥2.71 bn short, on track." in english
    )
    assert (
        "总量“销售收入”72.87亿元，2005年底以来年均增长18.1%，完成目标（100.00亿元）的73%，缺口27.13亿元，达到序时。"
        in chinese
    )
    assert (
        "Total output of large firms: ¥2.01 bn, growing 26.2% a year since the end of 2005, the goal of ¥2.01 bn is met."
        in english
    )
    assert "Total 税收: ¥7.29 bn, not assessable." in english


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (sales(yearly_growth=Decimal("-0.05")), "shrinking 5.0% a year since the end of 2005"),
        (sales(total=None, usable=0), "Total sales revenue cannot be added up."),
        (sales(total=None), "Total sales revenue is kept back."),
        (sales(status="ended"), "¥2.71 bn short. "),
    ],
)
def test_the_notice_of_other_totals(total: object, said: str) -> None:
    """That falls, of which there is no figure, that is kept back, of a plan that is over."""
    assert said in to_brief(conditions().model_copy(update={"totals": (total,)}), EN) + " "


def test_where_nothing_can_be_counted() -> None:
    """The table lacks the heading; or too few meet the condition for a report without names."""
    missing = backbone(count=None, nested=None, gap=None, completion=None, due_now=None, due=None, meeting=None)
    for goal, said in (
        (missing, "“backbone firms” is not counted: the table has no column for it."),
        (
            missing.model_copy(update={"meeting": 2}),
            "“backbone firms” is kept back: fewer than 3 firms meet the condition, or do not.",
        ),
    ):
        report = drawing().model_copy(update={"goals": (*drawing().goals, goal)})
        notes = [block[0] for block in goals_section(report, Words(report, "en"))[1:]]
        assert said in notes
        assert said in to_brief(report, EN)


def test_who_is_on_the_limit_is_told_once() -> None:
    """The ladder's tier of the same limit has told of it; a limit of its own is told of."""
    on_it = machines(on_the_limit=1, on_the_limit_firms=("示例机械厂 007",))
    other = machines(tier="机械两亿", limit=Decimal(2 * YI), on_the_limit=1, on_the_limit_firms=("示例机械厂 008",))
    report = drawing().model_copy(update={"goals": (*drawing().goals, on_it, other)})
    notes = [str(block[0]) for block in goals_section(report, Words(report, "en"))[1:]]
    assert [sum(name in note for note in notes) for name in ("示例机械厂 007", "示例机械厂 008")] == [0, 1]


def test_a_plan_of_conditions_alone() -> None:
    """Its tiers are of no measure; the one with a limit is told apart by its name."""
    report = conditions().model_copy(update={"goals": (backbone(), machines())})
    assert to_terminal(report, EN).count("机械亿元企业") > 1
    assert "Close to dropping out, under 5% above 机械亿元企业 (¥100 m):" in to_terminal(
        report.model_copy(update={"goals": (machines(cushion=drawing().goals[2].cushion),)}), EN
    )


def test_the_workbook() -> None:
    """The goals in the order of the table, and the totals below with exact numbers."""
    found = rows(to_xlsx(conditions(), ZH, None))["目标"]
    assert [row[0] for row in found if row[0] in {"骨干企业", "机械亿元企业", "过10亿元"}][:3] == [
        "过10亿元",
        "骨干企业",
        "机械亿元企业",
    ]
    head = next(i for i, row in enumerate(found) if row[0] == "总量")
    assert found[head][:5] == ["总量", "2005年", "数额", "目标", "缺口"]
    assert found[head + 1][:5] == ["销售收入", 4418238800, 7286723300, 10000000000, 2713276700]
    assert [row[0] for row in found[head + 1 : head + 4]] == ["销售收入", "规上产值", "税收"]
    assert any(str(row[0]).startswith("销售收入：目前应达72.13亿元") for row in found)
    assert not any("总量" in map(str, row) for row in rows(to_xlsx(drawing(), ZH, None))["目标"])


def test_the_table_of_totals() -> None:
    """A row per total, keys as in the JSON, exact numbers."""
    content = whole(WRITERS["csv"].write(conditions(), View(table="totals"), None)).decode()
    first, second, third = csv.DictReader(io.StringIO(content, newline=""))
    assert list(first)[:8] == ["year", "as_of", "name", "measure", "where", "goal", "growth", "total"]
    assert (first["year"], first["total"], first["growth"], first["where"]) == ("2008", "7286723300", "", "")
    assert (second["goal"], second["growth"], second["where"]) == ("2011357187.5", "0.15", "是否规上=是")
    assert (third["goal"], third["status"], third["method"]) == ("", "not_assessable", "")


def test_the_page_and_markdown_have_the_same_table() -> None:
    """With the verdict's sign, in both languages."""
    page = to_html(conditions(), EN).decode()
    assert ">total<" not in page
    assert page.count('<th scope="row">sales revenue</th>') == 1
    assert "Due by now: ¥7.21 bn" not in page.partition("<body>")[0]
    text = to_markdown(conditions(), ZH)
    assert "| 总量 | 2005 | 2008 | 目标 | 缺口 | 完成 | 年均 | 状态 |" in text
    assert "| 骨干企业 | 15 | 15 | 20 | 5 | 75% | × 明显落后 |" in text


def hostile() -> Report:
    """Name everything so that it means harm."""
    tiers = (backbone(tier=HOSTILE, name_en=HOSTILE, where=(f"{HOSTILE}={HOSTILE}",)), machines())
    totals = (sales(name=HOSTILE + "1"), large(name=HOSTILE, name_en=HOSTILE), unknown())
    return conditions().model_copy(update={"goals": (*drawing().goals, *tiers), "totals": totals})


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_names_that_mean_harm_are_inert(name: str, lang: str) -> None:
    """In every format: no control sign gets through."""
    content = whole(WRITERS[name].write(hostile(), View(lang=lang, width=80, table="totals"), None))
    if name in {"table", "brief", "markdown", "html"}:
        assert not set("\x1b\u202e") & set(content.decode())
    if name in {"table", "brief"}:
        assert HARMLESS[:12] in content.decode().replace("\n", "")
