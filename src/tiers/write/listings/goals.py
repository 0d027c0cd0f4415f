"""One row per tier: its count, its goal, and the verdict with every number it was made from."""

from collections.abc import Mapping, Sequence
from typing import Final

from tiers.report.contract.groups import StageGoal
from tiers.report.contract.report import CushionFirm, Goal, NearestFirm, Report
from tiers.write.listings.listing import Kind, Listing, Value, make_listing

BETWEEN_NAMES: Final = "; "
"""What stands between several names in one cell."""

PROGRESS: Final[Mapping[str, Kind]] = {
    "gap": "count",
    "surplus": "count",
    "completion": "share",
    "base": "count",
    "base_source": "word",
    "due": "number",
    "due_now": "count",
    "pace": "number",
    "difference": "share",
}
"""What a goal's verdict was made from, of a tier and of a group."""

_COLUMNS: Final[Mapping[str, Kind]] = {
    "year": "year",
    "as_of": "text",
    "tier": "text",
    "measure": "text",
    "preferred": "flag",
    "rule": "word",
    "limit": "amount",
    "where": "text",
    "count": "count",
    "nested": "count",
    "band": "count",
    "at_most": "count",
    "certain": "flag",
    "on_the_limit": "count",
    "on_the_limit_firms": "text",
    "goal": "count",
    "goal_text": "text",
    "by_year": "text",
    **PROGRESS,
    "rate": "number",
    "rate_needed": "number",
    "times": "number",
    "status": "word",
    "method": "word",
    "uplift": "amount",
    "lacking": "count",
    "nearest": "text",
    "cushion": "text",
}


def goals_listing(report: Report) -> Listing:
    """List the tiers in the plan's order; the firms nearest to each and about to drop out of it by name alone."""
    return make_listing("goals", _COLUMNS, [_row(goal, report) for goal in report.goals])


def _row(goal: Goal, report: Report) -> Mapping[str, Value]:
    names: dict[str, Value] = {
        "where": _join_names(goal.where),
        "on_the_limit_firms": _join_names(goal.on_the_limit_firms),
        "nearest": _names(goal.nearest),
        "cushion": _names(goal.cushion),
    }
    names["by_year"] = join_stages(goal.by_year)
    plain = {key: getattr(goal, key, None) for key in _COLUMNS if key not in names}
    return {**plain, **names, "year": report.period.year, "as_of": report.period.as_of}


def join_stages(stages: Sequence[StageGoal]) -> str | None:
    """Write stages in one cell: `2006=7; 2008=10`; None without any."""
    return _join_names([f"{stage.year}={stage.goal}" for stage in stages])


def _names(firms: Sequence[NearestFirm | CushionFirm] | None) -> str | None:
    return None if firms is None else _join_names([firm.name for firm in firms])


def _join_names(names: Sequence[str] | None) -> str | None:
    return BETWEEN_NAMES.join(names) if names else None
