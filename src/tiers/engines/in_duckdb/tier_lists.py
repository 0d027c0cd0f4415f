"""The view `firm` → the tally of each tier: its counts, and the firms on both sides of its limit."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tiers.domain.ladder import bands
from tiers.domain.tally import Standing, TierTally
from tiers.domain.targets import Tier
from tiers.engines.in_duckdb.counting import Listed, Present, earlier_years
from tiers.engines.rules.tier_assignment import MOST_LISTED
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.marked import Having
from tiers.engines.sql.order import Order

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
    """Count every tier of the ladder, and list the firms on both sides of its limit."""
    usable = [measure.usable for measure in present.measures]
    nested = present.tier_counts(present.by_year[present.year or NO_YEAR][1 + len(usable) :], usable)
    banded = bands(nested, present.panel.needs.tier_measures)
    pairs = zip(present.tiers, nested, banded, strict=True)
    return tuple(
        TierTally(None) if i is None else list_tier(present, tier, _having(present, i), n or 0, b or 0)
        for (tier, i), n, b in pairs
    )


def _having(present: Present, i: int) -> Having:
    found = present.measures[i]
    return Having(i, found.measure, found.usable, found.unreadable)


def list_tier(present: Present, tier: Tier, measure: Having, nested: int, band: int) -> TierTally:
    """Tally a tier, and list the firms on both sides of its limit."""
    wanted, i = present.panel.needs, measure.number
    if wanted.question.is_about_firms:
        return TierTally(measure.measure, nested, band, measure.usable)
    gap = wanted.gap(tier, nested, band)
    below, uplift = _uplift(present, tier, i, gap or 0)
    unreadable, exactly = measure.unreadable - present.out_of_reach.get(tier.name, 0), present.on_the_limit[tier.name]
    near = present.beside(tier, i, Order.FALLING, measure.usable - nested)
    close = present.beside(tier, i, Order.RISING, nested)
    on_it = present.firms_with(i, tier.limit, MOST_LISTED) if exactly else []
    own = starts(present, [*near, *close], i)
    return TierTally(
        measure=measure.measure,
        nested=nested,
        band=band,
        usable=measure.usable,
        could_reach=unreadable + present.reached_before[tier.name].total(),
        unreadable_could_reach=unreadable,
        on_the_limit=exactly,
        on_the_limit_firms=tuple(one.firm.name for one in on_it),
        nearest=_standings(near, own),
        cushion=_standings(close, own),
        uplift=None if gap is None else uplift,
        lacking=None if gap is None else gap - below,
    )


def _uplift(present: Present, tier: Tier, i: int, gap: int) -> tuple[int, Decimal]:
    """Count the nearest firms that the gap needs, and add up what they are short by, in yuan."""
    if not gap:
        return 0, Decimal(0)
    nearest = f"SELECT m{i} AS m {present.now} AND NOT m{i} {reaches(tier)} ? ORDER BY 1 DESC LIMIT ?"
    found = present.panel.database.row(
        f"SELECT count(m), coalesce(sum(? - m), 0) FROM ({nearest})", *[tier.limit] * 2, gap
    )
    return found[0], Decimal(found[1])
