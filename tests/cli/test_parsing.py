"""The words of the command line → a command."""

from pathlib import Path

import pytest
import typer

from tiers.cli.app import COMMANDS
from tiers.cli.commands.init import Init
from tiers.cli.commands.report import Report
from tiers.cli.parsing import parse
from tiers.errors import UsageError


def test_a_command_with_its_options() -> None:
    """What is not said is None or False."""
    words = ["report", "a.csv", "--year", "2008", "b.csv", "--by", "行业", "--by", "园区", "-q", "-o", "x.json"]
    assert vars(parse(words, COMMANDS, "en")) == vars(
        Report(data=["a.csv", "b.csv"], year="2008", by=["行业", "园区"], quiet=True, output=["x.json"], lang="en")
    )


def test_every_option_has_an_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line wins over it."""
    monkeypatch.setenv("TIERS_UNIT", "万元 output=千元")
    monkeypatch.setenv("TIERS_YEAR", "2007")
    monkeypatch.setenv("TIERS_NO_NAMES", "1")
    assert vars(parse(["report", "a.csv", "--year", "2008"], COMMANDS, "en")) == vars(
        Report(data=["a.csv"], unit=["万元", "output=千元"], year="2008", no_names=True, lang="en")
    )


def test_a_folder_for_init() -> None:
    """Its own options."""
    words = ["init", "here", "--goal", "10亿=2", "--years", "2026-2030", "--force"]
    assert vars(parse(words, COMMANDS, "en")) == vars(
        Init(path="here", goal=["10亿=2"], years="2026-2030", force=True, lang="en")
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("reprt", "There is no command reprt. Did you mean report?"),
        ("data.csv", "There is no command data.csv. Did you mean tiers report data.csv?"),
        ("哈", f"There is no command 哈. The commands are {', '.join(COMMANDS)}."),
        ("report a.csv --yeer 3", "There is no option --yeer. Did you mean --year?"),
        ("classify a.csv --as-of 2007-06", "There is no option --as-of. See: tiers classify --help"),
        ("classify a.csv --encodng gbk", "There is no option --encodng. Did you mean --encoding?"),
        ("report a.csv ——year 2008", "There is no option ——year. Did you mean --year?"),
        ("report a.csv –-year=2008", "There is no option –-year=2008. Did you mean --year?"),
        ("report a.csv --zzz", "There is no option --zzz. See: tiers report --help"),
        ("--zzz", "There is no option --zzz. See: tiers --help"),
        ("report", "DATA is missing. See: tiers report --help"),
        ("report a.csv --year", "--year needs a value. See: tiers report --help"),
        ("init a b", "There are more words than tiers init takes: b. See: tiers init --help"),
        ("--version=3", "--version takes no value. Leave the value out."),
    ],
)
def test_what_cannot_be_understood(words: str, sentence: str) -> None:
    """One sentence, and what was perhaps meant."""
    Path("data.csv").touch()
    with pytest.raises(UsageError) as caught:
        parse(words.split(), COMMANDS, "en")
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("TIERS_STRICT", "maybe", "TIERS_STRICT=maybe: 1 or 0 is meant. For example: TIERS_STRICT=1"),
        ("TIERS_LANG", "fr", "--lang fr: one of zh, en is meant. For example: --lang zh"),
    ],
)
def test_a_variable_that_cannot_be_understood(
    variable: str, value: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named, or the option that it stands for."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(UsageError) as caught:
        parse(["report", "a.csv"], COMMANDS, "en")
    assert str(caught.value) == sentence


def test_what_typer_says_in_words_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed on as it is."""

    def refuse(*_: object, **__: object) -> None:
        raise typer.TyperException("Something new.")

    monkeypatch.setattr("typer.core.TyperGroup.main", refuse)
    with pytest.raises(UsageError, match=r"^Something new\. See: tiers report --help$"):
        parse(["report", "a.csv"], COMMANDS, "en")


def test_what_stands_behind_two_dashes_is_a_file() -> None:
    """So is a file that is there, whatever it is called."""
    assert vars(parse(["report", "--", "——year"], COMMANDS, "en"))["data"] == ["——year"]
    Path("——year").touch()
    assert vars(parse(["report", "——year"], COMMANDS, "en"))["data"] == ["——year"]


@pytest.mark.parametrize(
    ("command", "said", "taken"),
    [("report", "html", "html"), ("classify", "html", None), ("check", "html", None), ("check", "json", "json")],
)
def test_a_format_of_other_commands_in_a_variable(
    command: str, said: str, taken: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not break those that do not have it."""
    monkeypatch.setenv("TIERS_FORMAT", said)
    assert vars(parse([command, "a.csv"], COMMANDS, "en"))["format"] == taken


def test_a_format_that_no_command_has_in_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused like one that was typed."""
    monkeypatch.setenv("TIERS_FORMAT", "htlm")
    assert vars(parse(["check", "a.csv"], COMMANDS, "en"))["format"] == "htlm"
