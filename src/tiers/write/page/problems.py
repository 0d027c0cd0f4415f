"""The problems, with their places: the errors first."""

from collections.abc import Iterator
from typing import Final

from tiers.report.model import ProblemItem, Report
from tiers.report.saying import problem
from tiers.write.inert import inert
from tiers.write.page.blocks import Paragraph
from tiers.write.page.words import Words

_MOST: Final = 5
_LONGEST: Final = 300
"""Characters of a message that are shown: a cell can hold a whole page."""


def problems(report: Report, words: Words, *, verbose: bool) -> Iterator[Paragraph]:
    """Say how many there are and what that means, and list the first few."""
    found = report.problems
    if not found.errors + found.warnings:
        return
    name = "errors" if not found.warnings else "warnings" if not found.errors else "errors-and-warnings"
    said = words.say(name, errors=found.errors, warnings=found.warnings)
    yield Paragraph(said, words.lead(words.say("problems")), hang=2)
    items = sorted(found.items, key=lambda item: item.severity)
    listed = items if verbose else items[:_MOST]
    yield from (_problem(item, report, words) for item in listed)
    if more := found.errors + found.warnings - len(listed):
        yield Paragraph(words.say("more-problems", n=more), indent=2, hang=4)


def _problem(item: ProblemItem, report: Report, words: Words) -> Paragraph:
    place = [_line(item, words), item.column and inert(item.column)]
    where = words.comma([part for part in place if part])
    message = inert(problem(item, report, words.lang))
    if len(message) > _LONGEST:
        message = message[:_LONGEST] + "…"
    text = words.say("problem-at", where=where, message=message) if where else message
    is_error = item.severity == "error"
    return Paragraph(text, "× " if is_error else "! ", "bad" if is_error else "warn", indent=2, hang=4)


def _line(item: ProblemItem, words: Words) -> str:
    name = words.place(item.path, item.sheet) if item.path else ""
    if item.row is None:
        return name
    line = words.say("line" if item.sheet is None else "row", n=item.row)
    return words.say("in-file", name=name, line=line) if name else line
