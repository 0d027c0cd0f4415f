"""`tiers help`: what `--help` shows, of the program or of one command."""

from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import Annotated

import typer

from tiers.cli import streams
from tiers.cli.options import Help as ShowHelp
from tiers.cli.options import Lang
from tiers.cli.outputs import Outcome

Topic = Annotated[str | None, typer.Argument(metavar="COMMAND", hidden=True)]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Help:
    """The options of `tiers help`."""

    topic: Topic = None
    """The command; None: the program."""
    lang: Lang = None
    """The language of the words."""
    show_help: ShowHelp = False
    """Never set: help ends the run before."""

    def run(self) -> Outcome:
        """Write the help to standard output.

        Raises: UsageError for a command that is not there.
        """
        from tiers.cli.app import COMMANDS  # noqa: PLC0415 - it imports this file
        from tiers.cli.help_text import translate  # noqa: PLC0415 - most runs show no help
        from tiers.cli.parsing import parse  # noqa: PLC0415 - it imports this file

        lang, sheet = self.lang or "en", streams.Sheet()
        with streams.usable_sizes(), redirect_stdout(sheet):
            parse([*([self.topic] if self.topic else []), "--help"], COMMANDS, lang)
        return Outcome([(None, translate(sheet.getvalue(), lang))])
