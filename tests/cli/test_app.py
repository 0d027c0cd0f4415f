"""The door: commands in, exit codes out."""

import sys
from pathlib import Path

import pytest

import tiers
from tests.cli.running import small
from tiers.cli import streams
from tiers.cli.app import COMMANDS, main
from tiers.cli.outputs import Outcome


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard output; also in front of a command."""
    assert main(["--version"]) == 0
    assert main(["--version", "report"]) == 0
    assert capsys.readouterr() == (f"tiers {tiers.__version__}\n" * 2, "")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """With worked examples on top."""
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"│ {name} " in text for name in COMMANDS)
    assert text.index("tiers report data.csv") < text.index("Options")


def test_no_words_at_all_are_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Help, but on standard error, because nothing was done."""
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "tiers init --example" in err


def test_an_error_is_one_line_with_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    """What, and what mends it; its exit code is that of its class."""
    assert main(["report", "data.csv", "--as-of", "soon"]) == 2
    sentence = "tiers: error[option-not-a-month]: --as-of soon: a year and a month are meant, such as 2007-06. "
    assert capsys.readouterr() == ("", f"{sentence}It means the end of that month.\n")


def test_a_workbook_is_read_while_the_rest_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first that is named; of no other file is anything begun."""
    begun: list[str] = []
    monkeypatch.setattr("tiers.intake.readers.workbook.prefetch.begin", begun.append)
    assert main(["report", "a.csv", "b.XLSX", "c.xls"]) == 3
    assert main(["check", "a.csv", small()]) == 3
    assert main(["schema", "report"]) == 0
    assert begun == ["b.XLSX"]


class Broken:
    """A command with a mistake in it."""

    def run(self) -> Outcome:
        """Divide by nothing."""
        return Outcome([], notes=[str(1 // 0)])


@pytest.fixture
def broken_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every command line be understood as the broken command."""
    monkeypatch.setattr("tiers.cli.parsing.parse", lambda *_: Broken())


@pytest.mark.usefixtures("broken_command")
def test_a_mistake_of_the_program_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback, but how to get one."""
    assert main(["report"]) == 70
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("tiers: error[internal]: A mistake of this program (ZeroDivisionError)")
    assert "TIERS_DEBUG=1" in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("broken_command")
def test_a_traceback_for_who_asks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With TIERS_DEBUG=1 it comes before the sentence."""
    monkeypatch.setenv("TIERS_DEBUG", "1")
    assert main(["report"]) == 70
    err = capsys.readouterr().err
    assert err.index("ZeroDivisionError: ") < err.index("tiers: error[internal]")
    assert "str(1 // 0)" in err


def test_a_reader_that_goes_away_is_no_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code of SIGPIPE, and nothing said."""

    def go_away(_: object) -> None:
        raise streams.ReaderGoneError

    monkeypatch.setattr(streams, "write", go_away)
    assert main(["--version"]) == 141
    assert capsys.readouterr().err == ""


def test_a_file_is_written_and_standard_output_stays_empty(capsys: pytest.CaptureFixture[str]) -> None:
    """Two outputs of one run, each in the format of its ending."""
    arguments = ["report", small(), "--targets", "builtin", "-o", "a.json", "-o", "a.txt"]
    assert main(arguments) == 0
    assert capsys.readouterr() == ("", "")
    assert Path("a.json").read_bytes().startswith(b'{"format": "tiers.report"')
    assert Path("a.txt").read_text(encoding="utf-8").startswith("Shuangqing District")


def test_help_suits_a_closed_standard_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be written, and that is said."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["--help"]) == 6
    assert "error[stdout-closed]" in capsys.readouterr().err
