"""Work that a signal must not leave half done: it waits until that is over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_HELD: list[None] = []
_WAITING: list[Callable[[], None]] = []


@contextmanager
def without_signals() -> Iterator[None]:
    """Let signals wait as long as this is open; keep it short."""
    hold()
    try:
        yield
    finally:
        release()


def hold() -> None:
    """Let signals wait, until `release` was called as often."""
    _HELD.append(None)


def release() -> None:
    """Let signals wait no longer; one that has come meanwhile comes now."""
    _HELD.pop()
    if _WAITING and not _HELD:
        _WAITING.pop()()


def come_later(signal: Callable[[], None]) -> None:
    """Keep what a signal does until none has to wait."""
    _WAITING[:] = [signal]


def is_held() -> bool:
    """Whether signals have to wait."""
    return bool(_HELD)
