"""Large texts in other encodings, or compressed → UTF-8 in a temporary file, in two processes where it helps."""

import codecs
import mmap
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from tiers.errors import EngineError
from tiers.intake.files.child_process import start_module
from tiers.intake.files.code_page_936 import UNMARKED, text_in
from tiers.intake.files.decompression import PACKED, pieces
from tiers.intake.files.encoding import utf8_within
from tiers.intake.files.file_format import ZIP, format_of
from tiers.intake.in_place import line_boundaries
from tiers.intake.in_place.line_boundaries import last_line_end
from tiers.temporary_files import temporary_folder

LINE_ENDS: Final = {"utf-8": b"\n", UNMARKED: b"\n", "utf-16-le": b"\n\0", "utf-16-be": b"\0\n"}
"""Encodings in which the bytes of a line end are nothing else, on their place."""

BLOCK: Final = 1 << 20
"""Bytes that are read together."""


class TemporaryFiles:
    """Temporary files, gone once they are left; the folder is made when it is needed."""

    def __init__(self) -> None:
        """Make nothing yet."""
        self._left = ExitStack()
        self._count = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the folder, if there is one."""
        self._left.close()

    @cached_property
    def folder(self) -> Path:
        """The folder, which is made now."""
        return self._left.enter_context(temporary_folder())

    def file(self) -> Path:
        """Name a file that is not there yet."""
        self._count += 1
        return self.folder / f"{self._count}.txt"


def head_of(name: str, path: str, size: int) -> tuple[bytes, str | None]:
    """Return the first bytes of a text, and in which format it is packed.

    Raises: DataError if it is damaged.
    """
    with Path(name).open("rb") as file:
        start = file.read(size)
    kind = format_of(start) if not start.startswith(ZIP) else format_of(Path(name).read_bytes())
    if kind not in PACKED:
        return start, None
    head = b""
    for piece in pieces_of(name, path, kind):
        head += piece
        if len(head) >= size:
            break
    return head, kind


def pieces_of(name: str, path: str, kind: str | None) -> Iterator[bytes]:
    """Yield the bytes of a file, unpacked, some at a time.

    Raises: DataError if it is damaged.
    """
    if kind is None:
        yield from _bytes_of(name, 0, None)
        return
    with Path(name).open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield from pieces(data, path, kind)


def _bytes_of(name: str, start: int, end: int | None) -> Iterator[bytes]:
    with Path(name).open("rb") as file:
        file.seek(start)
        yield from iter(lambda: file.read(BLOCK if end is None else min(BLOCK, end - file.tell())), b"")


def blocks(name: str, path: str, kind: str | None, encoding: str) -> Iterator[bytes]:
    """Return a text as UTF-8 without its byte-order mark, whole lines at a time; the last may have no end.

    Raises: UnicodeError if it is not in this encoding, or words in UTF-8 stand in a text in GB18030; DataError if it is
    damaged.
    """
    return _without_mark(_recode(pieces_of(name, path, kind), encoding))


def above(name: str, encoding: str, end: int) -> Iterator[bytes]:
    """Return the lines of a text above some place, as `blocks`.

    Raises: UnicodeError as `blocks`.
    """
    return _without_mark(part(name, encoding, 0, end))


def _without_mark(rows: Iterator[bytes]) -> Iterator[bytes]:
    yield next(rows, b"").removeprefix(codecs.BOM_UTF8)
    yield from rows


def part(name: str, encoding: str, start: int, end: int | None) -> Iterator[bytes]:
    """Return some lines of a text as UTF-8, as `blocks`, but with a byte-order mark if one stands there.

    Raises: UnicodeError as `blocks`.
    """
    return _recode(_bytes_of(name, start, end), encoding)


def _recode(raw: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    for lines in _lines(raw, LINE_ENDS[encoding]):
        text = text_in(lines, encoding)
        if encoding == UNMARKED and utf8_within(lines) is not None:
            raise UnicodeError
        yield text.encode()


def copy(rooms: TemporaryFiles, text: Iterator[bytes], below: Path | None = None) -> Path | None:
    """Write a text to a temporary file, at the end of another one if that is given; None if it is not in its encoding.

    Raises: DataError if it is damaged; EngineError if there is no room.
    """
    try:
        path = below or rooms.file()
        with path.open("ab") as file:
            file.writelines(text)
    except UnicodeError:
        return None
    except OSError as error:
        raise no_room(error) from error
    return path


def no_room(error: OSError) -> EngineError:
    """Return the error that a temporary file cannot be written."""
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


def copy_as_utf8(rooms: TemporaryFiles, name: str, path: str, kind: str | None, encoding: str) -> Path | None:
    """Write a text as UTF-8 to a temporary file; None if it is not in its encoding.

    Raises: DataError if it is damaged; EngineError if there is no room.
    """
    size = Path(name).stat().st_size
    middle = None if kind else line_boundaries.middle(name, 0, size, LINE_ENDS[encoding])
    if middle is None:
        return copy(rooms, blocks(name, path, kind, encoding))
    below = rooms.file()
    with start_module("tiers.intake.in_place.transcode_worker", name, encoding, str(middle), str(below)) as child:
        try:
            head = copy(rooms, above(name, encoding, middle))
            if head:
                child.communicate()
        finally:
            child.kill()
    if head is None:
        return None
    if child.returncode:  # whatever it met is met again, and told
        below.unlink(missing_ok=True)
        return copy(rooms, part(name, encoding, middle, None), head)
    return _append(head, below)


def _append(above: Path, below: Path) -> Path:
    try:
        with above.open("ab") as target, below.open("rb") as source:
            shutil.copyfileobj(source, target, BLOCK)
    except OSError as error:
        raise no_room(error) from error
    below.unlink()
    return above
