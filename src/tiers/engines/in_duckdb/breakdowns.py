"""What was counted, with the largest firm of each group → the breakdowns, and what goals of groups are judged by."""

from collections.abc import Mapping, Sequence

from tiers.domain.group_tally import GroupsOfYears, GroupYear
from tiers.engines.in_duckdb import bounds
from tiers.engines.in_duckdb.counting import Present
from tiers.engines.in_duckdb.source_rows import unescape
from tiers.engines.rules.since import year_then
from tiers.engines.sql import tallies
from tiers.engines.sql.codes import NO_YEAR
from tiers.engines.sql.tallies import Below, Breakdowns, groups_of_year


def tally_breakdowns(present: Present) -> Breakdowns:
    """Count the firms by each heading; where firms are asked for one by one, by none."""
    if present.panel.needs.question.is_about_firms:
        return ()
    year = present.year or NO_YEAR
    return tallies.breakdowns(present.counts, year, present.by_condition, present.lists.largest)


def _value(cell: str | None) -> str | None:
    return None if cell is None else unescape(cell)


def groups_of_years(present: Present) -> tuple[GroupsOfYears | None, ...]:
    """Return what the goals of groups are judged by, per breakdown; None where its groups have none."""
    if present.panel.needs.question.is_about_firms:
        return ()
    groups = enumerate(present.panel.needs.groups)
    return tuple(None if column.split is None else _of_heading(present, number) for number, column in groups)


def _of_heading(present: Present, number: int) -> GroupsOfYears:
    panel = present.panel
    base = panel.needs.targets.base_year
    has_base = base in panel.rows and panel.period(base).complete
    then = year_then(panel.needs.question, panel.rows, present.year)
    years = present.year or NO_YEAR, base if has_base else None, then
    outside = _out_of_reach(present, number), _reached_before(present, number)
    return tallies.groups_of_years(present.counts, number, years, outside)


def _out_of_reach(present: Present, number: int) -> Below:
    if not present.panel.has_bounds:
        return {}
    found = bounds.out_of_reach_by_group(present.panel.database, present.now, present.tiers, f"g{number}")
    return {_value(cell): by_tier for cell, by_tier in found.items()}


def _reached_before(present: Present, number: int) -> Below:
    of, found = present.split.index(number), dict[str | None, dict[int, int]]()
    for place, (tier, i) in enumerate(present.tiers):
        for cells, count in present.reached_before[tier.name].items() if i is not None else ():
            by_tier = found.setdefault(_value(cells[of]), {})
            by_tier[place] = by_tier.get(place, 0) + count
    return found


def groups_then(present: Present) -> Mapping[int, GroupYear]:
    """Count the groups of then's own tables, by the place in the plan of each breakdown that has goals for some."""
    found: dict[int, GroupYear] = {}
    for number, column in enumerate(present.panel.needs.groups):
        if column.split is not None:
            found.setdefault(column.split, groups_of_year(present.counts, number, present.year or NO_YEAR, chosen=True))
    return found


def with_groups_then(
    found: Sequence[GroupsOfYears | None], now: Present, then: Mapping[int, GroupYear]
) -> tuple[GroupsOfYears | None, ...]:
    """Add what the groups were in then's own tables; nothing where none of them has the heading."""
    pairs = zip(found, now.panel.needs.groups, strict=True)
    return tuple(of and of._replace(then=then.get(column.split or 0)) for of, column in pairs)
