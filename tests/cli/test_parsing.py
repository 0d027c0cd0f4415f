"""The words of the command line → a command."""

from pathlib import Path

import pytest

from tiers.cli.app import COMMANDS
from tiers.cli.commands.init import Init
from tiers.cli.commands.report import Report
from tiers.cli.parsing import parsed
from tiers.errors import UsageError


def test_a_command_with_its_options() -> None:
    """What is not said is None or False."""
    words = ["report", "a.csv", "--year", "2008", "b.csv", "--by", "行业", "--by", "园区", "-q", "-o", "x.json"]
    assert vars(parsed(words, COMMANDS)) == vars(
        Report(data=["a.csv", "b.csv"], year="2008", by=["行业", "园区"], quiet=True, output=["x.json"])
    )


def test_every_option_has_an_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line wins over it."""
    monkeypatch.setenv("TIERS_UNIT", "万元 output=千元")
    monkeypatch.setenv("TIERS_YEAR", "2007")
    monkeypatch.setenv("TIERS_NO_NAMES", "1")
    assert vars(parsed(["report", "a.csv", "--year", "2008"], COMMANDS)) == vars(
        Report(data=["a.csv"], unit=["万元", "output=千元"], year="2008", no_names=True)
    )


def test_a_folder_for_init() -> None:
    """Its own options."""
    words = ["init", "here", "--goal", "10亿=2", "--years", "2026-2030", "--force"]
    assert vars(parsed(words, COMMANDS)) == vars(Init(path="here", goal=["10亿=2"], years="2026-2030", force=True))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("reprt", "There is no command reprt. Did you mean report?"),
        ("data.csv", "There is no command data.csv. Did you mean tiers report data.csv?"),
        ("哈", "There is no command 哈. The commands are report, check, explain, init, targets, schema."),
        ("report a.csv --yeer 3", "There is no option --yeer. Did you mean --year?"),
        ("report a.csv --zzz", "No such option: --zzz. See: tiers report --help"),
        ("--zzz", "No such option: --zzz. See: tiers --help"),
        ("report", "Missing argument 'DATA'. See: tiers report --help"),
        ("report a.csv --year", "Option '--year' requires an argument. See: tiers report --help"),
        ("init a b", "Got unexpected extra argument(s) (b). See: tiers init --help"),
        ("--version=3", "Option '--version' does not take a value. See: tiers --help"),
    ],
)
def test_what_cannot_be_understood(words: str, sentence: str) -> None:
    """One sentence, and what was perhaps meant."""
    Path("data.csv").touch()
    with pytest.raises(UsageError) as caught:
        parsed(words.split(), COMMANDS)
    assert str(caught.value) == sentence
