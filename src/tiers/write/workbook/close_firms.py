"""The sheet of the firms that may drop out: those close above the limit of a tier, and by how much."""

from typing import Final

from tiers.report.contract.report import Goal
from tiers.write.listings.listing import Column, Listing, Value
from tiers.write.page.gaps import CLOSE, close_firms
from tiers.write.workbook.sheets import Sheets

_COLUMNS: Final = (
    Column("tier", "text", "tier"),
    Column("name", "text", "name"),
    Column("code", "text", "code"),
    Column("figure", "amount", "figure"),
    Column("margin", "amount", "margin"),
    Column("margin_share", "share", "margin_share"),
)


def write_close_firms(sheets: Sheets) -> None:
    """Write who is close to dropping out, the nearest first, and whom that means; nobody where names are left out."""
    if sheets.report.options.no_names:
        return
    text = sheets.cells.sheet_text
    sheet = sheets.listing(Listing("cushion", _COLUMNS, _rows(sheets)))
    sheet.skip()
    sheet.line(text("cushion-how", share=CLOSE))
    if any(_may_have_more(goal) for goal in sheets.report.goals):
        sheet.line(text("cushion-more"))


def _may_have_more(goal: Goal) -> bool:
    """Whether all firms that are listed are close, and others reach the tier too."""
    return goal.cushion is not None and len(close_firms(goal)) == len(goal.cushion) < (goal.count or 0)


def _rows(sheets: Sheets) -> list[list[Value]]:
    return [
        [goal.tier, firm.name, firm.code, firm.figure, firm.margin, firm.margin / goal.limit]
        for goal in sheets.report.goals
        if goal.limit
        for firm in close_firms(goal)
    ]
