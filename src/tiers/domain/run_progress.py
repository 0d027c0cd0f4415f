"""What a long run is doing, for whoever watches: never what it finds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal, NamedTuple

Doing = Literal["working", "checking", "reading", "counting"]
"""Whatever it is; look at the bytes of a file; read its rows; count what was read."""


class Step(NamedTuple):
    """What is being done."""

    doing: Doing
    """To what."""
    path: str = ""
    """The file, or empty if it is done to all."""
    share: Callable[[], float | None] = lambda: None
    """How much of it is done, from 0 to 1; None while nobody knows."""


_WATCHER: Final[ContextVar[Callable[[Step], None] | None]] = ContextVar("watcher", default=None)


@contextmanager
def watched(by: Callable[[Step], None]) -> Iterator[None]:
    """Let somebody be told of each step from now on."""
    before = _WATCHER.set(by)
    try:
        yield
    finally:
        _WATCHER.reset(before)


def tell(step: Step) -> None:
    """Tell who watches, if somebody does."""
    if watcher := _WATCHER.get():
        watcher(step)
