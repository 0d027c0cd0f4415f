"""The view `firm` → what the goals of groups are judged by: who could yet reach a tier, and who was there before."""

from collections.abc import Mapping, Sequence

from tiers.domain.group_tally import Counted, GroupsOfYears, GroupYear
from tiers.engines.in_duckdb import bounds
from tiers.engines.in_duckdb.counting import Present, Row
from tiers.engines.in_duckdb.marked import reached_columns
from tiers.engines.in_duckdb.source_rows import unescape
from tiers.engines.rules.since import year_then
from tiers.engines.sql.amounts import reaches
from tiers.engines.sql.codes import NO_YEAR


def count_with_years(present: Present, number: int, sums: Sequence[str]) -> tuple[list[Row], GroupsOfYears]:
    """Count the groups under a heading now, in the base year, and in the year that is compared, in one statement.

    `sums` are the columns of all measures, an amount and how many firms have one. A row of now is: largest figure of
    the first measure, value, firms, sums, firms per tier, those by a condition last, and firms with an unreadable
    figure per measure.
    """
    panel, now = present.panel, present.year or NO_YEAR
    then = year_then(panel.needs.question, panel.rows, present.year)
    base = panel.needs.targets.base_year
    has_base = base in panel.rows and panel.period(base).complete
    years = {*([base] if has_base else ()), *([then] if then is not None else ())} - {now}
    others = f" OR y IN ({', '.join(map(str, sorted(years)))})" if years else ""
    unreadable = (f"count(*) FILTER (u{i} AND m{i} IS NULL)" for i in range(len(panel.needs.measures)))
    more, limits = reached_columns(panel)
    columns = ", ".join(("max(m0)", f"g{number}", "count(*)", *sums, *present.counts, *more, *unreadable, "y"))
    rows = panel.database.rows(
        f"SELECT {columns} FROM firm WHERE (y = {now} AND chosen){others} GROUP BY g{number}, y ORDER BY min(row)",
        *present.limits,
        *limits,
    )
    by_year = {year: [row[:-1] for row in rows if row[-1] == year] for year in {now, *years}}
    found = GroupsOfYears(
        _could_reach(present, number, by_year[now]),
        _year(present, by_year[base]) if has_base else None,
        None if then is None else _year(present, by_year[then]),
    )
    return by_year[now], found


def groups_then(present: Present) -> Mapping[int, GroupYear]:
    """Count the groups of then's own tables, by the place in the plan of each breakdown that has goals for some."""
    usable = [f"0, count(m{i})" for i in range(len(present.panel.needs.measures))]
    found: dict[int, GroupYear] = {}
    for number, column in enumerate(present.panel.needs.groups):
        if column.split is not None:
            rows = present.panel.database.rows(
                f"SELECT NULL, g{number}, {', '.join(('count(*)', *usable, *present.counts))} {present.now} GROUP BY 2",
                *present.limits,
            )
            found.setdefault(column.split, _year(present, rows))
    return found


def with_groups_then(
    found: Sequence[GroupsOfYears | None], now: Present, then: Mapping[int, GroupYear]
) -> tuple[GroupsOfYears | None, ...]:
    """Add what the groups were in then's own tables; nothing where none of them has the heading."""
    pairs = zip(found, now.panel.needs.groups, strict=True)
    return tuple(of and of._replace(then=then.get(column.split or 0)) for of, column in pairs)


def _year(present: Present, rows: Sequence[Row]) -> GroupYear:
    width, known = 2 * len(present.panel.needs.measures), len(present.limits)
    return GroupYear(
        {
            None if raw is None else unescape(raw): Counted(
                firms, tuple(rest[1:width:2]), tuple(rest[width : width + known])
            )
            for _, raw, firms, *rest in rows
        },
        tuple(place for _, place in present.tiers),
    )


def _could_reach(present: Present, number: int, rows: Sequence[Row]) -> Mapping[str | None, Sequence[int]]:
    """Count per group and tier the firms that could yet reach it, by the rule for the whole."""
    measures, tiers, of = len(present.panel.needs.measures), present.tiers, present.split.index(number)
    unreadable = {row[1]: row[len(row) - measures :] for row in rows}
    found = {value: [0 if i is None else counts[i] for _, i in tiers] for value, counts in unreadable.items()}
    for value, counts in _out_of_reach(present, number).items():
        found[value] = [count - below for count, below in zip(found[value], counts, strict=True)]
    for place, (tier, i) in enumerate(tiers):
        if i is not None:
            for values, count in present.reached_before[tier.name].items():
                found[values[of]][place] += count
    return {None if raw is None else unescape(raw): tuple(counts) for raw, counts in found.items() if any(counts)}


def _out_of_reach(present: Present, number: int) -> Mapping[str | None, Sequence[int]]:
    if not present.panel.has_bounds:
        return {}
    tiers = [(tier, i, reaches(tier)) for tier, i in present.tiers]
    return bounds.out_of_reach_by_group(present.panel.database, present.now, tiers, f"g{number}")
