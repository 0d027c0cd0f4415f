"""The view `firm` → counts by group: the plan's values, and those of the table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tiers.domain.tally import GroupTally
from tiers.engines.in_duckdb.counting import Listed, Present, Row
from tiers.engines.in_duckdb.marked import reached_columns
from tiers.engines.in_duckdb.source_rows import escape, unescape
from tiers.engines.sql.amounts import AMOUNT
from tiers.engines.sql.codes import NO_YEAR


def tally_breakdowns(present: Present) -> tuple[tuple[str, tuple[GroupTally, ...]], ...]:
    """Count the firms by each heading: the plan's values first, others by appearance, blank last."""
    wanted = present.panel.needs
    groups = () if wanted.question.is_about_firms else wanted.groups
    return tuple((group.heading, _groups(present, i, group.values)) for i, group in enumerate(groups))


def _groups(present: Present, number: int, values: Sequence[str]) -> tuple[GroupTally, ...]:
    measures = range(len(present.panel.needs.measures))
    sums = (f"coalesce(sum(m{i}), 0), count(m{i})" for i in measures)
    more, limits = reached_columns(present.panel)
    columns = ", ".join(("max(m0)", f"g{number}", "count(*)", *sums, *present.counts, *more))
    rows = present.panel.database.rows(
        f"SELECT {columns} {present.now} GROUP BY 2 ORDER BY min(row)", *present.limits, *limits
    )
    largest, planned = _largest(present, number, {row[1]: row[0] for row in rows}), list[GroupTally]()
    found = {row[1]: _group(present, row[1:], largest.get(row[1])) for row in rows}
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
