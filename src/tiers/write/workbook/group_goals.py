"""The sheet of the goals of groups: a row per group, columns for each tier, and what the parts are together."""

from tiers.write.listings.group_goals import group_table, parts_table
from tiers.write.page.group_goals import goals_title, group_notes, has_group_goals
from tiers.write.workbook.sheets import Sheets


def write_group_goals(sheets: Sheets) -> None:
    """Write the sheet; none where no group has a goal that is judged."""
    found = [each for each in sheets.report.breakdowns if has_group_goals(each)]
    if not found:
        return
    sheet = sheets.book.sheet(sheets.cells.sheet_text("group-goals"))
    for each in found:
        sheet.title(goals_title(each, sheets.report, sheets.words))
        table = group_table(each, is_banded=sheets.report.targets.counting == "banded")
        rows = sheets.table(sheet, table)
        if each is found[0]:
            sheet.hold(rows, len(table.columns), 1)
        sheet.skip()
        sheets.table(sheet, parts_table(each))
        for note in group_notes(each, sheets.report, sheets.words):
            sheet.line(note.lead + note.text)
        sheet.skip()
