"""The sentences, in every language that people read; knows nothing of the rest."""

import importlib
import string
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

LANGUAGES: Final = ("zh", "en")
"""The languages that have a catalogue, each a package of sections beside this file."""

_FIGURES: Final = frozenset({"money", "limit", "exact", "percent"})


class Message(NamedTuple):
    """A sentence that is a fact of another one, said in the language of that one."""

    key: str
    """Its section and its name."""
    facts: Mapping[str, object]
    """What it says."""

    def text(self, lang: str) -> str:
        """Return its text in a language."""
        return message(self.key, lang, **self.facts)

    def needs(self) -> frozenset[str]:
        """Return the names of the facts that its text states."""
        section, _, name = self.key.partition(".")
        return frozenset(fact for _, fact, _, _ in string.Formatter().parse(sentences(section)[name]) if fact)


def join_messages(reasons: Iterable[Message], lang: str = "en") -> str:
    """Return several messages as one text: `a; b, c`."""
    return message("list.semicolon", lang).join(reason.text(lang) for reason in reasons)


def _format_fact(value: Any, how: str, lang: str, facts: Mapping[str, Any]) -> str:  # noqa: ANN401 - whatever a fact may be
    """Format one fact of a message.

    `{n:# firm|# firms}` chooses by number and shows it at `#`, `{n:none|one|many}` also for 0;
    `{amount:money}` says an exact amount as a person would, `{amount:limit}` and `{amount:exact}` to
    the last digit, all in the fact `currency`;
    `{share:percent}` shows a share without contradicting it; `{names:list}` joins with commas,
    `{names:all}` with an “and” before the last.
    """
    if isinstance(value, Message):
        return value.text(lang)
    if "|" in how:
        *none, one, many = how.split("|")
        return (none[0] if none and not value else one if value == 1 else many).replace("#", format_count(value, lang))
    if how in _FIGURES:
        return _figure(how, value, lang, facts.get("currency", "CNY"))
    if how == "list":
        return message("list.comma", lang).join(str(item) for item in value)
    if how == "all":
        return join_words(value, lang)
    return format(value, how)


def _figure(kind: str, value: Decimal, lang: str, currency: str) -> str:
    from tiers.wording import figures  # noqa: PLC0415 - most sentences need no figures

    if kind == "percent":
        return figures.percent(value)
    speak = {"money": figures.money, "limit": figures.limit, "exact": figures.to_the_last_digit}[kind]
    return speak(value, lang, currency)


def message(key: str, lang: str = "en", /, **facts: object) -> str:
    """Return the text of a message: `key` is its section and its name, such as `error.file-missing`.

    Raises: KeyError for a key that no catalogue has, or a fact that the sentence needs and was not given.
    """
    section, _, name = key.partition(".")
    texts = []
    for words, fact, how, conversion in _parts(sentences(section, lang)[name]):
        texts.append(words)
        if fact is not None:
            value = facts[fact]
            texts.append(_format_fact(repr(value) if conversion else value, how, lang, facts))
    return "".join(texts)


@cache
def _parts(sentence: str) -> Sequence[tuple[str, str | None, str, str | None]]:
    """Split a message, once: words, the fact that follows them, its format, and `r` where it is quoted."""
    parts = string.Formatter().parse(sentence)
    return tuple((words, fact, how or "", conversion) for words, fact, how, conversion in parts)


@cache
def sentences(section: str, lang: str = "en") -> Mapping[str, str]:
    """Return a section of a catalogue: name → text."""
    module = importlib.import_module(f"tiers.wording.{lang}.{section}")
    catalogue: Mapping[str, str] = module.SENTENCES
    return catalogue


def format_count(number: int, lang: str = "en") -> str:
    """Format a whole number as people read it: `1,180`."""
    return f"{number:,}".replace(",", message("list.thousands", lang))


def problem_text(code: str, lang: str = "en", /, *, names: bool = True, **facts: object) -> str:
    """Return the text of a problem; without `names`, one that names no firm and shows no cell."""
    return problem_message(code, names=names, **facts).text(lang)


def problem_message(code: str, /, *, names: bool, **facts: object) -> Message:
    """Return the message of a problem, to be read in any language."""
    key = f"{code}.no-names"
    nameless = not names and key in sentences("problem")
    return Message(f"problem.{key if nameless else code}", facts)


def join_words(words: Sequence[str], lang: str) -> str:
    """Join words as a sentence lists them: `a, b and c`."""
    return _join(words, lang, "comma", "and")


def joined_clauses(clauses: Sequence[str], lang: str) -> str:
    """Join clauses, which may hold commas themselves, as a sentence lists them."""
    return _join(clauses, lang, "semicolon", "also")


def _join(words: Sequence[str], lang: str, mark: str, last: str) -> str:
    if len(words) < 2:  # noqa: PLR2004 - two are needed for an “and”
        return "".join(words)
    return message(f"list.{last}", lang, first=message(f"list.{mark}", lang).join(words[:-1]), last=words[-1])
