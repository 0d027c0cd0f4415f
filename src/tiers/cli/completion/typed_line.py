"""A line as a shell has it, up to the cursor and behind it → words, as far as they are typed."""

from collections.abc import Mapping
from typing import Final, NamedTuple

_BLANK: Final = " \t\n"
_VARIES: Final = "$`"
"""Signs for which a shell puts in something else; what that is it knows alone."""


class Lexed(NamedTuple):
    """The words of a piece of a line."""

    words: tuple[str, ...]
    """What each says, without its quotes; the last one is the one that is still being typed, and may be empty."""
    quote: str = ""
    """The quote that is still open at the end; empty if none is."""
    start: int = 0
    """Signs of the last word that stand before its last break, or before the open quote."""
    varies: bool = False
    """Whether a shell would put something else into the last word, such as the value of a variable."""


def lex(text: str, escape: str = "\\", breaks: str = "") -> Lexed:
    """Split a piece of a line as shells do, whose `escape` takes the meaning from the next sign.

    `breaks` are the signs behind which a shell goes on with what it takes for a word of its own.
    """
    words, quote, start, is_word, place, varies = [""], "", 0, False, 0, False
    while place < len(text):
        sign, place = text[place], place + 1
        varies = varies or (sign in _VARIES and quote != "'")
        if sign == quote:
            quote = ""
        elif sign == escape and quote != "'":
            following = text[place : place + 1]
            kept = escape if quote and following not in {quote, escape, "$", "`"} else ""
            words[-1] += kept + following
            place, is_word = place + 1, True
        elif quote:
            words[-1] += sign
        elif sign in {"'", '"'}:
            quote, start, is_word = sign, len(words[-1]), True
        elif sign not in _BLANK:
            words[-1] += sign
            is_word, start = True, len(words[-1]) if sign in breaks else start
        elif is_word:
            words.append("")
            start, is_word, varies = 0, False, False
    return Lexed(tuple(words), quote, start, varies)


class TypedLine(NamedTuple):
    """What stands on the line."""

    before: tuple[str, ...]
    """The whole words before the cursor, without the name of the program."""
    word: str
    """What is typed of the word at the cursor."""
    after: tuple[str, ...] = ()
    """The words behind the cursor."""
    quote: str = ""
    """The quote that is open at the cursor; empty if none is."""
    start: int = 0
    """Signs of the word that the shell leaves alone: it replaces what stands behind them."""


def line_of(shell: str, said: Mapping[str, str]) -> TypedLine | None:
    """Return what a shell says of the line by variables; None where it says nothing."""
    if shell in {"powershell", "pwsh"}:
        return _of_powershell(said)
    if "_TIERS_HEAD" not in said:
        return None
    head = lex(said["_TIERS_HEAD"], breaks=said.get("_TIERS_BREAKS", ""))
    if head.varies:
        return None
    after = _behind(said.get("_TIERS_REST", ""))
    return TypedLine(head.words[1:-1], head.words[-1], after, head.quote, head.start)


def _of_powershell(said: Mapping[str, str]) -> TypedLine | None:
    """Read what PowerShell says: the whole command, and the word at the cursor, quotes included.

    Source: Typer, whose names of variables and whose form of answers these are.
    """
    if "_TYPER_COMPLETE_ARGS" not in said:
        return None
    line, typed = said["_TYPER_COMPLETE_ARGS"], said.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    point = said.get("_TIERS_POINT", "")
    end = int(point) if point.isdecimal() else len(line)
    before = line[:end].ljust(end).removesuffix(typed)
    word = lex(typed, "`").words[-1]
    return TypedLine(lex(before, "`").words[1:-1], word, _behind(line[end:], "`"))


def _behind(rest: str, escape: str = "\\") -> tuple[str, ...]:
    """Return the words behind the cursor, without what may be left of the one in which it stands."""
    words = lex(rest, escape).words
    return tuple(filter(None, words if rest[:1].isspace() else words[1:]))
