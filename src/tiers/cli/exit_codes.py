"""Every exit code, and the error each stands for."""

from enum import IntEnum
from typing import Final

from tiers.errors import DataError, EngineError, TargetsError, TiersError, UsageError, WriteError


class Exit(IntEnum):
    """How a run ended."""

    DONE = 0
    """Done; problems of single rows and cells stand in the report."""
    NO = 1
    """Done and written, and the answer is no."""
    USAGE = 2
    """The command line cannot be understood."""
    DATA = 3
    """The data cannot be read or understood."""
    TARGETS = 4
    """The targets file is not valid, or not found where it is required."""
    ENGINE = 5
    """An engine is missing or failed."""
    WRITE = 6
    """The result cannot be written."""
    INTERNAL = 70
    """A mistake of the program itself.

    Source: sysexits.h, EX_SOFTWARE.
    """
    INTERRUPTED = 130
    """Ctrl-C: 128 and the number of SIGINT."""
    READER_GONE = 141
    """Who read standard output went away: 128 and the number of SIGPIPE."""
    TERMINATED = 143
    """128 and the number of SIGTERM."""


_OF_ERROR: Final[dict[type[TiersError], Exit]] = {
    UsageError: Exit.USAGE,
    DataError: Exit.DATA,
    TargetsError: Exit.TARGETS,
    EngineError: Exit.ENGINE,
    WriteError: Exit.WRITE,
}


def exit_of(error: TiersError) -> Exit:
    """Return the exit code that an error stands for."""
    return _OF_ERROR.get(type(error), Exit.INTERNAL)
