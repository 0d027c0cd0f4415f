"""A workbook is read, in its process, while this one still loads what its firms are judged by."""

from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import Final, NamedTuple

from tiers.errors import DataError
from tiers.intake.files.background import BackgroundResult
from tiers.intake.files.file_format import format_of
from tiers.intake.files.paths import bytes_of
from tiers.intake.readers.workbook.sandbox import Sheet, sheets_of

_KINDS: Final = frozenset({"xlsx", "xls", "xlsb", "ods"})


class Begun(NamedTuple):
    """What came of a file that may be a workbook."""

    data: bytes
    """What it held."""
    sheets: list[Sheet] | None
    """Its sheets; None if it is no workbook, or was refused."""
    refusal: DataError | None = None
    """Why it cannot be read."""


BEGUN: Final[dict[str, BackgroundResult[Begun]]] = {}
"""The one file that is being read, by the name that it was given."""


def begin(path: str) -> None:
    """Begin to read a file that may be a workbook; what is wrong with it is told when it is asked for."""
    BEGUN.clear()
    if _is_file(path):
        BEGUN[path] = BackgroundResult(lambda: _read(path), (OSError, DataError))


def is_being_read(path: str) -> bool:
    """Whether a file is read ahead, and that will take a while longer."""
    return path in BEGUN and BEGUN[path].is_alive()


def sheets_read(data: bytes, kind: str, path: str) -> list[Sheet]:
    """Return the sheets of a workbook, as `sheets_of`: those that were read ahead, if that was the same content.

    Raises: as `sheets_of`.
    """
    found = None
    if path in BEGUN:
        with suppress(OSError, DataError, MemoryError):  # what else than its content was wrong is met again
            found = BEGUN.pop(path).result()
    if found is None or found.data != data:
        return sheets_of(data, kind, path)
    if found.refusal:
        raise found.refusal
    return sheets_of(data, kind, path) if found.sheets is None else found.sheets


def _read(path: str) -> Begun:
    data = bytes_of(path)
    kind = format_of(data)
    try:
        return Begun(data, sheets_of(data, kind, path) if kind in _KINDS else None)
    except DataError as refusal:
        return Begun(data, None, refusal)


def _is_file(path: str) -> bool:
    """Whether something is a file, which can be read twice."""
    try:
        return S_ISREG(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False
