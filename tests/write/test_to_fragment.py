"""A report in a notebook: words and tables, and nothing that could act."""

from html.parser import HTMLParser

import pytest

from tests.write import hostile, reports
from tiers.report.contract.report import Report
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph
from tiers.write.to_fragment import to_fragment
from tiers.write.view import View


class Tags(HTMLParser):
    """Collects the tags and attributes of a piece of HTML."""

    def __init__(self, text: str) -> None:
        """Read it."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what it is."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def write_page(monkeypatch: pytest.MonkeyPatch, *blocks: Paragraph | Grid) -> str:
    """Write a page of these blocks alone."""
    monkeypatch.setattr("tiers.write.to_fragment.page", lambda *_: (blocks,))
    return to_fragment(reports.drawing(), View())


@pytest.mark.parametrize("report", [reports.drawing(), hostile.hostile()], ids=["plain", "hostile"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_only_words_and_tables(report: Report, lang: str) -> None:
    """Whatever stands in a table or a plan is text."""
    found = Tags(to_fragment(report, View(lang=lang)))
    assert found.tags <= {"h3", "h4", "p", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
    assert found.attributes == {"style"}


def test_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title, a paragraph with a lead, and two that belong to a list."""
    blocks = (
        Paragraph("", "A & B", level=1),
        Paragraph("text", "Lead. "),
        Paragraph("one", indent=2),
        Paragraph("two", "2:", indent=2),
        Paragraph("<end>"),
    )
    assert write_page(monkeypatch, *blocks) == (
        "<h3>A &amp; B</h3>\n<p><strong>Lead.</strong> text</p>\n"
        "<ul><li>one</li><li><strong>2:</strong>two</li></ul>\n<p>&lt;end&gt;</p>\n"
    )


def test_a_list_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends too."""
    assert write_page(monkeypatch, Paragraph("one", indent=2)) == "<ul><li>one</li></ul>\n"


def test_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures to the right, words to the left, no bars made of signs, and a column's note under it."""
    columns = (Column("Firm", "text"), Column("Done │", "sign", bare="Done", note=Paragraph("due")), Column("<2008>"))
    rows = ((Cell("甲", "strong"), Cell("██ 5%", bare="5%"), Cell(" 7")), (Cell("", "strong"), Cell("1"), Cell("2")))
    left, right = ' style="text-align: left"', ' style="text-align: right"'
    assert write_page(monkeypatch, Grid(columns, rows)) == (
        f"<table>\n<thead><tr><th{left}>Firm</th><th{right}>Done</th><th{right}>&lt;2008&gt;</th></tr></thead>\n<tbody>\n"
        f"<tr><td{left}><strong>甲</strong></td><td{right}>5%</td><td{right}>7</td></tr>\n"
        f"<tr><td{left}></td><td{right}>1</td><td{right}>2</td></tr>\n</tbody>\n</table>\n<p>due</p>\n"
    )
