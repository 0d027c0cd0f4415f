"""What `--help` says, in the language of the run: Typer is given the names of sentences, and here they are said."""

import re
from typing import Any, Final

from tiers.wording import say, sentences
from tiers.write.terminal.wrapping import parted

_TYPERS_OWN: Final = {"install_completion": "install-completion", "show_completion": "show-completion"}
"""Options that Typer adds → the sentences that explain them."""

_BREAK: Final = "\x1f"
"""A blank that takes no column: where a line of help may end."""

_BLANK: Final = "\ue000"
"""What stands for a blank until the lines are broken."""

_INSTALLED: Final = re.compile(r"(\w+) completion installed in (.*)\n.*\n")
"""What Typer says when it has installed the completion."""


def put_in_words(app: Any, lang: str, *, to_be_drawn: bool) -> None:  # noqa: ANN401 - Typer's own type is private
    """Say every help text and panel of an application.

    Texts that are `to_be_drawn` hold marks where a line may end, which `in_words` takes out again.
    """
    said = sentences("help", lang)
    app.subcommand_metavar = said["commands"]
    for command in (app, *app.commands.values()):
        command.help = _text(said[command.help]) if to_be_drawn else said[command.help]
        command.options_metavar = f"[{said['options']}]"
        command.rich_help_panel = said["panel.commands"]
        for param in command.params:
            if param.help:
                panel = "panel.options" if command is app else param.rich_help_panel
                param.metavar = "" if param.name in _TYPERS_OWN else param.metavar
                sentence = said[_TYPERS_OWN.get(param.name, param.help)]
                param.help = _text(sentence) if to_be_drawn else sentence
                param.rich_help_panel = said[panel]


def in_words(shown: str, lang: str) -> str:
    """Say what Typer says of itself."""
    if installed := _INSTALLED.fullmatch(shown):
        return say("help.installed", lang, shell=installed[1], path=installed[2]) + "\n"
    return shown.replace("Usage: ", say("help.usage", lang), 1).replace(_BREAK, "").replace(_BLANK, " ")


def _text(sentence: str) -> str:
    """Give a sentence in which a bracket is a bracket and no markup, and that may be broken between hanzi.

    Rich breaks lines at blanks only, cuts what has none, and forgets that a line may end in one where hanzi are.
    """
    return "\n".join(map(_breakable, sentence.split("\n"))).replace("[", r"\[")


def _breakable(line: str) -> str:
    marked = parted(line, _BREAK)
    return marked if marked == line else marked.replace(" ", _BLANK + _BREAK)
