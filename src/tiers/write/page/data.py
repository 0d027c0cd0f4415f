"""The data and the plan: what was read, how it was understood, and what is wrong with it."""

from collections import Counter
from collections.abc import Iterator

from tiers.report.contract.inputs import Input, StatedTotal
from tiers.report.contract.report import MeasureReport, Report
from tiers.wording import LANGUAGES, message
from tiers.write.escaping import inert
from tiers.write.page.blocks import Cell, Column, Grid, Paragraph, Section, grid, heading
from tiers.write.page.phrases import Terms, Words
from tiers.write.page.problems import problem_paragraphs

_OWN_WORDS = frozenset(message("classify.state.missing", lang) for lang in LANGUAGES)
"""How this program itself writes a missing figure: it would say nothing more."""

_MOST_ASIDE = 100
"""No more rows set aside are listed than these; with so many there may be more."""


def data_section(report: Report, words: Words, *, verbose: bool) -> Section:
    """Return where the figures come from, who has none, what is wrong with the table, and whose plan it is."""
    inputs = tuple(_input(each, report, words) for each in report.inputs)
    measures = (measure_line(each, words) for each in report.measures)
    found = (_firms(report, words), *measures, *_kept_back(report, words))
    return (*inputs, *found, *problem_paragraphs(report, words, verbose=verbose), _plan(report, words))


def _input(each: Input, report: Report, words: Words) -> Paragraph:
    units = dict.fromkeys(inert(column.unit) for column in each.columns if column.unit)
    how = [part for part in ((each.encoding or "").upper(), *units) if part]
    name = words.place(each.path, each.sheet)
    where = words.report_text("input-how", name=name, how=how) if how else name
    said = [words.report_text("input", input=where, n=each.firm_rows), *_aside(each, report, words)]
    return Paragraph(words.sentence(words.comma(said)), words.lead(words.report_text("data")), hang=2)


def _aside(each: Input, report: Report, words: Words) -> Iterator[str]:
    """Yield which rows are not firms, and whether the table's own totals agree."""
    whys = Counter(row.why for row in each.set_aside)
    if whys:
        kinds = words.join([words.report_text(f"aside.{why}", n=n) for why, n in whys.items()])
        yield words.report_text("aside-at-least" if len(each.set_aside) >= _MOST_ASIDE else "aside", kinds=kinds)
    totals = [total for total in each.totals if total.stated is not None]
    wrong = sum(_is_wrong(total, each, report) for total in totals)
    if wrong:
        yield words.report_text("totals-differ", n=wrong)
    elif totals and (not report.problems.omitted or all(total.stated == total.added for total in totals)):
        yield words.report_text("totals-agree", n=len(totals))


def _is_wrong(total: StatedTotal, each: Input, report: Report) -> bool:
    """Whether a total differs by more than the precision in which it is written: then it is a problem too."""
    items = (item for item in report.problems.items if item.code == "total-differs")
    return any((item.path, item.sheet, item.row) == (each.path, each.sheet, total.row) for item in items)


def _firms(report: Report, words: Words) -> Paragraph:
    year = report.period.year
    said = [words.report_text("firms-in-year" if year else "firms-in-all", n=report.enterprises, year=year)]
    if report.duplicates.equal:
        said.append(words.report_text("equal", n=report.duplicates.equal))
    if report.duplicates.conflicting:
        said.append(words.report_text("conflicting", n=report.duplicates.conflicting, policy=report.duplicates.policy))
    return Paragraph(words.sentences(said), words.lead(words.report_text("firms-label")), hang=2)


def measure_line(each: MeasureReport, words: Terms) -> Paragraph:
    """Return how many firms have a figure, how many have none and how that is written, and who has the largest."""
    symbols = [inert(symbol) for symbol in each.missing_as if symbol not in _OWN_WORDS]
    written = words.report_text("written", symbols=symbols) if symbols else ""
    firms = [
        words.report_text("usable", n=each.usable),
        words.report_text("missing-as", n=each.missing, written=written) if each.missing else "",
        words.report_text("cannot-be-read", n=each.unreadable) if each.unreadable else "",
    ]
    sums = [
        "" if each.total is None else words.report_text("in-all", total=words.amount(each.total)),
        _largest(each, words),
    ]
    said = [words.comma([part for part in parts if part]) for parts in (firms, sums)]
    lead = words.lead(words.sentence_text("measure", measure=words.label(each.label)))
    return Paragraph(words.sentence(words.semicolon([part for part in said if part])), lead, hang=2)


def _largest(each: MeasureReport, words: Terms) -> str:
    if each.largest is None:
        return ""
    figure = words.money(each.largest)
    if each.largest_firm is None:
        return words.report_text("largest-figure", figure=figure)
    return words.report_text("largest-firm", name=inert(each.largest_firm), figure=figure)


def _kept_back(report: Report, words: Words) -> Iterator[Paragraph]:
    if report.options.no_names:
        yield Paragraph(words.report_text("no-names"))


def _plan(report: Report, words: Words) -> Paragraph:
    plan = report.targets
    where = words.report_text("built-in") if plan.path is None else inert(plan.path)
    said = words.report_text(
        "plan-source" if plan.source else "plan-plain", where=where, source=inert(plan.source or "")
    )
    hint = [words.report_text("own-goals")] if plan.path is None else []
    return Paragraph(words.sentences([said, *hint]), words.lead(words.report_text("plan")), hang=2)


def column_sections(report: Report, words: Words) -> Iterator[Section]:
    """Yield the columns as they were understood, and the rows that are not firms."""
    for each in report.inputs:
        name = words.place(each.path, each.sheet)
        if each.columns:
            yield (heading(words.report_text("understood", input=name)), _columns(each, words))
        if each.set_aside:
            yield (heading(words.report_text("rows-aside", input=name)), _set_aside(each, words))


def _columns(each: Input, words: Words) -> Grid:
    heads = ("column", "role", "year", "unit", "column-why")
    rows = [
        (
            Cell(inert(column.heading)),
            Cell(words.role(column.role)),
            Cell(str(column.year or "")),
            Cell(inert(column.unit or "")),
            Cell(words.reasons(column.reasons)),
        )
        for column in each.columns
    ]
    return grid([Column(words.report_text(head), "text") for head in heads], rows)


def _set_aside(each: Input, words: Words) -> Grid:
    rows = [
        (Cell(str(row.row)), Cell(words.report_text(f"why.{row.why}")), Cell(inert(row.text or "")))
        for row in each.set_aside
    ]
    columns = [
        Column(words.report_text("line-heading")),
        *(Column(words.report_text(head), "text") for head in ("why", "text")),
    ]
    return grid(columns, rows)
