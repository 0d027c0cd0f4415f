"""Which sheet of a workbook, or table of a page, holds the firms: the only one that does, or else a person says."""

from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.domain.question import Question
from tiers.domain.suggestions import similar_words
from tiers.domain.table import Table
from tiers.errors import DataError
from tiers.intake.build_table import has_headings, table_of
from tiers.intake.headers.quoting import toml_quoted
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Vocabulary
from tiers.intake.raw_sheet import RawSheet
from tiers.wording.shell import shell_quoted

_LISTED: Final = 40
"""Sheets that a refusal names, at most."""

Facts = frozenset[tuple[object, ...]]
"""What a table says: a firm, a measure and its time, and the cell."""


def the_one_with_firms(sheets: Sequence[RawSheet], question: Question, vocabulary: Vocabulary) -> Table:
    """Return the table that was asked for, else the only one that holds firms and a measure.

    A sheet that says nothing which another does not say too, as a ranking or a copy, is passed over.

    Raises: DataError if there is none, or if several say different things.
    """
    if question.reading.sheet is not None:
        return table_of(sheet_asked_for(sheets, question.reading.sheet), question, vocabulary)
    filled = [sheet for sheet in sheets if any(any(map(str.strip, row)) for row in sheet.rows)]
    found = [sheet for sheet in filled if has_headings(sheet, vocabulary)] or filled
    if not found:
        raise DataError("file-empty", path=sheets[0].source.path)
    if len(found) == 1:
        return table_of(found[0], question, vocabulary)
    if not has_headings(found[0], vocabulary):
        raise DataError("sheet-none", path=found[0].source.path, sheets=_names(found))
    return _the_widest(found, question, vocabulary)


def sheet_asked_for(sheets: Sequence[RawSheet], asked: str | int) -> RawSheet:
    """Return the sheet that a person named, by its name or else by its place, from 1.

    Raises: DataError if there is none.
    """
    names = [sheet.source.sheet or "" for sheet in sheets]
    by_name = [i for i, name in enumerate(names) if cleaning.fold(name) == cleaning.fold(str(asked))]
    exact = [i for i in by_name if names[i] == str(asked)]
    if place := (exact or by_name)[:1]:
        return sheets[place[0]]
    if str(asked).isdecimal() and 0 < int(asked) <= len(sheets):
        return sheets[int(asked) - 1]
    meant = similar_words(str(asked), names)
    raise DataError(
        "sheet-unknown",
        path=sheets[0].source.path,
        sheet=asked,
        near=meant,
        hinted=int(bool(meant)),
        sheets=_names(sheets),
    )


def _the_widest(sheets: Sequence[RawSheet], question: Question, vocabulary: Vocabulary) -> Table:
    """Return the one table that says all that the others say."""
    try:
        read = [table_of(_without_sheet_name(sheet), question, vocabulary) for sheet in sheets]
    except DataError as error:
        raise _unclear(sheets) from error
    said = [_facts(table) for table in read]
    widest = max(range(len(read)), key=lambda i: len(said[i]))
    if not all(facts <= said[widest] for facts in said):
        raise _unclear(sheets)
    return table_of(sheets[widest], question, vocabulary)


def _without_sheet_name(sheet: RawSheet) -> RawSheet:
    """Return a sheet without its name, whose time would make a copy of its rows another table."""
    return sheet._replace(source=sheet.source._replace(sheet=None))


def _facts(table: Table) -> Facts:
    names = [column.index for role in (CODE, NAME) for column in table.of_role(role)][-1:]
    measures = [column for column in table.columns if column.role not in {None, CODE, NAME, YEAR}]
    years = [column.index for column in table.of_role(YEAR)]
    return frozenset(
        (*_at(row, names), *_at(row, years), column.role, column.period, *_at(row, [column.index]))
        for row in table.cells
        for column in measures
    )


def _at(row: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(cleaning.text(row[place]) if place < len(row) else "" for place in places)


def _unclear(sheets: Sequence[RawSheet]) -> DataError:
    rows = [(sheet.source.sheet or "", str(sum(any(map(str.strip, row)) for row in sheet.rows))) for sheet in sheets]
    return DataError(
        "sheet-unclear",
        choices=[("choice.sheet", "choice.rows"), *rows[:_LISTED]],
        path=sheets[0].source.path,
        count=len(sheets),
        typed=f"--sheet {shell_quoted(sheets[0].source.sheet or '')}",
        pasted=f"[reading] sheet = {toml_quoted(sheets[0].source.sheet or '')}",
    )


def _names(sheets: Sequence[RawSheet]) -> tuple[str, ...]:
    names = tuple(sheet.source.sheet or "" for sheet in sheets)
    return names if len(names) <= _LISTED else (*names[:_LISTED], "…")
