"""What a person wants to compare with: a year, a saved report, or tables. Only the last line of a history is read."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from tiers.domain.since import Since
from tiers.errors import DataError, UsageError
from tiers.intake.files.paths import files

_FORMAT: Final = "tiers.report"
_VERSION: Final = 1
_OURS: Final = re.compile(rb'\s*\{\s*"format"\s*:\s*"tiers\.')
"""How everything begins that this program has written as JSON."""

_HEAD: Final = 4096
_BLOCK: Final = 1 << 16
_BLANK: Final = b" \t\r\n"


def since_of(what: str) -> Since | None:
    """Find out what is to be compared with; None for an empty file: there is no report yet.

    Raises: UsageError for standard input; DataError for a saved report that cannot be understood.
    """
    if what == "-":
        raise UsageError("since-stdin")
    if what == "previous":
        return Since("year", what)
    if re.fullmatch(r"[1-9]\d{3}", what, re.ASCII):
        return Since("year", what, int(what))
    path = Path(what)
    if not path.is_file():
        found = _files(what)
        return Since("table" if found else "nothing", what, files=found)
    return _of_file(path, what)


def _files(what: str) -> tuple[str, ...]:
    """List the tables to which a folder or a pattern leads; none if it is none."""
    with suppress(DataError, ValueError):
        return files([what]).found
    return ()


def _of_file(path: Path, what: str) -> Since | None:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not head.strip(_BLANK) and _is_blank(path):
            return None
        if not head.lstrip(b"\xef\xbb\xbf" + _BLANK).startswith(b"{"):
            return Since("table", what)
        saved = _read_saved(path, is_ours=bool(_OURS.match(head)))
    except OSError as error:
        raise DataError("file-unreadable", path=what, reason=error.strerror) from error
    return Since("table", what) if saved is None else Since("report", what, saved=saved)


def _is_blank(path: Path) -> bool:
    with path.open("rb") as file:
        return not any(block.strip(_BLANK) for block in iter(lambda: file.read(_BLOCK), b""))


def _read_saved(path: Path, *, is_ours: bool) -> Mapping[str, Any] | None:
    """Return the last report of a file; None if it is a table.

    Raises: DataError for a file of this program's whose last line is no report.
    """
    found = _parse(_last_line(path))
    if not _is_object(found) and is_ours:
        found = _parse(path.read_bytes())  # one report over several lines, as `jq` writes it
    if _is_object(found) and (is_ours or str(found.get("format", "")).startswith("tiers.")):
        form, version = found.get("format"), found.get("version")
        if form != _FORMAT:
            raise _no_report(path, other=1)
        if version != _VERSION or isinstance(version, bool):
            raise _no_report(path, version=version)
        return dict(found)
    if is_ours:
        raise _no_report(path, cut=1)
    return None


def _is_object(found: Any) -> bool:  # noqa: ANN401 - whatever JSON may be
    return isinstance(found, dict)


def _parse(content: bytes) -> Any:  # noqa: ANN401 - the same
    with suppress(ValueError, RecursionError):
        return json.loads(content.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
    return None


def _no_number(word: str) -> None:
    raise ValueError(word)


def _last_line(path: Path) -> bytes:
    """Return the last line that is not blank, whatever stands before it."""
    kept = b""
    for block in _backwards(path):
        kept = block + kept
        lines = kept.rstrip(_BLANK).rsplit(b"\n", 1)
        if len(lines) > 1:
            return lines[1]
    return kept.strip(_BLANK)


def _backwards(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        end, size = file.seek(0, os.SEEK_END), _BLOCK
        while end:
            start = max(0, end - size)
            file.seek(start)
            yield file.read(end - start)
            end, size = start, size * 2


def _no_report(path: Path, *, cut: int = 0, other: int = 0, version: object = None) -> DataError:
    """Return the refusal of a line that is no report, and why."""
    content = path.read_bytes().rstrip(_BLANK)
    newer = 0 if cut or other else 1
    shown = "" if not newer else json.dumps(version, default=str)[:20]
    row = content.count(b"\n") + 1
    return DataError("since-not-a-report", path=str(path), row=row, cut=cut, other=other, newer=newer, version=shown)
