"""The tables of a report as files within the page: links that need no network and no script."""

from base64 import b64encode
from codecs import BOM_UTF8
from typing import NamedTuple

from tiers.report.contract.report import Report
from tiers.write import TABLES
from tiers.write.listings import LISTINGS
from tiers.write.page.phrases import Words
from tiers.write.to_csv import to_csv


class Download(NamedTuple):
    """A table as a file."""

    name: str
    """What the file is called."""
    href: str
    """The whole file, as an address."""


def downloads(report: Report, words: Words) -> list[Download]:
    """Return every table that has rows, as CSV; a byte-order mark tells spreadsheets that it is UTF-8."""
    return [
        Download(f"{words.text(f'page.file.{table}')}.csv", _address(report, table))
        for table in TABLES
        if any(True for _ in LISTINGS[table](report).rows)
    ]


def _address(report: Report, table: str) -> str:
    content = BOM_UTF8 + b"".join(to_csv(report, table))
    return f"data:text/csv;charset=utf-8;base64,{b64encode(content).decode()}"
