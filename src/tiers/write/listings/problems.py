"""One row per problem, at its place."""

from collections.abc import Mapping
from typing import Final

from tiers.report.contract.report import Report
from tiers.write.listings.listing import Kind, Listing, make_listing

_COLUMNS: Final[Mapping[str, Kind]] = {
    "severity": "word",
    "code": "word",
    "path": "text",
    "sheet": "text",
    "row": "count",
    "column": "text",
    "value": "text",
    "message": "text",
}


def problems_listing(report: Report) -> Listing:
    """List the problems that the report lists, at most 100, in order of input, row, column and code."""
    rows = [{key: getattr(item, key) for key in _COLUMNS} for item in report.problems.items]
    return make_listing("problems", _COLUMNS, rows)
