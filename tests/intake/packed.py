"""Every way to pack a file that is read."""

import bz2
import gzip
import io
import lzma
import sys
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

__all__ = ["PACKS", "zip_alone", "zip_of", "zst_with_checksum", "zstd"]

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def zip_of(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a zip of files, each with its name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return made.getvalue()


def zip_alone(data: bytes) -> bytes:
    """Make a zip of one file."""
    return zip_of({"data.csv": data})


def zst_with_checksum(data: bytes) -> bytes:
    """Pack with a checksum, and without the size."""
    parameters: dict[int, int] = {
        zstd.CompressionParameter.checksum_flag: 1,
        zstd.CompressionParameter.content_size_flag: 0,
    }
    return zstd.compress(data, options=parameters)


PACKS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "gz": lambda data: gzip.compress(data, mtime=0),
    "zst": zstd.compress,
    "xz": lzma.compress,
    "bz2": bz2.compress,
    "zip": zip_alone,
}
"""Ending → what packs."""
