"""The words of the command line → a command with its options."""

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, cast

import typer

from tiers import __version__
from tiers.cli.exits import Exit
from tiers.cli.options import Help, help_text
from tiers.cli.outcome import Command
from tiers.errors import UsageError
from tiers.wording import say


def _show_version(*, wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"tiers {__version__}\n")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", metavar="", help=help_text("version"), is_eager=True, callback=_show_version),
]


def parsed(arguments: Sequence[str], commands: Sequence[str]) -> Command | None:
    """Find the command and its options; None if help or the version was shown on `sys.stdout` instead.

    Raises: UsageError for whatever cannot be understood; KeyboardInterrupt if it came meanwhile.
    """
    word = arguments[0]
    if word not in commands and not word.startswith("-"):
        raise UsageError("command-unknown", word=word, meant=_meant_command(word, commands))
    known = word in commands
    app = _app([word] if known else commands)
    try:
        result = typer.main.get_command(app).main(list(arguments), prog_name="tiers", standalone_mode=False)
    except typer.TyperException as error:
        raise _misunderstood(error, f"tiers {word}" if known else "tiers") from error
    if result == Exit.INTERRUPTED:  # Typer has caught the exception
        raise KeyboardInterrupt
    return None if isinstance(result, int) else cast("Command", result)


def _app(commands: Sequence[str]) -> typer.Typer:
    """Make the application; a run needs only the command that it names."""
    app = typer.Typer(add_completion=False, rich_markup_mode="rich")
    app.callback(help=help_text("tiers"), add_help_option=False)(_root)
    for name in commands:
        module = import_module(f"tiers.cli.commands.{name}")
        app.command(name, help=help_text(f"command.{name}"), add_help_option=False)(getattr(module, name.title()))
    return app


def _root(*, version: Version = False, show_help: Help = False) -> None:
    """Take the options that stand before a command."""


def _misunderstood(error: typer.TyperException, command: str) -> UsageError:
    if near := getattr(error, "possibilities", None):
        option = getattr(error, "option_name", "")
        return UsageError("option-unknown", option=option, meant=say("help.meant", words=near[:1]))
    message = " ".join(error.format_message().split())
    return UsageError("usage", message=message.rstrip(".") + ("" if message.endswith("?") else "."), command=command)


def _meant_command(word: str, commands: Sequence[str]) -> str:
    """Say what was perhaps meant: a command that looks alike, or a report on a file of that name."""
    from difflib import get_close_matches  # noqa: PLC0415 - only who mistypes needs it

    if near := get_close_matches(word, commands):
        return say("help.meant", words=near)
    if Path(word).exists():
        return say("help.meant", words=[f"tiers report {word}"])
    return say("help.commands", names=commands)
