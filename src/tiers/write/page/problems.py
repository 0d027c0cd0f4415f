"""The problems, with their places: the errors first."""

from collections.abc import Iterator, Mapping
from typing import Final

from tiers.domain.problem import Severity
from tiers.report.contract.problems import ProblemItem
from tiers.report.contract.report import Report
from tiers.report.problem_text import localized_text
from tiers.write.escaping import inert
from tiers.write.page.blocks import Paragraph, Tone
from tiers.write.page.phrases import Terms, Words

_MOST: Final = 5
_LONGEST: Final = 300
"""Characters of a message that are shown: a cell can hold a whole page."""


def problem_paragraphs(report: Report, words: Words, *, verbose: bool) -> Iterator[Paragraph]:
    """Yield how many there are and what that means, and the first few."""
    found = report.problems
    if not found.errors + found.warnings:
        return
    name = "errors" if not found.warnings else "warnings" if not found.errors else "errors-and-warnings"
    said = words.report_text(name, errors=found.errors, warnings=found.warnings)
    yield Paragraph(said, words.lead(words.report_text("problems")), hang=2)
    items = sorted(found.items, key=lambda item: item.severity)
    listed = items if verbose else items[:_MOST]
    yield from (problem_line(item, words, names=not report.options.no_names) for item in listed)
    if more := found.errors + found.warnings - len(listed):
        yield Paragraph(words.report_text("more-problems", n=more), indent=2, hang=4)


def problem_line(item: ProblemItem, words: Terms, *, names: bool, indent: int = 2) -> Paragraph:
    """Return one problem with its place, after a sign for its severity; a long cell is cut."""
    message = inert(localized_text(item, words.lang, words.currency, names=names))
    if len(message) > _LONGEST:
        message = message[:_LONGEST] + "…"
    place = [where(item.path, item.sheet, item.row, words), item.column and inert(item.column)]
    said = words.comma([part for part in place if part])
    text = words.report_text("problem-at", where=said, message=message) if said else message
    return Paragraph(text, *SIGN[item.severity], indent=indent, hang=indent + 2)


SIGN: Final[Mapping[Severity, tuple[str, Tone]]] = {"error": ("× ", "bad"), "warning": ("! ", "warn")}
"""What a line about a problem starts with, and how that is meant."""


def where(path: str | None, sheet: str | None, row: int | None, words: Terms) -> str:
    """Return the place of a row: `data.csv line 83`; blank for what is not of one file."""
    name = words.place(path, sheet) if path else ""
    if row is None:
        return name
    line = words.report_text("line" if sheet is None else "row", n=row)
    return words.report_text("in-file", name=name, line=line) if name else line
