"""Start `tiers`: the process, its signals, and its exit code."""

import gc
import os
import signal
import sys
from typing import Never

_TERMINATED: list[bool] = []


class Terminated(BaseException):
    """SIGTERM has come: like KeyboardInterrupt, so that everything half done is undone."""


def main() -> int:
    """Run the command line as a process; give its exit code."""
    gc.disable()  # the process is short, and what it makes lives as long as it does
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for them takes longer than reading a table
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)
    try:
        from tiers.cli.app import main as run  # noqa: PLC0415 - a signal may come while this is imported

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        exec("")  # noqa: S102 - Python remembers an interrupted `eval` of text (named tuples use it) until the next one
        return 143 if _TERMINATED else 130
    except Terminated:
        return 143


def _terminate(_signal: int, _frame: object) -> Never:
    _TERMINATED.append(True)  # a library may turn the exception into another one
    raise Terminated


if __name__ == "__main__":
    sys.exit(main())
