"""Check → page: can a report be made, how was each table understood, and what is wrong, each with its remedy."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tiers.report.contract.check import Check, CheckedColumn, CheckedInput, ProblemGroup, Refusal
from tiers.report.contract.inputs import Aside, StatedTotal
from tiers.report.contract.problems import ProblemItem
from tiers.wording import message
from tiers.write.escaping import inert
from tiers.write.page.blocks import Block, Cell, Column, Grid, Paragraph, Section
from tiers.write.page.data import measure_line
from tiers.write.page.phrases import Terms
from tiers.write.page.problems import SIGN, problem_line, where
from tiers.write.view import View

_MOST_COLUMNS: Final = 20
"""Columns without a role that are shown, inclusive."""

_MOST_ASIDE: Final = 5
MOST_PLACES: Final = 3
"""Rows set aside, and places of a problem, that are shown; `-v` shows all."""

_WAYS: Final = re.compile(" {3,}")
"""What stands between two ways to mend something."""

_SEPARATORS: Final = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}


def check_page(check: Check, view: View) -> tuple[Section, ...]:
    """Return a check in words: the answer first, then what stands against a report, the tables, and the problems."""
    words = Terms(view.lang, check.targets.currency)
    sections = (
        (_answer(check, words), *_years(check, words), *(measure_line(each, words) for each in check.measures)),
        *(tuple(refusal(each, words)) for each in check.refusals),
        *(tuple(_input(each, words, view)) for each in check.inputs),
        *(tuple(_group(each, check, words, view)) for each in check.problems.groups),
    )
    return tuple(section for section in sections if section)


def _answer(check: Check, words: Terms) -> Paragraph:
    if check.refusals:
        said = words.text("check.refused", n=len(check.refusals))
        return Paragraph(words.sentences([said, words.text("check.refused-more")]), "× ", "bad", hang=2)
    name = "check.firms-in-year" if check.year else "check.firms"
    firms = words.text(name, n=check.enterprises, year=check.year)
    found = check.problems
    if not found.errors + found.warnings:
        return Paragraph(words.text("check.fine", firms=firms), "√ ", "good", hang=2)
    kind = "errors" if not found.warnings else "warnings" if not found.errors else "errors-and-warnings"
    problems = words.report_text(kind, errors=found.errors, warnings=found.warnings)
    return Paragraph(words.text("check.flawed", firms=firms, problems=problems), *SIGN["warning"], hang=2)


def _years(check: Check, words: Terms) -> Iterator[Paragraph]:
    """Yield which years there are, if there are several."""
    if len(check.years) > 1:
        said = [
            words.text(f"check.{'year' if each.complete else 'year-to-date'}", year=each.year, n=each.enterprises)
            for each in check.years
        ]
        yield Paragraph(words.sentence(words.comma(said)), words.lead(words.text("check.years")), hang=2)


def refusal(found: Refusal, words: Terms) -> Iterator[Block]:
    """Yield why no report would be made, what each choice would mean, and what mends it."""
    error, lang = found.error, words.lang
    message = words.text("check.refusal", code=found.code, message=inert(error.sentence(lang)))
    yield Paragraph(message, "× ", "bad", hang=2)
    rows = error.table(lang) if found.choices else []
    if rows:
        columns = tuple(Column(inert(head), "figure" if place else "text") for place, head in enumerate(rows[0]))
        yield Grid(columns, tuple(tuple(Cell(inert(cell)) for cell in row) for row in rows[1:]))
    yield from _remedy(error.remedy(lang), words)


def _remedy(said: str, words: Terms) -> Iterator[Paragraph]:
    """Yield what mends it; what is to be typed and what is to be pasted stand on lines of their own."""
    first, *others = _WAYS.split(inert(said))
    yield Paragraph(words.text("check.remedy", remedy=first), indent=2, hang=4)
    yield from (Paragraph(other, indent=4, hang=6) for other in others)


def _input(each: CheckedInput, words: Terms, view: View) -> Iterator[Block]:
    said = words.text("check.input", input=words.place(each.path, each.sheet), how=words.comma([*_how(each, words)]))
    yield Paragraph(words.sentence(said))
    shown = [*_visible_columns(each, view)]
    yield _columns(shown, words)
    if more := len(each.columns) - len(shown):
        yield Paragraph(words.text("check.more-columns", n=more), indent=2, hang=2)
    if each.set_aside:
        yield _set_aside(each, words, view)
    yield from (_total(total, each, words) for total in each.totals if total.stated is not None)


def _how(each: CheckedInput, words: Terms) -> Iterator[str]:
    """Yield what kind of file it is, where its headings stand, and what its rows are."""
    yield inert(" ".join([each.format.upper(), (each.encoding or "").upper()]).strip())
    if each.separator:
        kind = _SEPARATORS.get(each.separator, "other")
        yield words.text(f"check.separator.{kind}", separator=inert(each.separator))
    yield words.text("check.headings", row=each.header_row)
    whys = Counter(aside.why for aside in each.set_aside)
    kinds = [words.report_text(f"aside.{why}", n=n) for why, n in whys.items()]
    yield words.join([words.text("check.rows", n=each.firm_rows), *kinds])


def _visible_columns(each: CheckedInput, view: View) -> Iterator[CheckedColumn]:
    """Yield the columns that have a role, and of the others as many as a person can take in."""
    without = 0
    for column in each.columns:
        without += column.role is None
        if column.role or view.verbose or without <= _MOST_COLUMNS:
            yield column


def _columns(columns: list[CheckedColumn], words: Terms) -> Grid:
    heads = [words.report_text(head) for head in ("column", "role", "year", "unit")]
    rows = [
        (
            Cell(inert(column.heading)),
            Cell(words.role(column.role) if column.role else words.text("check.no-role")),
            Cell(str(column.year or "")),
            _unit(column, words),
            Cell(words.reasons(column.reasons)),
        )
        for column in columns
    ]
    return Grid(tuple(Column(head, "text") for head in [*heads, words.text("check.why")]), tuple(rows))


def _unit(column: CheckedColumn, words: Terms) -> Cell:
    """Show a measure's unit, and that nobody stated it."""
    if column.unit is None and column.role not in {None, "name", "code", "year"}:
        return Cell(words.text("check.no-unit"), "warn")
    return Cell(inert(column.unit or ""))


