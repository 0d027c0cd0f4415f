"""One row per goal of a group; and for people one row per group, and the sums of its breakdown."""

from collections.abc import Mapping, Sequence
from typing import Final

from tiers.report.contract.groups import GroupGoal
from tiers.report.contract.report import BreakdownReport, Group, Report
from tiers.write.listings.goals import PROGRESS, join_stages
from tiers.write.listings.listing import Column, Kind, Listing, Value, columns_of, make_listing, many

_COLUMNS: Final[Mapping[str, Kind]] = {
    "by": "text",
    "value": "text",
    "year": "year",
    "as_of": "text",
    "tier": "text",
    "goal": "count",
    "by_year": "text",
    "count": "count",
    "at_most": "count",
    "certain": "flag",
    **PROGRESS,
    "status": "word",
    "method": "word",
}

_OF_TIER: Final[Mapping[str, Kind]] = {"count": "count", "goal": "count", "gap": "count", "status": "word"}
"""What people are shown of each tier in which a group has a goal."""

_SINCE: Final[Mapping[str, Kind]] = {
    "tier": "text",
    "opening": "count",
    "closing": "count",
    "net": "count",
    "status": "word",
    "verdict": "word",
}

_PARTS: Final[Mapping[str, Kind]] = {"tier": "text", "goal": "count", "parts": "count", "groups": "count"}


def groups_listing(report: Report) -> Listing:
    """List the goals of groups, by breakdown, group and tier; those that are kept back are absent."""
    place: dict[str, Value] = {"year": report.period.year, "as_of": report.period.as_of}
    rows: list[Mapping[str, Value]] = []
    for by, group, goal in _goals(report):
        plain = {key: getattr(goal, key, None) for key in _COLUMNS}
        stages = join_stages(goal.by_year)
        rows.append({**plain, **place, "by": by, "value": group.value, "by_year": stages})
    return make_listing("groups", _COLUMNS, rows)


def _goals(report: Report) -> list[tuple[str, Group, GroupGoal]]:
    groups = ((each.by, group) for each in report.breakdowns for group in each.groups)
    return [(by, group, goal) for by, group in groups for goal in group.goals or ()]


def group_table(found: BreakdownReport, *, is_banded: bool = False) -> Listing:
    """List the groups of a breakdown that have goals, a row each, with columns for each tier.

    Where goals are judged by bands, the nested count of a group without a goal would not belong beside them.
    """
    tiers = [each.tier for each in found.parts]
    columns = (
        Column("value", "text", "group"),
        *columns_of({"enterprises": "count"}),
        *(column for tier in tiers for key, kind in _OF_TIER.items() for column in many(key, kind, [tier])),
    )
    rows = [_row(group, tiers, is_banded=is_banded) for group in found.groups if group.goals != ()]
    return Listing("group-goals", columns, rows)


def _row(group: Group, tiers: Sequence[str], *, is_banded: bool) -> list[Value]:
    goals = {goal.tier: goal for goal in group.goals or ()}
    counts = {} if is_banded else {each.tier: each.count for each in group.counts or ()}
    cells: list[Value] = [group.value, group.enterprises]
    for tier in tiers:
        goal = goals.get(tier)
        cells += [getattr(goal, key) if goal else counts.get(tier) if key == "count" else None for key in _OF_TIER]
    return cells


def whole_alone(since: Listing) -> Listing:
    """Return what has changed without the goals of groups."""
    place = [column.key for column in since.columns].index("by")
    return Listing(since.name, since.columns, [row for row in since.rows if row[place] is None])


def groups_since(report: Report) -> Listing:
    """List the goals of groups then and now."""
    goals = [goal for goal in (report.since.goals if report.since else ()) if goal.by is not None]
    rows = [[goal.value, *(getattr(goal, key) for key in _SINCE)] for goal in goals]
    return Listing("group-goals", (Column("value", "text", "group"), *columns_of(_SINCE)), rows)


def parts_table(found: BreakdownReport) -> Listing:
    """List the goals of the groups of a breakdown, added up, beside those of the whole."""
    rows = [{key: getattr(each, key) for key in _PARTS} for each in found.parts]
    return make_listing("parts", _PARTS, rows)
