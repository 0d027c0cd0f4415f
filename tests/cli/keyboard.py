"""A person at a terminal: types keys into a program when it waits for them, and sees what stands there then."""

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from typing import Final

LONGEST_WAIT: Final = 60.0
"""Seconds after which a program is ended."""

PATIENCE: Final = 15.0
"""Seconds without a sign after which the next key is typed all the same: a pager may show its prompt but once."""

SIZE: Final = (20, 100)
"""Lines and columns."""


def type_into(words: Sequence[str], keys: Sequence[tuple[str, str]], **environment: str) -> tuple[int, str]:
    """Start a program, and type; return its exit code and all that it has shown.

    Each of `keys` is typed once the text before it has been shown since the last one.
    """
    child, screen = pty.fork()
    if not child:  # pragma: no cover - another process
        os.execvpe(words[0], [*words], _surroundings(environment))  # noqa: S606 - the program under test
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    shown, seen, waiting, end = "", 0, [*keys], time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end and (part := _read(screen, min(end, time.monotonic() + PATIENCE))) is not None:
        shown += part
        is_quiet = not part
        while waiting and (is_quiet or waiting[0][0] in shown[seen:]):
            is_quiet, seen = False, len(shown)
            os.write(screen, waiting.pop(0)[1].encode())
    if time.monotonic() >= end:
        os.kill(child, 9)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(screen)  # not before: a program that still ends would be hung up on
    return code, shown.replace("\r\n", "\n")


def _read(screen: int, end: float) -> str | None:
    """Return what comes next, nothing if nothing has until then; None if nothing more does."""
    ready, _, _ = select.select([screen], [], [], max(0.0, end - time.monotonic()))
    try:
        return (os.read(screen, 65536).decode("utf-8", "replace") or None) if ready else ""
    except OSError:  # Linux says so when the other side is closed
        return None


def _surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8", "TIERS_LANG": "en", **environment}
