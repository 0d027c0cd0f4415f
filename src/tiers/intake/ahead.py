"""A workbook is read, in its process, while this one still loads what its firms are judged by."""

from pathlib import Path
from stat import S_ISREG
from threading import Thread
from typing import Final

from tiers.errors import DataError
from tiers.intake.apart import Sheet, sheets_of
from tiers.intake.content import format_of
from tiers.intake.places import bytes_of

_KINDS: Final = frozenset({"xlsx", "xls", "xlsb", "ods"})

_BEGUN: "Final[dict[str, _Begun]]" = {}
"""The one workbook that is being read, by the name that it was given."""


def begin(path: str) -> None:
    """Begin to read a file that may be a workbook; what is wrong with it is told when it is asked for."""
    _BEGUN.clear()
    if _is_file(path):
        _BEGUN[path] = _Begun(path)


def sheets_read(data: bytes, kind: str, path: str) -> list[Sheet]:
    """Give the sheets of a workbook, as `sheets_of`: those that were read ahead, if that was the same content.

    Raises: as `sheets_of`.
    """
    begun = _BEGUN.pop(path, None)
    found = begun.found(data) if begun else None
    return sheets_of(data, kind, path) if found is None else found


class _Begun(Thread):
    """A workbook that is being read."""

    def __init__(self, path: str) -> None:
        super().__init__(daemon=True)
        self._path = path
        self._data = b""
        self._sheets: list[Sheet] | None = None
        self._refusal: DataError | None = None
        self.start()

    def run(self) -> None:
        """Read it, as far as it can be."""
        try:
            self._data = bytes_of(self._path)
            if (kind := format_of(self._data)) in _KINDS:
                self._sheets = sheets_of(self._data, kind, self._path)
        except DataError as error:
            self._refusal = error
        except OSError:
            self._data = b""  # there was no room for a process: let who asks for it find out

    def found(self, data: bytes) -> list[Sheet] | None:
        """Give the sheets, if these are the data that were read.

        Raises: DataError, if that was refused.
        """
        self.join()
        if self._data != data:
            return None
        if self._refusal:
            raise self._refusal
        return self._sheets


def _is_file(path: str) -> bool:
    """Say whether something is a file, which can be read twice."""
    try:
        return S_ISREG(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False
