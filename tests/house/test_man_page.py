"""The manual page says what the help says, and troff reads it as it is meant."""

import re
import shutil
import subprocess

import pytest

from tests.house.man_page import man_page, options_of
from tests.house.source import ROOT
from tiers.cli.app import COMMANDS
from tiers.cli.exit_codes import Exit
from tiers.wording import LANGUAGES, sentences


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_option_and_exit_code_stands_there(lang: str) -> None:
    """Each once, under its panel; a hyphen is one that can be typed."""
    page = man_page(lang)
    for option in {option.long for command in COMMANDS for option in options_of(command)}:
        assert page.count("\\fB" + option.replace("-", "\\-") + "\\fR") == 1, option
    assert [int(code) for code in re.findall(r"^\.B (\d+)$", page, re.MULTILINE)] == [*Exit]


def test_only_known_requests_begin_a_line() -> None:
    """No sentence is taken for one."""
    for lang in LANGUAGES:
        requests = set(re.findall(r"^[.'](\w*)", man_page(lang), re.MULTILINE))
        assert requests <= {"TH", "SH", "SS", "PP", "TP", "B", "I", "nf", "fi", "RS", "RE", "nh", "ad"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.skipif(not shutil.which("mandb"), reason="this machine has no man of man-db")
def test_man_shows_it(lang: str) -> None:
    """Without a warning, each sentence whole."""
    path = {"en": "man/tiers.1", "zh": "man/zh_CN/tiers.1"}[lang]
    command = ["man", "--warnings", "--local-file", str(ROOT / path)]
    run = subprocess.run(
        command, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"}, capture_output=True, check=True
    )
    assert run.stderr == b""
    shown = re.sub(r"\s|.\x08", "", run.stdout.decode())
    for name in ("exit.0", "strict", "unit", "command.check"):
        first = sentences("help", lang)[name].partition("\n")[0]
        assert re.sub(r"\s", "", first) in shown, name
