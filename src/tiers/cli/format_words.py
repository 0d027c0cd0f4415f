"""The formats of a command as words, for its help and for shells."""

from collections.abc import Mapping
from itertools import chain
from typing import Final

from tiers.wording import message
from tiers.write import PLAIN, WRITERS_OF, Written

_EVERY: Final[Mapping[str, Written]] = {
    name: writer for writers in (*WRITERS_OF.values(), PLAIN) for name, writer in writers.items()
}


def help_sentence(name: str, lang: str, command: str | None = None) -> str:
    """Return a sentence of the help, with the formats of a command, or of all where it is of none."""
    writers = _EVERY if command is None else WRITERS_OF.get(command, PLAIN)
    facts = {
        "formats": [*writers],
        "endings": [*dict.fromkeys(chain.from_iterable(each.endings[:1] for each in writers.values()))],
        "json": next(each for each in writers if each.startswith("json")),
    }
    return message(f"help.{name}", lang, **facts)
