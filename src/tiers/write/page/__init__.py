"""Report → page: everything that people are told, in their language, before it is drawn.

Formats for people differ in how they draw a page, not in what it says.
"""

from tiers.report.model import Report
from tiers.write.page.blocks import Section
from tiers.write.page.breakdowns import breakdowns
from tiers.write.page.data import data, understood
from tiers.write.page.gaps import gaps
from tiers.write.page.goals import goals
from tiers.write.page.since import since
from tiers.write.page.verdict import verdict
from tiers.write.page.words import Words
from tiers.write.view import View


def page(report: Report, view: View) -> tuple[Section, ...]:
    """Put the report in words: the verdict first, the data and their problems last."""
    words = Words(report, view.lang)
    sections = (
        verdict(report, words),
        goals(report, words),
        since(report, words, view.top, verbose=view.verbose),
        gaps(report, words, view.top),
        *breakdowns(report, words),
        *(understood(report, words) if view.verbose else ()),
        data(report, words, verbose=view.verbose),
    )
    return tuple(section for section in sections if section)
