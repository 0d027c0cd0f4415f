"""The view `firm` → the tally of each tier: its counts, and the firms on both sides of its limit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from tiers.domain.tally import Standing, TierTally
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb.counting import Present, earlier_years
from tiers.engines.in_duckdb.lists import Listed
from tiers.engines.sql import tallies
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.conditions import Asked
from tiers.engines.sql.lists import Which
from tiers.engines.sql.tallies import Beside, Firms

Starts = Mapping[str, tuple[int, Decimal]]
"""Identity → the year and figure (in yuan, above 0) from which a firm's own growth is reckoned."""


def starts(present: Present, listed: Sequence[Listed], i: int) -> Starts:
    """Find from where the growth of some firms is reckoned; figures of a measure, in yuan."""
    base = present.panel.needs.targets.base_year
    years = [year for year in earlier_years(present) if present.panel.period(year).complete]
    if not years or not listed:
        return {}
    sql = (
        f"SELECT row, code_row, {{'y': y, 'm': m{i}}}, key FROM firm"
        " WHERE y IN (SELECT unnest(?::INTEGER[])) AND key IN (SELECT unnest(?::UBIGINT[]))"
    )
    first: dict[tuple[int, str], Decimal | None] = {}
    for one in present.identify(sql, years, [one.key for one in listed]):
        first.setdefault((one.figure["y"], one.firm.identity), one.figure["m"])
    found: dict[str, tuple[int, Decimal]] = {}
    for (year, identity), amount in sorted(first.items(), key=lambda item: (item[0][0] != base, item[0][0])):
        if amount is not None and amount > 0:
            found.setdefault(identity, (year, amount))
    return found


def _standings(listed: Sequence[Listed], own: Starts) -> tuple[Standing, ...]:
    return tuple(Standing(one.firm.name, one.firm.code, one.figure, own.get(one.firm.identity)) for one in listed)


def tier_tallies(present: Present) -> tuple[TierTally, ...]:
    """Count every tier, and list the firms on both sides of its limit."""
    return tallies.tier_tallies(present.counts, present.sums, present.by_condition, partial(_tally, present))


def _tally(everybody: Present, place: int, firms: Firms, only: Asked | None) -> TierTally:
    """Tally a tier by its place, among all firms or those that meet its condition."""
    needs, tier, i = everybody.panel.needs, everybody.panel.needs.targets.tier[place], firms.measure
    if needs.question.is_about_firms:
        return TierTally(needs.measures[i], firms.nested, firms.band, firms.usable)
    present = replace(everybody, only=only) if only else everybody
    gap = needs.gap(tier, firms.nested, firms.band)
    near, close, on_it = (everybody.lists.of(which, place) for which in (Which.NEAR, Which.CLOSE, Which.ON))
    own = starts(present, [*near, *close], i)
    beside = Beside(
        _standings(near, own),
        _standings(close, own),
        tuple(one.firm.name for one in on_it),
        _uplift(present, tier, i, gap or 0),
    )
    outside = present.out_of_reach.get(tier.name, 0), present.reached_before[tier.name].total()
    return tallies.tier_tally(needs, firms, outside, beside, gap)


def _uplift(present: Present, tier: Tier, i: int, gap: int) -> tuple[int, Decimal]:
    """Count the nearest firms that the gap needs, and add up what they are short by, in yuan."""
    if not gap:
        return 0, Decimal(0)
    nearest = f"SELECT m{i} AS m {present.now} AND NOT m{i} {reaches(tier)} ? ORDER BY 1 DESC LIMIT ?"
    found = present.panel.database.row(
        f"SELECT count(m), coalesce(sum(? - m), 0) FROM ({nearest})", *[tier.limit] * 2, gap
    )
    return found[0], Decimal(found[1])
