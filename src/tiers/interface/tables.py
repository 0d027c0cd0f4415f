"""The tables that a program hands over: paths, open files, bytes, or rows."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

from tiers.errors import DataError, TiersError, UsageError
from tiers.intake.files.given_tables import Data, GivenTable
from tiers.intake.readers.from_rows import collect_rows


class Readable(Protocol):
    """A file that is open, or whatever can be read like one."""

    def read(self) -> bytes | str:
        """Read all of it, from where it is."""


TableLike = str | os.PathLike[str] | bytes | bytearray | memoryview | Readable | Iterable[Mapping[Any, Any]]
"""What a table may be: the name of a file, a whole file as bytes, an open file, or rows, each heading → cell."""

_FRAMES: Final = (
    ("to_dicts", "frame.to_dicts()"),
    ("to_pylist", "table.to_pylist()"),
    ("to_dict", 'frame.to_dict("records")'),
)
"""What a data frame can do → what has to be handed over of it: that of Polars, Arrow and pandas."""


def tables(function: str, given: Sequence[TableLike]) -> tuple[Data, ...]:
    """Return the tables of a call; open files are read to their end, and rows are gone through once.

    Raises: UsageError if there is none, for what is no table, and for one that is there twice; DataError for one that
    cannot be read.
    """
    if not given:
        raise UsageError("tables-none", function=function)
    several = len(given) > 1
    names = [f" {place}" if several else "" for place in range(1, len(given) + 1)]
    _refuse_twice(given)
    return tuple(_table(function, each, number) for each, number in zip(given, names, strict=True))


def _table(function: str, given: object, number: str) -> Data:
    if isinstance(given, str):
        return str(given)
    if isinstance(given, os.PathLike):
        return os.fsdecode(given)
    if isinstance(given, bytes | bytearray | memoryview):
        return GivenTable(f"<bytes{number}>", bytes(given))
    if callable(read := getattr(given, "read", None)):
        return _of_file(given, read, name_of(given) or f"<file{number}>")
    _refuse_no_rows(function, given)
    return GivenTable(f"<rows{number}>", collect_rows(given, f"<rows{number}>"))  # type: ignore[arg-type] # it has been looked at


def name_of(file: object) -> str | None:
    """Return the name of the file that is open; None if it has none."""
    name = getattr(file, "name", None)
    return name if isinstance(name, str) and name else None


def _refuse_twice(given: Sequence[object]) -> None:
    """Refuse what is handed over twice, as the same object or as a file of the same name."""
    seen: dict[object, str] = {}
    for each in given:
        name = os.fsdecode(each) if isinstance(each, str | os.PathLike) else name_of(each)
        key, shown = _identity(each, name), name or f"<{type(each).__name__}>"
        if key in seen:
            raise DataError("file-twice", path=shown, other=seen[key])
        seen[key] = shown


def _identity(each: object, name: str | None) -> object:
    """Return what two tables have in common if they are the same one."""
    try:
        return id(each) if name is None else os.path.realpath(name)
    except ValueError:  # no file can have such a name, which is said where it is looked for
        return name


def _of_file(file: object, read: Any, name: str) -> GivenTable:  # noqa: ANN401 - it has been asked whether it can be called
    """Read an open file to its end, whether it is open as bytes or as text."""
    try:
        content = read()
    except UnicodeDecodeError as error:
        raise DataError("file-object-text", path=name, encoding=error.encoding) from error
    except TiersError:
        raise
    except Exception as error:
        raise DataError("file-object-failed", path=name, reason=_reason(error)) from error
    if isinstance(content, str):
        return GivenTable(name, _encode(content, file, name), "utf-8")
    if not isinstance(content, bytes | bytearray | memoryview):
        raise DataError("file-object-no-bytes", path=name, type=type(content).__name__)
    _refuse_at_end(content, file, name)
    return GivenTable(name, bytes(content))


def _encode(text: str, file: object, name: str) -> bytes:
    _refuse_at_end(text, file, name)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise DataError("file-object-text", path=name, encoding=getattr(file, "encoding", None) or "Unicode") from error


def _refuse_at_end(content: object, file: object, name: str) -> None:
    """Refuse a file of which nothing is left, because it has been read before."""
    if content:
        return
    try:
        place = file.tell()  # type: ignore[attr-defined] # not every file knows where it is
    except Exception:  # noqa: BLE001 - then it is as good as empty
        return
    if place:
        raise DataError("file-object-at-end", path=name)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}".rstrip(".: ")


def _refuse_no_rows(function: str, given: object) -> None:
    """Refuse what holds no rows, and say what was probably meant.

    Raises: UsageError.
    """
    of = type(given).__name__
    if frame := next((call for method, call in _FRAMES if hasattr(given, method)), None):
        raise UsageError("table-is-frame", function=function, type=of, call=frame)
    if isinstance(given, Mapping):
        raise UsageError("table-is-mapping", function=function, type=of)
    if not isinstance(given, Iterable):
        raise UsageError("table-wrong", function=function, type=of)
    if isinstance(given, Sequence) and given and isinstance(given[0], str | os.PathLike):
        raise UsageError("table-is-names", function=function, type=of)
