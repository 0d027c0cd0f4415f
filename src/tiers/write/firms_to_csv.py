"""Firms with their tiers → CSV: exact numbers, the same bytes for everybody.

UTF-8 without a byte-order mark and with CRLF, which programs expect.

Source: RFC 4180.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from tiers.domain.classification import Classification, Value
from tiers.report.model import Report
from tiers.wording.figures import exactly
from tiers.write.cells import csv_cell

_AT_ONCE: Final = 2_000
"""Rows that are written at once."""


def firms_to_csv(_report: Report, firms: Classification) -> Iterator[bytes]:
    """Write a row per firm, in parts, so that a long table needs no room."""
    yield _line(firms.columns).encode()
    rows = iter(firms.rows)
    while part := list(islice(rows, _AT_ONCE)):
        yield "".join(map(_line, part)).encode()


def _line(cells: tuple[Value, ...]) -> str:
    return ",".join(map(_cell, cells)) + "\r\n"


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return csv_cell(value)
    if isinstance(value, Decimal):
        return exactly(value)
    return "" if value is None else str(value)
