"""Workbooks (`.xlsx`, `.xls`, `.xlsb`, `.ods`), read in a process of their own with limits of memory and time."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any, Final, cast

from tiers.domain.problem import Problem
from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.errors import DataError
from tiers.intake.choosing import the_one_with_firms
from tiers.intake.content import format_of
from tiers.intake.heading_words import CODE, NAME, YEAR, Vocabulary
from tiers.intake.sheet import RawSheet

_MEMORY: Final = 384 << 20, 96
"""Bytes that any workbook may take, and how many times its own size besides."""

_SECONDS: Final = 5, 4
"""Seconds of computing that any workbook may take, and seconds per MB besides."""

_DIGITS: Final = 15

_PATIENCE: Final = 6
"""How many times those seconds may pass on the clock, where other programs compute meanwhile."""


@dataclass
class _Sheet:
    """A sheet while it arrives."""

    name: str
    """As the workbook calls it."""
    hidden: bool
    """Whether nobody sees it."""
    scaled: Mapping[str, str]
    """The letters of a column → its first cell whose stored number is shown divided."""
    rows: list[list[str]] = field(default_factory=list)
    """The rows so far, from the first of the sheet."""


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read the one sheet that holds the firms, or the one that was asked for.

    Raises: DataError if the workbook cannot be read within the limits, or no sheet or several are meant.
    """
    kind = format_of(data)
    sheets = _sheets(data, kind, path)
    if not sheets:
        raise DataError("file-empty", path=path)
    found = the_one_with_firms(_offered(sheets, path, kind, question), question, Vocabulary(question))
    sheet = next(sheet for sheet in sheets if sheet.name == found.source.sheet)
    problems = (*_hidden(sheets, path), *_scaled(sheet, found))
    return (found._replace(problems=(*found.problems, *problems)),)


def _offered(sheets: Sequence[_Sheet], path: str, kind: str, question: Question) -> list[RawSheet]:
    """Give the sheets to choose from: those that people see, if there are any and none was asked for."""
    seen = [sheet for sheet in sheets if not sheet.hidden]
    offered = sheets if question.reading.sheet is not None else seen or sheets
    return [RawSheet(Source(path, kind, each.name), each.rows, range(1, len(each.rows) + 1)) for each in offered]


def _hidden(sheets: Sequence[_Sheet], path: str) -> Iterator[Problem]:
    names = [sheet.name for sheet in sheets if sheet.hidden and sheet.rows]
    if names:
        yield Problem("sheets-hidden", path, facts=(("count", len(names)), ("sheets", tuple(names))))


def _scaled(sheet: _Sheet, table: Table) -> Iterator[Problem]:
    """Warn of figures whose stored numbers, which count, are shown divided."""
    for column in table.columns:
        cell = sheet.scaled.get(_letters(column.index))
        if cell and column.role not in {None, NAME, CODE, YEAR}:
            yield Problem("format-scaled", table.source.path, sheet.name, None, column.heading, None, (("cell", cell),))


def _letters(index: int) -> str:
    """Name a column as a workbook does: A, B, … Z, AA."""
    letters, rest = "", index + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def _sheets(data: bytes, kind: str, path: str) -> list[_Sheet]:
    """Read all sheets in a process of their own."""
    megabytes = len(data) / (1 << 20)
    memory, seconds = _MEMORY[0] + _MEMORY[1] * len(data), int(_SECONDS[0] + _SECONDS[1] * megabytes)
    with _started(kind, path, memory, seconds) as process:
        timer = threading.Timer(seconds * _PATIENCE, process.kill)
        timer.start()
        try:
            sheets, last = _told(process, data)
            if not last:
                process.wait()  # how it ends says why it has not said everything
        finally:
            timer.cancel()
            process.kill()
    if code := last.get("refused"):
        raise DataError(code, **json.loads(last["facts"]))
    if "end" not in last:
        raise _ended(process.returncode, path, memory >> 20, seconds)
    return sheets


def _started(kind: str, path: str, memory: int, seconds: int) -> "subprocess.Popen[bytes]":
    """Start the process; it finds the same packages as this one, and none in the working directory."""
    words = (sys.executable, "-P", "-m", "tiers.intake.workbook_child", kind, path, str(memory), str(seconds))
    return subprocess.Popen(  # noqa: S603 - fixed words; the name of the file is but shown
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def _told(process: "subprocess.Popen[bytes]", data: bytes) -> tuple[list[_Sheet], dict[str, Any]]:
    """Hand over the workbook, and take its sheets and the last word about it; none where the process ended early."""
    _hand_over(cast("IO[bytes]", process.stdin), data)
    sheets: list[_Sheet] = []
    with suppress(ValueError):  # a line that the end of the process cut off
        for line in process.stdout or ():
            said = json.loads(line, parse_float=_number, parse_int=str)
            if isinstance(said, list):
                sheets[-1].rows += said
            elif "sheet" in said:
                sheets.append(_Sheet(said["sheet"], said["hidden"], said["scaled"]))
            else:
                return sheets, said
    return sheets, {}


def _number(stored: str) -> str:
    """Write a number as a cell, with the 15 digits that a workbook keeps.

    Source: Excel specifications and limits, “Number precision”.
    """
    if stored[-2:] == ".0" and len(stored) <= _DIGITS + 2:
        return stored[:-2]
    return stored if len(stored) <= _DIGITS else f"{float(stored):.15g}"


def _hand_over(stream: IO[bytes], data: bytes) -> None:
    with suppress(BrokenPipeError), stream:
        stream.write(data)


def _ended(status: int, path: str, megabytes: int, seconds: int) -> DataError:
    """Say why the process ended early: the system stops it where it takes too long, and it stops without memory."""
    if status in {-signal.SIGKILL, -signal.SIGXCPU}:
        return DataError("workbook-time", path=path, seconds=seconds)
    if status == -signal.SIGABRT:
        return DataError("workbook-memory", path=path, megabytes=megabytes)
    return DataError("workbook-damaged", path=path)
