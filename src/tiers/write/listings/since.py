"""One row per tier that was compared, and one per firm that moved."""

from collections.abc import Iterator, Mapping
from typing import Final

from tiers.report.contract.report import Report
from tiers.write.listings.listing import Kind, Listing, Value, make_listing

_SINCE: Final[Mapping[str, Kind]] = {
    "year": "year",
    "since": "text",
    "tier": "text",
    "by": "text",
    "value": "text",
    "comparable": "flag",
    "opening": "count",
    "risen": "count",
    "new": "count",
    "unknown_then": "count",
    "dropped": "count",
    "left": "count",
    "unknown_now": "count",
    "closing": "count",
    "net": "count",
    "stayed": "count",
    "status": "word",
    "verdict": "word",
}

_MOVED: Final[Mapping[str, Kind]] = {
    "year": "year",
    "since": "text",
    "tier": "text",
    "measure": "text",
    "how": "word",
    "rank": "count",
    "name": "text",
    "code": "text",
    "name_then": "text",
    "figure_then": "amount",
    "figure": "amount",
}


def since(report: Report) -> Listing:
    """List the tiers in the plan's order, each with what came, what went, and how its goal stood then.

    `since` is the last day of then.
    """
    found = report.since
    place = _place(report)
    rows = [{**{key: getattr(goal, key, None) for key in _SINCE}, **place} for goal in found.goals] if found else []
    return make_listing("since", _SINCE, rows)


def movers(report: Report) -> Listing:
    """List the firms that moved, by tier and way, the largest first; the same firm can stand under several tiers."""
    return make_listing("moved", _MOVED, [*_rows(report)])


def _rows(report: Report) -> Iterator[Mapping[str, Value]]:
    measures = {goal.tier: goal.measure for goal in report.goals}
    for goal in report.since.goals if report.since else ():
        ranks: dict[str, int] = {}
        for firm in goal.firms or ():
            ranks[firm.how] = ranks.get(firm.how, 0) + 1
            own = {key: getattr(firm, key) for key in ("how", "name", "code", "name_then", "figure_then", "figure")}
            tier = {"tier": goal.tier, "measure": measures[goal.tier], "rank": ranks[firm.how]}
            yield {**_place(report), **tier, **own}


def _place(report: Report) -> dict[str, Value]:
    return {"year": report.period.year, "since": report.since.period.as_of if report.since else None}
