import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser

import pytest

from tests.write import hostile, reports
from tests.write.golden import REPORTS
from tiers.report.contract.report import BreakdownReport, Report
from tiers.wording import LANGUAGES
from tiers.write.to_html import to_html
from tiers.write.view import View

VOID = {"meta", "link"}
DRAWN = {"rect", "line", "circle", "polyline"}
READ = {
    *(
        "html",
        "head",
        "title",
        "style",
        "body",
        "main",
        "header",
        "details",
        "section",
        "summary",
        "h1",
        "h2",
        "h3",
        "p",
        "strong",
        "ul",
        "li",
    ),
    *("figure", "figcaption", "div", "span", "table", "thead", "tbody", "tr", "th", "td", "svg", "text"),
}
"""With these two, every element that a page may have."""


class Element:
    """An element with its attributes, and the text that stands directly in it."""

    def __init__(self, tag: str, attributes: Iterable[tuple[str, str | None]]) -> None:
        self.tag = tag
        self.attributes = {key: value or "" for key, value in attributes}
        self.text = ""

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """What a browser finds: elements that are all closed in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it; void elements have no end."""
        self.elements.append(Element(tag, attrs))
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only drawings have such elements."""
        assert tag in DRAWN
        self.elements.append(Element(tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if self.open:
            self.open[-1].text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return every element of a kind that has these attributes."""
        return [each for each in self.elements if each.tag == tag and attributes.items() <= each.attributes.items()]

    def read(self, tag: str, **attributes: str) -> list[str]:
        """Return their texts."""
        return [each.text for each in self.all(tag, **attributes)]


def page(report: Report, lang: str = "en", *, top: int | None = None, verbose: bool = False) -> Page:
    """Write a page, with the firms that mean harm, and read it back."""
    found = Page(to_html(report, View(lang=lang, top=top, verbose=verbose), hostile.firms()).decode())
    assert not found.open
    return found


every_page = pytest.mark.parametrize("name", REPORTS)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def test_what_a_reader_finds() -> None:
    """The verdict first, then the goals, who is next, the course, the breakdowns and the years."""
    found = page(reports.drawing())
    assert found.read("h1") == ["Shuangqing District, firm tiers of the 11th Five-Year Plan"]
    assert found.read("h2") == [
        *("The counts beside the goals", "What would close the gaps", "Where the firms stand"),
        *("The counts over the years", "By 行业, 2008", "By year"),
    ]
    assert found.read("strong")[0] == "End of 2008: none of 3 goals met. "
    assert "示例机械厂 060" in found.read("th")
    assert "3 of 5" in found.read("p")


@every_page
@every_language
def test_every_page_is_whole(name: str, lang: str) -> None:
    """Elements are closed in their order; tables are tables with headings, drawings have a text."""
    found = page(REPORTS[name](), lang, verbose=True)
    assert [each.attributes["lang"] for each in found.all("html")] == [{"en": "en", "zh": "zh-Hans"}[lang]]
    assert {each.attributes["scope"] for each in found.all("th")} == {"col", "row"}
    assert all(each.attributes["aria-label"] for each in found.all("svg", role="img"))
    regions = found.all("div", role="region")
    assert len(regions) == len(found.all("table"))
    assert all(each.attributes["aria-label"] and each.attributes["tabindex"] == "0" for each in regions)
    assert len(found.all("h1")) == 1


@every_page
@every_language
def test_a_page_has_no_script_and_no_address(name: str, lang: str) -> None:
    """Nothing is fetched, nothing runs, and no element can take a reader elsewhere."""
    found = page(REPORTS[name](), lang)
    assert {each.tag for each in found.elements} <= READ | DRAWN | VOID
    keys = {key for each in found.elements for key in each.attributes}
    assert not {key for key in keys if key.startswith("on") or key in {"src", "style", "action"}}
    assert [each.attributes["href"] for each in found.elements if "href" in each.attributes] == ["data:,"]


def test_the_policy_allows_the_own_style_alone() -> None:
    """It is named by its hash."""
    found = page(reports.drawing())
    (style,) = found.read("style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = found.all("meta", **{"http-equiv": "Content-Security-Policy"})[0].attributes["content"]
    assert policy.split("; ") == [
        *("default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:"),
        *("base-uri 'none'", "form-action 'none'"),
    ]
    assert not re.search(r"url\(|@import|expression", style)


@every_language
def test_what_means_harm_is_text(lang: str) -> None:
    """A script is read and not run; control characters are visible escapes; a long name is whole."""
    found = page(hostile.hostile(), lang, verbose=True)
    text = "".join(each.text for each in found.elements if each.tag != "style")
    assert found.read("title") == found.read("h1") == [hostile.NAMES[1]]
    assert {each.tag for each in found.elements} <= READ | DRAWN | VOID
    for name in (*(hostile.NAMES[n] for n in (0, 2, 6)), hostile.LONG, r"a\x1b[31m\u202e\ufffe\ud800b"):
        assert name in text
    assert text.replace("\n", "").isprintable()


def test_columns_that_go_where_the_paper_is_narrow() -> None:
    """The base year, the share, and the growth; what explains a sign goes with its column."""
    found = page(reports.drawing())
    goes = [each.text for each in found.all("th", scope="col") if "goes" in each.classes]
    assert goes[:4] == ["2005", "Done", "A year", "Since 2005"]
    assert [each.classes for each in found.all("p")].count(["goes"]) == 1


def test_a_share_is_a_figure_without_a_bar_of_signs() -> None:
    """A drawing shows it; signs would be read aloud one by one."""
    found = page(reports.drawing(goals=(reports.five(),)))
    assert [each.text for each in found.all("td") if each.classes == ["figure", "goes", "good"]] == ["60%", "23.1% ↑"]
    assert not [each for each in found.elements if "█" in each.text]


def test_a_breakdown_has_bars() -> None:
    """As long as a group is large beside the largest; read aloud only as a number."""
    groups = (reports.industry("机械", 40, 0, 2, 4, 20, total=-5), reports.industry("食品", 10, 0, 1, 3, 18, total=8))
    found = page(reports.drawing(breakdowns=(BreakdownReport(by="行业", groups=groups),), years=()))
    assert [each.attributes["width"] for each in found.all("rect", height="100%")] == [
        *("100.00%", "0.00%", "25.00%", "100.00%"),
    ]
    assert found.read("span") == ["40", "-¥5", "10", "¥8"]


def test_a_report_that_is_passed_on() -> None:
    """Nobody is named, and without firms nothing is drawn from which one could be told."""
    text = to_html(reports.no_names(), View()).decode()
    assert "示例" not in text
    assert "Where the firms stand" not in text


def test_where_the_firms_stand_is_read_aloud() -> None:
    """Bar by bar; names are not drawn."""
    pictures = page(reports.drawing(goals=(reports.one(),))).all("svg", height="250")
    assert pictures[0].attributes["aria-label"].startswith("¥50 m to ¥100 m: 1 firm; ¥100 m to ¥200 m: 0 firms; ")


def test_top_says_how_many_firms() -> None:
    """As in the terminal."""
    assert "示例化工厂 175" not in page(reports.drawing(), top=0).read("th")
    assert "示例化工厂 175" in page(reports.drawing(), top=1).read("th")


def test_the_same_report_is_the_same_page() -> None:
    """Nothing knows the time."""
    assert to_html(reports.drawing(), View()) == to_html(reports.drawing(), View())
