"""Report → what a person reads in a terminal: the verdict in words first."""

from tiers.report.model import Report
from tiers.write.page import page
from tiers.write.terminal.drawing import Pen
from tiers.write.view import View


def to_terminal(report: Report, view: View) -> str:
    """Draw the report for a terminal of the view's width; a pipe has no width, and nothing is cut for it."""
    pen = Pen(view.width, color=view.color, lang=view.lang)
    sections = ["".join(f"{line}\n" for block in section for line in pen.draw(block)) for section in page(report, view)]
    return "\n".join(sections)
