import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.write import firms, hostile, reports
from tests.write.golden import REPORTS
from tiers.cli.app import main
from tiers.report.contract.report import BreakdownReport, Report
from tiers.wording import LANGUAGES
from tiers.write.to_brief import to_brief
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
        "nav",
        "a",
        "footer",
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
    titles = [
        *("The counts beside the goals", "What would close the gaps", "Where the firms stand"),
        *("The counts over the years", "By 行业, 2008", "By year", "Data and plan", "The tables as files"),
    ]
    assert found.read("h2") == ["For the notice", *titles]
    assert found.read("a")[: len(titles)] == titles
    assert found.read("strong")[0] == "End of 2008: none of 3 goals met. "
    assert "示例机械厂 060" in found.read("th")
    assert "3 of 5" in found.read("p")


@pytest.mark.one_in(4)
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


@pytest.mark.one_in(4)
@every_page
@every_language
def test_a_page_has_no_script_and_no_address(name: str, lang: str) -> None:
    """Nothing is fetched, nothing runs, and no element can take a reader elsewhere."""
    found = page(REPORTS[name](), lang)
    assert {each.tag for each in found.elements} <= READ | DRAWN | VOID
    keys = {key for each in found.elements for key in each.attributes}
    assert not {key for key in keys if key.startswith("on") or key in {"src", "style", "action", "target"}}
    icon, *links = [each.attributes["href"] for each in found.elements if "href" in each.attributes]
    assert icon == "data:,"
    places = [link for link in links if link.startswith("#")]
    assert {f"#{each.attributes['id']}" for each in found.all("section") if "id" in each.attributes} == {*places}
    assert all(link.startswith("data:text/csv;charset=utf-8;base64,") for link in links[len(places) :])


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
    assert found.read("h1") == [hostile.NAMES[1]]
    assert found.read("title")[0].startswith(hostile.NAMES[1])
    assert {each.tag for each in found.elements} <= READ | DRAWN | VOID
    for name in (*(hostile.NAMES[n] for n in (0, 2, 6)), hostile.LONG, r"a\x1b[31m\u202e\ufffe\ud800b"):
        assert name in text
    assert text.replace("\n", "").replace("\N{NO-BREAK SPACE}", " ").isprintable()


def test_a_table_becomes_records() -> None:
    """On a telephone, where each cell says what it is."""
    found = page(reports.drawing())
    assert {*(" ".join(each.classes) for each in found.all("div", role="region"))} == {"scroll short"}
    labels = [each.attributes["data-label"] for each in found.all("td")]
    assert labels[:6] == ["2005", "2008", "Goal", "Gap", "Done", "Status"]


def test_a_long_table_may_be_parted_on_paper() -> None:
    """A short one is not."""
    found = page(reports.everything(), verbose=True)
    assert ["scroll"] in [each.classes for each in found.all("div", role="region")]


def test_a_heading_without_spaces_has_a_line_of_its_own() -> None:
    """Beside a figure there is room for twelve hanzi."""
    long = reports.goal("高新技术企业中的骨干企业之和", 7, where=("骨干企业=是",), measure=None, rule=None)
    found = page(reports.drawing(goals=(*reports.drawing().goals, long)))
    wide = {each.attributes["data-label"] for each in found.all("td") if "wide" in each.classes}
    assert wide == {"高新技术企业中的骨干企业之和"}


def test_a_share_is_a_figure_without_a_bar_of_signs() -> None:
    """A drawing shows it; signs would be read aloud one by one."""
    found = page(reports.drawing(goals=(reports.five(),)))
    assert [each.text for each in found.all("td") if each.classes == ["good"]] == ["60%", "23.1%\N{NO-BREAK SPACE}↑"]
    assert not [each for each in found.elements if "█" in each.text]


