"""The words of the command line → a command with its options."""

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any, Final, cast

import typer

from tiers import __version__
from tiers.cli.exit_codes import Exit
from tiers.cli.options import NO, PAGER, Help, Lang
from tiers.cli.outputs import Command
from tiers.domain.lazy_pattern import lazy_pattern
from tiers.errors import UsageError
from tiers.wording import message
from tiers.write import PLAIN, WRITERS_OF

_FORMAT: Final = "TIERS_FORMAT"
_LONG_DASHES: Final = lazy_pattern(r"(?=-*[‐-―−－ー])[-‐-―−－ー]+([a-zA-Z][a-zA-Z-]+)(?:[=＝].*)?", re.DOTALL)
"""An option one of whose dashes is not the ASCII one."""


def _show_version(*, wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"tiers {__version__}\n")
        raise typer.Exit


def _install_completion(context: typer.Context, *, wanted: bool) -> None:
    if wanted:
        from tiers.cli.completion.install import install, shell_here  # noqa: PLC0415 - it is done once

        shell = shell_here()
        sys.stdout.write(message("help.installed", context.obj, shell=shell, path=install(shell)) + "\n")
        raise typer.Exit


def _show_completion(*, wanted: bool) -> None:
    if wanted:
        from tiers.cli.completion.install import shell_here  # noqa: PLC0415 - it is done once
        from tiers.cli.completion.scripts import script_of  # noqa: PLC0415 - the same

        sys.stdout.write(script_of(shell_here()))
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", metavar="", help="version", is_eager=True, callback=_show_version),
]
Install = Annotated[
    bool,
    typer.Option(
        "--install-completion", metavar="", help="install-completion", is_eager=True, callback=_install_completion
    ),
]
Script = Annotated[
    bool,
    typer.Option("--show-completion", metavar="", help="show-completion", is_eager=True, callback=_show_completion),
]


def parse(arguments: Sequence[str], commands: Sequence[str], lang: str) -> Command | int:
    """Find the command and its options, of which `lang` is the language if none is said.

    Where help, the version or a script was shown on `sys.stdout` instead, it is the exit code.

    Raises: UsageError for whatever cannot be understood; KeyboardInterrupt if it came meanwhile.
    """
    word = arguments[0]
    if word not in commands and not word.startswith("-"):
        raise _no_command(word, commands)
    known = word in commands
    app = _app([word] if known else commands, lang, comes_first=known)
    _refuse_other_dashes(arguments)
    try:
        result = app.main(list(arguments), prog_name="tiers", standalone_mode=False, obj=lang)
    except typer.TyperException as error:
        raise _usage_error(error, f"tiers {word}" if known else "tiers") from error
    if result == Exit.INTERRUPTED:  # Typer has caught the exception
        raise KeyboardInterrupt
    return result if isinstance(result, int) else cast("Command", result)


def _app(commands: Sequence[str], lang: str, *, comes_first: bool) -> Any:  # noqa: ANN401 - Typer's own type is private
    """Build the application; a run in which the command `comes_first` needs only that, and no option before it.

    Typer would load Pydantic to read one, which help has no need of.
    """
    app = typer.Typer(add_completion=False, rich_markup_mode="rich")
    app.callback(help="tiers", add_help_option=False)(_root)
    for name in commands:
        module = import_module(f"tiers.cli.commands.{name}")
        app.command(name, help=f"command.{name}", add_help_option=False)(getattr(module, name.title()))
    made: Any = typer.main.get_command(app)
    if comes_first:
        made.params = [param for param in made.params if param.name != "lang"]
    for command in made.commands.values():
        for param in command.params:
            param.default = _default_of(param, lang)
        _leave_format_to_others(command)
    return made


def _default_of(param: Any, lang: str) -> object:  # noqa: ANN401 - Typer's own type is private
    """Return what an option says that nobody types: the language of the run, a pager by its own variable."""
    if param.name == "pager":
        return os.environ.get(PAGER, "").strip().lower() not in NO
    return lang if param.name == "lang" else param.default


def _leave_format_to_others(command: Any) -> None:  # noqa: ANN401 - Typer's own type is private
    """Let a variable that names a format of other commands not break this one."""
    said = os.environ.get(_FORMAT, "")
    others = [name for writers in (*WRITERS_OF.values(), PLAIN) for name in writers]
    if said in others and said not in WRITERS_OF.get(command.name, PLAIN):
        for param in command.params:
            param.envvar = None if param.envvar == _FORMAT else param.envvar


def _refuse_other_dashes(arguments: Sequence[str]) -> None:
    """Refuse an option whose dashes a keyboard or a text program has made longer: it would be a file."""
    for word in takewhile(lambda word: word != "--", arguments):
        if not word.isascii() and (found := _LONG_DASHES.fullmatch(word)) and not Path(word).exists():
            raise UsageError("option-unknown", option=word, near=[f"--{found[1].lower()}"], hinted=1)


def _root(
    *,
    version: Version = False,
    lang: Lang = None,
    install_completion: Install = False,
    show_completion: Script = False,
    show_help: Help = False,
) -> None:
    """Accept the options that stand before a command; the language was found before."""


def _usage_error(error: typer.TyperException, command: str) -> UsageError:
    """Return Typer's failure in the language of the run, by its kind, which it keeps private."""
    message = " ".join(error.format_message().split())
    option, param = getattr(error, "option_name", ""), getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            near = _similar_option(option, getattr(error, "possibilities", None) or ())
            return UsageError("option-unknown", option=option, near=near or [f"{command} --help"], hinted=len(near))
        case "MissingParameter" if param:
            return UsageError("argument-missing", name=param.metavar, command=command)
        case "BadOptionUsage":
            code = "option-takes-no-value" if "does not take" in message else "option-without-value"
            return UsageError(code, option=option, command=command)
        case "BadParameter" if param and param.envvar in os.environ:
            return UsageError("variable-not-a-switch", variable=param.envvar, value=os.environ[param.envvar])
    if extra := re.search(r"unexpected extra arguments?.* \((.*)\)", message):
        return UsageError("words-too-many", words=extra[1], command=command)
    return UsageError("usage", message=message, command=command)


def _similar_option(option: str, others: Sequence[str]) -> list[str]:
    """Return the option that is spelled most like one that is not there: by its words, for all begin with dashes."""
    from difflib import get_close_matches  # noqa: PLC0415 - only who mistypes needs it

    words = {other.lstrip("-"): other for other in others}
    return [words[word] for word in get_close_matches(option.lstrip("-"), words, n=1)]


def _no_command(word: str, commands: Sequence[str]) -> UsageError:
    """Return the error of an unknown command, with what was perhaps meant: a similar one, or a report on that file."""
    from difflib import get_close_matches  # noqa: PLC0415 - only who mistypes needs it

    report = [f"tiers report {word}"] if Path(word).exists() else []
    near = get_close_matches(word, commands) or report
    return UsageError("command-unknown", word=word, near=near or commands, hinted=int(bool(near)))
