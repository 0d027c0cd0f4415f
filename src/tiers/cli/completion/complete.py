"""What a shell asks at a TAB → what it reads."""

from collections.abc import Mapping

from tiers.cli.completion.answers import SHELLS, answer
from tiers.cli.completion.offers import offers
from tiers.cli.completion.place import place_of
from tiers.cli.completion.scripts import script_of
from tiers.cli.completion.typed_line import line_of
from tiers.wording.language import language_of


def complete(asked: str, said: Mapping[str, str]) -> str:
    """Return the words that may stand at the cursor, or a script; nothing for what is not understood.

    `asked` is `complete_` or `source_` and the name of a shell, `said` the variables by which it tells of the line.
    """
    kind, _, shell = asked.partition("_")
    if shell not in SHELLS:
        return ""
    if kind == "source":
        return script_of(shell)
    line = line_of(shell, said)
    if kind != "complete" or line is None:
        return ""
    return answer(shell, line, offers(place_of(line), language_of(line.before, said)))
