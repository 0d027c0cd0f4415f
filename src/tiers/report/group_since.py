"""The goals of groups then and now: how many firms each had, and whether its goal stands worse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tiers.domain.group_tally import GroupSide
from tiers.domain.period import Clock
from tiers.domain.progress import Progress, Status, points, status
from tiers.domain.question import Question
from tiers.domain.since import SinceTally
from tiers.domain.stages import Stage
from tiers.domain.tally import GroupTally, Tally
from tiers.report.contract.groups import GroupGoal
from tiers.report.contract.report import BreakdownReport, Group
from tiers.report.contract.saved_report import SavedReport
from tiers.report.contract.since import SinceGoal, SinceReport
from tiers.report.group_base import judged_counts
from tiers.report.group_goals import SplitGoal, split_goals
from tiers.report.group_saved import group_entry, saved_groups
from tiers.report.suppress import groups_to_hide


def with_groups_since(
    since: SinceReport,
    saved: SavedReport | None,
    tally: Tally,
    question: Question,
    breakdowns: Sequence[BreakdownReport],
) -> SinceReport:
    """Add the goals of all groups, as `breakdowns` has them now, to what has changed."""
    splits = [(each, _groups_of(each, breakdowns)) for each in split_goals(tally, question) if each.counted]
    entries = (
        entry
        for split, groups in splits
        for entry in (
            saved_groups(saved, since, question, split.by, groups)
            if saved
            else _goals_of(tally, question, split, groups)
        )
    )
    return since.model_copy(update={"goals": (*since.goals, *entries)})


def _groups_of(split: SplitGoal, breakdowns: Sequence[BreakdownReport]) -> tuple[Group, ...]:
    return next(each.groups for each in breakdowns if each.by == split.by)


def _goals_of(tally: Tally, question: Question, split: SplitGoal, groups: Sequence[Group]) -> Iterator[SinceGoal]:
    compared = filter(None, (tally.since,))
    return (entry for found in compared for entry in _Judge(tally, found, question, split).goals(groups))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Everything that the groups of one breakdown are compared by."""

    tally: Tally
    """Now."""
    found: SinceTally
    """Then and now."""
    question: Question
    """The plan."""
    split: SplitGoal
    """The breakdown."""

    def goals(self, now: Sequence[Group]) -> Iterator[SinceGoal]:
        """Compare the goals of each group that is not kept back."""
        hidden = self._kept_back() if self.question.no_names else set()
        for group, counted in zip(now, self.split.groups, strict=True):
            for goal in group.goals or ():
                known = None if group.value in hidden else self._goal(counted, goal)
                yield known or group_entry(self.split.by, group.value, goal)

    def _kept_back(self) -> set[str | None]:
        """Return the groups that had too few firms then, and those by which these could be found."""
        then = self.split.counted.then if self.split.counted else None
        sizes = {value: counted.enterprises for value, counted in then.groups.items()} if then else {}
        return {[*sizes][i] for i in groups_to_hide([*sizes.values()])}

    def _goal(self, group: GroupTally, now: GroupGoal) -> SinceGoal | None:
        """Compare one goal; None where nothing is known of the group then."""
        tier = next(i for i, each in enumerate(self.question.targets.tier) if each.name == now.tier)
        then = self.split.counted.then if self.split.counted else None
        side = then.side(group.value or "") if then else None
        if side is None or not self.found.same_measure[tier]:
            return None
        was = self._status(side, tier, now)
        opening, closing = side.nested[tier], group.nested[tier] if now.status != "not_assessable" else None
        return group_entry(self.split.by, group.value, now, was, (opening, closing))

    def _status(self, side: GroupSide, tier: int, now: GroupGoal) -> Status:
        """Judge the goal by then's count at the end of then's period, from the same base."""
        targets = self.question.targets
        count = judged_counts(side.nested, self.tally, targets)[tier]
        if count is None:
            return "not_assessable"
        clock = Clock(self.found.period.end, targets.base_year, targets.target_year)
        stages = [Stage(stage.year, stage.goal) for stage in now.by_year]
        way = points(stages, targets.base_year, targets.target_year)
        progress = Progress(now.goal, count, now.base, clock.elapsed, way)
        return status(progress, clock, targets.pace, complete=self.found.period.complete)
