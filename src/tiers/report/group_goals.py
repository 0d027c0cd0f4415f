"""The goals of groups: judged as those of the whole are, and held against them.

Source: definitions, “Group goal”.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tiers.domain import cleaning
from tiers.domain.group_goals import GroupGoals, Parts, TierGoal, parts_of
from tiers.domain.group_tally import GroupSide, GroupsOfYears
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.suggestions import similar_words
from tiers.domain.tally import GroupTally, Tally
from tiers.domain.targets import Breakdown, Targets
from tiers.report.contract.groups import GroupGoal, PartsReport
from tiers.report.contract.report import BreakdownReport
from tiers.report.goals import Base, Judge, method, numbers, stage_goals
from tiers.report.group_base import counted_base, judged_counts
from tiers.report.suppress import groups_to_hide


class SplitGoal(NamedTuple):
    """A breakdown of the plan whose groups have goals, and what was counted of it."""

    breakdown: Breakdown
    """As the plan states it."""
    by: str
    """The heading, as the tables write it."""
    groups: tuple[GroupTally, ...]
    """Empty where no table has the heading."""
    counted: GroupsOfYears | None
    """What the goals are judged by; None likewise."""

    def goals_of(self, value: str | None) -> GroupGoals | None:
        """Return the goals of a group; None where it has none."""
        return next((one for one in self.breakdown.group if value is not None and one.text == value), None)


def is_judged(question: Question) -> bool:
    """Whether goals of groups are judged: not where `--where` reads a part, be it one of them."""
    return not question.reading.where


def split_goals(tally: Tally, question: Question) -> Iterator[SplitGoal]:
    """Yield every breakdown whose groups have goals: those that were counted in their order, then those without."""
    if not is_judged(question):
        return
    split = {i: each for i, each in enumerate(question.targets.breakdown) if each.group}
    found = set()
    for (by, groups), counted in zip(tally.breakdowns, tally.groups, strict=True):
        number = next((i for i, each in split.items() if _has_heading(each, by)), None)
        if number is not None:
            found.add(number)
            yield SplitGoal(split[number], by, groups, counted)
    for number, each in split.items():
        if number not in found:
            yield SplitGoal(each, cleaning.text(each.heading[0]), (), None)


def _has_heading(breakdown: Breakdown, by: str) -> bool:
    return cleaning.fold(by) in map(cleaning.fold, breakdown.heading)


def parts_in(breakdown: Breakdown, targets: Targets) -> tuple[Parts, ...]:
    """Add up the goals of the groups of a breakdown, tier by tier."""
    return parts_of(breakdown.group, [(tier.name, tier.goal_count) for tier in targets.tier])


def parts_report(split: SplitGoal, targets: Targets) -> tuple[PartsReport, ...]:
    """Write down the goals of the groups beside those of the whole."""
    return tuple(
        PartsReport.model_construct(
            tier=each.tier, goal=each.goal, parts=each.parts, groups=each.groups, difference=each.difference
        )
        for each in parts_in(split.breakdown, targets)
    )


def group_problems(tally: Tally, question: Question) -> Iterator[Problem]:
    """Yield what is doubtful about the goals of groups."""
    for split in split_goals(tally, question):
        if split.counted is None:
            yield Problem("groups-not-in-table", facts=(("by", split.by),))
        else:
            yield from _empty_groups(split)
            yield from () if question.no_names else _base_differences(split, split.counted, tally, question.targets)
        for each in parts_in(split.breakdown, question.targets):
            if (each.difference or 0) < 0:
                facts = (("by", split.by), ("tier", each.tier), ("parts", each.parts), ("goal", each.goal))
                yield Problem("parts-below", facts=(*facts, ("fewer", -(each.difference or 0))))


def _empty_groups(split: SplitGoal) -> Iterator[Problem]:
    sizes = {group.value: group.enterprises for group in split.groups}
    there = [value for value, size in sizes.items() if value is not None and size]
    for value in (goals.text for goals in split.breakdown.group if goals.goal and not sizes[goals.text]):
        near = similar_words(value, there)
        facts = (("by", split.by), ("group", value), ("near", near), ("hinted", int(bool(near))))
        yield Problem("group-empty", facts=facts)


def _base_differences(split: SplitGoal, counted: GroupsOfYears, tally: Tally, targets: Targets) -> Iterator[Problem]:
    """Yield where the base of a group in the plan is not what the table has."""
    for group in split.breakdown.group:
        side = counted.base.side(group.text) if counted.base else None
        for i, tier in enumerate(targets.tier):
            wanted = group.of_tier(tier.name)
            found = _base(side, i, wanted, tally, targets) if wanted else None
            if found and None not in {found.stated, found.counted} and found.stated != found.counted:
                facts = (("tier", f"{tier.name} ({group.text})"), ("year", targets.base_year))
                yield Problem("base-differs", facts=(*facts, ("stated", found.stated), ("counted", found.counted)))


def _base(side: GroupSide | None, tier: int, wanted: TierGoal, tally: Tally, targets: Targets) -> Base:
    """Find the base of a group in a tier: stated in the plan, else counted by the rows of the base year."""
    found = counted_base(side, tier, tally, targets)
    return Base(found if wanted.base is None else wanted.base, found, wanted.base)


@dataclass(frozen=True, slots=True)
class GroupJudge:
    """Everything that the goals of the groups of one breakdown are judged by."""

    judge: Judge
    """What those of the whole are judged by."""
    split: SplitGoal
    """The breakdown."""

    @property
    def _targets(self) -> Targets:
        return self.judge.question.targets

    def goals(self, group: GroupTally) -> tuple[GroupGoal, ...] | None:
        """Judge the goals of a group, in the plan's order; None where nobody is named and it has too few firms."""
        wanted, counted = self.split.goals_of(group.value), self.split.counted
        if wanted is None or counted is None:
            return ()
        found = ((i, wanted.of_tier(tier.name)) for i, tier in enumerate(self._targets.tier))
        goals = tuple(self._goal(group, counted, i, goal) for i, goal in found if goal)
        return None if self._is_kept_back(group, counted, goals) else goals

    def _is_kept_back(self, group: GroupTally, counted: GroupsOfYears, goals: Sequence[GroupGoal]) -> bool:
        """Whether a group, or what it was in the base year, is to be hidden, as its counts are."""
        if not self.judge.question.no_names:
            return False
        now = {each.value: each.enterprises for each in self.split.groups}
        then = {value: each.enterprises for value, each in counted.base.groups.items()} if counted.base else {}
        is_counted = any(goal.base_source == "counted" for goal in goals)
        return _is_hidden(group.value, now) or (is_counted and _is_hidden(group.value, then))

    def _goal(self, group: GroupTally, counted: GroupsOfYears, tier: int, wanted: TierGoal) -> GroupGoal:
        side = counted.base.side(group.value or "") if counted.base else None
        base = _base(side, tier, wanted, self.judge.tally, self._targets)
        count = judged_counts(group.nested, self.judge.tally, self._targets)[tier]
        if count is None:
            return self._without_measure(tier, wanted, base)
        could = counted.could_reach.get(group.value, ())
        more = could[tier] if could else 0
        progress = self.judge.progress(wanted.goal, count, base.count, wanted.stages)
        most = self.judge.progress(wanted.goal, count + more, base.count, wanted.stages)
        usable = self._has_figures(group, tier)
        verdict = self.judge.status(progress, assessable=usable)
        at_most_verdict = self.judge.status(most, assessable=usable or bool(more))
        return GroupGoal.model_construct(
            **self._of_plan(tier, wanted, base),
            count=count,
            at_most=count + more,
            certain=verdict == at_most_verdict,
            **numbers(progress),
            status=verdict,
            method=method(progress),
            at_most_status=at_most_verdict,
        )

    def _has_figures(self, group: GroupTally, tier: int) -> bool:
        """Whether a figure is there to judge a group by: one of its own, or if it has no firms of any other."""
        measure = self.judge.tally.tiers[tier].measure
        places = {one.measure: i for i, one in enumerate(self.judge.tally.measures)}
        if measure is None or not self.judge.tally.tiers[tier].usable:
            return measure is None
        return not group.enterprises or bool(group.usable[places[measure]])

    def _of_plan(self, tier: int, wanted: TierGoal, base: Base) -> dict[str, Any]:
        return {
            "tier": self._targets.tier[tier].name,
            "goal": wanted.goal,
            "by_year": stage_goals(wanted.stages),
            "base": base.count,
            "base_source": base.source,
        }

    def _without_measure(self, tier: int, wanted: TierGoal, base: Base) -> GroupGoal:
        stated = self._of_plan(tier, wanted, base)
        nothing: dict[str, Any] = dict.fromkeys(GroupGoal.model_fields)
        return GroupGoal.model_construct(**{**nothing, **stated, "status": "not_assessable"})


