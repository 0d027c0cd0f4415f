"""The list of commands, and the only place where an error becomes words and an exit code."""

import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from typing import TYPE_CHECKING, Final, cast

from tiers import __version__
from tiers.cli import streams
from tiers.cli.exit_codes import Exit, exit_of
from tiers.errors import TiersError
from tiers.wording.language import language_of

if TYPE_CHECKING:
    from tiers.cli.outputs import Command, Outcome
    from tiers.write import Content

COMMANDS: Final = ("report", "classify", "check", "explain", "init", "targets", "schema", "help")
"""Each is a file in `commands`, with a class of the same name that holds its options and runs it."""

_COMPLETING: Final = "_TIERS_COMPLETE"
"""The variable by which a shell asks what a word may become."""

_WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et")
"""How the names of workbooks end."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says; give the exit code."""
    if asked := os.environ.get(_COMPLETING):
        return _complete(asked)
    lang = language_of(arguments, os.environ)
    streams.choose_color_of_errors(arguments)
    try:
        return _run(arguments, lang)
    except streams.ReaderGoneError:
        return Exit.READER_GONE
    except TiersError as error:
        failure = error
    except Exception as error:  # noqa: BLE001 - whatever happens, people meet a sentence and no traceback
        failure = TiersError("internal", kind=type(error).__name__)
        failure.__cause__ = error
    from tiers.cli.error_output import print_error  # noqa: PLC0415 - most runs have no error

    print_error(failure, lang, arguments)
    return exit_of(failure)


def _complete(asked: str) -> int:
    """Write what a shell may offer; a person who types must never meet an error of this in the middle of the line."""
    try:
        from tiers.cli.completion.complete import complete  # noqa: PLC0415 - only shells want this

        streams.write(complete(asked, os.environ))
    except Exception:  # noqa: BLE001 - whatever happens, nothing is offered
        return Exit.DONE
    return Exit.DONE


def _run(arguments: Sequence[str], lang: str) -> int:
    if list(arguments) == ["--version"]:  # as fast as it can be: Typer is not needed
        streams.write(f"tiers {__version__}\n")
        return Exit.DONE
    from tiers.cli.parsing import parse  # noqa: PLC0415 - the same

    shown = streams.Sheet()
    with redirect_stdout(shown):
        command = parse(arguments or ["--help"], COMMANDS, lang)
    if not isinstance(command, int):
        _read_ahead(getattr(command, "data", ()))
        with _progress(command, lang):
            outcome = command.run()
        return _deliver(command, outcome, lang, arguments)
    if arguments:
        streams.write(shown.getvalue())
        return command
    streams.note(shown.getvalue())
    return Exit.USAGE


def _read_ahead(data: Sequence[str]) -> None:
    """Start reading the first workbook that is named while the libraries are loaded, which takes as long."""
    for path in [path for path in data if path.lower().endswith(_WORKBOOKS)][:1]:
        from tiers.intake.readers.workbook.prefetch import begin  # noqa: PLC0415 - most runs read no workbook

        begin(path)


def _progress(command: "Command", lang: str) -> AbstractContextManager[None]:
    """Show how far a long run is, where a person may see it and wants to."""
    if getattr(command, "quiet", True) or not streams.shows_progress():
        return nullcontext()
    from tiers.cli.progress_bar import show_progress  # noqa: PLC0415 - programs see none

    return show_progress(lang)


def _deliver(command: "Command", outcome: "Outcome", lang: str, arguments: Sequence[str]) -> int:
    with outcome.opened:
        for path, content in outcome.contents:
            if path is None and isinstance(content, str) and getattr(command, "pager", False) and streams.is_terminal():
                from tiers.cli.pager import page  # noqa: PLC0415 - most runs have none

                page(content, lang, quiet=getattr(command, "quiet", False))
            else:
                _write(path, content)
    for line in outcome.notes:
        streams.note(line)
    for line in outcome.warnings:
        streams.warn(line)
    if outcome.missing:
        from tiers.cli.error_output import whole_line  # noqa: PLC0415 - most runs lack nothing

        streams.note("\n".join(whole_line(outcome.missing, lang, arguments)))
    return outcome.exit


def _write(path: str | None, content: "Content") -> None:
    if path is None:
        streams.write(content)
        return
    from tiers.write.files import write_atomically  # noqa: PLC0415 - most runs write no file

    write_atomically(path, cast("bytes | Iterable[bytes]", content))
