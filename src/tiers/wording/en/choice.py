"""The headings and cells of a table that shows what each choice would mean."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "amount": "{amount:money}",
    "unit": "unit",
    "largest": "largest firm",
    "total": "all firms",
    # which firm is meant
    "firm": "firm",
    "code": "code",
    "where": "where",
    # why a column is what it is
    "asked": "named by --column or [reading] columns",
    "grouped": "firms are grouped or chosen by it",
    "look-alike": "not taken for the measure: it seems to be {seems}",
    "no-heading": "it has no heading",
    "time-from-file-name": "its time by the file's name: {text}",
    "time-from-heading": "its time by its heading",
    "time-from-sheet-name": "its time by the sheet's name: {text}",
    "time-from-title": "its time by the title: {text}",
    "unit-from-classify": "{unit}, for tiers classify wrote it",
    "unit-from-column": "{unit} by the column {heading}",
    "unit-from-heading": "{unit} by its heading",
    "unit-from-option": "{unit} by --unit",
    "unit-from-targets": "{unit} by the targets file",
    "unit-from-unit-line": "{unit} by the line above the table: {line}",
    "unknown": "its heading is not a known word",
    "word": "its heading says {word}",
    # which sheet
    "sheet": "sheet",
    "rows": "rows",
    # what a column seems to be
    "column": "column",
    "earlier": "an earlier time",
    "month": "one month or quarter",
    "none": "all of it",
    "other": "another figure",
    "part": "a part",
    "planned": "a plan",
    "question": "a question",
    "rank": "a rank",
    "seems": "seems to be",
    "share": "a share or a growth",
    "stamp": "up to a month",
    "tier": "what tiers made of a figure",
    "to-date": "the year to date",
    "unclear": "not clear",
    "year": "a whole year",
}
