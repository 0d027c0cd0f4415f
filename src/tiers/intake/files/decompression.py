"""Compressed files → what is in them, in memory and within limits."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from tiers.errors import DataError

if TYPE_CHECKING:
    from mmap import mmap

_PIECE: Final = 1 << 12
"""Bytes that are inflated at a time; of Zstandard, which knows no limit of its own, they may become 128 MB."""

_ALWAYS: Final = 64 << 20
"""Bytes, inclusive, that any compressed file may become."""

_RATIO: Final = 200
"""How many times its own size a larger one may become, inclusive; tables become 3 to 50 times theirs."""

_GZIP: Final = 31
"""What zlib calls the format of gzip, with its check of what was inflated."""


class _Member(Protocol):
    """One member of a compressed file, as zlib and zstandard inflate it."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


_Opened = tuple[Callable[[], _Member], type[Exception]]
"""What inflates a member, and what it raises when it cannot."""


def _gzip() -> _Opened:
    return lambda: zlib.decompressobj(_GZIP), zlib.error


def _zstandard() -> _Opened:
    import zstandard  # noqa: PLC0415 - few files need it

    return zstandard.ZstdDecompressor().decompressobj, zstandard.ZstdError


_OPENED: Final[Mapping[str, Callable[[], _Opened]]] = MappingProxyType({"gz": _gzip, "zst": _zstandard})
"""Format, as its content tells → what inflates it."""


def decompress(data: bytes, path: str, kind: str) -> bytes:
    """Decompress a whole file; `kind` is `gz` or `zst`.

    Raises: DataError if it is cut off or damaged, or would become larger than any table.
    """
    whole = BytesIO()
    whole.writelines(pieces(data, path, kind))
    return whole.getvalue()


def pieces(data: "bytes | mmap", path: str, kind: str) -> Iterator[bytes]:
    """Inflate a file piece by piece; `kind` is `gz` or `zst`.

    Raises: DataError if it is cut off or damaged, or would become larger than any table.
    """
    opened, failure = _OPENED[kind]()
    most, size = max(_ALWAYS, len(data) * _RATIO), 0
    try:
        for piece in _members(data, path, kind, opened):
            size += len(piece)
            if size > most:
                raise DataError("compressed-large", path=path, megabytes=most >> 20)
            yield piece
    except failure as error:
        raise DataError("compressed-damaged", path=path, format=kind) from error


def _members(data: "bytes | mmap", path: str, kind: str, opened: Callable[[], _Member]) -> Iterator[bytes]:
    """Inflate one member after the other, piece by piece; zeros behind the last one only fill up."""
    at = 0
    while at < len(data) and (data[at] or data[at:].strip(b"\0")):
        member = opened()
        while not member.eof and at < len(data):
            yield member.decompress(data[at : at + _PIECE])
            at = min(at + _PIECE, len(data))
        if not member.eof:
            raise DataError("compressed-cut", path=path, format=kind)
        at -= len(member.unused_data)
