"""Report → listings: its tables with exact values, keys as in the JSON."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from tiers.report.contract.report import Report
from tiers.write.listings.firms import cushion, nearest
from tiers.write.listings.goals import goals_listing
from tiers.write.listings.group_goals import groups_listing
from tiers.write.listings.groups import breakdown, years
from tiers.write.listings.lift import lift_listing
from tiers.write.listings.listing import Listing
from tiers.write.listings.outlook import outlook_listing
from tiers.write.listings.problems import problems_listing
from tiers.write.listings.since import movers, since
from tiers.write.listings.totals import totals

LISTINGS: Final[Mapping[str, Callable[[Report], Listing]]] = MappingProxyType(
    {
        "goals": goals_listing,
        "totals": totals,
        "nearest": nearest,
        "cushion": cushion,
        "breakdown": breakdown,
        "groups": groups_listing,
        "years": years,
        "since": since,
        "moved": movers,
        "lift": lift_listing,
        "outlook": outlook_listing,
        "problems": problems_listing,
    }
)
"""Every listing, by the name that `--table` takes."""
