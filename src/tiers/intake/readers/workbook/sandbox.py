"""Workbooks and pages are read in a process of their own, within limits: what ends it, ends nothing else.

What it says, and how, stands in `tiers.intake.readers.workbook.worker`.
"""

import atexit
import json
import signal
import subprocess
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, Any, Final, NamedTuple, cast

from tiers.errors import DataError
from tiers.intake.files.child_process import start_module
from tiers.intake.readers.csv_cells import without_collection

_MEMORY: Final = 384 << 20, 96
"""Bytes that any file may take, and how many times its own size besides."""

_SECONDS: Final = 3, 3
"""Seconds of computing that any file may take, and seconds per MB besides."""

_PATIENCE: Final = 6
"""How many times those seconds may pass on the clock, where other programs compute meanwhile."""

_DIGITS: Final = 15
"""Digits that a workbook keeps of a number.

Source: Excel specifications and limits, “Number precision”.
"""

_STOPPED: Final = tuple(-getattr(signal, name) for name in ("SIGKILL", "SIGXCPU") if hasattr(signal, name))
"""How a process ends that took too long, as far as the system tells it from others."""

_WITHOUT_MEMORY: Final = -signal.SIGABRT


class Sheet(NamedTuple):
    """A sheet of a workbook, or a table of a page; its rows are added while it arrives."""

    name: str
    """As the workbook calls it."""
    hidden: bool
    """Whether nobody sees it."""
    scaled: Mapping[str, str]
    """The letters of a column → its first cell whose stored number is shown divided."""
    said: Mapping[str, str]
    """The same, where the unit to which it is divided is shown beside it."""
    hidden_rows: tuple[int, ...]
    """The rows that nobody sees, counted from 1."""
    twice: str
    """A row (`3`) or cell (`B3`) that stands in it twice."""
    rows: list[list[str]]
    """The rows so far, from the first of the sheet."""


def sheets_of(data: bytes, kind: str, path: str) -> list[Sheet]:
    """Read all sheets of a workbook, or all tables of a page (whose `kind` is `html`, and whose data UTF-8).

    Raises: DataError if it cannot be read, or not within the limits.
    """
    memory = _MEMORY[0] + _MEMORY[1] * len(data)
    seconds = _SECONDS[0] + _SECONDS[1] * len(data) // (1 << 20)
    with (
        start_module("tiers.intake.readers.workbook.worker", kind, path, str(memory), str(seconds)) as process,
        without_collection(),
    ):
        atexit.register(process.kill)  # where this is a thread that nobody waits for any more
        timer = threading.Timer(seconds * _PATIENCE, process.kill)
        timer.start()
        try:
            sheets, last = _exchange(process, data)
            if not last:
                process.wait()  # how it ends says why it has not said everything
        finally:
            is_late = timer.finished.is_set()
            timer.cancel()
            process.kill()
            atexit.unregister(process.kill)
    if code := last.get("refused"):
        raise DataError(code, **json.loads(last["facts"]))
    if "end" not in last:
        is_late = is_late or process.returncode in _STOPPED
        raise _failure(process.returncode, path, memory >> 20, seconds if is_late else None)
    return sheets


def _exchange(process: "subprocess.Popen[bytes]", data: bytes) -> tuple[list[Sheet], dict[str, Any]]:
    """Send the file to the worker; return its sheets and final message."""
    _hand_over(cast("IO[bytes]", process.stdin), data)
    sheets: list[Sheet] = []
    with suppress(ValueError):  # a line that the end of the process cut off
        for line in process.stdout or ():
            said = json.loads(line, parse_float=_number, parse_int=str, parse_constant=str)
            if isinstance(said, list):
                sheets[-1].rows.extend(said)
            elif "sheet" in said:
                sheets.append(
                    Sheet(
                        said["sheet"],
                        said["hidden"],
                        said["scaled"],
                        said["said"],
                        tuple(map(int, said["hidden_rows"])),
                        "",
                        [],
                    )
                )
            elif "twice" in said:
                sheets[-1] = sheets[-1]._replace(twice=said["twice"])
            else:
                return sheets, said
    return sheets, {}


def _number(stored: str) -> str:
    """Write a number as a cell, with the digits that a workbook keeps."""
    if stored[-2:] == ".0" and len(stored) <= _DIGITS + 2:
        return stored[:-2]
    return stored if len(stored) <= _DIGITS else f"{float(stored):.15g}"


def _hand_over(stream: IO[bytes], data: bytes) -> None:
    with suppress(BrokenPipeError), stream:
        stream.write(data)


def _failure(status: int, path: str, megabytes: int, seconds: int | None) -> DataError:
    """Return why the process ended early; `seconds` if it took too long."""
    if seconds is not None:
        return DataError("workbook-time", path=path, seconds=seconds)
    if status == _WITHOUT_MEMORY:
        return DataError("workbook-memory", path=path, megabytes=megabytes)
    return DataError("workbook-damaged", path=path)
