"""The page in a real browser, as its readers see it; `make browser` installs what that needs."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import sync_playwright

from tests.house.source import ROOT
from tests.write import changes, hostile, reports
from tests.write.golden import REPORTS
from tiers.report.contract.report import Report
from tiers.wording import LANGUAGES
from tiers.write.to_html import to_html
from tiers.write.view import View

SHOTS: Final = ROOT / ".browser"
"""Where the pictures stand, to be looked at."""

SIZES: Final = {360: (780, "light"), 768: (1024, "dark"), 1440: (900, "light")}
"""Width of a telephone, a tablet and a desk → height, and what its owner likes."""

A4: Final = 680
"""Pixels between the margins of a page of paper."""

OUTSIDE: Final = """() => [...document.querySelectorAll('svg text, svg circle, svg rect, svg line, p, h1, h2, h3, figure, .scroll')]
    .filter(each => { const box = each.getBoundingClientRect();
                      return box.width && (box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5) })
    .filter(each => !each.closest('.scroll table'))
    .map(each => each.tagName + ': ' + each.textContent.slice(0, 40))"""
"""What stands outside the page, but for tables, which scroll by themselves."""

CUT: Final = """() => [...document.querySelectorAll('td, th')]
    .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.textContent)"""
"""Cells whose text does not fit."""

PAGES: Final = {**REPORTS, "hostile": hostile.hostile}


@pytest.fixture(scope="module", name="browser")
def _browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield browser
        browser.close()


def open_page(browser: Any, report: Report, lang: str, width: int, **looks: Any) -> tuple[Any, list[str]]:  # noqa: ANN401 - no types without the library
    """Open a page; return it, and everything that the browser complained about or wanted to fetch."""
    path = Path("page.html").resolve()
    path.write_bytes(to_html(report, View(lang=lang, verbose=True), hostile.firms()))
    context = browser.new_context(viewport={"width": width, "height": 900}, **looks)
    page, heard = context.new_page(), []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(path.as_uri())
    heard.remove(path.as_uri())
    return page, heard


@pytest.mark.parametrize("width", SIZES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_and_is_quiet(browser: Any, name: str, lang: str, width: int) -> None:  # noqa: ANN401 - the same
    """No console message, no request, nothing outside the page, no cell cut; the pictures are kept."""
    height, scheme = SIZES[width]
    page, heard = open_page(browser, PAGES[name](), lang, width, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": height})
    assert heard == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(CUT) == []
    SHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.{lang}.{width}.png", full_page=True)
    page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_the_verdict_of_every_goal(browser: Any, lang: str) -> None:  # noqa: ANN401 - the same
    """No table needs scrolling there, and each figure stands beside what it is."""
    page, _ = open_page(browser, changes.moved(), lang, 360)
    wider = "[...document.querySelectorAll('.scroll')].filter(each => each.scrollWidth > each.clientWidth)"
    assert page.evaluate(f"{wider}.length") == 0
    assert page.evaluate("getComputedStyle(document.querySelector('td'), '::before').content") == '"2005"'
    page.context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_holds_everything(browser: Any, lang: str) -> None:  # noqa: ANN401 - the same
    """Two or three sheets of A4; no table reaches over the edge, and the ground is white in the dark, too."""
    page, _ = open_page(browser, reports.drawing(), lang, A4, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") == A4
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    paper = page.pdf(path=SHOTS / f"drawing.{lang}.pdf", prefer_css_page_size=True)
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 3
    sizes = [
        page.evaluate(f"parseFloat(getComputedStyle(document.querySelector('{part}')).fontSize)")
        for part in ("th", "body")
    ]
    assert sizes[0] <= sizes[1]
    page.context.close()


def test_a_keyboard_reaches_every_table(browser: Any) -> None:  # noqa: ANN401 - the same
    """In the order of the page, each with its name; links to the sections stand before them."""
    page, _ = open_page(browser, reports.drawing(), "en", 360)
    names = []
    for _ in page.query_selector_all("nav a"):
        page.keyboard.press("Tab")
    for _ in page.query_selector_all("table, summary"):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert [name for name in names if name][:3] == [
        "The counts beside the goals",
        "What would close the gaps",
        "By 行业, 2008",
    ]
    page.context.close()


def test_a_table_is_saved(browser: Any) -> None:  # noqa: ANN401 - the same
    """Without network or script, under its name."""
    page, heard = open_page(browser, reports.drawing(), "zh", 768)
    with page.expect_download() as saving:
        page.click("text=目标.csv")
    assert saving.value.suggested_filename == "目标.csv"
    assert Path(saving.value.path()).read_bytes().startswith(b"\xef\xbb\xbfyear,as_of,tier,")
    assert [address for address in heard if not address.startswith("data:text/csv")] == []
    page.context.close()


def test_what_means_harm_runs_nothing(browser: Any) -> None:  # noqa: ANN401 - the same
    """The policy refuses a script even if somebody put one in."""
    page, heard = open_page(browser, hostile.hostile(), "en", 768)
    page.evaluate("""() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1';
                             document.body.append(script) }""")
    assert page.evaluate("window.ran") is None
    assert "Content Security Policy" in heard[0]
    page.context.close()
