"""One row per total: what it is, what it should be, and the verdict with every number it was made from."""

from collections.abc import Mapping
from typing import Final

from tiers.report.contract.report import Report
from tiers.report.contract.totals import TotalReport
from tiers.write.listings.goals import BETWEEN_NAMES
from tiers.write.listings.listing import Column, Kind, Listing, Value

_COLUMNS: Final[Mapping[str, Kind]] = {
    "year": "year",
    "as_of": "text",
    "name": "text",
    "measure": "text",
    "where": "text",
    "goal": "amount",
    "growth": "share",
    "total": "amount",
    "enterprises": "count",
    "usable": "count",
    "missing": "count",
    "unreadable": "count",
    "gap": "amount",
    "surplus": "amount",
    "completion": "share",
    "base": "amount",
    "base_source": "word",
    "due": "amount",
    "pace": "number",
    "yearly_growth": "share",
    "planned_yearly_growth": "share",
    "growth_needed": "share",
    "status": "word",
    "method": "word",
}

_CALLED: Final[Mapping[str, str]] = {"name": "total_name", "total": "total_amount"}
"""Columns that are about something else than others of the same key."""


def totals(report: Report) -> Listing:
    """List the totals in the plan's order; amounts in yuan."""
    columns = tuple(Column(key, kind, _CALLED.get(key, key)) for key, kind in _COLUMNS.items())
    return Listing("totals", columns, [_row(total, report) for total in report.totals])


def _row(total: TotalReport, report: Report) -> list[Value]:
    own: Mapping[str, Value] = {
        "year": report.period.year,
        "as_of": report.period.as_of,
        "where": BETWEEN_NAMES.join(total.where) or None,
    }
    return [own[key] if key in own else getattr(total, key) for key in _COLUMNS]
