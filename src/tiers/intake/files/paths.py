"""From what a person named to the bytes of each file: files, folders, globs and standard input."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Final, NamedTuple

from tiers.domain.lazy_pattern import lazy_pattern
from tiers.domain.row_source import InPlaceLimits
from tiers.domain.suggestions import similar_words
from tiers.errors import DataError

STANDARD_INPUT: Final = "-"
"""The name that stands for standard input, which is read for no other reason."""

PARQUET: Final = (b"PAR1", b"PARE")
"""How Parquet files begin; the second, those whose footer is encrypted."""

_MAGIC: Final = frozenset("*?[")
_ADDRESS: Final = lazy_pattern(
    r"([a-z][a-z0-9+.-]+:/{1,3})(?:[^/?#\s]*@|[^?#\s]*:[^?#\s]*@)?([^?#]*)(?:[?#].*)?", re.IGNORECASE | re.DOTALL
)
"""An address: how it begins, who asks, where, and what: names, passwords and keys in it are never shown."""

_STARS: Final = lazy_pattern(r"\*+")

ENDINGS: Final = (
    *(".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et"),
    *(".htm", ".html", ".json", ".jsonl", ".ndjson", ".parquet"),
)
"""By which a folder's tables are known, in any case; what they are is told by their content."""

_PACKED: Final = (".gz", ".zst", ".xz", ".bz2", ".zip")
_LOCKS: Final = ("~$", ".~lock.")
"""How the names of files begin by which spreadsheet programs mark a table as open."""


class Listing(NamedTuple):
    """The files that were named."""

    found: tuple[str, ...]
    """Those that are read, in the order in which they were named; those of folders and globs by name."""
    skipped: tuple[str, ...] = ()
    """Lock files of open workbooks, which are no tables."""


def files(paths: Sequence[str]) -> Listing:
    """List the files that were named.

    Raises: DataError for a name that nothing has, a folder without tables, a file that would be counted
    twice, and if there are none but lock files.
    """
    listing = _join_listings(map(_expand, paths))
    if listing.skipped and not listing.found:
        raise DataError("file-lock", path=listing.skipped[0])
    seen: dict[str, str] = {}
    for file in listing.found:
        real = os.path.realpath(file)
        if real in seen:
            raise DataError("file-twice", path=file, other=seen[real])
        seen[real] = file
    return listing


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


def size_of(path: str) -> int | None:
    """Return the size of a file in bytes; None for standard input and for what is no file."""
    if path == STANDARD_INPUT:
        return None
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return found.st_size if S_ISREG(found.st_mode) else None


def is_parquet(path: str) -> bool:
    """Whether a file begins as Parquet does."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(PARQUET[0])) in PARQUET
    except OSError:
        return False


def may_stay(paths: Sequence[str], large: InPlaceLimits | None) -> bool:
    """Whether files may be so large that their rows stay in them: of Parquet only its footer can tell."""
    sizes = {path: size_of(path) for path in paths} if large else {}
    there = {path: size for path, size in sizes.items() if size is not None}
    return large is not None and (sum(there.values()) >= large.size or any(map(is_parquet, there)))


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise DataError("stdin-closed")
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:
        raise DataError("stdin-closed") from error


def _expand(path: str) -> Listing:
    if path == STANDARD_INPUT:
        return Listing((path,))
    if _is_there(path):
        return _files_at(path)
    matches = _matches(path)
    if not matches:
        raise _missing(path)
    return _join_listings(map(_files_at, matches))


def _join_listings(listings: Iterable[Listing]) -> Listing:
    found: list[str] = []
    skipped: list[str] = []
    for listing in listings:
        found += listing.found
        skipped += listing.skipped
    return Listing(tuple(found), tuple(skipped))


def _files_at(path: str) -> Listing:
    if Path(path).is_dir():
        return _tables_of(path)
    return Listing((), (path,)) if _is_lock(path) else Listing((path,))


def _is_lock(path: str) -> bool:
    return Path(path).name.startswith(_LOCKS)


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


def _tables_of(folder: str) -> Listing:
    """List the tables of a folder, without hidden files, and of its folders only those of partitions: `年份=2008`."""
    found = _inside(folder)
    if not found.found and not found.skipped:
        raise DataError("folder-empty", path=folder, endings=ENDINGS)
    return found


def _inside(folder: str) -> Listing:
    try:
        inside = sorted(map(str, Path(folder).iterdir()))
    except OSError as error:
        raise DataError("file-unreadable", path=folder, reason=error.strerror or "") from error
    tables, locks = tuple(filter(_is_table, inside)), tuple(filter(_is_lock, inside))
    return _join_listings([Listing(tables, locks), *map(_inside, filter(_is_partition, inside))])


def _is_partition(path: str) -> bool:
    """Whether a folder's name states something of the files in it; links to folders could lead in circles."""
    name = Path(path).name
    return "=" in name[1:] and not name.startswith(".") and Path(path).is_dir() and not Path(path).is_symlink()


def _is_table(path: str) -> bool:
    """Whether a file of a folder has the name of a table that is not hidden."""
    file = Path(path)
    inner = file.with_suffix("") if file.suffix.lower() in _PACKED else file
    named = inner.suffix.lower() in ENDINGS and not file.name.startswith((".", *_LOCKS))
    return named and not os.path.isdir(file)  # noqa: PTH112 - that of Path may raise


def _matches(pattern: str) -> list[str]:
    """Find what has a name of a form; hidden files only if asked for, and `**` follows no links to folders."""
    parts = Path(pattern).parts
    fixed = next((i for i, part in enumerate(parts) if _MAGIC.intersection(part)), None)
    if fixed is None or "\0" in pattern:
        return []
    forms = [part if part == "**" else _STARS.sub("*", part) for part in parts[fixed:]]
    found = Path(*parts[:fixed]).glob("/".join(forms))
    hidden = any(form.startswith(".") for form in forms)
    return sorted(str(path) for path in found if hidden or not _is_hidden(path.parts[fixed:]))


def _is_hidden(parts: Sequence[str]) -> bool:
    return any(part.startswith(".") for part in parts)


def _missing(path: str) -> DataError:
    if address := _ADDRESS.fullmatch(path):
        return DataError("file-url", path=address[1] + address[2])
    if _MAGIC.intersection(path):
        return DataError("glob-empty", path=path)
    names = similar_files(path)
    return DataError("file-missing", path=path, near=names, hinted=int(bool(names)))


def similar_files(path: str) -> tuple[str, ...]:
    """Return files beside a missing one whose names are spelled much like its own."""
    missing = Path(path)
    try:
        beside = [file.name for file in missing.parent.iterdir()]
    except (OSError, ValueError):
        return ()
    return tuple(str(missing.with_name(name)) for name in similar_words(missing.name, beside))
