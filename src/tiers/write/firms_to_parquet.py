"""Firms with their tiers → Parquet: exact decimals and text as it is, for programs that read columns."""

from collections.abc import Iterator, Sequence
from typing import Final

from tiers.domain.classification import FIRM, OF_MEASURE, Classification
from tiers.report.contract.report import Report
from tiers.write.parquet_file import TEXT, encodable, write_parquet

_AMOUNT: Final = "DECIMAL(38, 6)"
"""An amount has at most six digits after the point."""

_TYPES: Final = {"year": "SMALLINT", "": _AMOUNT, "short_by": _AMOUNT}
"""Part of a column's name → its type; all others are text."""


def firms_to_parquet(_report: Report, firms: Classification) -> Iterator[bytes]:
    """Write a row per firm; the file is made in a temporary folder first, and given in parts.

    Raises: WriteError if there is no room for it.
    """
    if firms.in_bulk:
        return firms.in_bulk.parquet(_columns(firms), encodable)
    return write_parquet(_columns(firms), firms.rows)


def _columns(firms: Classification) -> Sequence[tuple[str, str]]:
    """Return the name and the type of each column."""
    parts = [*FIRM, *(part for _ in firms.measures for part in OF_MEASURE), *(TEXT for _ in firms.by)]
    pairs = zip(firms.columns, parts, strict=True)
    return [(encodable(name), _TYPES.get(part, TEXT)) for name, part in pairs]
