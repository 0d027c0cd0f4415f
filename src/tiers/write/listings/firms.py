"""One row per firm beside a limit: those that are next, and those that are about to drop out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tiers.report.contract.report import CushionFirm, NearestFirm, Report
from tiers.write.listings.listing import Kind, Listing, Value, make_listing

_PLACE: Final[Mapping[str, Kind]] = {"year": "year", "tier": "text", "measure": "text", "rank": "count"}
_FIRM: Final[Mapping[str, Kind]] = {"name": "text", "code": "text", "figure": "amount"}
_NEAREST: Final[Mapping[str, Kind]] = {
    **_PLACE,
    **_FIRM,
    "short_by": "amount",
    "growth_needed": "share",
    "yearly_growth_needed": "share",
    "own_yearly_growth": "share",
}
_CUSHION: Final[Mapping[str, Kind]] = {**_PLACE, **_FIRM, "margin": "amount"}


def nearest(report: Report) -> Listing:
    """List the firms that do not reach a tier, largest first; the same firm can stand under several tiers."""
    return make_listing("nearest", _NEAREST, _ranked_rows(report, [goal.nearest for goal in report.goals], _NEAREST))


def cushion(report: Report) -> Listing:
    """List the firms that reach a tier by the least, smallest margin first."""
    return make_listing("cushion", _CUSHION, _ranked_rows(report, [goal.cushion for goal in report.goals], _CUSHION))


def _ranked_rows(
    report: Report, firms: Sequence[Sequence[NearestFirm | CushionFirm] | None], columns: Mapping[str, Kind]
) -> Iterator[Mapping[str, Value]]:
    own = [key for key in columns if key not in _PLACE]
    for goal, listed in zip(report.goals, firms, strict=True):
        for rank, firm in enumerate(listed or (), 1):
            place = {"year": report.period.year, "tier": goal.tier, "measure": goal.measure, "rank": rank}
            yield {**place, **{key: getattr(firm, key) for key in own}}
