"""Web pages, which many programs save under the ending `.xls`."""

import re
from typing import Final

from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError
from tiers.intake.files.encoding import decode
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.sheet_selection import the_one_with_firms
from tiers.intake.readers.workbook.sandbox import sheets_of

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_MARKED: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_STATED_WITHIN: Final = 4096
"""Bytes from the start within which a page says its encoding."""


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read the one table of a page that holds the firms.

    Raises: DataError if there is none, or if several do.
    """
    text, encoding = decode(data, path, question.reading.encoding or _declared_encoding(data))
    found = sheets_of(text.encode(), "html", path)
    if not found:
        raise DataError("html-no-table", path=path)
    several = len(found) > 1
    sheets = [
        RawSheet(
            Source(path, "html", each.name if several else None, encoding), each.rows, range(1, len(each.rows) + 1)
        )
        for each in found
    ]
    return (the_one_with_firms(sheets, question, Vocabulary(question)),)


def _declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page states, if its first bytes do not."""
    match = None if data.startswith(_MARKED) else _CHARSET.search(data[:_STATED_WITHIN])
    return match[1].decode("ascii", "replace") if match else None
