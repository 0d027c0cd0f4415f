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
        from tiers.cli.parsing import parse  # noqa: PLC0415 - it imports this file

        shown = streams.Sheet()
        with redirect_stdout(shown):
            parse([*([self.topic] if self.topic else []), "--help"], COMMANDS, self.lang or "en")
        return Outcome([(None, shown.getvalue())])
