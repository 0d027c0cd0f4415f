import re

import pytest
from markdown_it import MarkdownIt

from tests.write import hostile, reports
from tiers.report.contract.report import Report
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph
from tiers.write.to_markdown import to_markdown
from tiers.write.view import View


def lines(report: Report, lang: str = "en") -> list[str]:
    """Write a report and give its lines."""
    return to_markdown(report, View(lang=lang)).splitlines()


def write_page(monkeypatch: pytest.MonkeyPatch, *blocks: Paragraph | Grid) -> str:
    """Write a page of these blocks alone."""
    monkeypatch.setattr("tiers.write.to_markdown.page", lambda *_, has_room: (blocks,) if has_room else ())
    return to_markdown(reports.drawing(), View())


def test_a_report_that_pastes_into_an_issue() -> None:
    """A heading, the verdict in bold, and the goals as a table without bars made of signs."""
    assert lines(reports.drawing(goals=(reports.ten(), reports.five())))[:9] == [
        "## Shuangqing District, firm tiers of the 11th Five-Year Plan",
        "",
        (
            "**End of 2008: none of 2 goals met.** Over ¥1 bn is off track, over ¥500 m is on track. "
            "3 of 5 years (60%) gone, 2 left."
        ),
        "",
        "| Tier by sales revenue | 2005 | 2008 | Goal | Gap | Done | Status |",
        "| :--- | ---: | ---: | ---: | ---: | ---: | :--- |",
        "| over ¥1 bn | 0 | 0 | 1 | 1 | 0% | × off track |",
        "| over ¥500 m | 0 | 3 | 5 | 2 | 60% | √ on track |",
        "",
    ]


def test_the_problems_are_a_list() -> None:
    """What belongs to it stands together, and what follows stands apart."""
    found = lines(reports.drawing())
    place = next(i for i, line in enumerate(found) if line.startswith("- × "))
    assert (
        found[place]
        == "- × data.csv line 83, 营业收入（万元）: “约2.3亿” is not an amount, so this figure of 示例食品厂 082 does not count."
    )
    assert found[place + 1] == ""
    only_problems = to_markdown(reports.drawing(), View(verbose=True))
    assert "\n- × data.csv" in only_problems


def test_a_list_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not lost."""
    assert write_page(monkeypatch, Paragraph("a", indent=2), Paragraph("b", indent=2)) == "- a\n- b\n"


def test_the_note_of_a_column_stands_under_its_table() -> None:
    """The arrow is explained."""
    assert "↑ gets there by the end of 2010 if it keeps its own pace." in lines(reports.drawing())


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("End of 2008: ", "**End of 2008:** a"),
        ("截至2008年底：3项目标均未达成。", "**截至2008年底：3项目标均未达成**。a"),
        ("易掉档企业（超出1亿元不足5%）：", "**易掉档企业（超出1亿元不足5%）**：a"),
        ("! ", "! a"),
        ("", "a"),
    ],
)
def test_a_lead_is_bold_in_every_language(lead: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a Chinese character, bold that ends in a mark would not be bold; a sign needs none."""
    assert write_page(monkeypatch, Paragraph("a", lead)) == f"{said}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("示例机械厂 060", "示例机械厂 060"),
        ("a|b", r"a\|b"),
        ("*粗* _斜_ `码` ~删~ $x$", r"\*粗\* \_斜\_ \`码\` \~删\~ \$x\$"),
        ("[址](http://a.example)", r"\[址\](http\://a.example)"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("![x]", r"!\[x\]"),
        ("www.a.example", r"www\.a.example"),
        ("# 1", r"\# 1"),
        ("#1 a#2", r"\#1 a#<!-- -->2"),
        ("@someone a@b.example", "@<!-- -->someone a@<!-- -->b.example"),
        (":smile: 12:30", ":<!-- -->smile: 12:30"),
        ("1. a", r"1\. a"),
        ("1.5% a", "1.5% a"),
        ("- a", r"\- a"),
        ("a\\", "a\\\\"),
    ],
)
def test_text_is_text(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No markup, no link, no call, no picture."""
    assert write_page(monkeypatch, Paragraph(text)) == f"{said}\n"


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("=1+1", "text", "'=1+1"),
        ("-1", "text", "'-1"),
        ("-¥200.0 m", "figure", r"\-¥200.0 m"),
        ("-6元", "figure", r"\-6元"),
        ("-2.00亿元", "figure", r"\-2.00亿元"),
        ("-3.0%", "figure", r"\-3.0%"),
        ("-1+cmd|x", "figure", r"'-1+cmd\|x"),
        ("  a  ", "text", "a"),
    ],
)
def test_a_cell_is_no_formula(text: str, kind: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table may be pasted into a spreadsheet; a negative figure stays one."""
    grid = Grid((Column("=1", kind),), ((Cell(text),),))  # type: ignore[arg-type]
    heading, _, row = write_page(monkeypatch, grid).splitlines()
    assert (heading, row) == ("| '=1 |", f"| {said} |")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_renderer_finds_no_other_markup(lang: str) -> None:
    """Headings, paragraphs, lists, tables and bold are all there is, and what is read is what was in the table."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(to_markdown(hostile.hostile(), View(lang)))
    inside = [child for token in tokens for child in token.children or ()]
    kinds = {re.sub("_(open|close)$", "", token.type) for token in (*tokens, *inside)}
    assert kinds <= {
        *("heading", "paragraph", "inline", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"),
        *("strong", "text", "text_special"),
    }
    text = "".join(child.content for child in inside).replace("<!-- -->", "")
    assert hostile.NAMES[1] in text
    assert hostile.NAMES[2] in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_row_has_as_many_bars_as_its_heading(lang: str) -> None:
    """Also where names hold bars, line ends or markup; and no tag is left."""
    text = to_markdown(hostile.hostile(), View(lang=lang, verbose=True))
    tables = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert len(tables) > 3
    for table in tables:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1
    assert "<" not in text.replace("<!-- -->", "")
    assert text.replace("\n", "").isprintable()
