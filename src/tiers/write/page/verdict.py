"""The verdict in words, and what could overturn it."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from tiers.domain.progress import Status
from tiers.report.contract.report import Goal, Report, Time
from tiers.write.escaping import inert
from tiers.write.page.blocks import Paragraph, Section, heading
from tiers.write.page.phrases import Words

_MONTHS: Final = 12
_BY_URGENCY: Final[tuple[Status, ...]] = (
    "missed", "reversing", "off_track", "lagging", "not_assessable", "unmet", "open", "not_due", "on_track", "achieved",
)  # fmt: skip
"""The order in which verdicts are said; a tier without a number and an ended plan have none."""


def verdict_section(report: Report, words: Words) -> Section:
    """Return how it stands, what could overturn that, and of what it holds."""
    return (heading(title(report, words), 1), _judgement(report, words), *_doubts(report, words), *scope(report, words))


def title(report: Report, words: Words) -> str:
    """Return what the plan is called, and whose goals these are, if they are a group's."""
    plan = report.targets
    called = (plan.title_en if words.lang == "en" else None) or plan.title
    said = inert(called) if called else words.report_text("untitled", first=plan.base_year + 1, last=plan.target_year)
    return words.text("groups.own", title=said, group=inert(plan.group.value)) if plan.group else said


def byline(report: Report, words: Words) -> str:
    """Return for which time a report is, and who issues it, if that is stated."""
    plan = report.targets
    issuer = (plan.issuer_en if words.lang == "en" else None) or plan.issuer
    return words.text("page.apart").join([period_text(report.period, words), *([inert(issuer)] if issuer else [])])


def whole_title(report: Report, words: Words) -> str:
    """Return what the plan is called, for which time the report is, and who issues it."""
    return words.text("page.apart").join([title(report, words), byline(report, words)])


def _judgement(report: Report, words: Words) -> Paragraph:
    if is_over(report):
        return Paragraph(_own_plan(report, words), words.lead(ended_text(report, words)))
    said_when, judged = when(report.period, words), [*_judged_goals(report, words)]
    score, clauses = _score([each.status for each in judged], words), _clauses(judged, words)
    said = words.sentence(words.capitalise(words.comma(clauses))) if clauses else ""
    return Paragraph(words.sentences((said, time(report, words))), words.lead(f"{said_when}{score}"))


def is_over(report: Report) -> bool:
    """Whether the report is made after the end of the plan."""
    return report.period.as_of is not None and int(report.period.as_of[:4]) > report.targets.target_year


def ended_text(report: Report, words: Words) -> str:
    """Return that the plan has ended, and of when the figures are."""
    plan, year = report.targets, report.period.year
    return words.report_text("ended" if year else "ended-no-year", target=plan.target_year, year=year)


def _own_plan(report: Report, words: Words) -> str:
    """Return how to start a plan of one's own: the next of the same length that has not ended."""
    plan = report.targets
    length, now = plan.target_year - plan.base_year, int((report.period.as_of or "")[:4])
    first = plan.target_year + 1
    while first < now:
        first += length
    return words.report_text("own-plan", first=first, last=first + length - 1)


def when(period: Time, words: Words) -> str:
    """Return for which time it is judged, as a sentence begins with it."""
    return words.report_text("when-judged", when=period_text(period, words))


def period_text(period: Time, words: Words) -> str:
    """Return for which time it is judged, and of when the figures are if that is another."""
    if period.as_of is None:
        return words.report_text("when-part", year=period.year) if period.year else words.report_text("when-unknown")
    year, month = int(period.as_of[:4]), int(period.as_of[5:7])
    said = _month_end(year, month, words)
    if period.year and (year, month) != (period.year, (period.months or (1, _MONTHS))[1]):
        return words.report_text("when-later", when=said, year=period.year)
    return words.report_text("when", when=said)


def _month_end(year: int, month: int, words: Words) -> str:
    if month == _MONTHS:
        return words.report_text("year-end", year=year)
    return words.report_text("month-end", month=words.report_text(f"month.{month}"), year=year)


class _Judged(NamedTuple):
    """A goal that is a number."""

    status: Status
    stands: Callable[[Status], str]
    """How it stands, in words, after “is”."""
    name: str
    """What it is called."""


