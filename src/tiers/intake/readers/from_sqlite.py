"""Databases of SQLite: the one table or view that holds the firms, or the one that was asked for."""

from collections.abc import Sequence
from contextlib import suppress

from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError
from tiers.intake.build_table import has_headings, table_of
from tiers.intake.files.encoding import known_encoding
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.sheet_selection import sheet_asked_for, the_one_with_firms
from tiers.intake.readers.sqlite_file import Database, open_sqlite


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read a table or a view; row 1 is that of the names of its columns, as if it were a text.

    Raises: DataError if the database is damaged, locked or empty, or no table or several are meant.
    """
    vocabulary, asked, encoding = Vocabulary(question), question.reading.sheet, question.reading.encoding
    with open_sqlite(data, path, known_encoding(encoding or "utf-8", path)) as base:
        empty = [RawSheet(Source(path, "sqlite", name), [], []) for name in base.names()]
        if not empty:
            raise DataError("file-empty", path=path)
        if asked is not None:
            return (table_of(_whole(base, sheet_asked_for(empty, asked)), question, vocabulary),)
        named = _with_headings(base, empty)
        meant = [sheet for sheet in named if has_headings(sheet, vocabulary)]
        if not meant and len(named) > 1:
            raise DataError("sheet-none", path=path, sheets=tuple(sheet.source.sheet or "" for sheet in named))
        whole = [_whole(base, sheet) for sheet in meant or named]
    filled = [sheet for sheet in whole if len(sheet.rows) > 1]
    return (the_one_with_firms(filled or whole, question, vocabulary),)


def _with_headings(base: Database, sheets: Sequence[RawSheet]) -> list[RawSheet]:
    """Return the tables with the names of their columns, without those that cannot be read unless there are no others.

    Raises: DataError if none can be read.
    """
    found: list[RawSheet] = []
    for sheet in sheets:
        with suppress(DataError):
            found.append(sheet._replace(rows=[[*base.headings(sheet.source.sheet or "")]], numbers=[1]))
    if not found:
        base.headings(sheets[0].source.sheet or "")
    return found


def _whole(base: Database, sheet: RawSheet) -> RawSheet:
    name = sheet.source.sheet or ""
    rows = [[*base.headings(name)], *base.rows(name)]
    return sheet._replace(rows=rows, numbers=range(1, len(rows) + 1))
