"""What is due by now: by a straight line, by the stages of the plan, or between them."""

from collections.abc import Iterator, Sequence
from typing import Final

from tiers.report.contract.groups import StageGoal
from tiers.report.contract.report import Goal, Report
from tiers.write.page.phrases import Words

_YEAR_END: Final = "-12-31"


def due_sentences(report: Report, words: Words) -> Iterator[str]:
    """Yield what is due by now, and where that is reckoned from 0 for want of a count."""
    dated = [goal for goal in words.goals if goal.due_now is not None and goal.method]
    if not dated:
        return
    base = report.targets.base_year
    due = [words.number(goal.due_now) for goal in dated]
    yield words.text("groups.due", due=due, how=words.semicolon(_ways(dated, report, words)))
    unknown = [words.tier_within_sentence(goal) for goal in dated if (goal.method or "").endswith("from-zero")]
    if unknown:
        name = "flatters" if len(unknown) < len(dated) else "flatters-all"
        yield words.report_text(name, tiers=words.join(unknown), base=base)


def _ways(dated: Sequence[Goal], report: Report, words: Words) -> list[str]:
    """Return by which ways it is reckoned: the stage of this month, between stages, a straight line."""
    staged = [goal for goal in dated if goal.by_year]
    straight = [goal for goal in dated if not goal.by_year]
    now = {year for goal in staged if (year := _stage_of(goal.by_year, report.period.as_of))}
    said = [words.text("groups.due-stage", year=year) for year in sorted(now)]
    if any(not _stage_of(goal.by_year, report.period.as_of) for goal in staged):
        said.append(words.text("groups.due-between"))
    if straight:
        known = any(goal.method == "linear" for goal in straight)
        line = words.text("groups.due-line" if known else "groups.due-line-from-zero", base=report.targets.base_year)
        said.append(words.text("groups.due-else", how=line) if staged else line)
    return said


def _stage_of(stages: Sequence[StageGoal], as_of: str | None) -> int | None:
    """Return the year of the stage that is due in this very month, or None."""
    return next((stage.year for stage in stages if as_of == f"{stage.year}{_YEAR_END}"), None)
