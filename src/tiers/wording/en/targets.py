"""What `tiers targets` says."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "built-in": "built in",
    "from": "From: {path}",
    "source": "Source: {source}",
    "issuer": "Issued by: {issuer}",
    "years": "Runs from the end of {base_year} to the end of {target_year}.",
    "counting.nested": "Counts include higher tiers.",
    "counting.banded": "A firm counts only for the highest tier that it reaches.",
    "heading.tier": "Tier",
    "heading.total": "Total",
    "heading.measure": "Measure",
    "heading.limit": "Limit",
    "heading.goal": "Goal",
    "heading.base": "End of {base_year}",
    "over": "over {limit}",
    "at_least": "at least {limit}",
    "growth": "{growth}% a year",
    "or-else": "{first}, or else {second}",
    "unknown": "—",
    "breakdown": "Broken down by {heading}",
    "breakdown.values": "Broken down by {heading}: {values:list}",
    "pace": "On track from {on_track} of the pace that is due, lagging from {lagging}.",
    "outlook": "--outlook reckons with a growth of {growth:percent} a year, give or take {shock:percent}.",
    "reading": "Read with: {settings:list}",
    "fine": "Nothing is wrong with them.",
}
