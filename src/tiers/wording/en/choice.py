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
    # what a column is
    "asked": "named by --column or [reading] columns",
    "column": "column",
    "earlier": "an earlier time",
    "month": "one month",
    "none": "all of it",
    "other": "another figure",
    "part": "a part",
    "planned": "a plan",
    "question": "a question",
    "rank": "a rank",
    "seems": "seems to be",
    "share": "a share or a growth",
    "stamp": "up to a month",
    "to-date": "the year to date",
    "unclear": "not clear",
    "word": "its heading says {word}",
    "year": "a whole year",
}
