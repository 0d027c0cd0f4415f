"""Text tables: comma, tab, semicolon or bar between the cells, one heading row on top."""

from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Column, Source, Table
from tiers.errors import DataError
from tiers.intake.content import TEXT
from tiers.intake.encoding import UNMARKED, decoded
from tiers.intake.grid import Grid, grid
from tiers.intake.heading_row import heading_row
from tiers.intake.heading_words import CODE, NAME, YEAR, Vocabulary
from tiers.intake.headings import columns
from tiers.intake.separator import separator_of
from tiers.intake.two_rows import refuse_second_heading

_END_OF_FILE: Final = "\x1a"


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read a text table.

    Raises: DataError if any of it cannot be understood.
    """
    text, encoding = decoded(data, path, question.reading.encoding)
    if not text.strip("\0\x1a \t\r\n,;|　"):
        raise DataError("file-empty", path=path)
    clean, problems = _tidied(text, path)
    vocabulary = Vocabulary(question)
    separator = separator_of(clean, vocabulary)
    cells = grid(clean, separator, path)
    top = heading_row(cells, path, question, vocabulary)
    if encoding == UNMARKED and question.reading.encoding is None:
        _refuse_without_evidence(cells.rows[top], path, vocabulary)
    found = columns(path, cells.rows[top], question, vocabulary)
    source = Source(path, TEXT, None, encoding, separator, cells.numbers[top])
    rows, numbers = _under(cells, top)
    _refuse_rows(source, found, rows, numbers)
    return (Table(source, found, rows, numbers, _year(found, question), problems),)


def _refuse_rows(source: Source, found: Sequence[Column], rows: Sequence[list[str]], numbers: Sequence[int]) -> None:
    """Refuse a table whose rows cannot belong to its headings."""
    if not rows:
        raise DataError("rows-none", path=source.path, row=source.header_row)
    if len(found) > 1 and not any(len(row) > 1 for row in rows):
        raise DataError("separator-differs", path=source.path, row=numbers[0], separator=source.separator)
    refuse_second_heading(source.path, found, rows[0], numbers[0])


def _under(cells: Grid, top: int) -> tuple[Sequence[list[str]], Sequence[int]]:
    """Give the rows under the headings that are not blank, and their lines."""
    rows, numbers = cells.rows[top + 1 :], cells.numbers[top + 1 :]
    kept = [i for i, row in enumerate(rows) if "".join(row).strip()]
    if len(kept) == len(rows):
        return rows, numbers
    return [rows[i] for i in kept], [numbers[i] for i in kept]


def _year(found: Sequence[Column], question: Question) -> int | None:
    """Give the year that a person stated, if there are figures for which the table states none."""
    figures = [column for column in found if column.role not in {None, NAME, CODE, YEAR}]
    stated = any(column.role == YEAR for column in found) or all(c.period and c.period.year for c in figures)
    return None if stated else question.reading.year


def _tidied(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Take out what a text never holds on purpose, and say so."""
    problems = []
    if "\0" in text:
        problems.append(Problem("text-nul", path, row=_line(text, text.index("\0"))))
    if _END_OF_FILE in text:
        problems.append(Problem("text-ctrl-z", path, row=_line(text, text.index(_END_OF_FILE))))
        kept = text.rstrip("\0\x1a \t\r\n")
        text = (f"{kept}\n" if _END_OF_FILE in text[len(kept) :] else text).replace(_END_OF_FILE, " ")
    if not text.endswith(("\n", "\r")) and ("\n" in text or "\r" in text):
        problems.append(Problem("text-cut-off", path, row=_line(text, len(text))))
    return text.replace("\0", " "), tuple(problems)


def _line(text: str, at: int) -> int:
    return (text.count("\n", 0, at) or text.count("\r", 0, at)) + 1


def _refuse_without_evidence(row: Sequence[str], path: str, vocabulary: Vocabulary) -> None:
    """Refuse text that could be in any encoding: only a known heading beyond ASCII shows that it was read right."""
    if not any(not word.isascii() and vocabulary.knows(word) for word in row):
        words = [cleaning.text(word) for word in row if word.strip()]
        raise DataError("encoding-unclear", path=path, encoding=UNMARKED, headings=tuple(words[:8]))
