"""What would fill the screen is shown by a pager, if a person asks for that: `--pager`, or `TIERS_PAGER`."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tiers.cli import streams
from tiers.cli.options import NO, PAGER
from tiers.wording import message
from tiers.write.escaping import inert

_YES: Final = frozenset({"", "1", "true", "yes", "on", "y", "t"})
"""What a variable says that asks for a pager and names none."""

_USUAL: Final = "less"

_LESS: Final = {"LESS": "FRX"}
"""How `less` behaves where nobody says otherwise: it ends where one screen is enough, and shows colours."""


def command_of(environment: Mapping[str, str]) -> Sequence[str]:
    """Return the words that start the pager: as `TIERS_PAGER` says, or `PAGER` where that names none, else `less`."""
    named = environment.get(PAGER, "").strip()
    if named.lower() in _YES | NO:
        named = environment.get("PAGER", "").strip() or _USUAL
    try:
        return shlex.split(named) or [_USUAL]
    except ValueError:  # a quote is not closed
        return [named]


def page(text: str, lang: str, *, quiet: bool) -> None:
    """Let the pager show a text, until it is left; where it cannot be started, say so, and write it at once."""
    words = command_of(os.environ)
    if _show(text, words):
        return
    if not quiet:
        streams.warn(inert(message("note.no-pager", lang, pager=words[0])))
    streams.write(text)


def _show(text: str, words: Sequence[str]) -> bool:
    """Whether the pager could be started, and has shown the text."""
    is_less = Path(words[0]).stem == _USUAL
    own = {name: value for name, value in _LESS.items() if is_less and name not in os.environ}
    with _deaf():
        try:
            process = subprocess.Popen(words, stdin=subprocess.PIPE, env={**os.environ, **own})  # noqa: S603 - the person's own
        except (OSError, ValueError):
            return False
        with process, suppress(OSError):  # who leaves a pager early has seen enough
            process.communicate(streams.encode_for_console(text, sys.stdout.encoding))
    return True


@contextmanager
def _deaf() -> Iterator[None]:
    """Leave Ctrl-C to the pager, which has the terminal; what it is started with hears it as usual."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
