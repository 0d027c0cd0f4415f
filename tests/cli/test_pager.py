"""A pager shows what would fill the screen, if a person asks for it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.keyboard import type_into
from tests.cli.running import command, small, tiers
from tiers.cli import streams
from tiers.cli.app import main
from tiers.cli.pager import command_of
from tiers.cli.parsing import parse

NEEDS_LESS = pytest.mark.skipif(not shutil.which("less"), reason="this machine has no less")
LINE = command("report", "data.csv", "--targets", "builtin", "--unit", "万元")


@pytest.mark.parametrize(
    ("own", "usual", "words"),
    [
        ("", "", ["less"]),
        ("1", "", ["less"]),
        ("yes", "more -s", ["more", "-s"]),
        ("less -S", "more", ["less", "-S"]),
        ("'a b' -c", "more", ["a b", "-c"]),
        ("less 'x", "", ["less 'x"]),
        ("0", "more", ["more"]),
        ("", " ", ["less"]),
        ('""', "", [""]),
    ],
)
def test_which_pager(own: str, usual: str, words: list[str]) -> None:
    """The one that `TIERS_PAGER` names, else `PAGER`, else less; `--pager` wins over a variable that says no."""
    assert command_of({"TIERS_PAGER": own, "PAGER": usual}) == words


@pytest.mark.parametrize(
    ("said", "wanted"), [("", False), ("0", False), ("No", False), ("1", True), ("less", True), ("off ", False)]
)
def test_the_variable_asks_for_it(said: str, wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a column of the table
    """So does the option, whatever it says."""
    monkeypatch.setenv("TIERS_PAGER", said)
    commands = ("report",)
    assert vars(parse(["report", "a.csv"], commands, "en"))["pager"] == wanted
    assert vars(parse(["report", "a.csv", "--pager"], commands, "en"))["pager"] is True


@pytest.mark.thorough
@NEEDS_LESS
def test_it_is_left_early_and_by_its_own_key() -> None:
    """Ctrl-C is the pager's; the exit code stays that of the report."""
    small()
    keys = [("<<more>>", "\x03"), ("<<more>>", "q")]
    code, shown = type_into([*LINE, "--fail-on", "unmet", "--pager"], keys, LESS="RXP<<more>>", PAGER="")
    assert code == 1
    assert ("firm tiers of the" in shown, "By 行业" in shown) == (True, False)


@pytest.mark.thorough
@NEEDS_LESS
def test_what_fits_the_screen_needs_no_key() -> None:
    """By less with the settings that it has here where nobody says otherwise; it stays on the screen."""
    code, shown = type_into(command("targets", "--targets", "builtin", "--pager"), [], PAGER="")
    assert (code, "双清区" in shown or "Shuangqing" in shown) == (0, True)


@pytest.mark.one_in(2)
@pytest.mark.parametrize(("program", "lines"), [("cat", 20), ("head -2", 2)])
def test_any_program_can_show_it(program: str, lines: int) -> None:
    """One that ends early has shown enough."""
    small()
    code, shown = type_into([*LINE, "-q"], [], TIERS_PAGER=program)
    assert (code, shown.count("\n") >= lines, "By 行业" in shown) == (0, True, program == "cat")


@pytest.mark.one_in(2)
@pytest.mark.parametrize(("quiet", "said"), [((), True), (("-q",), False)])
def test_one_that_is_missing(quiet: tuple[str, ...], said: bool) -> None:  # noqa: FBT001 - a column of the table
    """One sentence, and the report all the same."""
    small()
    code, shown = type_into([*LINE, *quiet], [], TIERS_PAGER="no-such-pager -x", NO_COLOR="1")
    assert (code, "built in (红网" in shown) == (0, True)
    assert ("tiers: there is no pager no-such-pager; without one" in shown) == said


def test_without_a_terminal_there_is_none() -> None:
    """Pipes get what they always get; so do files."""
    small()
    usual = tiers(*LINE[3:])
    assert tiers(*LINE[3:], "--pager", TIERS_PAGER="no-such-pager").stdout == usual.stdout


def test_what_is_for_programs_is_not_paged() -> None:
    """Nor is what goes to a file."""
    small()
    code, shown = type_into([*LINE, "--json"], [], TIERS_PAGER="no-such-pager")
    assert (code, shown.startswith('{"format": "tiers.report"')) == (0, True)
    code, shown = type_into([*LINE, "-o", "a.txt"], [], TIERS_PAGER="no-such-pager")
    assert (code, shown, Path("a.txt").stat().st_size > 100) == (0, "", True)


@pytest.mark.parametrize(("program", "noted"), [("cat", False), ("no-such-pager", True)])
def test_in_one_process(
    program: str,
    noted: bool,  # noqa: FBT001 - a column of the table
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The same, without a terminal of its own."""
    small()
    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    monkeypatch.setenv("TIERS_PAGER", program)
    assert main(LINE[3:]) == 0
    printed = capfd.readouterr()
    assert "the largest is 示例甲厂" in printed.out
    assert ("no-such-pager" in printed.err) == noted
