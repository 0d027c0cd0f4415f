"""Report → a page: one file that needs no network and no script, for a screen of any size and for paper.

All text is escaped where it stands in the template; only the style, which is the project's own, is not.
"""

import base64
import hashlib
from importlib.resources import files
from itertools import chain
from typing import Final

from jinja2 import Environment, StrictUndefined

from tiers.domain.classification import Classification
from tiers.report.contract.report import Report
from tiers.write.html.bullet_chart import bullets
from tiers.write.html.chart_scale import chart_text, percent
from tiers.write.html.distribution_chart import spread
from tiers.write.html.trend_chart import courses
from tiers.write.page.breakdowns import breakdown_sections
from tiers.write.page.data import column_sections, data_section
from tiers.write.page.gaps import gaps_section
from tiers.write.page.goals import goals_section
from tiers.write.page.lift import lift_section
from tiers.write.page.outlook import outlook_section
from tiers.write.page.phrases import Words
from tiers.write.page.since import matrices, since
from tiers.write.page.totals import totals_section
from tiers.write.page.verdict import title, verdict_section
from tiers.write.view import View

_ROOM: Final = files("tiers.write.html")


def to_html(report: Report, view: View, firms: Classification | None = None) -> bytes:
    """Write the page: the verdict, the goals with their drawings, who is next, and the data.

    Without `firms` nothing is drawn from which a single one could be told.
    """
    words = Words(report, view.lang)
    style = _ROOM.joinpath("style.css").read_text(encoding="utf-8")
    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(
        _ROOM.joinpath("page.html.jinja").read_text(encoding="utf-8")
    )
    return page.render(
        lang=_LANGUAGES[view.lang],
        title=title(report, words),
        style=style,
        style_hash=_hash(style),
        labels={name: chart_text(words, name) for name in _LABELS},
        percent=percent,
        verdict=verdict_section(report, words)[1:],
        bullets=bullets(words),
        goals=(*goals_section(report, words), *totals_section(report, words)),
        since=(*since(report, words, view.top, verbose=view.verbose), *chain.from_iterable(matrices(report, words))),
        gaps=gaps_section(report, words, view.top),
        lift=lift_section(report, words),
        spread=spread(report, words, firms),
        courses=courses(report, words),
        others=_others(report, words, view),
    ).encode()


_LABELS: Final = ("goals", "spread", "course", "key-count", "key-due", "key-goal", "key-line")
"""The titles of drawings, and the words of their keys."""

_LANGUAGES: Final = {"en": "en", "zh": "zh-Hans"}
"""The language of the words → its name in HTML."""


def _others(report: Report, words: Words, view: View) -> list[object]:
    """Return what needs no drawing of its own: the outlook, breakdowns, years, and the data."""
    found = column_sections(report, words) if view.verbose else ()
    outlook = outlook_section(report, words)
    return [
        *([outlook] if outlook else []),
        *breakdown_sections(report, words),
        *found,
        data_section(report, words, verbose=view.verbose),
    ]


def _hash(style: str) -> str:
    """Return the names of the style by its content, so that a browser takes no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
