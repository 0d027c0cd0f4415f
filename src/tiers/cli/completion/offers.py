"""What may stand at the cursor: the names of commands and options, the words of an option, and what a table holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tiers.cli.completion.answers import Offer
from tiers.cli.completion.known_words import KINDS, OF_PROGRAM, OPTIONS, SHORT, UNITS, WORDS
from tiers.cli.completion.place import ARGUMENT, OPTION, Place
from tiers.cli.format_words import help_sentence
from tiers.wording import sentences
from tiers.write import FIXED_WRITERS, PLAIN, TABLES, WRITERS_OF, Written

_STEMS: Final[Mapping[str, str]] = {"classify": "firms"}
"""Command → what its files are called where no name is typed yet; others are called as the command."""


def offers(place: Place, lang: str) -> Iterator[Offer]:
    """Yield whole words that may stand at the cursor; none where only the name of a file may."""
    if place.command is None:
        yield from _of_program(place, lang)
    elif place.what == OPTION:
        yield from _options(place.command, lang)
    elif place.what == ARGUMENT:
        yield from _arguments(place, lang)
    elif place.what in OPTIONS.get(place.command, ()):
        yield from (offer._replace(word=place.lead + offer.word) for offer in _values(place))


def _of_program(place: Place, lang: str) -> Iterator[Offer]:
    if place.what == "lang":
        yield from map(Offer, WORDS["lang"])
    elif place.what == OPTION:
        yield from (Offer(option, _about(option.removeprefix("--"), lang)) for option in OF_PROGRAM)
    elif place.what == ARGUMENT:
        yield from (Offer(command, _about(f"command.{command}", lang)) for command in OPTIONS)


def _options(command: str, lang: str) -> Iterator[Offer]:
    names = OPTIONS.get(command, ())
    yield from (Offer(f"--{name}", help_sentence(name, lang, command)) for name in names)
    yield from (Offer(short, help_sentence(name, lang, command)) for short, name in SHORT.items() if name in names)


def _about(name: str, lang: str) -> str:
    return sentences("help", lang)[name].partition("\n")[0]


def _arguments(place: Place, lang: str) -> Iterable[Offer]:
    if place.command == "help" and not place.before:
        return (Offer(command, _about(f"command.{command}", lang)) for command in OPTIONS)
    if place.command == "schema" and not place.before:
        return map(Offer, KINDS)
    if place.command == "explain" and not place.before:
        return _from_table("firms", place)
    return ()


def _values(place: Place) -> Iterable[Offer]:
    """Return what may stand behind an option."""
    if place.what in WORDS:
        return map(Offer, WORDS[place.what])
    return _OF_OPTION[place.what](place) if place.what in _OF_OPTION else ()


def _formats(place: Place) -> Iterable[Offer]:
    return map(Offer, WRITERS_OF.get(place.command or "", PLAIN))


def _outputs(place: Place) -> Iterator[Offer]:
    return _with_endings(place, WRITERS_OF.get(place.command or "", PLAIN))


def _fix(place: Place) -> Iterator[Offer]:
    return _with_endings(place._replace(command="clean"), FIXED_WRITERS)


def _with_endings(place: Place, writers: Mapping[str, Written]) -> Iterator[Offer]:
    """Offer what is typed with every ending that chooses a format; files that are there are the shell's business."""
    folder, slash, name = place.word.rpartition("/")
    if name in {".", ".."} or (name and Path(place.word).is_dir()):
        return
    stem = name.partition(".")[0] or _STEMS.get(place.command or "", place.command or "")
    yield from (Offer(f"{folder}{slash}{stem}{ending}") for each in writers.values() for ending in each.endings[:1])


def _targets(place: Place) -> Iterator[Offer]:
    """Offer the built-in plan, and targets files where one is looked for."""
    yield Offer("builtin")
    folder, slash, _ = place.word.rpartition("/")
    names = sorted(file.name for file in Path(f"{folder}{slash}" or ".").iterdir())
    yield from (Offer(f"{folder}{slash}{name}") for name in names if name.endswith(".toml") and name[0] != ".")


def _units(place: Place) -> Iterator[Offer]:
    """Offer units, and measures to which they may be said; behind a measure only units."""
    measure, sign, _ = place.word.partition("=")
    yield from (Offer(f"{measure}{sign}{unit}" if sign else unit) for unit in UNITS)
    if not sign:
        yield from _from_plan("measures", place)


def _from_table(what: str, place: Place) -> Iterable[Offer]:
    from tiers.cli.completion import plain_tables  # noqa: PLC0415 - most places need no table

    found = plain_tables.offers(what, place)
    if found is not None:
        return found
    from tiers.cli.completion import from_tables  # noqa: PLC0415 - most tables are plain

    return from_tables.offers(what, place)


def _from_plan(what: str, place: Place) -> Iterable[Offer]:
    from tiers.cli.completion import from_plan  # noqa: PLC0415 - most places need no plan

    return from_plan.offers(what, place)


_OF_OPTION: Final[Mapping[str, Callable[[Place], Iterable[Offer]]]] = MappingProxyType(
    {
        "format": _formats,
        "output": _outputs,
        "fix": _fix,
        "table": lambda _: map(Offer, TABLES),
        "targets": _targets,
        "unit": _units,
        "expect-total": lambda place: _from_plan("measures", place),
        "tier": lambda place: _from_plan("tiers", place),
        "goal": lambda place: _from_plan("goals", place),
        "by": lambda place: _from_table("headings", place),
        "where": lambda place: _from_table("conditions", place),
        "column": lambda place: _from_table("roles", place),
        "sheet": lambda place: _from_table("sheets", place),
    }
)
"""Option → what finds the words that may stand behind it."""
