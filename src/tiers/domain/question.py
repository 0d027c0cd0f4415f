"""What an engine is asked: the plan, how to read, and how much to list."""

from typing import NamedTuple

from tiers.domain.group_report import GroupChosen, goals_in_force
from tiers.domain.period import Clock, Period
from tiers.domain.reading import Reading
from tiers.domain.since import Since
from tiers.domain.suggestions import similar_words
from tiers.domain.targets import Targets
from tiers.domain.tier_names import tier_meant
from tiers.errors import UsageError

LISTED_BY_PROGRAMS = 20
"""Nearest and cushion firms per tier in machine formats, where nobody says."""

LISTED_FOR_PEOPLE = 6
"""Enough for what a page shows where nobody says: at most 5 firms per tier, and whether there are more."""


class Question(NamedTuple):
    """Everything besides the tables that an answer depends on."""

    targets: Targets
    """The plan."""
    path: str | None = None
    """The file that the plan comes from; None for the built-in one."""
    reading: Reading = Reading()
    """The plan's `[reading]`, overruled by the options of the command line."""
    options: Reading = Reading()
    """What was said on the command line alone, for the record."""
    as_of: tuple[int, int] | None = None
    """`--as-of`: the year and month at whose end the plan is judged, or None."""
    top: int = LISTED_BY_PROGRAMS
    """Nearest and cushion firms to list per tier."""
    no_names: bool = False
    """Whether everything that lets one infer a single firm is left out."""
    since: Since | None = None
    """What is compared with; None: nothing."""
    outlook: bool = False
    """Whether it is said what is to be expected."""
    tier: str | None = None
    """The tier whose firms alone are to be classified; None: all firms."""
    group: GroupChosen | None = None
    """The group whose goals are in force, where `--where` reads it alone; None: those of the whole."""
    is_about_firms: bool = False
    """Whether only rows of firms are wanted: tiers are counted, and nothing is judged, broken down or listed."""

    def with_goals_in_force(self) -> "Question":
        """Return the question with the goals of the group that `--where` reads, if it reads one that has some."""
        targets, group = goals_in_force(self.targets, self.reading.where)
        return self._replace(targets=targets, group=group)

    def clock(self, period: Period) -> Clock:
        """Return where the plan stands in time, by `--as-of` or the end of the period of the figures."""
        return Clock(self.as_of or period.end, self.targets.base_year, self.targets.target_year)

    def about_firms(self, tier: str | None) -> "Question":
        """Return the question for rows of firms: all, or those that count for a tier, with only the headings asked for.

        Goals and base counts are left out, and so is what stands outside the ladder: firms are placed, and nothing is
        judged.

        Raises: UsageError for a tier that the plan does not have, for one by a condition, and for a plan of no others.
        """
        ladder = [each for each in self.targets.tier if not each.where]
        chosen = None if tier is None else tier_meant(tier, self.targets)
        if (chosen and chosen.where) or not ladder:
            raise UsageError("tier-by-condition", where=(chosen or self.targets.tier[0]).where)
        if tier is not None and chosen is None:
            names = [each.name for each in ladder]
            near = similar_words(tier, names)
            raise UsageError("tier-unknown", value=tier, near=near or names, hinted=int(bool(near)))
        nothing: dict[str, object] = {"goal": None, "goal_en": None, "base": None, "by_year": {}}
        tiers = tuple(each.model_copy(update=nothing) for each in ladder)
        breakdowns = tuple(each.model_copy(update={"group": ()}) for each in self.targets.breakdown)
        return self._replace(
            tier=chosen.name if chosen else None,
            since=None,
            outlook=False,
            is_about_firms=True,
            top=0,
            targets=self.targets.model_copy(update={"tier": tiers, "total": (), "breakdown": breakdowns}),
            reading=self.reading.model_copy(update={"by": self.reading.by or ()}),
        )
