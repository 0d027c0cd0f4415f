"""The goals of groups, and stages on the way, as `tiers targets` shows them."""

from collections.abc import Iterator, Sequence

from tiers.cli.text_table import align
from tiers.domain.group_goals import GroupGoals, Parts, TierGoal, parts_of
from tiers.domain.stages import Stage
from tiers.domain.targets import Breakdown, Targets
from tiers.wording import message
from tiers.write.escaping import inert


def stages_text(stages: Sequence[Stage], lang: str) -> str:
    """Return stages as one cell."""
    said = [message("groups.targets.stage", lang, year=stage.year, goal=stage.goal) for stage in stages]
    return message("list.comma", lang).join(said)


def parts_below(targets: Targets) -> list[Parts]:
    """Return the sums of parts that are less than the goal of the whole."""
    tiers = [(tier.name, tier.goal_count) for tier in targets.tier]
    found = (parts for each in targets.breakdown for parts in parts_of(each.group, tiers))
    return [parts for parts in found if (parts.difference or 0) < 0]


def group_lines(targets: Targets, lang: str) -> Iterator[str]:
    """Yield a table of the goals of each breakdown that has some, with their sum, and what these sums lack."""
    for each in targets.breakdown:
        if each.group:
            yield ""
            yield from _table(targets, each, lang)
    for parts in parts_below(targets):
        facts = {"parts": parts.parts, "goal": parts.goal, "fewer": -(parts.difference or 0)}
        yield "! " + message("groups.parts-below", lang, tier=inert(parts.tier), **facts)


def _table(targets: Targets, breakdown: Breakdown, lang: str) -> Iterator[str]:
    heading = inert(breakdown.heading[0])
    yield message("groups.targets.title", lang, by=heading)
    sums = parts_of(breakdown.group, [(tier.name, tier.goal_count) for tier in targets.tier])
    rows = [
        [heading, *(inert(parts.tier) for parts in sums)],
        *([inert(group.text), *(_cell(group, parts.tier, lang) for parts in sums)] for group in breakdown.group),
        [message("groups.parts", lang), *(str(parts.parts) for parts in sums)],
        [message("groups.whole", lang), *(_goal(parts.goal, lang) for parts in sums)],
    ]
    yield from align(rows, numbers=False)


def _goal(goal: int | None, lang: str) -> str:
    return message("targets.unknown", lang) if goal is None else str(goal)


def _cell(group: GroupGoals, tier: str, lang: str) -> str:
    wanted = group.of_tier(tier)
    if wanted is None:
        return ""
    details = message("list.semicolon", lang).join(_details(wanted, lang))
    return message("groups.targets.details", lang, goal=wanted.goal, details=details) if details else str(wanted.goal)


def _details(wanted: TierGoal, lang: str) -> Iterator[str]:
    if wanted.base is not None:
        yield message("groups.targets.base", lang, base=wanted.base)
    if wanted.stages:
        yield stages_text(wanted.stages, lang)
