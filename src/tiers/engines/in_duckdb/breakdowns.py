"""The view `firm` → counts by group: the plan's values, and those of the table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tiers.domain.group_tally import GroupsOfYears
from tiers.domain.tally import GroupTally
from tiers.engines.in_duckdb.counting import Listed, Present, Row
from tiers.engines.in_duckdb.group_goals import count_with_years
from tiers.engines.in_duckdb.marked import reached_columns
from tiers.engines.in_duckdb.source_rows import escape, unescape
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.codes import NO_YEAR

Breakdowns = tuple[tuple[str, tuple[GroupTally, ...]], ...]
"""Heading → groups."""


def tally_breakdowns(present: Present) -> tuple[Breakdowns, tuple[GroupsOfYears | None, ...]]:
    """Count the firms by each heading: the plan's values first, others by appearance, blank last.

    With them comes what the goals of groups are judged by, for each heading under which the plan has some.
    """
    wanted = present.panel.needs
    groups = () if wanted.question.is_about_firms else wanted.groups
    found = [_count_groups(present, number) for number in range(len(groups))]
    breakdowns = (
        (group.heading, _groups(present, i, group.values, rows))
        for i, (group, (rows, _)) in enumerate(zip(groups, found, strict=True))
    )
    return tuple(breakdowns), tuple(of for _, of in found)


def _count_groups(present: Present, number: int) -> tuple[list[Row], GroupsOfYears | None]:
    """Count the groups under a heading; where the plan has goals for them, in other years too, in one statement."""
    sums = _sums(present)
    if present.panel.needs.groups[number].split is not None:
        return count_with_years(present, number, sums)
    more, limits = reached_columns(present.panel)
    columns = ", ".join(("max(m0)", f"g{number}", "count(*)", *sums, *present.counts, *more))
    rows = present.panel.database.rows(
        f"SELECT {columns} {present.now} GROUP BY 2 ORDER BY min(row)", *present.limits, *limits
    )
    return rows, None


def _sums(present: Present) -> list[str]:
    measures = range(len(present.panel.needs.measures))
    return [f"coalesce(sum(m{i}), 0), count(m{i})" for i in measures]


def _groups(present: Present, number: int, values: Sequence[str], rows: Sequence[Row]) -> tuple[GroupTally, ...]:
    measures = range(len(present.panel.needs.measures))
    largest, planned = _largest(present, number, {row[1]: row[0] for row in rows}), list[GroupTally]()
    found = {row[1]: _group(present, row[1:], largest.get(row[1])) for row in rows}
    more, _ = reached_columns(present.panel)
    nobody = (0, *(0 for _ in measures for _ in "ab"), *(0 for _ in (*present.limits, *more)))
    for value in map(escape, values):
        planned.append(found.pop(value) if value in found else _group(present, (value, *nobody), None))
    others = sorted(found.values(), key=lambda group: group.value is None)
    return (*planned, *others)


def _group(present: Present, row: Row, largest: str | None) -> GroupTally:
    width = 2 * len(present.panel.needs.measures)
    raw, firms, *rest = row
    sums, counts = rest[:width], rest[width:]
    usable = [1] * (width // 2)
    totals = tuple(Decimal(added) for added in sums[::2])
    value = None if raw is None else unescape(raw)
    found = GroupTally(value, firms, present.tier_counts(counts, usable), totals, tuple(sums[1::2]), largest)
    return present.by_condition.groups(found, counts[len(present.limits) :])


def _largest(present: Present, number: int, most: Mapping[str | None, Decimal | None]) -> dict[str | None, str]:
    """Return the name of the firm with the largest figure of the first measure per group; of several, the first.

    `most` is that figure.
    """
    found: dict[str | None, Listed] = {}
    having = present.identify(
        f"WITH most AS (SELECT unnest(?::VARCHAR[]) AS g, unnest(?::{AMOUNT}[]) AS m)"
        f" SELECT row, code_row, g, key FROM firm JOIN most ON m0 = m AND g{number} IS NOT DISTINCT FROM g"
        f" WHERE y = {present.year or NO_YEAR} AND chosen",
        [*most],
        [*most.values()],
    )
    for one in having:
        best = found.setdefault(one.figure, one)
        if (one.firm.identity, one.row) < (best.firm.identity, best.row):
            found[one.figure] = one
    return {value: one.firm.name for value, one in found.items()}
