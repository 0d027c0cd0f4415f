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


_CALLBACK: Final[ContextVar[Callable[[Step], None] | None]] = ContextVar("watcher", default=None)


@contextmanager
def progress_listener(callback: Callable[[Step], None]) -> Iterator[None]:
    """Register a callback that receives every step while the context is open."""
    token = _CALLBACK.set(callback)
    try:
        yield
    finally:
        _CALLBACK.reset(token)


def report_step(step: Step) -> None:
    """Pass a step to the registered callback, if any."""
    if callback := _CALLBACK.get():
        callback(step)
