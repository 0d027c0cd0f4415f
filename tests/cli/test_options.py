"""Every option, everywhere."""

from dataclasses import fields
from importlib import import_module
from typing import Any

import pytest

from tiers.cli import options
from tiers.cli.app import COMMANDS
from tiers.cli.parsing import parse

WORDS = {
    "report": ["a.csv"],
    "classify": ["a.csv"],
    "check": ["a.csv"],
    "explain": ["a", "a.csv"],
    "init": [],
    "targets": [],
    "schema": ["report"],
    "help": [],
}
"""What each command needs beside its options."""

UNSAID = {"data", "firm", "path", "kind", "topic", "show_help"}
"""Fields that are no options, and the one that ends the run before."""


def options_of(command: str) -> list[tuple[str, Any]]:
    """Return each option of a command and whether it can be repeated, is a switch, or has one value."""
    made = getattr(import_module(f"tiers.cli.commands.{command}"), command.title())
    return [(field.name, field.type) for field in fields(made) if field.name not in UNSAID]


CASES = [(command, name, kind) for command in COMMANDS for name, kind in options_of(command)]


@pytest.mark.one_in(4)
@pytest.mark.parametrize(("command", "name", "kind"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_every_option_is_also_an_environment_variable(
    command: str,
    name: str,
    kind: Any,  # noqa: ANN401 - an annotation
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """TIERS_ and its name; several values are parted by blanks."""
    said = "zh" if name == "lang" else "1"
    monkeypatch.setenv(f"TIERS_{name.upper()}", said)
    value = getattr(parse([command, *WORDS[command]], COMMANDS, "en"), name)
    expected = {options.Text: said, options.Texts: [said], bool: True}[kind.__origin__]
    assert value == expected


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_speaks_the_language_of_the_run(command: str) -> None:
    """If none is said."""
    for lang in ("zh", "en"):
        assert getattr(parse([command, *WORDS[command]], COMMANDS, lang), "lang") == lang  # noqa: B009 - a Command need not have it
