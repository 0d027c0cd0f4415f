"""One row per firm that has to rise so that all goals of a measure are met at once."""

from collections.abc import Iterator, Mapping
from typing import Final

from tiers.report.contract.report import Report
from tiers.write.listings.listing import Column, Kind, Listing, Value, columns_of, make_listing

_LIFT: Final[Mapping[str, Kind]] = {
    "year": "year",
    "measure": "text",
    "rank": "count",
    "name": "text",
    "code": "text",
    "figure": "amount",
    "tier": "text",
    "short_by": "amount",
    "growth_needed": "share",
    "yearly_growth_needed": "share",
    "own_yearly_growth": "share",
}


def lift_listing(report: Report) -> Listing:
    """List the firms that have to rise, by measure and rank; `tier` is the one that each has to reach."""
    return make_listing("lift", _LIFT, _rows(report))


def _rows(report: Report) -> Iterator[Mapping[str, Value]]:
    for lift in report.lift or ():
        for firm in lift.firms or ():
            own = {key: getattr(firm, key) for key in _LIFT if key not in {"year", "measure"}}
            yield {"year": report.period.year, "measure": lift.measure, **own}


def lift_with_values(report: Report, keys: tuple[str, ...]) -> Listing:
    """List the same firms, some of their columns, and behind these their value of each breakdown."""
    listing = lift_listing(report).only(keys)
    values = [firm.values or () for lift in report.lift or () for firm in lift.firms or ()]
    headings = [by for by, _ in values[0]] if values else []
    rows = [[*row, *(value for _, value in own)] for row, own in zip(listing.rows, values, strict=True)]
    return Listing("lift", (*listing.columns, *(Column(by, "text") for by in headings)), rows)


def supplies_listing(report: Report) -> Listing:
    """List the groups with a firm that has to rise, by measure and breakdown; `short_by` is what their firms need."""
    columns = (
        Column("by", "text", "by"),
        Column("value", "text", "group"),
        *columns_of({"count": "count", "short_by": "amount"}),
    )
    groups = [group for lift in report.lift or () for group in lift.groups or ()]
    return Listing("supplies", columns, [[group.by, group.value, group.count, group.uplift] for group in groups])
