"""What was counted → what the goals of groups are judged by: who could yet reach a tier, and who was there before."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from tiers.domain import cleaning
from tiers.domain.group_tally import Counted, GroupsOfYears, GroupYear
from tiers.engines.in_spark.counting import Present, period
from tiers.engines.in_spark.earlier_years import Below
from tiers.engines.rules.since import year_then
from tiers.engines.sql.codes import NO_YEAR


def groups_of_years(present: Present) -> tuple[GroupsOfYears | None, ...]:
    """Return what the goals of groups are judged by, per breakdown; None where its groups have none."""
    groups = present.counts.base.needs.groups
    return tuple(None if column.split is None else _of_column(present, number) for number, column in enumerate(groups))


def _of_column(present: Present, number: int) -> GroupsOfYears:
    counts = present.counts
    base = counts.base.needs.targets.base_year
    has_base = base in counts.years and period(counts, base).complete
    then = year_then(counts.base.needs.question, [year or None for year in counts.years], present.year)
    return GroupsOfYears(
        _could_reach(present, number),
        _year(present, number, base) if has_base else None,
        None if then is None else _year(present, number, then),
    )


def _year(present: Present, number: int, year: int) -> GroupYear:
    """Count the groups of a year, an earlier one whatever `--where` says: it reads one of them then."""
    found = present.counts.groups(number, year, chosen=True if year == present.year else None)
    return GroupYear(
        {
            value: Counted(sums.firms, tuple(measure.usable for measure in sums.measures), sums.nested)
            for value, sums in found.items()
        },
        tuple(place for _, place in present.counts.tiers),
    )


def _could_reach(present: Present, number: int) -> Mapping[str | None, Sequence[int]]:
    """Count per group and tier the firms that could yet reach it, by the rule for the whole."""
    tiers, of = present.counts.tiers, present.split.index(f"g{number}")
    groups = present.counts.groups(number, present.year or NO_YEAR)
    found = {
        value: [0 if i is None else sums.measures[i].unreadable for _, i in tiers] for value, sums in groups.items()
    }
    ladder = frozenset(number for number, (_, i) in enumerate(tiers) if i is not None)
    _add(found, present.out_of_reach, (of, ladder), -1)
    _add(found, present.reached_before, (of, ladder), 1)
    return {value: tuple(counts) for value, counts in found.items() if any(counts)}


def _add(
    found: Mapping[str | None, list[int]], counted: Below, wanted: tuple[int, AbstractSet[int]], sign: int
) -> None:
    """Add what was counted by the values under several headings to the groups under one of them, for some tiers."""
    of, tiers = wanted
    for cells, by_tier in counted.items():
        for number, count in by_tier.items():
            if count and number in tiers:
                found[cleaning.text(cells[of]) or None][number] += sign * count
