"""The goals of groups as people read them: how many there are of how many, and whether that is on time."""

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len

from tiers.domain.progress import Status
from tiers.report.contract.groups import GroupGoal
from tiers.report.contract.report import BreakdownReport, Goal, Group, Report
from tiers.report.contract.since import SinceGoal, SinceReport
from tiers.write.escaping import inert
from tiers.write.page.blocks import Cell, Paragraph, Tone
from tiers.write.page.phrases import SIGNS, Words

_BEHIND: Final[frozenset[Status]] = frozenset({"lagging", "off_track", "reversing", "missed", "not_assessable"})
"""How a group stands that a notice names."""

_TONES: Final[dict[str, Tone]] = {"√": "good", "!": "warn", "?": "warn", "×": "bad", "·": "quiet"}

_SIGN: Final = 2
"""Columns of a space and a sign."""

_MOST_DOUBTS: Final = 5
"""Goals that are named as not certain."""


def has_group_goals(found: BreakdownReport) -> bool:
    """Whether goals of groups are to be shown."""
    return bool(found.parts and found.groups)


def goals_title(found: BreakdownReport, report: Report, words: Words) -> str:
    """Return what stands above the table."""
    year = report.period.year
    return words.text("groups.title-in" if year else "groups.title", by=inert(found.by), year=year)


class GroupCells:
    """The cells of one table: counts stand below counts and goals below goals, also where a group has none."""

    def __init__(self, found: BreakdownReport, words: Words) -> None:
        """Keep what the cells are made from, and which goals are judged by bands."""
        self._words, self._tiers = words, [goal.tier for goal in words.goals]
        self._by_bands = {goal.tier for goal in words.goals if words.is_banded and not goal.where}
        self._parts = {each.tier: each for each in found.parts}
        goals = [goal for group in found.groups for goal in group.goals or ()]
        self._wide = {
            tier: max((len(words.number(goal.goal)) for goal in goals if goal.tier == tier), default=0)
            for tier in self._tiers
        }

    def of_group(self, group: Group) -> list[Cell]:
        """Return the cells of a group: `3 of 6 ×`, the count alone where it has no goal."""
        goals = {goal.tier: goal for goal in group.goals or ()}
        counts = {each.tier: each.count for each in group.counts or ()}
        return [self._cell(tier, counts.get(tier), goals.get(tier)) for tier in self._tiers]

    def sums(self) -> Iterator[tuple[str, list[Cell]]]:
        """Yield the goals of the parts added up, and those of the whole, each with its name."""
        for name in ("parts", "whole"):
            yield self._words.text(f"groups.{name}"), [self._sum(tier, name) for tier in self._tiers]

    def _sum(self, tier: str, name: str) -> Cell:
        parts = self._parts.get(tier)
        if parts is None:
            return Cell()
        goal = self._words.number(parts.parts if name == "parts" else parts.goal)
        return Cell(goal + " " * (_SIGN if self._wide[tier] else 0), bare=goal)

    def _cell(self, tier: str, nested: int | None, goal: GroupGoal | None) -> Cell:
        number = self._words.number(goal.count if goal else nested)
        if goal is None and tier in self._by_bands and self._wide[tier]:
            return Cell()
        if goal is None:
            return Cell(number + " " * cell_len(self._beside(tier, "", "√")), bare=number)
        sign, aim = SIGNS[goal.status], self._words.number(goal.goal)
        bare = self._words.text("groups.of", count=number, goal=aim, sign=sign)
        return Cell(number + self._beside(tier, aim, sign), _TONES[sign], bare=bare)

    def _beside(self, tier: str, goal: str, sign: str) -> str:
        """Return what stands to the right of a count: the goal and a sign; nothing where no group has one."""
        wide = self._wide[tier]
        return self._words.text("groups.of", count="", goal=f"{goal:>{wide}}", sign=sign) if wide else ""


def group_notes(found: BreakdownReport, report: Report, words: Words) -> Iterator[Paragraph]:
    """Yield what the parts lack of the whole, and which verdicts a doubtful figure could overturn."""
    tiers = {goal.tier: goal for goal in report.goals}
    for each in found.parts:
        if each.difference is not None and each.difference < 0:
            facts = {"parts": each.parts, "goal": each.goal, "fewer": -each.difference}
            said = words.text("groups.parts-below", tier=words.tier(tiers[each.tier]), **facts)
            yield Paragraph(words.capitalise(said), "! ", "warn", hang=2)
    if doubts := [*_doubts(found, tiers, words)]:
        more = len(doubts) - _MOST_DOUBTS
        named = doubts[:_MOST_DOUBTS] + ([words.report_text("others", n=more)] if more > 0 else [])
        yield Paragraph(words.text("groups.uncertain", goals=words.semicolon(named)), "! ", "warn", hang=2)


def _doubts(found: BreakdownReport, tiers: dict[str, Goal], words: Words) -> Iterator[str]:
    for group in found.groups:
        for goal in group.goals or ():
            if goal.certain is False and goal.at_most_status:
                yield words.text(
                    "groups.otherwise",
                    tier=words.tier(tiers[goal.tier]),
                    group=inert(group.value or ""),
                    n=goal.at_most,
                    status=words.status(goal.at_most_status),
                )


def behind_sentences(report: Report, words: Words) -> Iterator[str]:
    """Yield one sentence for each group that is behind with a goal."""
    tiers = {goal.tier: goal for goal in report.goals}
    for group in (group for each in report.breakdowns for group in each.groups):
        behind = [goal for goal in group.goals or () if goal.status in _BEHIND and goal.count is not None]
        said = [
            words.text(
                "groups.behind-goal",
                tier=words.tier(tiers[goal.tier]),
                count=words.number(goal.count),
                goal=words.number(goal.goal),
                stands=words.standing(goal.status),
            )
            for goal in behind
        ]
        if said:
            yield words.text("groups.behind", group=inert(group.value or ""), goals=words.semicolon(said))


def judged_groups(report: Report, since: SinceReport, words: Words) -> Iterator[tuple[str, SinceGoal, Status]]:
    """Yield the goals of groups that are compared, each with what it is called and how it stands now."""
    tiers = {goal.tier: goal for goal in report.goals}
    groups = ((each.by, group) for each in report.breakdowns for group in each.groups)
    now = {(by, group.value, goal.tier): goal.status for by, group in groups for goal in group.goals or ()}
    for goal in since.goals:
        if goal.by is not None:
            called = words.tier_within_sentence(tiers[goal.tier])
            name = words.text("groups.tier-of", tier=called, group=inert(goal.value or ""))
            yield name, goal, now[goal.by, goal.value, goal.tier]
