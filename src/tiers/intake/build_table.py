"""Cells → table: everything that happens once the cells are known, for every format alike."""

from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.domain.question import Question
from tiers.domain.table import Column, PeriodCells, Source, Table
from tiers.errors import DataError
from tiers.intake.columns.header_warnings import ParsedHeaders, header_problems, ragged_headings, unclear_time
from tiers.intake.columns.own_columns import own_figures, with_states
from tiers.intake.columns.periods import holds_parts, periods_to_see, refuse_other_years, with_parts_of_rows
from tiers.intake.columns.roles import columns
from tiers.intake.columns.stated_above import above_of
from tiers.intake.columns.unit_columns import apply_unit_columns
from tiers.intake.columns.units import unit_problems
from tiers.intake.files.code_page_936 import UNMARKED
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Vocabulary
from tiers.intake.layout.body_rows import rows_under
from tiers.intake.layout.header_context import Above, Headings
from tiers.intake.layout.header_rows import (
    find_headings,
    headings_from,
    holds_figures,
    is_blank,
    is_comment,
    score,
)
from tiers.intake.layout.stacked_headers import parts_of
from tiers.intake.raw_sheet import HEAD, RawSheet

_STATED_SEPARATOR: Final = "sep="


def has_headings(raw: RawSheet, vocabulary: Vocabulary) -> bool:
    """Whether a sheet has a firm's name or code and a measure among its first rows, as the one that is meant."""
    return find_headings(raw.rows, vocabulary) is not None


def table_of(raw: RawSheet, question: Question, vocabulary: Vocabulary) -> Table:
    """Find the headings of a sheet, and what its columns and rows are.

    Raises: DataError if any of it cannot be understood.
    """
    path, asked = raw.source.path, question.reading.year
    block = heading_rows(raw, question, vocabulary)
    source = raw.source._replace(header_row=raw.numbers[block.start])
    lines = [row for row in raw.rows[_first(raw) : block.start] if not is_comment(row)]
    parts = parts_of([raw.rows[i] for i in block])
    words = tuple(map(" ".join, parts))
    if source.encoding == UNMARKED and question.reading.encoding is None:
        _refuse_without_evidence(words, path, vocabulary)
    above = above_of(path, raw.source.sheet, lines, asked)
    headings = Headings(path, words, question, vocabulary, above, parts, own_figures(words, question))
    found = columns(headings)
    under = rows_under(raw, block, found, headings)
    under = under._replace(cells=with_states(under.cells, headings.own))
    _refuse_rows(source, found, under.cells, under.numbers)
    found = with_parts_of_rows(apply_unit_columns(found, under.cells, headings), under.cells)
    _refuse_other_years(path, found, under.cells, above, asked)
    year, is_stated = None if _states_year(found) else asked, asked is not None or _states_year(found)
    understood = ParsedHeaders(source, headings, found, under.cells, is_stated, not all(map(is_blank, lines)))
    ragged = ragged_headings(source, [raw.rows[i] for i in block], [raw.numbers[i] for i in block])
    problems = (*raw.problems, *unit_problems(found, source, above), *ragged, *header_problems(understood))
    to_see = periods_to_see(found, under.cells)
    period_cells = PeriodCells(to_see, with_all_periods) if to_see else None
    return Table(source, found, under.cells, under.numbers, year, problems, under.set_aside, period_cells=period_cells)


def with_all_periods(table: Table, place: int, cells: Sequence[str]) -> Table:
    """Return a table once more, by all different cells of a column that may state a part of the year."""
    column, rows = table.columns[place], [[*[""] * place, cell] for cell in cells]
    if not holds_parts(column, rows):
        return table
    problems = (*table.problems, unclear_time(table.source, cleaning.text(column.heading)))
    return table._replace(columns=with_parts_of_rows(table.columns, rows), problems=problems)


def heading_rows(raw: RawSheet, question: Question, vocabulary: Vocabulary) -> range:
    """Return the header rows: from the line that a person named, else those that are known by their words.

    Raises: DataError if there are none.
    """
    if question.reading.header_row:
        return headings_from(raw.rows, _row_of_line(raw, question.reading.header_row), vocabulary)
    if found := find_headings(raw.rows, vocabulary):
        return found
    rows = raw.rows[: _first(raw) + HEAD]
    there = [i for i in range(_first(raw), len(rows)) if not is_blank(rows[i]) and not is_comment(rows[i])]
    if not there:
        raise DataError("file-empty", path=raw.source.path)
    likely = max(there, key=lambda i: (score(rows[i], vocabulary), sum(map(bool, map(str.strip, rows[i]))), -i))
    if not score(rows[likely], vocabulary) and holds_figures(rows[likely]):
        raise DataError("headings-none", path=raw.source.path, row=raw.numbers[likely])
    return headings_from(raw.rows, likely, vocabulary)


def _row_of_line(raw: RawSheet, line: int) -> int:
    """Return the row of a line that a person named."""
    place = next((i for i, number in enumerate(raw.numbers) if number == line), None)
    if place is None or is_blank(raw.rows[place]):
        raise DataError("header-row-missing", path=raw.source.path, row=line)
    return place


def _first(raw: RawSheet) -> int:
    """Pass over the line that tells a spreadsheet the separator."""
    return int(bool(raw.rows and raw.rows[0] and raw.rows[0][0].lower().startswith(_STATED_SEPARATOR)))


def _refuse_rows(source: Source, found: Sequence[Column], rows: Sequence[list[str]], numbers: Sequence[int]) -> None:
    """Refuse a table whose rows cannot belong to its headings."""
    if not rows:
        raise DataError("rows-none", path=source.path, row=source.header_row)
    if source.separator and len(found) > 1 and not any(len(row) > 1 for row in rows):
        raise DataError("separator-differs", path=source.path, row=numbers[0], separator=source.separator)


def _refuse_other_years(
    path: str, found: Sequence[Column], rows: Sequence[list[str]], above: Above, asked: int | None
) -> None:
    """Refuse a title of a year that no figure is of, by the headings or the year column."""
    if above.stated is None or above.stated.place != "title":
        return
    years = {column.period.year for column in _figures(found) if column.period and column.period.year}
    for column in (column for column in found if column.role == YEAR):
        years = {
            year
            for cell in {row[column.index] for row in rows if len(row) > column.index}
            if (year := cleaning.year(cell))
        }
    refuse_other_years(path, above.stated, years, asked)


def _figures(found: Sequence[Column]) -> list[Column]:
    return [column for column in found if column.role not in {None, NAME, CODE, YEAR}]


def _states_year(found: Sequence[Column]) -> bool:
    """Whether the table states the year of all its figures."""
    return any(column.role == YEAR for column in found) or all(c.period and c.period.year for c in _figures(found))


def _refuse_without_evidence(row: Sequence[str], path: str, vocabulary: Vocabulary) -> None:
    """Refuse text that could be in any encoding: only a known heading beyond ASCII shows that it was read right."""
    if not any(not word.isascii() and vocabulary.knows(word) for word in row):
        words = [cleaning.text(word) for word in row if word.strip()]
        raise DataError("encoding-unclear", path=path, encoding=UNMARKED, headings=tuple(words[:8]))
