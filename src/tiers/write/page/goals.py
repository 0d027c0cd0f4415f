"""The table of goals, and how its numbers are meant."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tiers.domain.measure import MEASURES
from tiers.report.contract.report import Goal, Report
from tiers.wording.figures import percent
from tiers.write.escaping import inert
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph, Section, Tone, grid
from tiers.write.page.due import due_sentences
from tiers.write.page.phrases import SIGNS, Words
from tiers.write.page.rates import rates_text

if TYPE_CHECKING:
    from tiers.write.page.year_lines import YearLines

FEWEST: Final = 3
"""Years that their line needs: fewer stand in the table anyway."""

_BAR: Final = 10
"""Signs of a bar: one for every tenth of the goal."""

_NAMED: Final = 3
TONES: Final[dict[str, Tone]] = {"√": "good", "!": "warn", "?": "warn", "×": "bad", "·": "quiet"}
"""The sign of a verdict → how it is meant."""


def goals_section(report: Report, words: Words, *, with_year_lines: bool = False) -> Section:
    """Show how many firms each tier holds, and should hold; with the counts of all years as a small line if wanted."""
    drawn = _year_lines(report, words) if with_year_lines and len(report.years) >= FEWEST else None
    return (_grid(report, words, drawn), *_notes(report, words))


def _year_lines(report: Report, words: Words) -> "YearLines | None":
    from tiers.write.page.year_lines import year_lines_of  # noqa: PLC0415 - most tables hold a year or two

    return year_lines_of(report, words)


def _grid(report: Report, words: Words, drawn: "YearLines | None") -> Grid:
    with_base = any(goal.base is not None for goal in report.goals)
    with_bar = any(goal.completion is not None for goal in report.goals)
    due = is_running(report) and any(goal.due is not None for goal in report.goals)
    columns = [
        Column(_tier_heading(words), kind="text"),
        Column(str(report.targets.base_year), goes=1) if with_base else None,
        Column(str(report.period.year or words.report_text("count"))),
        Column(drawn.heading, "sign", is_spare=True) if drawn else None,
        Column(words.report_text("goal")),
        Column(words.report_text("gap")),
        Column(words.report_text("done-due" if due else "done"), "sign", goes=2, bare=words.report_text("done"))
        if with_bar
        else None,
        Column(words.report_text("status"), kind="sign"),
    ]
    wide = max(len(_completion(goal)) for goal in report.goals)
    return grid(columns, [_row(goal, words, wide, drawn, with_due=due) for goal in words.goals])


def _tier_heading(words: Words) -> str:
    if words.usual is None:
        return words.report_text("tier")
    name = "tier-of-year" if words.usual in MEASURES else "tier-of-measure"
    return words.report_text(name, measure=words.measure(words.usual))


def _row(goal: Goal, words: Words, wide: int, drawn: "YearLines | None", *, with_due: bool) -> tuple[Cell, ...]:
    sign = SIGNS[goal.status]
    tone = TONES[sign]
    return (
        Cell(words.tier(goal)),
        Cell(words.number(goal.base)),
        Cell(words.number(goal.count)),
        Cell(drawn.lines.get(goal.tier, "") if drawn else ""),
        Cell(aim(goal, words)),
        Cell("" if goal.gap is None else words.number(goal.gap)),
        Cell(
            f"{_bar(goal, with_due=with_due)} {_completion(goal):>{wide}}" if goal.completion is not None else "",
            tone,
            bare=_completion(goal),
        ),
        Cell(f"{sign} {words.status(goal.status)}", tone),
    )


def aim(goal: Goal, words: Words) -> str:
    """Return the number of a goal, or the plan's own word."""
    text = (goal.goal_en if words.lang == "en" else None) or goal.goal_text
    return inert(text) if text else words.number(goal.goal)


def _completion(goal: Goal) -> str:
    return "" if goal.completion is None else percent(goal.completion)


def is_running(report: Report) -> bool:
    """Whether less than everything is due: at the end of a plan the due count is the goal."""
    return report.period.elapsed is not None and report.period.elapsed < 1


def _bar(goal: Goal, *, with_due: bool) -> str:
    """Draw the completion, `██████│···`: never full below the goal, never empty above nothing."""
    share = min(goal.completion or Decimal(0), Decimal(1))
    filled = max(int(share * _BAR), 1 if share > 0 else 0)
    cells = ["█"] * filled + ["·"] * (_BAR - filled)
    if with_due and goal.due is not None and goal.goal:
        cells[min(int(goal.due / goal.goal * _BAR), _BAR - 1)] = "│"
    return "".join(cells)


def _notes(report: Report, words: Words) -> Iterator[Paragraph]:
    due = due_sentences(report, words) if is_running(report) else ()
    if said := words.sentences((_counting(report, words), *due)):
        yield Paragraph(said)
    said_of = {(goal.measure, goal.limit) for goal in report.goals if not goal.where}
    for goal in words.goals:
        if goal.on_the_limit and not (goal.where and (goal.measure, goal.limit) in said_of):
            yield Paragraph(_on_the_limit(goal, goal.on_the_limit, words))
    for goal in words.goals:
        if goal.preferred is False and goal.measure:
            yield Paragraph(
                words.sentence_text(
                    "not-preferred", tier=words.tier_within_sentence(goal), measure=words.measure(goal.measure)
                )
            )
        if goal.count is None and (goal.measure is None or goal.where):
            name = "where-kept-back" if goal.meeting is not None else "no-measure"
            yield Paragraph(words.sentence_text(name, tier=words.tier_within_sentence(goal)))
    if said := rates_text(words):
        yield Paragraph(said)


def _counting(report: Report, words: Words) -> str:
    """Return how it is counted, and what the other way of counting gives."""
    banded = report.targets.counting == "banded"
    ladder = [goal for goal in report.goals if not goal.where]
    others = [goal.nested if banded else goal.band for goal in ladder]
    if others == [goal.count for goal in ladder]:
        return ""
    return words.report_text("banded" if banded else "nested", others=[words.number(n) for n in others])


def _on_the_limit(goal: Goal, count: int, words: Words) -> str:
    names = [inert(name) for name in (goal.on_the_limit_firms or ())[:_NAMED]]
    if names and count > len(names):
        names.append(words.report_text("others", n=count - len(names)))
    who = words.report_text("who", names=words.join(names)) if names else ""
    return words.report_text(f"on-the-limit.{goal.rule}", n=count, who=who, limit=goal.limit)