def test_a_breakdown_has_bars() -> None:
    """As long as a group is large beside the largest; a pointer reads what each stands for."""
    groups = (reports.industry("机械", 40, 0, 2, 4, 20, total=-5), reports.industry("食品", 10, 0, 1, 3, 18, total=8))
    found = page(reports.drawing(breakdowns=(BreakdownReport(by="行业", groups=groups),), years=()))
    assert [each.attributes["width"] for each in found.all("rect", height="100%")] == [
        *("100.00%", "0.00%", "25.00%", "100.00%"),
    ]
    assert found.read("span")[-4:] == ["40", "-¥5", "10", "¥8"]
    assert found.read("title")[-4:] == ["Firms 40", "Sales revenue -¥5", "Firms 10", "Sales revenue ¥8"]


def test_every_bar_says_what_it_is() -> None:
    """Whoever points at it reads it; so do the points of a line."""
    found = page(reports.drawing())
    shapes = [each for each in found.all("rect") if "bar" in each.classes] + [
        each for each in found.all("circle") if each.classes != ["point"] or each.attributes["cx"] != "9"
    ]
    assert len(found.read("title")) >= len(shapes)
    assert {"Over ¥1 bn: 0 firms, due by now 1, goal 1", "goal 1 at the end of 2010"} <= {*found.read("title")}


def test_a_goal_that_stands_at_0_has_a_mark() -> None:
    """In the colour of its verdict, which the key names."""
    found = page(reports.drawing())
    assert [each.attributes["width"] for each in found.all("rect", **{"class": "count bad", "y": "8"})] == ["5"]
    key = found.read("li")
    assert {"firms counted:", "on track", "lagging", "off track"} <= {*key}


@pytest.mark.parametrize(
    ("lang", "issuer", "issuer_en", "line"),
    [
        ("en", "双清区统计局", "Shuangqing Bureau of Statistics", "End of 2008 · Shuangqing Bureau of Statistics"),
        ("en", "双清区统计局", None, "End of 2008 · 双清区统计局"),
        ("zh", "双清区统计局", "Shuangqing Bureau of Statistics", "截至2008年底 · 双清区统计局"),
        ("zh", None, None, "截至2008年底"),
    ],
)
def test_whose_report_it_is_and_of_when(lang: str, issuer: str | None, issuer_en: str | None, line: str) -> None:
    """In the title, under the heading, at the end, and on every sheet of paper."""
    found = page(reports.drawing(targets=reports.plan(issuer=issuer, issuer_en=issuer_en)), lang)
    (title,) = found.read("h1")
    assert found.read("title")[0] == f"{title} · {line}"
    assert found.read("p", **{"class": "quiet"})[0] == line
    assert found.read("p")[-1] == f"{title} · {line}"
    assert "@bottom-left" in found.read("style")[0]


@every_language
def test_the_notice_stands_on_top(lang: str) -> None:
    """Word for word as `--format brief` gives it."""
    view = View(lang=lang)
    assert to_brief(reports.drawing(), view) in page(reports.drawing(), lang).read("p")


def test_the_firms_behind_bars_and_groups() -> None:
    """Folded, with their figures; in a report that is passed on nobody is behind anything."""
    found = Page(to_html(reports.drawing(), View(), firms.drawing()).decode())
    assert "The firms of each bar" in found.read("summary")
    assert "¥500 m to ¥1 bn: 1 firm" in found.read("summary")
    assert "机械: 42 firms" in found.read("summary")
    without = Page(to_html(reports.no_names(), View()).decode())
    assert without.read("summary") == []


def test_no_unit_is_parted_from_its_number() -> None:
    """A space that does not break stands between them."""
    assert "¥742.1\N{NO-BREAK SPACE}m" in page(reports.drawing()).read("td")


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


@every_language
def test_the_example_is_a_small_page(lang: str, root: Path) -> None:
    """All of it, with firms and files: under 80 KB, so that it can be mailed."""
    data, plan = str(root / "examples" / "data.csv"), str(root / "targets.toml")
    assert main(["report", data, "--targets", plan, "--lang", lang, "-q", "-o", "page.html"]) == 0
    assert 60_000 < Path("page.html").stat().st_size < 80_000
