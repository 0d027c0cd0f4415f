"""One row per group of a breakdown, and one per year."""

from collections.abc import Sequence
from typing import Final

from tiers.report.contract.report import Group, Report, TierCount
from tiers.write.listings.listing import Column, Kind, Listing, Value, columns_of, many

_PLACE: Final[dict[str, Kind]] = {"year": "year", "by": "text"}
_YEAR: Final[dict[str, Kind]] = {"year": "year", "complete": "flag", "enterprises": "count"}


def breakdown(report: Report) -> Listing:
    """List the groups of every breakdown, one below the other; counts are nested, a blank value is empty."""
    tiers, measures = _tiers(report), [each.measure for each in report.measures]
    columns = (
        *columns_of(_PLACE),
        Column("value", "text", "group"),
        *columns_of({"enterprises": "count"}),
        *many("count", "count", tiers),
        *many("total", "amount", measures),
        *columns_of({"largest": "text"}),
    )
    rows = [_group(report, each.by, group) for each in report.breakdowns for group in each.groups]
    return Listing("breakdown", columns, rows)


def _group(report: Report, by: str, group: Group) -> list[Value]:
    totals = {each.measure: each.total for each in group.totals or ()}
    return [
        report.period.year,
        by,
        group.value,
        group.enterprises,
        *_counts(group.counts, report),
        *(totals.get(each.measure) for each in report.measures),
        group.largest,
    ]


def years(report: Report) -> Listing:
    """List the years that were read, earliest first; counts are nested."""
    columns = (*columns_of(_YEAR), *many("count", "count", _tiers(report)))
    rows = [[each.year, each.complete, each.enterprises, *_counts(each.counts, report)] for each in report.years]
    return Listing("years", columns, rows)


def _tiers(report: Report) -> list[str]:
    return [goal.tier for goal in report.goals]


def _counts(counts: Sequence[TierCount] | None, report: Report) -> list[int | None]:
    found = {each.tier: each.count for each in counts or ()}
    return [found.get(tier) for tier in _tiers(report)]
