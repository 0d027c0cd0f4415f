"""The container of `.xls` files and of encrypted workbooks: a small file system of sectors, read as far as needed.

Source: [MS-CFB], Compound File Binary File Format.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

from tiers.errors import DataError

_HEADER: Final = 512
_ENTRY: Final = 128
_LISTED_IN_HEADER: Final = 109
_SMALL_SECTOR: Final = 64
_LAST_REGULAR: Final = 0xFFFFFFFA
_STREAM, _ROOT = 2, 5
_SECTOR_SIZES: Final = {9: 512, 12: 4096}

Entry = tuple[str, int, int, int]
"""Name, kind, first sector, and size in bytes."""


class CompoundFile:
    """The streams of a container."""

    def __init__(self, data: bytes, path: str) -> None:
        """Read the tables of sectors and the directory.

        Raises: DataError if the file ends before its last sector, or chains run in a circle.
        """
        self._path = path
        if len(data) < _HEADER:
            raise DataError("workbook-cut", path=path)
        exponent, directory, self._cutoff, small = struct.unpack_from("<H16xI4xII", data, 30)
        if exponent not in _SECTOR_SIZES:
            raise DataError("workbook-damaged", path=path)
        self._size = _SECTOR_SIZES[exponent]
        self._sectors = data[self._size :]
        self._next = self._table(data)
        entries = list(self._entries(self._chain(directory)))
        self.streams = {name: (first, size) for name, kind, first, size in entries if kind == _STREAM}
        roots = [first for _, kind, first, _ in entries if kind == _ROOT]
        self._small = self._chain(roots[0]) if roots else b""
        self._next_small = _numbers(self._chain(small))

    def read(self, name: str) -> bytes:
        """Return the content of a stream.

        Raises: DataError if it is not whole.
        """
        first, size = self.streams[name]
        content = self._small_chain(first) if size < self._cutoff else self._chain(first)
        if len(content) < size:
            raise DataError("workbook-cut", path=self._path)
        return content[:size]

    def _table(self, data: bytes) -> Sequence[int]:
        """Return for each sector the one that follows it."""
        listed = list(struct.unpack_from(f"<{_LISTED_IN_HEADER}I", data, 76))
        further, count = struct.unpack_from("<2I", data, 68)
        for _ in range(min(count, len(data) // self._size)):
            *more, further = _numbers(self._whole(further))
            listed += more
        return [number for place in listed if place <= _LAST_REGULAR for number in _numbers(self._whole(place))]

    def _whole(self, number: int) -> bytes:
        sector = self._sectors[number * self._size : (number + 1) * self._size]
        if len(sector) < self._size:
            raise DataError("workbook-cut", path=self._path)
        return sector

    def _chain(self, first: int) -> bytes:
        return self._join_sectors(first, self._sectors, self._next, self._size)

    def _small_chain(self, first: int) -> bytes:
        """Return a stream that is so short that it lies in small sectors, within a stream of their own."""
        return self._join_sectors(first, self._small, self._next_small, _SMALL_SECTOR)

    def _join_sectors(self, first: int, sectors: bytes, following: Sequence[int], size: int) -> bytes:
        """Join the sectors of a stream; the last one of a file may be short."""
        pieces: list[bytes] = []
        number = first
        while number <= _LAST_REGULAR:
            if number >= len(following) or len(pieces) > len(following):
                raise DataError("workbook-damaged", path=self._path)
            pieces.append(sectors[number * size : (number + 1) * size])
            number = following[number]
        return b"".join(pieces)

    def _entries(self, directory: bytes) -> Iterator[Entry]:
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            yield (name, kind, *struct.unpack_from("<2I", directory, at + 116))


def _numbers(sectors: bytes) -> tuple[int, ...]:
    count = len(sectors) // 4
    return struct.unpack_from(f"<{count}I", sectors)
