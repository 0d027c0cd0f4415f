"""The goals of groups in a saved report, beside those of now."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from tiers.domain.progress import Status
from tiers.domain.question import Question
from tiers.domain.since import verdict
from tiers.report.contract.groups import GroupGoal
from tiers.report.contract.report import Group
from tiers.report.contract.saved_report import SavedGroup, SavedGroupGoal, SavedReport
from tiers.report.contract.since import SinceGoal, SinceReport
from tiers.report.suppress import groups_to_hide


def saved_groups(
    saved: SavedReport, since: SinceReport, question: Question, by: str, now: Sequence[Group]
) -> Iterator[SinceGoal]:
    """Compare the goals of the groups under one heading with those of a saved report.

    `since` says whether its period can be compared.
    """
    found = next((each.groups for each in saved.breakdowns if each.by == by), ())
    hidden = groups_to_hide([each.enterprises or 0 for each in found]) if question.no_names else set()
    then = _Then(
        by,
        {each.value: each for i, each in enumerate(found) if i not in hidden},
        {goal.tier for goal in since.goals if goal.comparable},
        since.comparable and saved.targets.is_like(question.targets),
    )
    for group in now:
        for goal in group.goals or ():
            yield then.entry(group, goal)


class _Then(NamedTuple):
    """One breakdown of a saved report."""

    by: str
    """The heading."""
    groups: Mapping[str | None, SavedGroup]
    """By their values; those that are kept back are absent."""
    counted: AbstractSet[str]
    """The tiers whose counts can be compared."""
    is_alike: bool
    """Whether the goals can be: of the same months, over the same years, by the same counting."""

    def entry(self, group: Group, now: GroupGoal) -> SinceGoal:
        """Compare one goal of a group."""
        then = self.groups.get(group.value)
        was = next((each for each in (then.goals or () if then else ()) if each.tier == now.tier), None)
        opening = _count(then, now.tier) if now.tier in self.counted else None
        is_same = self.is_alike and was is not None and _aim(was) == _aim(now)
        counts = (opening, _count(group, now.tier))
        return group_entry(self.by, group.value, now, was.status if was else None, counts, is_judged=is_same)


def _count(group: SavedGroup | Group | None, tier: str) -> int | None:
    return next((each.count for each in (group.counts or () if group else ()) if each.tier == tier), None)


def _aim(goal: SavedGroupGoal | GroupGoal) -> tuple[object, ...]:
    return goal.goal, goal.base, tuple((stage.year, stage.goal) for stage in goal.by_year)


def group_entry(  # noqa: PLR0913 - as many as there is to be said
    by: str,
    value: str | None,
    now: GroupGoal,
    was: Status | None = None,
    counts: tuple[int | None, int | None] = (None, None),
    *,
    is_judged: bool = True,
) -> SinceGoal:
    """Write down a group's goal then and now; without counts on both sides it is not compared."""
    opening, closing = counts
    comparable = opening is not None and closing is not None
    known: dict[str, Any] = (
        {"opening": opening, "closing": closing, "net": (closing or 0) - (opening or 0)} if comparable else {}
    )
    said: dict[str, Any] = {
        "tier": now.tier,
        "by": by,
        "value": value,
        "comparable": comparable,
        "status": was,
        "verdict": verdict(was, now.status) if is_judged else None,
    }
    nothing: dict[str, Any] = dict.fromkeys(SinceGoal.model_fields)
    return SinceGoal.model_construct(**(nothing | known | said))
