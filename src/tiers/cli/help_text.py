"""What `--help` says, in the language of the run: Typer is given the names of sentences, and here they are said."""

import re
from typing import Any, Final

from tiers.cli.exit_codes import Exit
from tiers.wording import message, sentences
from tiers.write.terminal.wrapping import mark_breaks

_TYPERS_OWN: Final = {"install_completion": "install-completion", "show_completion": "show-completion"}
"""Options that Typer adds → the sentences that explain them."""

_BREAK: Final = "\x1f"
"""A blank that takes no column: where a line of help may end."""

_BLANK: Final = "\ue000"
"""What stands for a blank until the lines are broken."""

_INSTALLED: Final = re.compile(r"(\w+) completion installed in (.*)\n.*\n")
"""What Typer says when it has installed the completion."""


def translate_help(app: Any, lang: str, *, to_be_drawn: bool) -> None:  # noqa: ANN401 - Typer's own type is private
    """Replace every help text and panel of an application by words of the language.

    Texts that are `to_be_drawn` hold marks where a line may end, which `translate` takes out again.
    """
    texts = sentences("help", lang)
    app.subcommand_metavar = texts["commands"]
    if to_be_drawn:
        app.epilog = _text("\n".join(exit_lines(lang)))
    for command in (app, *app.commands.values()):
        command.help = _text(texts[command.help]) if to_be_drawn else texts[command.help]
        command.options_metavar = f"[{texts['options']}]"
        command.rich_help_panel = texts["panel.commands"]
        for param in command.params:
            if param.help:
                panel = "panel.options" if command is app else param.rich_help_panel
                param.metavar = "" if param.name in _TYPERS_OWN else param.metavar
                sentence = texts[_TYPERS_OWN.get(param.name, param.help)]
                param.help = _text(sentence) if to_be_drawn else sentence
                param.rich_help_panel = texts[panel]


def exit_lines(lang: str) -> list[str]:
    """Return a heading, and a line for each exit code that says what it means."""
    codes = [f"{code.value:<3}  {message(f'help.exit.{code.value}', lang)}" for code in Exit]
    return [message("help.exits", lang), *codes]


def translate(shown: str, lang: str) -> str:
    """Translate what Typer prints of itself."""
    if installed := _INSTALLED.fullmatch(shown):
        return message("help.installed", lang, shell=installed[1], path=installed[2]) + "\n"
    return shown.replace("Usage: ", message("help.usage", lang), 1).replace(_BREAK, "").replace(_BLANK, " ")


def _text(sentence: str) -> str:
    """Return a sentence in which a bracket is a bracket and no markup, and that may be broken between hanzi.

    Rich breaks lines at blanks only, cuts what has none, and forgets that a line may end in one where hanzi are.
    """
    return "\n".join(map(_breakable, sentence.split("\n"))).replace("[", r"\[")


def _breakable(line: str) -> str:
    marked = mark_breaks(line, _BREAK)
    return marked if marked == line else marked.replace(" ", _BLANK + _BREAK)
