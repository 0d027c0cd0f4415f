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


class Sentence(NamedTuple):
    """A sentence that is a fact of another one, said in the language of that one."""

    key: str
    """Its section and its name."""
    facts: Mapping[str, object]
    """What it says."""

    def said(self, lang: str) -> str:
        """Say it in a language."""
        return say(self.key, lang, **self.facts)

    def needs(self) -> frozenset[str]:
        """Give the names of the facts that it says."""
        section, _, name = self.key.partition(".")
        return frozenset(fact for _, fact, _, _ in string.Formatter().parse(sentences(section)[name]) if fact)


def said_together(reasons: Iterable[Sentence], lang: str = "en") -> str:
    """Say several sentences as one: `a; b, c`."""
    return say("list.semicolon", lang).join(reason.said(lang) for reason in reasons)


def _field(value: Any, how: str, lang: str, facts: Mapping[str, Any]) -> str:  # noqa: ANN401 - whatever a fact may be
    """Say one fact of a sentence.

    `{n:# firm|# firms}` chooses by number and shows it at `#`, `{n:none|one|many}` also for 0;
    `{amount:money}` says an exact amount as a person would, `{amount:limit}` and `{amount:exact}` to
    the last digit, all in the fact `currency`;
    `{share:percent}` shows a share without contradicting it; `{names:list}` joins with commas,
    `{names:all}` with an “and” before the last.
    """
    if isinstance(value, Sentence):
        return value.said(lang)
    if "|" in how:
        *none, one, many = how.split("|")
        return (none[0] if none and not value else one if value == 1 else many).replace("#", counted(value, lang))
    if how in _FIGURES:
        return _figure(how, value, lang, facts.get("currency", "CNY"))
    if how == "list":
        return say("list.comma", lang).join(str(item) for item in value)
    if how == "all":
        return joined(value, lang)
    return format(value, how)


def _figure(kind: str, value: Decimal, lang: str, currency: str) -> str:
    from tiers.wording import figures  # noqa: PLC0415 - most sentences need no figures

    if kind == "percent":
        return figures.percent(value)
    speak = {"money": figures.money, "limit": figures.limit, "exact": figures.to_the_last_digit}[kind]
    return speak(value, lang, currency)


def say(key: str, lang: str = "en", /, **facts: object) -> str:
    """Say a sentence: `key` is its section and its name, such as `error.file-missing`.

    Raises: KeyError for a key that no catalogue has, or a fact that the sentence needs and was not given.
    """
    section, _, name = key.partition(".")
    said = []
    for words, fact, how, conversion in _parts(sentences(section, lang)[name]):
        said.append(words)
        if fact is not None:
            value = facts[fact]
            said.append(_field(repr(value) if conversion else value, how, lang, facts))
    return "".join(said)


@cache
def _parts(sentence: str) -> Sequence[tuple[str, str | None, str, str | None]]:
    """Take a sentence apart, once: words, the fact that follows them, how it is said, and `r` where it is quoted."""
    parts = string.Formatter().parse(sentence)
    return tuple((words, fact, how or "", conversion) for words, fact, how, conversion in parts)


@cache
def sentences(section: str, lang: str = "en") -> Mapping[str, str]:
    """Give a section of a catalogue: name → sentence."""
    module = importlib.import_module(f"tiers.wording.{lang}.{section}")
    catalogue: Mapping[str, str] = module.SENTENCES
    return catalogue


def counted(number: int, lang: str = "en") -> str:
    """Write a whole number as people read it: `1,180`."""
    return f"{number:,}".replace(",", say("list.thousands", lang))


def problem_said(code: str, lang: str = "en", /, *, names: bool = True, **facts: object) -> str:
    """Say what a problem is; without `names`, in a sentence that names no firm and shows no cell."""
    return problem_sentence(code, names=names, **facts).said(lang)


def problem_sentence(code: str, /, *, names: bool, **facts: object) -> Sentence:
    """Give the sentence of a problem, to be said in any language."""
    key = f"{code}.no-names"
    nameless = not names and key in sentences("problem")
    return Sentence(f"problem.{key if nameless else code}", facts)


def joined(words: Sequence[str], lang: str) -> str:
    """Join words as a sentence lists them: `a, b and c`."""
    return _joined(words, lang, "comma", "and")


def joined_clauses(clauses: Sequence[str], lang: str) -> str:
    """Join clauses, which may hold commas themselves, as a sentence lists them."""
    return _joined(clauses, lang, "semicolon", "also")


def _joined(words: Sequence[str], lang: str, mark: str, last: str) -> str:
    if len(words) < 2:  # noqa: PLR2004 - two are needed for an “and”
        return "".join(words)
    return say(f"list.{last}", lang, first=say(f"list.{mark}", lang).join(words[:-1]), last=words[-1])
