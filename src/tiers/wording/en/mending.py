"""What mends a problem of a cell or row, or what to look at: one sentence per code of `domain/problem.py`."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "amount-huge": "See whether the column's unit is right; if it is not, mend the heading or say --unit.",
    "amount-negative": "See whether the figure is meant; a firm without one has a blank cell.",
    "amount-unreadable": "Write one amount in digits, such as 23000 or 2.3亿; leave the cell blank if it is not known.",
    "base-differs": "See which of the two is right; the plan's stands under base in the targets file.",
    "base-not-for-part": "Leave --where out to judge the goals for all firms.",
    "code-check": "Compare the code with the firm's licence: one of its characters is wrong.",
    "code-form": "Compare the code with the firm's licence: it has 18 characters, and no I, O, S, V or Z.",
    "code-inner-check": "Compare the code with the firm's licence; it may be right all the same.",
    "code-lost-digits": "Format the column as text in the spreadsheet, and type the code again.",
    "code-rounded": "Format the column as text in the spreadsheet, and type the code again.",
    "currency-foreign": "Convert the amount into the plan's currency.",
    "duplicate-conflict": "Mend the table, so that the firm stands there once a year.",
    "duplicate-equal": "Take out the rows that are too many.",
    "duplicate-undecided": "Mend the table, or decide for all: --duplicates keep, first, last, largest or sum.",
    "figure-like-total": "If it is a total, name it 合计; if it is a firm, leave it.",
    "goals-not-for-part": "Leave --where out to judge the goals for all firms.",
    "growth-tenfold": "See whether both years are in the same unit.",
    "name-damaged": "Type the name again, or export the table once more in UTF-8.",
    "name-like-total": "If it is a total, name it 合计; if it is a firm, leave it.",
    "register-limit": "Add the firms below that limit to know the lower tiers.",
    "row-nameless": "Give the row its firm's name, or take it out.",
    "row-ragged": "Give the row as many cells as there are headings; put quotes around a number with commas.",
    "text-ctrl-z": "See whether rows are lacking after it; if not, take it out.",
    "text-cut-off": "See whether the last row is whole; export the table once more if it is not.",
    "text-nul": "Export the table once more.",
    "total-differs": "Look for firms that are lacking or too many, or mend the total.",
    "unit-differs": "Take the wrong one of the two out.",
    "year-fewer-firms": "See whether firms are lacking.",
    "year-small": "See whether rows of that year are lacking, or say which year is meant: --year",
    "year-unreadable": "Write years as 2006 or 2006年.",
}
