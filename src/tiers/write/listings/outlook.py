"""One row per tier: what is to be expected of it, and what that rests on."""

from collections.abc import Mapping
from typing import Final

from tiers.report.contract.report import Report
from tiers.write.listings.listing import Kind, Listing, make_listing

_OUTLOOK: Final[Mapping[str, Kind]] = {
    "year": "year",
    "tier": "text",
    "own_pace": "count",
    "chance": "number",
    "chance_low": "number",
    "chance_high": "number",
    "reason": "word",
    "source": "word",
    "floor": "amount",
    "pairs": "count",
    "odd": "count",
    "gone": "count",
    "growth": "share",
    "spread": "number",
    "stay": "share",
}


def outlook_listing(report: Report) -> Listing:
    """List the tiers in the plan's order, each with what is to be expected; nothing where nobody asked."""
    goals = report.outlook.goals if report.outlook else ()
    keys = [key for key in _OUTLOOK if key != "year"]
    rows = [{"year": report.period.year, **{key: getattr(goal, key) for key in keys}} for goal in goals]
    return make_listing("outlook", _OUTLOOK, rows)
