"""Where on the line the cursor is: behind which command, in which option or argument, among which others."""

import os
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from tiers.cli.completion.known_words import OPTIONS, SHORT, SWITCHES
from tiers.cli.completion.typed_line import TypedLine

OPTION: Final = "option"
"""What is typed at the cursor where it is the name of an option."""

ARGUMENT: Final = "argument"
"""What is typed there where it is an argument of the command."""


class Place(NamedTuple):
    """What is to be completed."""

    command: str | None
    """The command; None where there is none yet."""
    what: str
    """`OPTION`, `ARGUMENT`, or the name of the option whose value it is."""
    word: str
    """What is typed of it, without the name of an option before an equals sign."""
    lead: str
    """What stands before that in the same word, such as `--where=`."""
    given: Mapping[str, Sequence[str]]
    """Option → its values, wherever they stand."""
    before: Sequence[str]
    """The arguments before the cursor."""
    after: Sequence[str]
    """The arguments behind it."""

    def value(self, option: str) -> str | None:
        """Return the value of an option, typed or by its variable; None if there is none."""
        typed = self.given.get(option)
        return typed[-1] if typed else os.environ.get(f"TIERS_{option.upper().replace('-', '_')}") or None


class _Words:
    """The words of a command, sorted into options and arguments."""

    def __init__(self) -> None:
        self.given: dict[str, list[str]] = {}
        self.arguments: list[str] = []
        self.waiting: str | None = None
        """The option whose value comes next."""
        self.is_over = False
        """Whether `--` has come, behind which everything is an argument."""

    def take(self, word: str) -> None:
        """Sort in the next word."""
        if self.waiting:
            self.given.setdefault(self.waiting, []).append(word)
            self.waiting = None
        elif word == "--" and not self.is_over:
            self.is_over = True
        elif self.is_over or not word.startswith("-") or word == "-":
            self.arguments.append(word)
        else:
            name, sign, value = word.partition("=")
            option = option_called(name)
            if sign:
                self.given.setdefault(option, []).append(value)
            elif option not in SWITCHES:
                self.waiting = option


def option_called(name: str) -> str:
    """Return an option by one of its names: `-o` and `--output` are `output`."""
    return SHORT.get(name, name.removeprefix("--"))


def place_of(line: TypedLine) -> Place:
    """Find out what is to be completed."""
    command, words = _command(line.before)
    before, after = _Words(), _Words()
    for word in words:
        before.take(word)
    what, lead = _kind(before, line.word)
    after.is_over = before.is_over
    for word in line.after:
        after.take(word)
    given = {
        name: [*before.given.get(name, ()), *after.given.get(name, ())] for name in {**before.given, **after.given}
    }
    return Place(command, what, line.word[len(lead) :], lead, given, before.arguments, after.arguments)


def _kind(before: _Words, word: str) -> tuple[str, str]:
    """Return what the word at the cursor is, and what of it stands before the value."""
    if before.waiting:
        return before.waiting, ""
    if before.is_over or not word.startswith("-"):
        return ARGUMENT, ""
    name, sign, _ = word.partition("=")
    return (option_called(name), name + sign) if sign else (OPTION, "")


def _command(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the command, and the words behind it, or those before where there is none yet."""
    skips = False
    for place, word in enumerate(words):
        if not skips and not word.startswith("-"):
            return (word if word in OPTIONS else ""), words[place + 1 :]
        skips = word == "--lang" and not skips
    return None, words