def _judged_goals(report: Report, words: Words) -> Iterator[_Judged]:
    """Yield the goals that are a number: of tiers, then of totals."""
    for goal in words.goals:
        if goal.goal is not None:
            yield _Judged(goal.status, words.standing, words.tier_within_sentence(goal))
    for total in report.totals:
        yield _Judged(total.status, words.standing_of_total, words.total_within_sentence(total))


def _score(judged: Sequence[Status], words: Words) -> str:
    met = judged.count("achieved")
    if not judged:
        return words.report_text("score-no-goal")
    if len(judged) == 1 and judged[0] == "not_assessable":
        return words.report_text("score-one-unknown")
    if len(judged) == 1:
        return words.report_text("score-one-met" if met else "score-one-unmet")
    name = "score-all" if met == len(judged) else "score-some" if met else "score-none"
    return words.report_text(name, met=met, goals=len(judged))


def _clauses(judged: Sequence[_Judged], words: Words) -> list[str]:
    """Return which goal stands how, the most urgent first; nothing if all are met."""
    if {each.status for each in judged} <= {"achieved"}:
        return []
    groups: dict[str, list[str]] = {}
    for status in _BY_URGENCY:
        for each in judged:
            if each.status == status:
                groups.setdefault(each.stands(status), []).append(each.name)
    return [
        words.report_text("clause", tiers=words.join(names), n=len(names), stands=stands)
        for stands, names in groups.items()
    ]


def time(report: Report, words: Words) -> str:
    """Return how much of the plan's time is gone, in years if they are whole, else in months."""
    plan, period = report.targets, report.period
    if period.years_left is None:
        return words.report_text("say-year", year=plan.base_year + 1) if period.year is None else ""
    total = (plan.target_year - plan.base_year) * _MONTHS
    left = round(Fraction(period.years_left) * _MONTHS)
    if left > total:
        return words.report_text("time-before", year=plan.base_year + 1)
    if not left:
        return words.report_text("time-up", year=plan.target_year)
    whole = left % _MONTHS == 0
    unit = _MONTHS if whole else 1
    facts = {"gone": (total - left) // unit, "total": total // unit, "left": left // unit, "share": period.elapsed}
    return words.report_text("time-years" if whole else "time-months", **facts)


def _doubts(report: Report, words: Words) -> Iterator[Paragraph]:
    for facts in doubts(report, words):
        yield Paragraph(words.report_text("doubt", **facts), "! ", "warn", hang=2)


def doubts(report: Report, words: Words) -> Iterator[dict[str, object]]:
    """Yield which figures could overturn a verdict, if they pass: the facts of a sentence for each group of tiers."""
    unreadable = {each.measure: each.unreadable for each in report.measures}
    groups: dict[tuple[int, int], list[str]] = {}
    for goal in report.goals:
        if goal.certain is False and goal.at_most is not None and goal.count is not None:
            broken = goal.unreadable_could_reach
            if broken is None:
                broken = min(unreadable.get(goal.measure or "", 0), goal.at_most - goal.count)
            groups.setdefault((broken, goal.at_most - goal.count - broken), []).append(_otherwise(goal, words))
    for (broken, missing), tiers in groups.items():
        kinds = [words.report_text(kind, n=n) for kind, n in (("unreadable", broken), ("missing", missing)) if n]
        yield {"kinds": words.join(kinds), "n": broken + missing, "tiers": words.clauses(tiers)}


def _otherwise(goal: Goal, words: Words) -> str:
    status = words.status(goal.at_most_status) if goal.at_most_status else ""
    return words.report_text(
        "otherwise" if status else "otherwise-plain", tier=words.tier(goal), n=goal.at_most, status=status
    )


def scope(report: Report, words: Words) -> Iterator[Paragraph]:
    """Yield of what the counts hold, if not of all firms in a whole year."""
    period = report.period
    if report.options.where:
        yield Paragraph(words.report_text("only-where", where=[inert(each) for each in report.options.where]))
    if period.complete is False:
        months = [words.report_text(f"month.{month}") for month in period.months or ()]
        name = "part-year" if months else "part-year-unknown"
        yield Paragraph(words.report_text(name, year=period.year, first=months[:1], last=months[-1:]))
