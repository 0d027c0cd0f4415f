"""From what a person named to the bytes of each file: files, folders, globs and standard input."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Final

from tiers.domain.near import near
from tiers.errors import DataError

STANDARD_INPUT: Final = "-"
"""The name that stands for standard input, which is read for no other reason."""

_MAGIC: Final = frozenset("*?[")


def files(paths: Sequence[str], endings: Sequence[str]) -> tuple[str, ...]:
    """List the files that were named, those of folders and globs by name.

    `endings` (lower-case, with the point) tell which files of a folder are tables.

    Raises: DataError for a name that nothing has, a folder without tables, and a file that would be
    counted twice.
    """
    found = tuple(file for path in paths for file in _expanded(path, endings))
    real = [os.path.realpath(file) for file in found]
    for i, file in enumerate(real):
        if file in real[:i]:
            raise DataError("file-twice", path=found[i], other=found[real.index(file)])
    return found


def bytes_of(path: str) -> bytes:
    """Read a whole file, or standard input for `-`.

    Raises: DataError if that cannot be done.
    """
    if path == STANDARD_INPUT:
        return _standard_input()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise DataError("file-unreadable", path=path, reason=error.strerror or "") from error


def is_large(path: str, least: int | None) -> bool:
    """Say whether a file has at least so many bytes; standard input and what is no file is not large."""
    if least is None or path == STANDARD_INPUT:
        return False
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return False
    return S_ISREG(found.st_mode) and found.st_size >= least


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise DataError("stdin-closed")
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        raise DataError("stdin-closed") from error


def _expanded(path: str, endings: Sequence[str]) -> Iterator[str]:
    if path == STANDARD_INPUT or _is_there(path):
        yield from _files_at(path, endings)
        return
    matches = _matches(path)
    if not matches:
        raise _missing(path)
    for match in matches:
        yield from _files_at(match, endings)


def _files_at(path: str, endings: Sequence[str]) -> Sequence[str]:
    return _tables_of(path, endings) if path != STANDARD_INPUT and Path(path).is_dir() else (path,)


def _is_there(path: str) -> bool:
    if not path:
        return False
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        raise DataError("file-unreadable", path=path, reason=error.strerror or "") from error
    return True


def _tables_of(folder: str, endings: Sequence[str]) -> list[str]:
    """List the tables of a folder, without those of its folders and without hidden and lock files."""
    try:
        inside = sorted(Path(folder).iterdir())
    except OSError as error:
        raise DataError("file-unreadable", path=folder, reason=error.strerror or "") from error
    tables = [file for file in inside if file.suffix.lower() in endings and not file.name.startswith((".", "~$"))]
    found = [str(file) for file in tables if not os.path.isdir(file)]  # noqa: PTH112 - that of Path may raise
    if not found:
        raise DataError("folder-empty", path=folder, endings=tuple(endings))
    return found


def _matches(pattern: str) -> list[str]:
    if not _MAGIC.intersection(pattern):
        return []
    import glob  # noqa: PLC0415 - most names are plain

    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - that of Path knows no absolute patterns


def _missing(path: str) -> DataError:
    if _MAGIC.intersection(path):
        return DataError("glob-empty", path=path)
    names = near_files(path)
    return DataError("file-missing", path=path, near=names, hinted=int(bool(names)))


def near_files(path: str) -> tuple[str, ...]:
    """Give files beside a missing one whose names are spelled much like its own."""
    missing = Path(path)
    try:
        beside = [file.name for file in missing.parent.iterdir()]
    except (OSError, ValueError):
        return ()
    return tuple(str(missing.with_name(name)) for name in near(missing.name, beside))
