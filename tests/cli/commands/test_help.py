"""`tiers help`: what `--help` shows."""

import pytest

from tests.cli.running import tiers
from tiers.cli.app import main
from tiers.cli.exit_codes import Exit
from tiers.wording import LANGUAGES, message


@pytest.mark.one_in(4)
@pytest.mark.parametrize(("words", "option"), [([], []), (["report"], ["report"]), (["help"], ["help"])], ids=str)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_shows_what_the_option_shows(words: list[str], option: list[str], lang: str) -> None:
    """To the byte, in both languages."""
    shown = tiers("help", *words, TIERS_LANG=lang)
    assert (shown.returncode, shown.stderr) == (Exit.DONE, b"")
    assert shown.stdout == tiers(*option, "--help", TIERS_LANG=lang).stdout


def test_the_language_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    """As with every command."""
    assert main(["help", "schema", "--lang", "zh"]) == Exit.DONE
    assert message("help.command.schema", "zh").partition("\n")[0] in capsys.readouterr().out.replace("\x1f", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nothing"], "There is no command nothing. The commands are report"),
        (["reprot"], "There is no command reprot. Did you mean report?"),
        (["report", "check"], "There are more words than tiers help takes: check"),
    ],
)
def test_a_command_that_is_not_there(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said as for a command that is typed."""
    assert main(["help", *words]) == Exit.USAGE
    assert sentence in capsys.readouterr().err
