"""Offers → what a shell is told, so that each word arrives whole: quoted as that shell's lines are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os.path import commonprefix
from types import MappingProxyType
from typing import Final, NamedTuple

from tiers.cli.completion.typed_line import TypedLine

_ACTIVE: Final = " \t\\\"'`$!&|;<>()[]{}*?#~^"
"""Signs that mean something to bash, at least somewhere."""

_PLAIN: Final = "-_=./:%+"
"""Signs that PowerShell leaves alone, beside letters and digits."""


class Offer(NamedTuple):
    """A word that may stand at the cursor."""

    word: str
    """The whole word, as the program is to get it."""
    about: str = ""
    """What it means; empty where that is clear."""


def answer(shell: str, line: TypedLine, offers: Iterable[Offer]) -> str:
    """Return what the shell reads: a line per offer that begins as the word does, and that a line can hold."""
    fitting = [offer for offer in offers if offer.word.startswith(line.word) and offer.word.isprintable()]
    return "".join(f"{text}\n" for text in _ANSWERS[shell](fitting, line))


def _for_bash(offers: Sequence[Offer], line: TypedLine) -> Iterator[str]:
    """Yield what bash puts in the place of what it takes for the word."""
    left = [offer.word[line.start :] for offer in offers]
    if line.quote == '"':  # where nothing keeps an exclamation mark from calling up an earlier line
        yield from (_close_quote(_with_escapes(word, '\\"$`'), '"') for word in left if "!" not in word)
        return
    inside = [word.replace("'", "'\\''") for word in left]
    escaped = [_with_escapes(word, _ACTIVE) for word in left]
    if line.quote:
        yield from (_close_quote(word, "'") for word in inside)
    # where words part behind the first half of an escape, bash would put that half on the line
    elif commonprefix(escaped).endswith("\\") and len(escaped) > 1:  # noqa: RUF071 - of signs
        yield from (f"'{word}'" for word in inside)
    else:
        yield from escaped


def _close_quote(word: str, quote: str) -> str:
    """Close the quote behind a word that ends in one: bash would take that for the end of it."""
    return word + quote if word.endswith(quote) else word


def _with_escapes(word: str, signs: str) -> str:
    return "".join(f"\\{sign}" if sign in signs else sign for sign in word)


def _for_zsh(offers: Sequence[Offer], line: TypedLine) -> Iterator[str]:
    """Yield what zsh quotes itself; it leaves alone what stands before an open quote."""
    for offer in offers:
        word = offer.word[line.start :] if line.quote else offer.word
        yield f"{word}\t{_about(offer)}".rstrip("\t")


def _for_fish(offers: Sequence[Offer], _: TypedLine) -> Iterator[str]:
    """Yield what fish quotes itself."""
    yield from (f"{offer.word}\t{_about(offer)}".rstrip("\t") for offer in offers)


def _for_powershell(offers: Sequence[Offer], _: TypedLine) -> Iterator[str]:
    """Yield what PowerShell puts on the line as it is, and what it shows beside it, which may not be empty."""
    for offer in offers:
        is_plain = all(sign.isalnum() or sign in _PLAIN for sign in offer.word)
        quoted = offer.word if is_plain else "'{}'".format(offer.word.replace("'", "''"))
        yield f"{quoted}:::{_about(offer) or ' '}"


def _about(offer: Offer) -> str:
    return " ".join(offer.about.split())


_ANSWERS: Final[Mapping[str, Callable[[Sequence[Offer], TypedLine], Iterator[str]]]] = MappingProxyType(
    {
        "bash": _for_bash,
        "zsh": _for_zsh,
        "fish": _for_fish,
        "powershell": _for_powershell,
        "pwsh": _for_powershell,
    }
)
SHELLS: Final = tuple(_ANSWERS)
"""The shells that are known."""
