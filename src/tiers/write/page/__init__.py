"""Report → page: everything that people are told, in their language, before it is drawn.

Formats for people differ in how they draw a page, not in what it says.
"""

from tiers.report.contract.report import Report
from tiers.write.page.blocks import Section
from tiers.write.page.breakdowns import breakdown_sections
from tiers.write.page.data import column_sections, data_section
from tiers.write.page.gaps import gaps_section
from tiers.write.page.goals import goals_section
from tiers.write.page.phrases import Words
from tiers.write.page.verdict import verdict_section
from tiers.write.view import View


def page(report: Report, view: View, *, has_room: bool = False, with_year_lines: bool = False) -> tuple[Section, ...]:
    """Return the report in words: the verdict first, the data and their problems last.

    With `has_room` it holds the tables too of which a terminal shows one line; `with_year_lines` draws the counts of
    the years by signs.
    """
    words = Words(report, view.lang)
    sections = (
        verdict_section(report, words),
        goals_section(report, words, with_year_lines=with_year_lines),
        _totals(report, words),
        _since(report, words, view),
        gaps_section(report, words, view.top),
        _lift(report, words) if has_room else (),
        _outlook(report, words),
        *breakdown_sections(report, words),
        *(column_sections(report, words) if view.verbose else ()),
        data_section(report, words, verbose=view.verbose),
    )
    return tuple(section for section in sections if section)


def _totals(report: Report, words: Words) -> Section:
    if not report.totals:
        return ()
    from tiers.write.page.totals import totals_section  # noqa: PLC0415 - most plans have none

    return totals_section(report, words)


def _lift(report: Report, words: Words) -> Section:
    from tiers.write.page.lift import lift_section  # noqa: PLC0415 - a terminal shows one line of it

    return lift_section(report, words)


def _outlook(report: Report, words: Words) -> Section:
    if report.outlook is None:
        return ()
    from tiers.write.page.outlook import outlook_section  # noqa: PLC0415 - most reports do not look ahead

    return outlook_section(report, words)


def _since(report: Report, words: Words, view: View) -> Section:
    if report.since is None:
        return ()
    from tiers.write.page.since import since  # noqa: PLC0415 - most reports compare nothing

    return since(report, words, view.top, verbose=view.verbose)
