"""Workbooks: `.xlsx`, `.xls`, `.xlsb` and `.ods`."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError, TiersError
from tiers.intake.build_table import table_of
from tiers.intake.files.file_format import format_of
from tiers.intake.headers.vocabulary import CODE, NAME, YEAR, Vocabulary
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.sheet_selection import the_one_with_firms
from tiers.intake.readers.workbook.prefetch import is_being_read, sheets_read
from tiers.intake.readers.workbook.sandbox import Sheet
from tiers.intake.readers.workbook.sheet_facts import letters
from tiers.wording import LANGUAGES, message

_OWN: Final = (
    "firms", "goals", "details", "since", "nearest", "cushion", "lift", "outlook", "breakdown", "group-goals", "years",
    "problems", "reading",
)  # fmt: skip
"""The sheets of a workbook of this program: the one of firms, and those that say something of them."""


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read the one sheet that holds the firms, or the one that was asked for.

    Raises: DataError if the workbook cannot be read within the limits, or no sheet or several are meant.
    """
    kind, vocabulary = format_of(data), Vocabulary(question)
    if is_being_read(path):
        _rehearse(question, vocabulary)
    sheets = sheets_read(data, kind, path)
    if not sheets:
        raise DataError("file-empty", path=path)
    found = the_one_with_firms(raw_sheets(sheets, path, kind, question), question, vocabulary)
    read = next(sheet for sheet in sheets if sheet.name == found.source.sheet)
    if read.twice:
        raise DataError("workbook-twice", path=path, sheet=read.name, cell=read.twice)
    problems = (*_hidden_sheets(sheets, read, path), *_hidden_rows(read, found), *_scaled_columns(read, found))
    return (found._replace(problems=(*found.problems, *problems)),)


def _rehearse(question: Question, vocabulary: Vocabulary) -> None:
    """Read a table of two rows for nothing: what is compiled for it is compiled while another process still reads."""
    rows = [["单位：万元", "", ""], ["企业名称", "统一社会信用代码", "2008年营业收入"], ["示例厂", "", "1"]]
    with suppress(TiersError):
        table_of(RawSheet(Source("", "xlsx"), rows, range(1, len(rows) + 1)), question, vocabulary)


def raw_sheets(sheets: Sequence[Sheet], path: str, kind: str, question: Question) -> list[RawSheet]:
    """Return the sheets to choose from: those that people see, if there are any and none was asked for."""
    seen = [sheet for sheet in sheets if not sheet.hidden]
    offered = sheets if question.reading.sheet is not None else _without_own_notes(seen or sheets, path)
    return [RawSheet(Source(path, kind, each.name), each.rows, range(1, len(each.rows) + 1)) for each in offered]


def _without_own_notes(sheets: Sequence[Sheet], path: str) -> Sequence[Sheet]:
    """Leave out what a workbook of this program says of its firms beside the sheet of them.

    Raises: DataError if that sheet is not there, as in a report without names.
    """
    names = {sheet.name for sheet in sheets}
    for lang in LANGUAGES:
        firms, *notes = (message(f"sheet.{name}", lang) for name in _OWN)
        if notes[-1] in names and (firms in names or notes[0] in names):
            left = [sheet for sheet in sheets if sheet.name not in notes]
            if not left:
                raise DataError("sheet-none", path=path, sheets=tuple(sheet.name for sheet in sheets))
            return left
    return sheets


def _hidden_sheets(sheets: Sequence[Sheet], read: Sheet, path: str) -> Iterator[Problem]:
    names = [sheet.name for sheet in sheets if sheet.hidden and sheet.rows and sheet is not read]
    if names:
        yield Problem("sheets-hidden", path, facts=(("count", len(names)), ("sheets", tuple(names))))


def _hidden_rows(sheet: Sheet, table: Table) -> Iterator[Problem]:
    """Warn of rows that count and that nobody sees, as where a filter is set."""
    counted = set(table.numbers) if sheet.hidden_rows else ()
    rows = [row for row in sheet.hidden_rows if row in counted]
    if rows:
        yield Problem("rows-hidden", table.source.path, sheet.name, rows[0], facts=(("count", len(rows)),))


def _scaled_columns(sheet: Sheet, table: Table) -> Iterator[Problem]:
    """Yield warnings of figures whose stored numbers, which count, are shown divided."""
    for column in table.columns:
        place, is_in_ones = letters(column.index), column.unit is not None and column.unit.scale == 1
        cell = sheet.scaled.get(place) or (None if is_in_ones else sheet.said.get(place))
        if cell and column.role not in {None, NAME, CODE, YEAR}:
            yield Problem("format-scaled", table.source.path, sheet.name, None, column.heading, None, (("cell", cell),))
