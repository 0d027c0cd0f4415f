"""Temporary folders: gone with the run that made them, or swept by a later one where that was killed.

A folder is called `tiers-PID-HOST-…`, so that a person can tell whose it is, and is locked as long as its run
lives.
"""

import os
import platform
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tiers.signal_guard import hold, release

_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
"""How a folder is opened to be locked: never by way of a link."""

_NAME: Final = re.compile(r"tiers-([1-9]\d{0,9})-([A-Za-z0-9]+)-[a-z0-9_]+")

_OLD: Final = 600
"""Seconds after which a folder may be one that was left behind: a run that starts has locked its own long before."""


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Make a folder that is gone when this is closed; what killed runs have left behind is removed first.

    Raises: OSError if none can be made.
    """
    made: list[Path] = []
    locks: list[int] = []
    hold()
    try:
        try:
            _sweep(Path(tempfile.gettempdir()))
            made.append(Path(tempfile.mkdtemp(prefix=f"tiers-{os.getpid()}-{host()}-")).resolve())
            locks += filter(None, [_lock_folder(made[0])])
        finally:
            release()
        yield made[0]
    finally:
        hold()
        for lock in locks:
            os.close(lock)
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)
        release()


def host() -> str:
    """Name this machine, in letters and digits."""
    return re.sub(r"[^A-Za-z0-9]", "", platform.node())[:32] or "host"


def _lock_folder(folder: Path) -> int | None:
    """Open and lock a folder; None if that cannot be done. The system unlocks it when the process ends."""
    if sys.platform == "win32":  # pragma: no cover - nothing is swept there
        return None
    import fcntl  # noqa: PLC0415 - not on every system

    opened = os.open(folder, _FOLDER)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened


def _sweep(place: Path) -> None:
    """Remove the folders of runs of this user on this machine that were killed."""
    with suppress(OSError):
        for entry in os.scandir(place):
            if (match := _NAME.fullmatch(entry.name)) and match[2] == host() and not _is_running(int(match[1])):
                with suppress(OSError):
                    _remove_if_left(Path(entry.path))


def _is_running(pid: int) -> bool:
    """Whether there is such a process: also one of another user, or a later one of the same number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _remove_if_left(folder: Path) -> None:
    """Remove a folder, unless it is a link, another user's, young, or still locked.

    Raises: OSError where it cannot be looked at.
    """
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or time.time() - found.st_mtime < _OLD:
        return
    lock = _lock_folder(folder)
    if lock is not None:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)
