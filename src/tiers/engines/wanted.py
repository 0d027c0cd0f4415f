"""What an answer needs of the tables, worked out once before any row is read."""

from collections.abc import Sequence
from typing import NamedTuple

from tiers.domain.question import Question
from tiers.domain.table import Table
from tiers.domain.targets import Targets, Tier
from tiers.engines.columns import Condition, GroupColumn, conditions, group_columns, measure_of, used_measures


class Wanted(NamedTuple):
    """The columns and rules that an answer needs."""

    question: Question
    """What was asked."""
    measures: tuple[str, ...]
    """The measures that the tiers use."""
    tier_measures: tuple[str | None, ...]
    """Per tier, its measure; None where a table has none of its measures."""
    groups: tuple[GroupColumn, ...]
    """The breakdowns."""
    conditions: tuple[Condition, ...]
    """`--where`."""

    @property
    def targets(self) -> Targets:
        """The plan."""
        return self.question.targets

    def gap(self, tier: Tier, nested: int, band: int) -> int | None:
        """Count the firms that a goal lacks, by the plan's way of counting; None without a number for a goal."""
        count = nested if self.targets.counting == "nested" else band
        return None if tier.goal_count is None else max(0, tier.goal_count - count)


def wanted_of(question: Question, tables: Sequence[Table]) -> Wanted:
    """Work out what an answer needs.

    Raises: DataError for a heading or a measure that the tables do not have; UsageError for an option
    that `--no-names` forbids.
    """
    return Wanted(
        question,
        used_measures(question.targets, tables),
        tuple(measure_of(tier, tables) for tier in question.targets.tier),
        group_columns(question, tables),
        conditions(question, tables),
    )
