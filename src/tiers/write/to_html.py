"""Report → a page: one file that needs no network and no script, for a screen of any size and for paper.

All text is escaped where it stands in the template; only the style, which is the project's own, is not.
"""

import base64
import hashlib
import re
from importlib.resources import files
from itertools import chain
from typing import Final

from jinja2 import Environment, StrictUndefined, Template

from tiers.domain.classification import Classification
from tiers.report.contract.report import Report
from tiers.write.html.bullet_chart import bullet_colors, bullets
from tiers.write.html.chart_scale import chart_text, percent
from tiers.write.html.distribution_chart import spread
from tiers.write.html.downloads import downloads
from tiers.write.html.further_sections import further_sections
from tiers.write.html.print_style import print_style
from tiers.write.html.trend_chart import courses
from tiers.write.page.gaps import gaps_section
from tiers.write.page.goals import goals_section
from tiers.write.page.lift import lift_section
from tiers.write.page.phrases import Words
from tiers.write.page.since import matrices, since
from tiers.write.page.totals import totals_section
from tiers.write.page.verdict import byline, title, verdict_section, whole_title
from tiers.write.to_brief import to_brief
from tiers.write.view import View
from tiers.write.workbook.text import wide

_ROOM: Final = files("tiers.write.html")


def to_html(report: Report, view: View, firms: Classification | None = None) -> bytes:
    """Write the page: the verdict, the goals with their drawings, who is next, and the data.

    Without `firms` nothing is drawn from which a single one could be told.
    """
    words = Words(report, view.lang)
    foot, drawn = whole_title(report, words), bullets(words)
    style = print_style(foot) + _ROOM.joinpath("style.css").read_text(encoding="utf-8")
    page = {
        "title": title(report, words),
        "byline": byline(report, words),
        "foot": foot,
        "verdict": verdict_section(report, words)[1:],
        "notice": to_brief(report, view),
        "bullets": drawn,
        "colors": bullet_colors(drawn),
        "goals": (*goals_section(report, words), *totals_section(report, words)),
        "since": (*since(report, words, view.top, verbose=view.verbose), *chain.from_iterable(matrices(report, words))),
        "gaps": gaps_section(report, words, view.top),
        "lift": lift_section(report, words),
        "spread": spread(report, words, firms),
        "courses": courses(report, words),
        "others": further_sections(report, words, view, firms),
        "downloads": downloads(report, words),
    }
    return (
        _template()
        .render(
            page,
            lang=_LANGUAGES[view.lang],
            style=style,
            style_hash=_hash(style),
            chart={name: chart_text(words, name) for name in _CHART},
            say={name: words.text(f"page.{name}") for name in _PAGE},
            percent=percent,
            short=_SHORT,
        )
        .encode()
    )


def _template() -> Template:
    paper = Environment(autoescape=True, undefined=StrictUndefined)
    paper.filters["whole"] = lambda said: _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", said)
    paper.filters["figure"] = lambda said: said.strip().replace(" ", "\N{NO-BREAK SPACE}")
    paper.tests["broad"] = lambda heading: wide(heading) > _LONGEST_HEADING
    paper.tests["long"] = lambda said: wide(said) > _LONGEST
    return paper.from_string(_ROOM.joinpath("page.html.jinja").read_text(encoding="utf-8"))


_BEFORE_UNIT: Final = re.compile(r"(?<=\d) (?=(?:bn|m)\b)")
"""Where a line may not end: between a number and its unit."""

_CHART: Final = ("goals", "spread", "course", "key-count", "key-colors", "key-due", "key-goal", "key-line")
"""The titles of drawings, and the words of their keys."""

_PAGE: Final = ("notice", "contents", "downloads", "downloads-how", "firms-of-bars", "firms-of-groups")
"""The other titles."""

_SHORT: Final = 20
"""Rows of a table up to which paper does not part it."""

_LONGEST_HEADING, _LONGEST = 24, 16
"""Columns of a terminal that a heading and a figure take where a telephone shows them on one line; longer ones wrap."""

_LANGUAGES: Final = {"en": "en", "zh": "zh-Hans"}
"""The language of the words → its name in HTML."""


def _hash(style: str) -> str:
    """Return the names of the style by its content, so that a browser takes no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
