"""A zip in which there is one file: what people send by mail; also what the names in a zip tell of it."""

import re
from collections.abc import Iterator, Sequence
from io import SEEK_CUR, SEEK_END, BytesIO, RawIOBase
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - a class, whatever the library calls it

from tiers.errors import DataError

if TYPE_CHECKING:
    from mmap import mmap

_PART: Final = 1 << 18
"""Bytes that come out at a time."""

_ENCRYPTED, _IN_UTF_8 = 0x1, 0x800
"""Flags of a file in a zip."""

_LISTED: Final = 20
"""Files that a refusal names, at most."""

_BESIDE: Final = re.compile(r"(?:^|/)(?:__MACOSX/|\.|thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What systems put beside the files that a person packs."""


class _Mapped(RawIOBase):
    """A file in memory that is read where it is, without a copy."""

    def __init__(self, data: "mmap") -> None:
        super().__init__()
        self._data, self._at = data, 0

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._at = offset + {SEEK_CUR: self._at, SEEK_END: len(self._data)}.get(whence, 0)
        return self._at

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - whatever can be written to
        part = self._data[self._at : self._at + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)


def the_one_file(data: "bytes | mmap", path: str) -> Iterator[bytes]:
    """Unpack the only file of a zip, part by part.

    Raises: DataError if it has none or several, is encrypted, cut off or damaged, or packed in a way that is not known.
    """
    try:
        with ZipFile(cast("BinaryIO", BytesIO(data) if isinstance(data, bytes) else _Mapped(data))) as archive:
            entry = _only_one(archive.infolist(), path)
            if entry.flag_bits & _ENCRYPTED:
                raise DataError("zip-encrypted", path=path)
            with archive.open(entry) as file:
                yield from iter(lambda: file.read(_PART), b"")
    except NotImplementedError as error:
        raise DataError("zip-method", path=path) from error
    except EOFError as error:
        raise DataError("compressed-cut", path=path, format="zip") from error
    except (BadZipFile, ZlibError, OSError, ValueError, RuntimeError) as error:
        code = "compressed-damaged" if b"PK\x05\x06" in data[-(1 << 17) :] else "compressed-cut"
        raise DataError(code, path=path, format="zip") from error


def _only_one(entries: Sequence[ZipInfo], path: str) -> ZipInfo:
    files = [entry for entry in entries if not entry.is_dir() and not _BESIDE.search(entry.filename)]
    if not files:
        raise DataError("zip-empty", path=path)
    if len(files) > 1:
        names = [_name(entry) for entry in files]
        listed = tuple(names) if len(names) <= _LISTED else (*names[:_LISTED], "…")
        raise DataError("zip-several", path=path, count=len(files), names=listed)
    return files[0]


def _name(entry: ZipInfo) -> str:
    """Return the name of a file: where it is not said to be UTF-8, Chinese systems write it in GBK."""
    if entry.flag_bits & _IN_UTF_8:
        return entry.filename
    return entry.filename.encode("cp437", "replace").decode("gb18030", "replace")
