"""What of the headings and the lines above them deserves a look: warnings, each with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.row_kind import row_kind
from tiers.domain.table import Column, Source
from tiers.intake.divided import divided
from tiers.intake.headers.header_parser import heading_text
from tiers.intake.headers.lookalikes import look_alike
from tiers.intake.headers.vocabulary import Headings, Vocabulary
from tiers.intake.layout.header_rows import holds_figures
from tiers.intake.layout.preamble import unit_line

_LOOKED_AT: Final = 20
"""Rows in which the figures of a column are looked for."""

_NO_WORDS: Final = re.compile(r"[\W\d_]*\w?|=.*")
"""Headings of at most one letter, or formulas: they say nothing."""


class Understood(NamedTuple):
    """A table as it was understood, to be doubted."""

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


def doubts(found: Understood) -> Iterator[Problem]:
    """Warn of columns that may be a measure and were not taken, and of a year that nobody states."""
    known = found.headings.vocabulary
    plain = (column for column in found.columns if column.role is None and _holds_figures(found.rows, column.index))
    twins = _twins(found.columns)
    odd = (each for each in plain if _says_nothing(each.heading, known) or _has_wordy_twin(each, found, twins))
    yield from (_at(found, "heading-odd", column) for column in odd)
    yield from _mentioned(found)
    if not found.states_year:
        yield from _without_year(found)


def ragged_headings(source: Source, rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> Iterator[Problem]:
    """Warn of headings over several rows of a text that are not equally long: a separator may be missing."""
    for row, number in zip(rows[1:], numbers[1:], strict=True):
        if source.separator and len(row) != len(rows[0]):
            facts = (("cells", len(row)), ("columns", len(rows[0])))
            yield Problem("headings-ragged", source.path, source.sheet, number, None, None, facts)


def _mentioned(found: Understood) -> Iterator[Problem]:
    """Warn of headings that hold a word of a measure which no column was taken for."""
    taken = {column.role for column in found.columns}
    for measure in (measure for measure in found.headings.used if measure not in taken):
        for column in found.columns:
            mentions = column.role is None and found.headings.vocabulary.mentions(column.heading, measure)
            is_part = divided(found.headings.parts[column.index], found.headings.vocabulary) is not None
            if mentions and (is_part or look_alike(column.heading) == "choice.unclear"):
                yield _at(found, "measure-mentioned", column, measure=measure)


def _without_year(found: Understood) -> Iterator[Problem]:
    """Warn where no year is known although a title or the heading of another column could state one."""
    periods = [(c, heading_text(c.heading).period) for c in found.columns if c.role is None]
    others = [(column, period.year) for column, period in periods if period and period.year]
    yield from (_at(found, "year-elsewhere", column, year=year) for column, year in others)
    if found.is_titled and not others:
        yield Problem("year-not-stated", found.source.path, found.source.sheet, found.source.header_row)


def _says_nothing(heading: str, vocabulary: Vocabulary) -> bool:
    """Say whether every word of a heading says nothing, or only groups columns."""
    return all(_is_no_word(word) or vocabulary.is_group(word) for word in heading.split() or [""])


def _is_no_word(heading: str) -> bool:
    words = cleaning.folded(heading)
    is_blank = bool(_NO_WORDS.fullmatch(words)) or cleaning.is_missing(words)
    return is_blank or row_kind(words) is not None or unit_line([[heading]]) is not None


def _twins(columns: Sequence[Column]) -> dict[str, list[Column]]:
    """Put the columns under their headings."""
    found: dict[str, list[Column]] = {}
    for column in columns:
        found.setdefault(cleaning.folded(column.heading), []).append(column)
    return found


def _has_wordy_twin(column: Column, found: Understood, twins: Mapping[str, Sequence[Column]]) -> bool:
    """Say whether another column has the same heading, over words and not over figures."""
    same = (each for each in twins[cleaning.folded(column.heading)] if each.index != column.index)
    return any(not _holds_figures(found.rows, twin.index) for twin in same)


def _holds_figures(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Say whether most of a column's first cells are figures."""
    cells = [row[index] for row in rows[:_LOOKED_AT] if index < len(row) and row[index].strip()]
    return sum(holds_figures([cell]) for cell in cells) * 2 > len(cells)


def _at(found: Understood, code: str, column: Column, **facts: object) -> Problem:
    place = (found.source.path, found.source.sheet, found.source.header_row, cleaning.text(column.heading) or None)
    return Problem(code, *place, None, tuple({"place": column.index + 1, **facts}.items()))
