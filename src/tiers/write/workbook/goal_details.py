"""The sheet of what else is known of each tier, and what each of its columns means."""

from typing import Final

from tiers.write.listings import LISTINGS
from tiers.write.workbook.sheets import Sheets

_COLUMNS: Final = (
    "tier", "limit", "measure", "nested", "band", "on_the_limit", "at_most", "certain", "uplift", "lacking", "rate",
    "rate_needed", "times",
)  # fmt: skip
_PLAIN: Final = frozenset({"tier", "limit", "measure"})
"""Columns that go without saying."""

_ELSEWHERE: Final = ("due_now", "pace", "difference")
"""Columns of the first sheet that do not."""


def write_goal_details(sheets: Sheets) -> None:
    """Write the table, and below it a line for each column that does not go without saying."""
    text = sheets.cells.sheet_text
    sheet = sheets.book.sheet(text("details"))
    rows = sheets.table(sheet, LISTINGS["goals"](sheets.report).only(_COLUMNS))
    sheet.hold(rows, len(_COLUMNS), 1)
    sheet.skip()
    sheet.line(text("details-how"), bold=True)
    for name in (*_ELSEWHERE, *(column for column in _COLUMNS if column not in _PLAIN)):
        sheet.line(sheets.words.text("list.labelled", label=text(f"head.{name}"), figure=text(f"about.{name}")))
