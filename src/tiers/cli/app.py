"""The list of commands, and the only place where an error becomes words and an exit code."""

from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Final, cast

from tiers import __version__
from tiers.cli import streams
from tiers.cli.exits import Exit, exit_of
from tiers.errors import TiersError

if TYPE_CHECKING:
    from tiers.cli.outcome import Outcome

COMMANDS: Final = ("report", "check", "explain", "init", "targets", "schema")
"""Each is a file in `commands`, with a class of the same name that holds its options and runs it."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; give the exit code."""
    try:
        return _run(arguments)
    except streams.ReaderGoneError:
        return Exit.READER_GONE
    except TiersError as error:
        failure = error
    except Exception as error:  # noqa: BLE001 - whatever happens, people meet a sentence and no traceback
        failure = TiersError("internal", kind=type(error).__name__)
        failure.__cause__ = error
    from tiers.cli.complaint import complain  # noqa: PLC0415 - most runs have no error

    complain(failure)
    return exit_of(failure)


def _run(arguments: Sequence[str]) -> int:
    if list(arguments) == ["--version"]:  # as fast as it can be: Typer is not needed
        streams.write(f"tiers {__version__}\n")
        return Exit.DONE
    from tiers.cli.parsing import parsed  # noqa: PLC0415 - the same

    sheet = streams.Sheet()
    with redirect_stdout(sheet):
        command = parsed(arguments or ["--help"], COMMANDS)
    if command is not None:
        return _deliver(command.run())
    if arguments:
        streams.write(sheet.getvalue())
        return Exit.DONE
    streams.note(sheet.getvalue())
    return Exit.USAGE


def _deliver(outcome: "Outcome") -> int:
    for path, content in outcome.contents:
        if path is None:
            streams.write(content)
        else:
            from tiers.write.files import write_atomically  # noqa: PLC0415 - most runs write no file

            write_atomically(path, cast("bytes", content))
    for line in outcome.notes:
        streams.note(line)
    return outcome.exit
