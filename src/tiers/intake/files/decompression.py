"""Compressed files → what is in them, in memory and within limits."""

import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from tiers.errors import DataError

if TYPE_CHECKING:
    from mmap import mmap

PACKED: Final = ("gz", "zst", "xz", "bz2", "zip")
"""Formats, as their content tells, in which there is a file of another format."""

_PIECE: Final = 1 << 12
"""Bytes that are inflated at a time."""

_PART: Final = 1 << 20
"""Bytes, inclusive, that come out at a time, however many are in there; of gzip a piece cannot become so many."""

_ALWAYS: Final = 64 << 20
"""Bytes, inclusive, that any compressed file may become."""

_RATIO: Final = 200
"""How many times its own size a larger one may become, inclusive; tables become 3 to 50 times theirs."""

_GZIP: Final = 31
"""What zlib calls the format of gzip, with its check of what was inflated."""

_ZSTANDARD: Final = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
"""The standard library's own, and before there was one, the same from elsewhere."""

_MEMORY: Final = 128 << 20
"""Bytes of memory that a file of xz may ask for, as much as of Zstandard; its strongest setting asks for 65 MB."""


class _Member(Protocol):
    """One member of a compressed file, as the standard library inflates it."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /, max_length: int) -> bytes: ...


_Opened = tuple[Callable[[], _Member], tuple[type[Exception], ...]]
"""What inflates a member, and what it raises when it cannot."""


class _GzipMember:
    """A member of gzip, which is inflated at once, however little is wanted."""

    needs_input = True

    def __init__(self) -> None:
        self._inflated = zlib.decompressobj(_GZIP)

    @property
    def eof(self) -> bool:
        return self._inflated.eof

    @property
    def unused_data(self) -> bytes:
        return self._inflated.unused_data

    def decompress(self, data: bytes, /, max_length: int) -> bytes:  # noqa: ARG002 - a piece becomes 4 MB at most
        return self._inflated.decompress(data)


def _gzip() -> _Opened:
    return _GzipMember, (zlib.error,)


def _zstandard() -> _Opened:
    zstd = import_module(_ZSTANDARD)
    return zstd.ZstdDecompressor, (zstd.ZstdError,)


def _xz() -> _Opened:
    import lzma  # noqa: PLC0415 - few files need it

    return lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY), (lzma.LZMAError,)


def _bzip2() -> _Opened:
    import bz2  # noqa: PLC0415 - few files need it

    return bz2.BZ2Decompressor, (OSError,)


_OPENED: Final[Mapping[str, Callable[[], _Opened]]] = MappingProxyType(
    {"gz": _gzip, "zst": _zstandard, "xz": _xz, "bz2": _bzip2}
)
"""Format, as its content tells → what inflates it."""


def decompress(data: bytes, path: str, kind: str) -> bytes:
    """Decompress a whole file; `kind` is one of `PACKED`.

    Raises: DataError if it is cut off or damaged, or would become larger than any table; of a zip, also if it has not
    exactly one file that can be unpacked.
    """
    whole = BytesIO()
    whole.writelines(pieces(data, path, kind))
    return whole.getvalue()


def pieces(data: "bytes | mmap", path: str, kind: str) -> Iterator[bytes]:
    """Inflate a file piece by piece; `kind` is one of `PACKED`.

    Raises: DataError, as `decompress`.
    """
    most, size = max(_ALWAYS, len(data) * _RATIO), 0
    for piece in _inflate(data, path, kind):
        size += len(piece)
        if size > most:
            raise DataError("compressed-large", path=path, megabytes=most >> 20)
        yield piece


def _inflate(data: "bytes | mmap", path: str, kind: str) -> Iterator[bytes]:
    if kind == "zip":
        from tiers.intake.files.zip_archive import the_one_file  # noqa: PLC0415 - few files need it

        return the_one_file(data, path)
    return _members(data, path, kind)


def _holds_more(member: _Member) -> bool:
    """Whether more comes out before anything goes in."""
    return not member.eof and not member.needs_input


def _members(data: "bytes | mmap", path: str, kind: str) -> Iterator[bytes]:
    """Inflate one member after the other, piece by piece; zeros behind the last one only fill up."""
    opened, failures = _OPENED[kind]()
    at = 0
    try:
        while at < len(data) and (data[at] or data[at:].strip(b"\0")):
            member = opened()
            while not member.eof and at < len(data):
                yield member.decompress(data[at : at + _PIECE], max_length=_PART)
                at = min(at + _PIECE, len(data))
                while _holds_more(member):
                    yield member.decompress(b"", max_length=_PART)
            if not member.eof:
                raise DataError("compressed-cut", path=path, format=kind)
            at -= len(member.unused_data)
    except failures as error:
        code = "compressed-memory" if "emory" in str(error) else "compressed-damaged"
        raise DataError(code, path=path, format=kind, megabytes=_MEMORY >> 20) from error
