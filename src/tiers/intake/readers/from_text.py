"""Text tables: comma, tab, semicolon or bar between the cells, one heading row on top."""

from typing import Final

from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError
from tiers.intake.build_table import table_of
from tiers.intake.files.encoding import decode
from tiers.intake.files.file_format import TEXT
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.csv_cells import grid
from tiers.intake.readers.delimiter import separator_of

_BOM: Final = "\ufeff"
_JOINED: Final = lazy_pattern(rf"(?:\A|(?<=[\r\n])){_BOM}+(?=\")")
"""Byte-order marks where files were joined, before a quote, which has to stand first in its line."""

_END_OF_FILE: Final = "\x1a"
_CONTENT: Final = lazy_pattern("[^\0\x1a \t\r\n,;|\u3000]")
"""Anything that is neither blank nor a separator."""


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read a text table.

    Raises: DataError if any of it cannot be understood.
    """
    vocabulary = Vocabulary(question)
    return (table_of(raw_sheet(data, path, question, vocabulary), question, vocabulary),)


def raw_sheet(data: bytes, path: str, question: Question, vocabulary: Vocabulary) -> RawSheet:
    """Split a text into cells.

    Raises: DataError if it cannot be decoded or split, or is empty.
    """
    text, encoding = decode(data, path, question.reading.encoding)
    if not _CONTENT.search(text):
        raise DataError("file-empty", path=path)
    clean, problems = _tidy(text, path, is_plain=b"\0" not in data and b"\x1a" not in data)
    separator = separator_of(clean, vocabulary)
    cells = grid(clean, separator, path)
    return RawSheet(Source(path, TEXT, None, encoding, separator), cells.rows, cells.numbers, problems)


def _tidy(text: str, path: str, *, is_plain: bool) -> tuple[str, tuple[Problem, ...]]:
    """Return the text without what no text holds on purpose, and the problems; `is_plain`: it has no such byte."""
    problems = []
    text = _JOINED.sub("", text) if _BOM in text else text
    if not is_plain and "\0" in text:
        problems.append(Problem("text-nul", path, row=_line(text, text.index("\0"))))
    if not is_plain and _END_OF_FILE in text:
        problems.append(Problem("text-ctrl-z", path, row=_line(text, text.index(_END_OF_FILE))))
        kept = text.rstrip("\0\x1a \t\r\n")
        text = (f"{kept}\n" if _END_OF_FILE in text[len(kept) :] else text).replace(_END_OF_FILE, " ")
    if not text.endswith(("\n", "\r")) and ("\n" in text or "\r" in text):
        problems.append(Problem("text-cut-off", path, row=_line(text, len(text))))
    return (text if is_plain else text.replace("\0", " ")), tuple(problems)


def _line(text: str, at: int) -> int:
    return (text.count("\n", 0, at) or text.count("\r", 0, at)) + 1
