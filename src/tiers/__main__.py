"""Start `tiers`: the process, its signals, and its exit code."""

import gc
import os
import signal
import sys
from types import FrameType
from typing import Final, Never

from tiers.signal_guard import come_later, is_held

_CODES: Final = {signal.SIGINT: 130, signal.SIGTERM: 143}
"""Signal → exit code: 128 and its number."""

_DEFAULTS: Final = (signal.SIG_DFL, signal.default_int_handler)
"""How a signal is handled where nobody has said anything; one that is ignored, as `nohup` does, stays so."""

_SOON: Final = 0.005
"""Seconds until a signal that has to wait is looked at again."""

_ONCE_MORE: Final = 1.0
"""Seconds until the run is interrupted once more, where something has swallowed the exception."""

_PATIENCE: Final = 3
"""Signals after which the run ends at once, whatever it leaves behind."""

_CAME: list[int] = []
"""The exit codes of the signals that have come."""

_RAISED: list[int] = []
"""Those that have become exceptions."""


class Terminated(BaseException):
    """SIGTERM has come: like KeyboardInterrupt, so that everything half done is undone."""


def main() -> int:
    """Run the command line as a process; give its exit code."""
    gc.disable()  # the process is short, and what it makes lives as long as it does
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for them takes longer than reading a table
    listening: list[int] = []
    code = 0
    try:
        _listen(listening)
        from tiers.cli.app import main as run  # noqa: PLC0415 - a signal may come while this is imported

        code = run(sys.argv[1:])
        _ignore(listening)
    except KeyboardInterrupt:
        exec("")  # noqa: S102 - Python remembers an interrupted `eval` of text (named tuples use it) until the next one
        code = 130
    except Terminated:
        code = 143
    try:
        _ignore(listening)
    except (KeyboardInterrupt, Terminated):  # it was about to come once more
        _ignore(listening)
    if "duckdb" not in sys.modules:  # which complains on standard error of everything that is not taken back
        gc.freeze()  # nor does anything need to be looked for at the end: the system takes all of it back
    return _CAME[0] if _CAME else code


def _listen(listening: list[int]) -> None:
    """Handle the signals that would end the run, and note which."""
    for number in _CODES:
        if signal.getsignal(number) in _DEFAULTS:
            listening.append(number)
            signal.signal(number, _come)
    if listening and hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL:
        listening.append(signal.SIGALRM)
        signal.signal(signal.SIGALRM, _look_again)
        sys.unraisablehook = _not_raised


def _ignore(listening: list[int]) -> None:
    """Let no signal end a run that is over: its exit code is known, and Python takes down what it needs for them."""
    for number in listening:
        signal.signal(number, signal.SIG_IGN)


def _come(number: int, frame: FrameType | None) -> None:
    _CAME.append(_CODES[signal.Signals(number)])
    if len(_CAME) >= _PATIENCE:
        os._exit(_CAME[0])  # pragma: no cover - nothing is measured of what ends so
    if not _RAISED:
        _raise_or_wait(frame)


def _look_again(_number: int, frame: FrameType | None) -> None:
    _raise_or_wait(frame)


def _raise_or_wait(frame: FrameType | None) -> None:
    """Raise what interrupts the run; not within an import, where a library written in C would abort the process."""
    importer = _importer(frame)
    if is_held() or importer:
        come_later(_come_now)
        _begin_timer(_SOON)
        _trace(importer)
        return
    _begin_timer(_ONCE_MORE)
    _interrupt()


def _come_now() -> None:
    if not _RAISED:
        _raise_or_wait(sys._getframe())  # noqa: SLF001 - the documented way to the caller


def _begin_timer(seconds: float) -> None:
    """Look again after some time, if this system and the caller of this process leave the timer to it."""
    if signal.getsignal(getattr(signal, "SIGALRM", signal.SIGTERM)) is _look_again:
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _trace(importer: FrameType | None) -> None:
    """Be called as soon as an import is over."""
    if importer:
        importer.f_trace = _raise_after_import
        sys.settrace(lambda *_: None)


def _raise_after_import(
    frame: FrameType, _event: str, _value: object
) -> None:  # pragma: no cover - it replaces what measures
    sys.settrace(None)
    frame.f_trace = None
    if not _RAISED:
        _raise_or_wait(frame)


def _interrupt() -> Never:
    code = _CAME[0]
    _RAISED.append(code)
    raise Terminated if code == _CODES[signal.SIGTERM] else KeyboardInterrupt


def _importer(frame: FrameType | None) -> FrameType | None:
    """Find what began the outermost import that is under way; None if there is none."""
    found = None
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            found = frame.f_back
        frame = frame.f_back
    return found


def _not_raised(failure: "sys.UnraisableHookArgs") -> None:
    """Try again where the exception came in a place that Python does not leave by one, such as a finalizer."""
    if _RAISED and isinstance(failure.exc_value, KeyboardInterrupt | Terminated):
        _begin_timer(_SOON)
        return
    sys.__unraisablehook__(failure)


if __name__ == "__main__":
    sys.exit(main())
