"""The table of totals, and how their numbers are meant."""

from collections.abc import Iterator
from decimal import Decimal

from tiers.report.contract.report import Report
from tiers.report.contract.totals import TotalReport
from tiers.wording.figures import money, percent, percents
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph, Section, grid
from tiers.write.page.goals import TONES, is_running
from tiers.write.page.phrases import NONE, SIGNS, Words


def totals_section(report: Report, words: Words) -> Section:
    """Show what firms have together, and should have; nothing where the plan has no total."""
    if not report.totals:
        return ()
    return (_grid(report, words), *(Paragraph(said) for said in _notes(report, words)))


def _grid(report: Report, words: Words) -> Grid:
    with_base = any(total.base is not None for total in report.totals)
    with_growth = any(total.yearly_growth is not None for total in report.totals)
    say = words.report_text
    columns = [
        Column(say("total"), kind="text"),
        Column(str(report.targets.base_year), goes=1) if with_base else None,
        Column(str(report.period.year or say("total-amount"))),
        Column(say("goal")),
        Column(say("gap")),
        Column(say("total-done")),
        Column(say("total-a-year"), goes=2) if with_growth else None,
        Column(say("status"), kind="sign"),
    ]
    return grid(columns, [_row(total, words) for total in report.totals])


def _row(total: TotalReport, words: Words) -> tuple[Cell, ...]:
    sign = SIGNS[total.status]
    return (
        Cell(words.total(total)),
        Cell(amount(total, total.base, words)),
        Cell(amount(total, total.total, words)),
        Cell(amount(total, total.goal, words)),
        Cell(NONE if total.gap is None else words.amount(total.gap)),
        Cell(NONE if total.completion is None else percent(total.completion)),
        Cell(growths(total)[0] or NONE),
        Cell(f"{sign} {words.status(total.status)}", TONES[sign]),
    )


def amount(total: TotalReport, value: Decimal | None, words: Words) -> str:
    """Format an amount of a total, on its own side of the base, of what is due and of the goal; a dash without one."""
    if value is None:
        return NONE
    against = [each for each in (total.base, total.due, total.goal, total.total) if each not in {None, value}]
    return money(value, words.lang, words.currency, against)


def growths(total: TotalReport) -> tuple[str, str]:
    """Return the growth a year so far and as planned, so that the larger one looks larger; nothing where none is."""
    so_far, planned = total.yearly_growth, total.planned_yearly_growth
    if so_far is None or planned is None:
        return "", "" if planned is None else percent(planned, 1)
    return percents(so_far, planned, 1)


def _notes(report: Report, words: Words) -> Iterator[str]:
    several = len(report.totals) > 1
    for total in report.totals:
        said = words.sentences(
            (*_due(total, report, words), *_lower_bound(total, words), *_unknown(total, report, words))
        )
        if said:
            name = words.total(total)
            yield words.report_text("total-named", name=name, said=said) if several else words.capitalise(said)


def _due(total: TotalReport, report: Report, words: Words) -> Iterator[str]:
    """Yield what is due by now where a gap is left, and what growth is needed from now on."""
    if not total.gap or total.due is None or not is_running(report):
        return
    facts = {"due": amount(total, total.due, words), "planned": growths(total)[1], "base": report.targets.base_year}
    if total.growth_needed is None:
        yield words.report_text("total-due", **facts)
    else:
        yield words.report_text("total-due-needed", needed=_growth_needed(total, total.growth_needed), **facts)


def _growth_needed(total: TotalReport, needed: Decimal) -> str:
    """Format the growth that is needed, so that it looks larger than the growth so far only if it is."""
    return percent(needed, 1) if total.yearly_growth is None else percents(needed, total.yearly_growth, 1)[0]


def _lower_bound(total: TotalReport, words: Words) -> Iterator[str]:
    """Yield how many figures are not in the total."""
    counts = (("total-missing", total.missing), ("total-unreadable", total.unreadable))
    kinds = [words.report_text(name, n=n) for name, n in counts if n]
    if kinds and total.total is not None:
        yield words.report_text("total-lower-bound", kinds=words.join(kinds))


def _unknown(total: TotalReport, report: Report, words: Words) -> Iterator[str]:
    """Yield why a total cannot be judged."""
    if total.usable and total.total is None:
        yield words.report_text("total-kept-back")
    elif total.status == "not_assessable":
        name = (
            "total-no-figure" if not total.usable else "total-no-base" if total.base is None else "total-base-not-above"
        )
        yield words.report_text(name, base=report.targets.base_year)
