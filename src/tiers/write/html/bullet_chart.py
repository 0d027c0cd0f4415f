"""Each count beside its goal, with the mark of the schedule."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tiers.report.contract.report import Goal
from tiers.write.html.chart_scale import chart_text, percent
from tiers.write.page.phrases import SIGNS, Words


@dataclass(frozen=True, slots=True)
class Bullet:
    """A count beside its goal."""

    label: str
    """Which tier."""
    figures: str
    """The count and the goal, as read beside it."""
    said: str
    """All of it in words."""
    tone: str
    """The sign of the verdict: good, warn, bad or quiet."""
    count: str
    """Where the count ends; a mark of a few pixels where there is nothing to be as long as."""
    goal: str
    """Where the goal stands."""
    due: str | None
    """Where the count should be by now; None where nothing is due."""
    status: str
    """The verdict, in a word or two."""


_TONES: Final = {"√": "good", "!": "warn", "?": "warn", "×": "bad", "·": "quiet"}
_NOTHING: Final = "5"
"""Pixels of the mark where a count is 0."""


def bullets(words: Words) -> list[Bullet]:
    """Draw each goal that is a number, of a tier that could be counted."""
    return [
        _bullet(goal, goal.count, goal.goal, words)
        for goal in words.goals
        if goal.goal is not None and goal.count is not None
    ]


def _bullet(goal: Goal, count: int, aim: int, words: Words) -> Bullet:
    due = None if goal.due is None else float(goal.due)
    largest = max(count, aim, due or 0, 1)
    facts = {"tier": words.capitalise(words.tier(goal)), "n": count, "goal": words.number(aim)}
    name = "bullet" if goal.due_now is None else "bullet-due"
    return Bullet(
        label=words.tier(goal),
        figures=chart_text(words, "of-goal", n=words.number(count), goal=words.number(aim)),
        said=chart_text(words, name, due=words.number(goal.due_now), **facts),
        tone=_TONES[SIGNS[goal.status]],
        count=percent(count / largest) if count else _NOTHING,
        goal=percent(aim / largest),
        due=None if due is None else percent(due / largest),
        status=words.status(goal.status),
    )


def bullet_colors(drawn: Sequence[Bullet]) -> list[tuple[str, str]]:
    """Return each colour that is drawn, and the verdicts that it stands for."""
    found: dict[str, dict[str, None]] = {}
    for bullet in drawn:
        found.setdefault(bullet.tone, {})[bullet.status] = None
    return [
        (tone, statuses) for tone in dict.fromkeys(_TONES.values()) if (statuses := " / ".join(found.get(tone, ())))
    ]
