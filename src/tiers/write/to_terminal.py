"""Report → what a person reads in a terminal: the verdict in words first."""

from collections.abc import Sequence

from tiers.report.contract.report import Report
from tiers.write.page import page
from tiers.write.page.blocks import Section
from tiers.write.terminal.drawing import Pen
from tiers.write.view import View


def to_terminal(report: Report, view: View) -> str:
    """Draw the report for a terminal of the view's width; a pipe has no width, and nothing is cut for it."""
    return draw_sections(page(report, view, with_year_lines=True), view)


def draw_sections(sections: Sequence[Section], view: View) -> str:
    """Draw the sections of any page, with a blank line between them."""
    pen = Pen(view.width, color=view.color, lang=view.lang)
    return "\n".join("".join(f"{line}\n" for block in section for line in pen.draw(block)) for section in sections)