def _set_aside(each: CheckedInput, words: Terms, view: View) -> Paragraph:
    listed = each.set_aside if view.verbose else each.set_aside[:_MOST_ASIDE]
    said = [_aside(row, each, words) for row in listed]
    if more := len(each.set_aside) - len(listed):
        said.append(words.text("check.more-asides", n=more))
    return Paragraph(words.sentence(words.comma(said)), words.lead(words.text("check.set-aside")), hang=2)


def _aside(row: Aside, each: CheckedInput, words: Terms) -> str:
    facts = {"where": where(None, each.sheet, row.row, words), "why": words.report_text(f"why.{row.why}")}
    if not row.text:
        return words.text("check.aside-nameless", **facts)
    return words.text("check.aside", text=inert(row.text), **facts)


def _total(total: StatedTotal, each: CheckedInput, words: Terms) -> Paragraph:
    place = where(None, each.sheet, total.row, words)
    name = "check.total-agrees" if total.stated == total.added else "check.total-rounded"
    lead = words.text("check.totals", where=place, measure=inert(total.measure))
    return Paragraph(words.text(name, stated=total.stated, added=total.added), words.lead(lead), hang=2)


def _group(group: ProblemGroup, check: Check, words: Terms, view: View) -> Iterator[Block]:
    """Yield one code: how often, where first, and what mends it."""
    items = [item for item in check.problems.items if item.code == group.code]
    listed = items if view.verbose else items[:MOST_PLACES]
    yield Paragraph(words.text("check.group", code=group.code, n=group.count), *SIGN[group.severity], hang=2)
    yield from (_place(item, words, names=not check.no_names) for item in listed)
    if more := group.count - len(listed):
        yield Paragraph(words.text("check.more-problems", n=more), indent=2, hang=4)
    yield from _remedy(message(f"problem_remedy.{group.code}", words.lang), words)


def _place(item: ProblemItem, words: Terms, *, names: bool) -> Paragraph:
    line = problem_line(item, words, names=names)
    return Paragraph(line.text, indent=2, hang=4)
