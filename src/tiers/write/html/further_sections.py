"""The sections of a page that need no drawing of their own: the outlook, breakdowns, years, and the data."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tiers.domain.classification import Classification
from tiers.report.contract.report import Report
from tiers.write.html.firm_list import FirmList, group_lists
from tiers.write.page.blocks import Block, Paragraph, Section
from tiers.write.page.breakdowns import breakdown_sections
from tiers.write.page.data import column_sections, data_section
from tiers.write.page.outlook import outlook_section
from tiers.write.page.phrases import Words
from tiers.write.view import View


class Further(NamedTuple):
    """A section with its heading."""

    heading: str
    """What stands above it."""
    blocks: Sequence[Block]
    """What stands below its heading."""
    firms: Sequence[FirmList] = ()
    """The firms of its groups."""


def further_sections(report: Report, words: Words, view: View, firms: Classification | None) -> list[Further]:
    """Return these sections in their order."""
    found = column_sections(report, words) if view.verbose else ()
    outlook = outlook_section(report, words)
    data = data_section(report, words, verbose=view.verbose)
    return [
        *([_with_heading(outlook)] if outlook else []),
        *_breakdowns(report, words, firms),
        *map(_with_heading, found),
        Further(words.text("page.data"), data),
    ]


def _breakdowns(report: Report, words: Words, firms: Classification | None) -> Iterator[Further]:
    """Yield the breakdowns with the firms of their groups, and the years."""
    shown = [each for each in report.breakdowns if each.groups]
    for each, section in zip_longest(shown, breakdown_sections(report, words)):
        yield _with_heading(section, group_lists(each, firms, words) if each else ())


def _with_heading(section: Section, firms: Sequence[FirmList] = ()) -> Further:
    first, *blocks = section
    return Further(first.lead if isinstance(first, Paragraph) else "", blocks, firms)
