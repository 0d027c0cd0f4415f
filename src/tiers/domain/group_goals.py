"""What a plan wants of one group of a breakdown (任务分解): goals, base counts and stages, tier by tier."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from tiers.domain import cleaning
from tiers.domain.measure import Name
from tiers.domain.rule_error import rule_error
from tiers.domain.stages import ByYear, Firms, Stage, Way, broken_stage_rule, stages_of
from tiers.domain.suggestions import similar_words


class TierGoal(NamedTuple):
    """What is wanted of a group in one tier."""

    goal: int
    """Firms by the end of the target year."""
    base: int | None
    """The count of firms at the end of the base year as the plan states it; None: not stated."""
    stages: tuple[Stage, ...]
    """In order of time."""


class GroupGoals(BaseModel):
    """The goals of one group."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    value: Name
    """The value under the heading of the breakdown."""
    goal: dict[str, Firms] = {}
    """Name of a tier → firms that the group should have in it by the end of the target year."""
    base: dict[str, Firms] = {}
    """Name of a tier → the count of firms at the end of the base year, where the plan states it."""
    by_year: dict[str, ByYear] = {}
    """Name of a tier → stages on the way."""

    @property
    def text(self) -> str:
        """The value as it is compared with cells."""
        return cleaning.text(self.value)

    def of_tier(self, name: str) -> TierGoal | None:
        """Return what is wanted in the tier of a name; None where there is no goal."""
        if name not in self.goal:
            return None
        return TierGoal(self.goal[name], self.base.get(name), stages_of(self.by_year.get(name, {})))


def broken_group_rule(
    groups: Sequence[GroupGoals], heading: str, tiers: Sequence[str], span: tuple[int, int], way: Way
) -> PydanticCustomError | None:
    """Find what is wrong with the groups of one breakdown, whose groups stand at `way`.

    `tiers` are the names of the plan's tiers, `span` its base year and its target year.
    """
    values = [group.text for group in groups]
    for i, group in enumerate(groups):
        if values[i] in values[:i]:
            return rule_error("group-twice", way=(*way, i, "value"), group=values[i], heading=heading)
        if found := next(filter(None, _broken_rules(group, tiers, span, (*way, i))), None):
            return found
    return None


def goal_by_condition(groups: Sequence[GroupGoals], tiers: Sequence[str], way: Way) -> PydanticCustomError | None:
    """Find a goal of a group in one of these tiers, which stand outside the ladder; groups have none there yet."""
    for i, group in enumerate(groups):
        for name in group.goal:
            if name in tiers:
                return rule_error("group-tier-by-condition", way=(*way, i, "goal", name), tier=name)
    return None


def _broken_rules(
    group: GroupGoals, tiers: Sequence[str], span: tuple[int, int], way: Way
) -> Iterator[PydanticCustomError | None]:
    for key in ("goal", "base", "by_year"):
        unknown = (name for name in getattr(group, key) if name not in tiers)
        yield next((_unknown_tier(name, tiers, (*way, key, name)) for name in unknown), None)
    for name in group.base:
        if name not in group.goal:
            yield rule_error("group-base-without-goal", way=(*way, "base", name), tier=name)
    for name, by_year in group.by_year.items():
        yield broken_stage_rule(by_year, group.goal.get(name), span, name, (*way, "by_year", name))


def _unknown_tier(name: str, tiers: Sequence[str], way: Way) -> PydanticCustomError:
    near = similar_words(name, tiers)
    return rule_error("group-tier-unknown", way=way, tier=name, near=near or (*tiers,), hinted=int(bool(near)))


class Parts(NamedTuple):
    """The goals of all groups of a breakdown in one tier, added up."""

    tier: str
    """The name of the tier."""
    goal: int | None
    """Firms that the whole should have; None where the plan gives no number."""
    parts: int
    """Firms that the groups should have together."""
    groups: int
    """Groups that have a goal."""

    @property
    def difference(self) -> int | None:
        """Firms of the parts − firms of the whole; None where the whole has no goal."""
        return None if self.goal is None else self.parts - self.goal


def parts_of(groups: Sequence[GroupGoals], tiers: Iterable[tuple[str, int | None]]) -> tuple[Parts, ...]:
    """Add up the goals of groups in each tier for which one has a goal; `tiers` are names with goals of the whole.

    The whole's goal stands by itself: parts may add up to more on purpose (层层加码).
    """
    found = ((name, goal, [group.goal[name] for group in groups if name in group.goal]) for name, goal in tiers)
    return tuple(Parts(name, goal, sum(parts), len(parts)) for name, goal, parts in found if parts)
