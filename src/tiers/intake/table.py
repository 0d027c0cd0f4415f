"""Cells → table: everything that happens once the cells are known, for every format alike."""

from collections.abc import Sequence
from dataclasses import replace

from tiers.domain import cleaning
from tiers.domain.question import Question
from tiers.domain.table import Column, Source, Table
from tiers.errors import DataError
from tiers.intake.encoding import UNMARKED
from tiers.intake.heading_row import find_heading_row, heading_row
from tiers.intake.heading_words import CODE, NAME, YEAR, Vocabulary
from tiers.intake.headings import columns
from tiers.intake.sheet import RawSheet
from tiers.intake.two_rows import refuse_second_heading

_SEARCHED = 30
"""Rows from the top in which the headings of a sheet are looked for."""


def has_headings(raw: RawSheet, vocabulary: Vocabulary) -> bool:
    """Say whether a sheet has a firm's name or code and a measure among its first rows, as the one that is meant."""
    return find_heading_row(raw.rows[:_SEARCHED], vocabulary) is not None


def table_of(raw: RawSheet, question: Question, vocabulary: Vocabulary) -> Table:
    """Find the headings of a sheet, and what its columns and rows are.

    Raises: DataError if any of it cannot be understood.
    """
    top = heading_row(raw, question, vocabulary)
    source = replace(raw.source, header_row=raw.numbers[top])
    if source.encoding == UNMARKED and question.reading.encoding is None:
        _refuse_without_evidence(raw.rows[top], source.path, vocabulary)
    found = columns(source.path, raw.rows[top], question, vocabulary)
    rows, numbers = _under(raw, top)
    _refuse_rows(source, found, rows, numbers)
    return Table(source, found, rows, numbers, _year(found, question), raw.problems)


def _refuse_rows(source: Source, found: Sequence[Column], rows: Sequence[list[str]], numbers: Sequence[int]) -> None:
    """Refuse a table whose rows cannot belong to its headings."""
    if not rows:
        raise DataError("rows-none", path=source.path, row=source.header_row)
    if source.separator and len(found) > 1 and not any(len(row) > 1 for row in rows):
        raise DataError("separator-differs", path=source.path, row=numbers[0], separator=source.separator)
    refuse_second_heading(source.path, found, rows[0], numbers[0])


def _under(raw: RawSheet, top: int) -> tuple[Sequence[list[str]], Sequence[int]]:
    """Give the rows under the headings that are not blank, and their lines."""
    rows, numbers = raw.rows[top + 1 :], raw.numbers[top + 1 :]
    kept = [i for i, row in enumerate(rows) if "".join(row).strip()]
    if len(kept) == len(rows):
        return rows, numbers
    return [rows[i] for i in kept], [numbers[i] for i in kept]


def _year(found: Sequence[Column], question: Question) -> int | None:
    """Give the year that a person stated, if there are figures for which the table states none."""
    figures = [column for column in found if column.role not in {None, NAME, CODE, YEAR}]
    stated = any(column.role == YEAR for column in found) or all(c.period and c.period.year for c in figures)
    return None if stated else question.reading.year


def _refuse_without_evidence(row: Sequence[str], path: str, vocabulary: Vocabulary) -> None:
    """Refuse text that could be in any encoding: only a known heading beyond ASCII shows that it was read right."""
    if not any(not word.isascii() and vocabulary.knows(word) for word in row):
        words = [cleaning.text(word) for word in row if word.strip()]
        raise DataError("encoding-unclear", path=path, encoding=UNMARKED, headings=tuple(words[:8]))
