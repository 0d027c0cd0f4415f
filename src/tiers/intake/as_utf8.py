"""Large texts in other encodings, or compressed → UTF-8 in a temporary file, some lines at a time."""

import mmap
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from tiers.errors import EngineError
from tiers.intake.compressed import pieces
from tiers.intake.content import format_of
from tiers.intake.encoding import UNMARKED, utf8_within

PACKED: Final = ("gz", "zst")
"""Formats in which there is a text."""

LINE_ENDS: Final = {"utf-8": b"\n", UNMARKED: b"\n", "utf-16-le": b"\n\0", "utf-16-be": b"\0\n"}
"""Encodings in which the bytes of a line end are nothing else, on their place."""

BLOCK: Final = 1 << 20
"""Bytes that are read together."""


class Rooms:
    """Temporary files, gone once they are left; the folder is made when it is needed."""

    def __init__(self) -> None:
        """Make nothing yet."""
        self._left = ExitStack()
        self._count = 0

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the folder, if there is one."""
        self._left.close()

    @cached_property
    def folder(self) -> Path:
        """The folder, which is made now."""
        made = tempfile.TemporaryDirectory(prefix="tiers-", ignore_cleanup_errors=True)
        return Path(self._left.enter_context(made)).resolve()

    def file(self) -> Path:
        """Name a file that is not there yet."""
        self._count += 1
        return self.folder / f"{self._count}.txt"


def head_of(name: str, path: str, size: int) -> tuple[bytes, str | None]:
    """Give the first bytes of a text, and in which format it is packed.

    Raises: DataError if it is damaged.
    """
    with Path(name).open("rb") as file:
        start = file.read(size)
    kind = format_of(start)
    if kind not in PACKED:
        return start, None
    head = b""
    for piece in pieces_of(name, path, kind):
        head += piece
        if len(head) >= size:
            break
    return head, kind


def pieces_of(name: str, path: str, kind: str | None) -> Iterator[bytes]:
    """Give the bytes of a file, unpacked, some at a time.

    Raises: DataError if it is damaged.
    """
    with Path(name).open("rb") as file:
        if kind is None:
            yield from iter(lambda: file.read(BLOCK), b"")
        else:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                yield from pieces(data, path, kind)


def blocks(name: str, path: str, kind: str | None, encoding: str) -> Iterator[bytes]:
    """Give a text as UTF-8 without its byte-order mark, whole lines at a time; the last may have no end.

    Raises: UnicodeError if it is not in this encoding, or words in UTF-8 stand in a text in GB18030; DataError if it is
    damaged.
    """
    for number, lines in enumerate(_lines(pieces_of(name, path, kind), LINE_ENDS[encoding])):
        text = lines.decode(encoding)
        if encoding == UNMARKED and utf8_within(lines) is not None:
            raise UnicodeError
        yield (text.removeprefix("\ufeff") if number == 0 else text).encode()


def copy(rooms: Rooms, text: Iterator[bytes]) -> Path | None:
    """Write a text to a temporary file; None if it is not in its encoding.

    Raises: DataError if it is damaged; EngineError if there is no room.
    """
    try:
        path = rooms.file()
        with path.open("wb") as file:
            file.writelines(text)
    except UnicodeError:
        return None
    except OSError as error:
        raise no_room(error) from error
    return path


def no_room(error: OSError) -> EngineError:
    """Say that a temporary file cannot be written."""
    return EngineError("engine-failed", engine="duckdb", kind=type(error).__name__, reason=error.strerror or "")


def _lines(raw: Iterator[bytes], end: bytes) -> Iterator[bytes]:
    """Join pieces to blocks of whole lines."""
    rest = b""
    for piece in raw:
        rest += piece
        if len(rest) >= BLOCK and (cut := last_line_end(rest, end)):
            yield rest[:cut]
            rest = rest[cut:]
    if rest:
        yield rest


def last_line_end(data: bytes, end: bytes) -> int:
    """Give the place behind the last line end, 0 if there is none."""
    at = data.rfind(end)
    while at >= 0 and at % len(end):
        at = data.rfind(end, 0, at + len(end) - 1)
    return at + len(end) if at >= 0 else 0
