"""What of the headings and the lines above them deserves a look: warnings, each with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.row_kind import row_kind_of
from tiers.domain.table import Column, Source
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.vocabulary import Headings, Vocabulary
from tiers.intake.layout.header_rows import holds_figures
from tiers.intake.layout.preamble import unit_line

_LOOKED_AT: Final = 20
"""Rows in which the figures of a column are looked for."""

_NO_WORDS: Final = re.compile(r"[\W\d_]*\w?|=.*")
"""Headings of at most one letter, or formulas: they say nothing."""


class ParsedHeaders(NamedTuple):
    """What the headings of a table were taken for."""

    source: Source
    """Where it comes from."""
    headings: Headings
    """Its headings, and what decided about them."""
    columns: Sequence[Column]
    """What they were taken for."""
    rows: Sequence[Sequence[str]]
    """The rows under them."""
    states_year: bool
    """Whether the year of all figures is known, from the table or a person."""
    is_titled: bool
    """Whether lines that are not blank stand above the headings."""


def header_problems(headers: ParsedHeaders) -> Iterator[Problem]:
    """Warn of columns that may be a measure and were not taken, and of a year that nobody states."""
    known = headers.headings.vocabulary
    plain = (column for column in headers.columns if column.role is None and _holds_figures(headers.rows, column.index))
    twins = _twins(headers.columns)
    odd = (each for each in plain if _says_nothing(each.heading, known) or _has_wordy_twin(each, headers, twins))
    yield from (_at(headers, "heading-odd", column) for column in odd)
    yield from _mentioned_measures(headers)
    if not headers.states_year:
        yield from _without_year(headers)


def ragged_headings(source: Source, rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> Iterator[Problem]:
    """Warn of headings over several rows of a text that are not equally long: a separator may be missing."""
    for row, number in zip(rows[1:], numbers[1:], strict=True):
        if source.separator and len(row) != len(rows[0]):
            facts = (("cells", len(row)), ("columns", len(rows[0])))
            yield Problem("headings-ragged", source.path, source.sheet, number, None, None, facts)


def _mentioned_measures(headers: ParsedHeaders) -> Iterator[Problem]:
    """Yield warnings of headings that hold a word of a measure which no column was taken for."""
    taken = {column.role for column in headers.columns}
    for measure in (measure for measure in headers.headings.used_measures if measure not in taken):
        for column in headers.columns:
            mentions = column.role is None and headers.headings.vocabulary.mentions(column.heading, measure)
            if mentions and look_alike(column.heading) == "choice.unclear":
                yield _at(headers, "measure-mentioned", column, measure=measure)


def _without_year(headers: ParsedHeaders) -> Iterator[Problem]:
    """Warn where no year is known although a title or the heading of another column could state one."""
    periods = [(c, heading_text(c.heading).period) for c in headers.columns if c.role is None]
    others = [(column, period.year) for column, period in periods if period and period.year]
    yield from (_at(headers, "year-elsewhere", column, year=year) for column, year in others)
    if headers.is_titled and not others:
        yield Problem("year-not-stated", headers.source.path, headers.source.sheet, headers.source.header_row)


def _says_nothing(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether every word of a heading says nothing, or only groups columns."""
    return all(_is_no_word(word) or vocabulary.is_group(word) for word in heading.split() or [""])


def _is_no_word(heading: str) -> bool:
    words = cleaning.fold(heading)
    is_blank = bool(_NO_WORDS.fullmatch(words)) or cleaning.is_missing(words)
    return is_blank or row_kind_of(words) is not None or unit_line([[heading]]) is not None


def _twins(columns: Sequence[Column]) -> dict[str, list[Column]]:
    """Return the columns by their folded headings."""
    found: dict[str, list[Column]] = {}
    for column in columns:
        found.setdefault(cleaning.fold(column.heading), []).append(column)
    return found


def _has_wordy_twin(column: Column, headers: ParsedHeaders, twins: Mapping[str, Sequence[Column]]) -> bool:
    """Whether another column has the same heading, over words and not over figures."""
    same = (each for each in twins[cleaning.fold(column.heading)] if each.index != column.index)
    return any(not _holds_figures(headers.rows, twin.index) for twin in same)


def _holds_figures(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether most of a column's first cells are figures."""
    cells = [row[index] for row in rows[:_LOOKED_AT] if index < len(row) and row[index].strip()]
    return sum(holds_figures([cell]) for cell in cells) * 2 > len(cells)


def _at(headers: ParsedHeaders, code: str, column: Column, **facts: object) -> Problem:
    place = (
        headers.source.path,
        headers.source.sheet,
        headers.source.header_row,
        cleaning.text(column.heading) or None,
    )
    return Problem(code, *place, None, tuple({"place": column.index + 1, **facts}.items()))
