"""What completion knows by itself is what the commands take."""

from dataclasses import fields
from importlib import import_module
from typing import Any, get_args, get_type_hints

import pytest

from tests.house.man_page import options_of
from tiers.cli.app import COMMANDS
from tiers.cli.commands.report import Report
from tiers.cli.completion import known_words
from tiers.cli.completion.known_words import KINDS, OPTIONS, SHORT, SWITCHES, UNITS, WORDS
from tiers.domain.amount import stated_unit
from tiers.domain.reading import Duplicates, Engine
from tiers.report.contract import schema
from tiers.wording import LANGUAGES, sentences


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_of_a_command(command: str) -> None:
    """All of them, and no others."""
    assert sorted(OPTIONS[command]) == sorted(option.long.removeprefix("--") for option in options_of(command))


def test_all_commands() -> None:
    """In the order of the help."""
    assert tuple(OPTIONS) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_what_takes_no_value(command: str) -> None:
    """A switch is a bool."""
    made: Any = getattr(import_module(f"tiers.cli.commands.{command}"), command.title())
    hints = get_type_hints(made)
    switches = {field.name.replace("_", "-") for field in fields(made) if hints[field.name] is bool}
    assert {name for name in OPTIONS[command] if name in SWITCHES} == {
        "help" if s == "show-help" else s for s in switches
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_short_names(command: str) -> None:
    """Of one letter."""
    short = {
        name: option.long.removeprefix("--")
        for option in options_of(command)
        for name in option.names
        if name[1] != "-"
    }
    assert {name: option for name, option in SHORT.items() if option in OPTIONS[command]} == short


def test_the_words_of_options() -> None:
    """As they are declared where they are read."""
    metavars = {option.long.removeprefix("--"): option.metavar.split("|") for option in options_of("report")}
    for name in ("fail-on", "lang", "color"):
        assert [*WORDS[name]] == metavars[name]
    assert WORDS["duplicates"] == get_args(Duplicates)
    assert WORDS["engine"] == get_args(Engine)
    assert WORDS["lang"] == LANGUAGES
    assert tuple(schema.KINDS) == KINDS
    assert all(map(stated_unit, UNITS))
    assert {*WORDS} <= {name for names in OPTIONS.values() for name in names}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_option_is_explained(lang: str) -> None:
    """By the sentence of its help."""
    names = {name for names in OPTIONS.values() for name in names} | {
        o.removeprefix("--") for o in known_words.OF_PROGRAM
    }
    assert names <= {*sentences("help", lang)}


def test_a_report_has_what_is_looked_at() -> None:
    """So these tests do look at something."""
    assert len(fields(Report)) == len(OPTIONS["report"]) + 1
