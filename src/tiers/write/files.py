"""A file on disk: complete or absent."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tiers.errors import WriteError
from tiers.signal_guard import without_signals

_REASONS: Final = {
    errno.ENOSPC: "disk-full",
    errno.EFBIG: "disk-full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk-full",
    errno.ENOENT: "folder-missing",
    errno.ENOTDIR: "folder-missing",
    errno.EACCES: "write-forbidden",
    errno.EPERM: "write-forbidden",
    errno.EROFS: "write-forbidden",
    errno.EISDIR: "path-is-folder",
}


def write_atomically(path: str, content: bytes | Iterable[bytes]) -> None:
    """Replace a file by new bytes, perhaps in parts, in one step, or leave everything as it was.

    The bytes go to a temporary file beside the target, are synced and renamed; the target's mode is
    kept, and of a link the target is replaced. A device or a pipe is written to as it is.

    Raises: WriteError where the folder is missing, the disk is full, or it is not allowed.
    """
    try:
        parts = [content] if isinstance(content, bytes) else content
        mode = _mode(Path(path))
        if mode is None or stat.S_ISREG(mode):
            _replace(Path(path).resolve(), parts, mode)
        else:
            _push(Path(path), parts)
    except ValueError as error:
        raise WriteError("path-impossible", path=path) from error
    except OSError as error:
        code = _REASONS.get(error.errno or 0, "write-failed")
        raise WriteError(code, path=path, folder=str(Path(path).parent), reason=error.strerror or str(error)) from error


def is_same_file(one: str, other: str) -> bool:
    """Whether two names are of one file, which need not be there."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return os.path.realpath(one) == os.path.realpath(other)


def _push(device: Path, content: Iterable[bytes]) -> None:
    with device.open("wb") as there:
        there.writelines(content)


def _mode(path: Path) -> int | None:
    """Return the mode of what stands at a path, None if nothing does."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, content: Iterable[bytes], mode: int | None) -> None:
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = target.parent / f".tiers-{os.getpid()}-{os.urandom(8).hex()}.tmp"
    try:
        _fill(temporary, content, mode)
        temporary.replace(target)
    finally:
        with without_signals():
            temporary.unlink(missing_ok=True)


def _fill(temporary: Path, content: Iterable[bytes], mode: int | None) -> None:
    with temporary.open("xb") as there:
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        there.writelines(content)
        there.flush()
        os.fsync(there.fileno())