def _is_hidden(value: str | None, sizes: Mapping[str | None, int]) -> bool:
    return value in {[*sizes][i] for i in groups_to_hide([*sizes.values()])}


def with_group_goals(found: Iterable[BreakdownReport], judge: Judge) -> tuple[BreakdownReport, ...]:
    """Add the goals of groups to the breakdowns, and the breakdowns that have goals and no table has the heading of."""
    question, split = judge.question, {each.by: each for each in split_goals(judge.tally, judge.question)}
    reports = [_with_goals(each, split.get(each.by), judge) for each in found]
    lacking = (each for each in split.values() if each.counted is None)
    return (
        *reports,
        *(
            BreakdownReport.model_construct(by=each.by, groups=(), parts=parts_report(each, question.targets))
            for each in lacking
        ),
    )


def _with_goals(found: BreakdownReport, split: SplitGoal | None, judge: Judge) -> BreakdownReport:
    """Add the goals of the groups of one breakdown; None under `--where`, [] where the plan has none."""
    targets = judge.question.targets
    if split is None:
        if not any(each.group and _has_heading(each, found.by) for each in targets.breakdown):
            return found
        return found.model_copy(
            update={"groups": tuple(group.model_copy(update={"goals": None}) for group in found.groups)}
        )
    judged = GroupJudge(judge, split)
    pairs = zip(found.groups, split.groups, strict=True)
    groups = (group.model_copy(update={"goals": judged.goals(counted)}) for group, counted in pairs)
    return found.model_copy(update={"groups": tuple(groups), "parts": parts_report(split, targets)})
