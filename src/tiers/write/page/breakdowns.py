"""The firms by the headings of the plan, and by year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tiers.report.contract.report import BreakdownReport, Group, Report, TierCount
from tiers.write.escaping import inert
from tiers.write.page.blocks import Block, Cell, Column, Grid, Paragraph, Section, grid, heading
from tiers.write.page.group_goals import GroupCells, goals_title, group_notes, has_group_goals
from tiers.write.page.phrases import NONE, Words

_FEW_YEARS = 2
"""So many years say nothing that the table of goals does not."""


def breakdown_sections(report: Report, words: Words) -> Iterator[Section]:
    """Show every breakdown, with the goals of its groups, then the years if there are more than two."""
    for each in report.breakdowns:
        if each.groups:
            yield tuple(_breakdown(_there(each, report), report, words))
    if len(report.years) > _FEW_YEARS:
        yield (heading(words.report_text("by-year")), _years(report, words))


def _there(each: BreakdownReport, report: Report) -> BreakdownReport:
    """Leave out what has no firms where one group is read alone: the others have none."""
    if report.targets.group is None:
        return each
    return each.model_copy(update={"groups": tuple(group for group in each.groups if group.enterprises != 0)})


def _breakdown(each: BreakdownReport, report: Report, words: Words) -> Iterator[Block]:
    yield heading(_title(each, report, words))
    has_totals = any(group.totals for group in each.groups)
    named = any(group.largest for group in each.groups)
    usual = words.usual and words.measure(words.usual)
    columns = [
        Column(inert(each.by), "text"),
        Column(words.report_text("firms")),
        *_tier_columns(words),
        Column(words.sentence_text("total-of", measure=usual), goes=2) if usual and has_totals else None,
        Column(words.report_text("largest"), "text", goes=1) if named else None,
    ]
    yield grid(columns, _groups(each, words))
    if has_group_goals(each):
        yield from group_notes(each, report, words)
    if any(group.enterprises is None or any(t.total is None for t in group.totals or ()) for group in each.groups):
        yield Paragraph(words.report_text("kept-back"))


def _title(each: BreakdownReport, report: Report, words: Words) -> str:
    if has_group_goals(each):
        return goals_title(each, report, words)
    year = report.period.year
    return words.report_text("by-heading-in" if year else "by-heading", by=inert(each.by), year=year)


def _tier_columns(words: Words) -> list[Column]:
    return [Column(words.tier(goal)) for goal in words.goals]


def _groups(each: BreakdownReport, words: Words) -> list[tuple[Cell, ...]]:
    totals = [_total(group, words) for group in each.groups]
    most_firms = Decimal(max((group.enterprises or 0 for group in each.groups), default=0))
    largest = max((total for total in totals if total is not None), default=Decimal(0))
    cells = GroupCells(each, words)
    sums = cells.sums() if has_group_goals(each) else ()
    return [
        *(
            (
                Cell(words.report_text("blank") if group.value is None else inert(group.value)),
                Cell(words.number(group.enterprises), share=_share(group.enterprises, most_firms)),
                *cells.of_group(group),
                Cell(NONE if total is None else words.amount(total), share=_share(total, largest)),
                Cell(inert(group.largest or "")),
            )
            for group, total in zip(each.groups, totals, strict=True)
        ),
        *((Cell(name), Cell(), *goals, Cell(), Cell()) for name, goals in sums),
    ]


def _total(group: Group, words: Words) -> Decimal | None:
    return next((each.total for each in group.totals or () if each.measure == words.usual), None)


def _share(value: Decimal | int | None, largest: Decimal) -> Decimal | None:
    """Return a value's share of the largest; None where there is no value, or none is above 0."""
    return None if value is None or largest <= 0 else max(value / largest, Decimal(0))


def _counts(counts: Sequence[TierCount] | None, words: Words) -> list[Cell]:
    found = {each.tier: each.count for each in counts or ()}
    return [Cell(words.number(found.get(goal.tier))) for goal in words.goals]


def _years(report: Report, words: Words) -> Grid:
    columns = [
        Column(words.report_text("year"), "text"),
        Column(words.report_text("firms")),
        *_tier_columns(words),
    ]
    rows = [
        (
            Cell(str(each.year) if each.complete else words.report_text("part-of-year", year=each.year)),
            Cell(words.number(each.enterprises)),
            *_counts(each.counts, words),
        )
        for each in report.years
    ]
    return grid(columns, rows)
