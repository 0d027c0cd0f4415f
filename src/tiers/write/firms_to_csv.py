"""Firms with their tiers → CSV: exact numbers, the same bytes for everybody.

UTF-8 without a byte-order mark and with CRLF, which programs expect.

Source: RFC 4180.
"""

from collections.abc import Iterator

from tiers.domain.classification import Classification, TextForm
from tiers.report.contract.report import Report
from tiers.write.escaping import csv_cell
from tiers.write.text_lines import lines


def firms_to_csv(_report: Report, firms: Classification) -> Iterator[bytes]:
    """Write a row per firm, in parts, so that a long table needs no room."""
    headings = [csv_cell(column) for column in firms.columns]
    yield f"{','.join(headings)}\r\n".encode()
    before = "", *("," for _ in headings[1:])
    yield from lines(firms, TextForm(before, "\r\n", csv_cell, "", ""))
