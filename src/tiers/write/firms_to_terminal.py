"""Firms with their tiers → what a person reads in a terminal: one table."""

from tiers.domain.classification import Classification
from tiers.report.contract.report import Report
from tiers.write.page.firms import firms_grid
from tiers.write.terminal.drawing import Pen
from tiers.write.view import View


def firms_to_terminal(report: Report, view: View, firms: Classification) -> str:
    """Draw the firms for a terminal of the view's width; a pipe has no width, and nothing is cut for it."""
    pen = Pen(view.width, color=view.color, lang=view.lang)
    return "".join(f"{line}\n" for line in pen.draw(firms_grid(report, firms, view.lang)))
