"""Tiers by a condition in the database: of one with a limit all that is listed of any tier, among its own firms."""

from collections.abc import Iterator, Sequence

from tiers.domain.tally import TierTally
from tiers.engines.in_duckdb.counting import Present
from tiers.engines.in_duckdb.tier_lists import list_tier
from tiers.engines.sql.marked import Having


def with_marked_tiers(present: Present, ladder: Sequence[TierTally]) -> tuple[TierTally, ...]:
    """Return the tallies of all tiers, those by a condition put in their places."""
    by_condition = dict(_tallies(present))
    return tuple(by_condition.get(place, tally) for place, tally in enumerate(ladder))


def _tallies(present: Present) -> Iterator[tuple[int, TierTally]]:
    for place, asked, found in present.by_condition.meant_firms():
        if asked.tier is None or asked.measure is None:
            yield place, TierTally(None, nested=found.meeting, usable=found.meeting, meeting=found.meeting)
            continue
        measure = present.panel.needs.measures[asked.measure]
        having = Having(asked.measure, measure, found.usable, found.unreadable)
        tally = list_tier(Present(present.panel, present.year, asked), asked.tier, having, int(found.value), 0)
        yield place, tally._replace(meeting=found.meeting)
