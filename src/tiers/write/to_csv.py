"""A table of a report → CSV: exact numbers, the same bytes for everybody.

UTF-8 without a byte-order mark and with CRLF, which programs expect; who wants a spreadsheet takes a workbook.

Source: RFC 4180.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Final

from tiers.report.contract.report import Report
from tiers.wording.figures import exactly
from tiers.write.escaping import csv_cell
from tiers.write.listings import LISTINGS
from tiers.write.listings.listing import Kind, Listing, Value

_AT_ONCE: Final = 2_000
"""Rows that are written at once."""


def to_csv(report: Report, table: str) -> Iterator[bytes]:
    """Write one table of a report: a row per goal, near firm, group, year or problem."""
    return _encode(LISTINGS[table](report))


def _encode(listing: Listing) -> Iterator[bytes]:
    writers = [_WRITERS[column.kind] for column in listing.columns]
    yield _line(_text(column.key) for column in listing.columns).encode()
    rows = iter(listing.rows)
    while part := list(islice(rows, _AT_ONCE)):
        yield "".join(
            _line("" if value is None else write(value) for write, value in zip(writers, row, strict=True))
            for row in part
        ).encode()


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\r\n"


def _text(value: Value) -> str:
    return csv_cell(str(value))


def _number(value: Value) -> str:
    return exactly(value) if isinstance(value, Decimal) else str(value)


def _flag(value: Value) -> str:
    return "true" if value else "false"


_WRITERS: Final[Mapping[Kind, Callable[[Value], str]]] = {
    "text": _text,
    "word": str,
    "year": str,
    "count": str,
    "amount": _number,
    "share": _number,
    "number": _number,
    "flag": _flag,
}
"""Kind of a column → how a value that is there is written."""
