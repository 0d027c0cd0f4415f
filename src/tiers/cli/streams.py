"""The only writer to standard output and standard error."""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from itertools import pairwise
from typing import Final, TextIO

from tiers.domain.lazy_pattern import lazy_pattern
from tiers.errors import WriteError
from tiers.write import Content

_LOOK_ALIKES: Final = {"¥": "￥Y", **dict(zip("─│╭╮╰╯·▁▂▃▄▅▆▇█√×↑—–−“”’…", '-|++++._.:-=+*#vx^---""\'.', strict=True))}
"""Signs of this program that an old console may lack → what to show instead, the best first."""

_YEN: Final = lazy_pattern(r"  ¥|¥([^\n¥]*?)  ")
"""The sign of the yuan, and two blanks of a table beside it: Chinese consoles have a wide one only."""


ERROR: Final = "1;31"
"""The code of the colour of errors."""

_WARNING: Final = "33"
_LEAD: Final = len("tiers:")
"""Signs with which every line of standard error begins, in any language."""

_CHOICE: Final = ["auto"]
"""What was said of colours on standard error."""

_USUAL_WIDTH: Final = 80

_NARROWEST: Final = 40
"""Columns in which help can still be read."""

_WIDEST: Final = 120
"""Columns beyond which help is no easier to read."""

_LONGEST_SIZE: Final = 4
"""Digits of a number of columns that a terminal may have."""


class ReaderGoneError(Exception):
    """Who read standard output went away, as `head` does: nothing went wrong."""


def write(content: Content) -> None:
    """Write to standard output, all of it: bytes as they are, text with escapes for what a console cannot show.

    What comes in parts is written part by part.

    Raises: WriteError where it is closed or full; ReaderGoneError where nobody reads it any more.
    """
    if sys.stdout is None:
        raise WriteError("stdout-closed")
    try:
        for part in [content] if isinstance(content, str | bytes) else content:
            _push(sys.stdout, part)
    except BrokenPipeError:
        _give_up(sys.stdout)
        raise ReaderGoneError from None
    except OSError as error:
        _give_up(sys.stdout)
        raise WriteError("stdout-failed", reason=error.strerror) from error


def note(text: str) -> None:
    """Write a line to standard error; where nobody can read it, the exit code has to do."""
    if sys.stderr is None:
        return
    try:
        _push(sys.stderr, f"{text}\n")
    except OSError:
        _give_up(sys.stderr)


def warn(text: str) -> None:
    """Write a line that deserves a look to standard error, its `tiers:` in yellow where there is colour."""
    note(f"{with_error_tone(text[:_LEAD], _WARNING)}{text[_LEAD:]}")


def overwrite(text: str) -> None:
    """Write a line to standard error over the one that stands there; the next one comes over this."""
    blank = " " * (width_of_errors() - 1)
    try:
        _push(sys.stderr, f"\r{text}" if text else f"\r{blank}\r")
    except OSError:
        _give_up(sys.stderr)


def _push(stream: TextIO, content: bytes | str) -> None:
    stream.buffer.write(content if isinstance(content, bytes) else encode_for_console(content, stream.encoding))
    stream.buffer.flush()


def encode_for_console(text: str, encoding: str) -> bytes:
    """Encode text for a console: what it cannot show becomes a sign that looks alike, else an escape."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        text = _YEN.sub(_wide_yen, text) if len(_character("¥", encoding)) > 1 else text
        return b"".join(_character(one, encoding) for one in text)


def _wide_yen(match: re.Match[str]) -> str:
    """Return a wide sign without one blank of the table, for its second column."""
    return " ¥" if match[1] is None else f"¥{match[1]} "


def _character(one: str, encoding: str) -> bytes:
    for sign in (one, *_LOOK_ALIKES.get(one, "")):
        with suppress(UnicodeEncodeError):
            return bytes(sign.encode(encoding))
    return one.encode(encoding, "backslashreplace")


def _give_up(stream: TextIO) -> None:
    """Send what is left nowhere, or Python would complain about it at its end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def width() -> int | None:
    """Return the columns of the terminal that standard output is; None if it is none."""
    if not is_terminal():
        return None
    if said := _size(os.environ.get("COLUMNS", "")):
        return said
    with suppress(OSError):
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    return None


def _size(said: str) -> int:
    """Read columns or lines as the environment states them; 0 for what can be none."""
    return int(said) if len(said) <= _LONGEST_SIZE and said.isdecimal() else 0


def width_of_help() -> int:
    """Return the columns in which help is drawn: those of the terminal, as far as it can be read in them."""
    return min(max(_size(os.environ.get("COLUMNS", "")) or width() or _USUAL_WIDTH, _NARROWEST), _WIDEST)


def shows_progress() -> bool:
    """Whether a person sees standard error, on a terminal on which a line can be written over."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def width_of_errors() -> int:
    """Return the columns of the terminal that standard error is; 80 if nobody knows."""
    with suppress(OSError):
        return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL_WIDTH
    return _USUAL_WIDTH


def wants_color(choice: str) -> bool:
    """Whether standard output shall have colour: `always`, `never`, or `auto`, as the environment wishes.

    Source: no-color.org; force-color.org.
    """
    return _wants_color(choice, is_terminal=is_terminal())


def _wants_color(choice: str, *, is_terminal: bool) -> bool:
    if choice in {"always", "never"}:
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (is_terminal and os.environ.get("TERM") != "dumb")


def choose_color_of_errors(arguments: Sequence[str]) -> None:
    """Keep whether standard error may have colour, as `--color` or its variable says before anything is parsed."""
    said = [word.partition("=")[2] for word in arguments if word.startswith("--color=")]
    said += [after for word, after in pairwise(arguments) if word == "--color"]
    _CHOICE[:] = said[-1:] or [os.environ.get("TIERS_COLOR", "auto")]


def with_error_tone(text: str, code: str) -> str:
    """Return words for standard error in a colour, where it has some."""
    is_wanted = sys.stderr is not None and _wants_color(_CHOICE[0], is_terminal=sys.stderr.isatty())
    return f"\x1b[{code}m{text}\x1b[0m" if is_wanted else text


def is_terminal() -> bool:
    """Whether a person sees standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


class Sheet(StringIO):
    """What help is drawn on, so that it, too, is written by `write`: as wide and as coloured as standard output is."""

    def __init__(self) -> None:
        """Be of the kind of standard output, which may be closed."""
        super().__init__()
        self._stands_for = sys.stdout

    def isatty(self) -> bool:
        """Be a terminal where standard output is one."""
        return self._stands_for is not None and self._stands_for.isatty()

    def fileno(self) -> int:
        """Return the number by which the system knows it."""
        return self._stands_for.fileno()
