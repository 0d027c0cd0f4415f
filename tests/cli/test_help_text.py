"""Help, and what shells are told of commands and options."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.running import shell, tiers
from tiers.cli.app import COMMANDS
from tiers.wording import LANGUAGES, message, sentences

PANELS = ("panel.plan", "panel.reading", "panel.showing", "panel.output")


def help_of(*words: str, lang: str, columns: int = 80) -> str:
    """Return what help prints."""
    run = tiers(*words, "--help", TIERS_LANG=lang, COLUMNS=str(columns), TERMINAL_WIDTH=str(columns))
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout.decode()


@pytest.mark.one_in(10)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_is_whole(command: str, lang: str) -> None:
    """Every word of every sentence is there: nothing is cut, and no mark of the drawing is left."""
    text = help_of(command, lang=lang)
    flat = re.sub(r"[\s│╭╮╰╯─]|--[a-z-]+|-[a-z]\b", "", text)
    assert not re.search("[\x1f\ue000…]", flat)
    said = re.sub(r"\s|--[a-z-]+|-[a-z]\b", "", message(f"help.command.{command}", lang))
    assert said in flat


@pytest.mark.one_in(3)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_help_fits_the_terminal(lang: str, columns: int) -> None:
    """In columns, of which a hanzi takes two; no line begins with a mark that ends something."""
    for line in help_of("report", lang=lang, columns=columns).splitlines():
        assert cell_len(line.rstrip()) <= columns
        assert line.strip(" │")[:1] not in set("，。、；：！？）”")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_shows_examples_and_then_four_panels(lang: str) -> None:
    """In the order of the everyday."""
    text = help_of("report", lang=lang)
    places = [text.index("tiers report data.csv"), *(text.index(f"─ {message(f'help.{p}', lang)} ─") for p in PANELS)]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_help_names_every_command(lang: str) -> None:
    """With the first line of its own."""
    text = help_of(lang=lang, columns=120)
    for command in COMMANDS:
        first = sentences("help", lang)[f"command.{command}"].partition("\n")[0]
        assert re.search(rf"{command} +{re.escape(first)}", text)
    assert "--install-completion" in text


def complete(kind: str, **environment: str) -> str:
    """Return what a shell is told that may stand next."""
    run = tiers(_TIERS_COMPLETE=f"complete_{kind}", **environment)
    assert run.stderr == b""
    return run.stdout.decode()


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("tiers rep", "report"),
        ("tiers report --ye", "--year"),
        ("tiers --lang zh report --ye", "--year"),
        ("tiers report data.csv --lang ", "zh\nen"),
        ("tiers report data.csv --fail-on u", "unmet"),
        ("tiers report data.csv --color a", "auto\nalways"),
        ("tiers report da", ""),
    ],
)
def test_bash_completes_commands_options_and_choices(typed: str, offered: str) -> None:
    """What it is not told it completes itself, as names of files."""
    words = typed.split(" ")
    assert complete("bash", COMP_WORDS=typed, COMP_CWORD=str(len(words) - 1)).strip() == offered


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("kind", "environment", "offered"),
    [
        ("zsh", {}, '"--strict":"有任何问题即失败。"'),
        ("fish", {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}, "--strict\t有任何问题即失败。"),
        ("powershell", {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "--stri"}, "--strict:::有任何问题即失败。"),
        ("pwsh", {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "--stri"}, "--strict:::有任何问题即失败。"),
    ],
)
def test_other_shells_also_show_what_an_option_is(kind: str, environment: dict[str, str], offered: str) -> None:
    """In the language of the run."""
    told = {"_TYPER_COMPLETE_ARGS": "tiers report --stri", "TIERS_LANG": "zh", **environment}
    assert offered in complete(kind, **told)


@pytest.mark.one_in(2)
@pytest.mark.parametrize(("typed", "code"), [("tiers report --ye", 0), ("tiers report da", 1)])
def test_fish_asks_whether_there_is_anything(typed: str, code: int) -> None:
    """By the exit code; without anything it completes names of files."""
    environment = {"_TYPER_COMPLETE_FISH_ACTION": "is-args", "_TYPER_COMPLETE_ARGS": typed}
    assert tiers(_TIERS_COMPLETE="complete_fish", **environment).returncode == code


@pytest.mark.one_in(3)
@pytest.mark.skipif(not shutil.which("fish"), reason="this machine has no fish")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [("tiers sch", "schema\t"), ("tiers report a.csv --lang ", "en\nzh"), ("tiers report da", "data.csv")],
)
def test_fish_offers_it_as_it_stands(typed: str, offered: str) -> None:
    """The script itself, in the shell itself; files are its own business."""
    Path("data.csv").touch()
    Path("tiers").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tiers "$@"\n', encoding="utf-8")
    Path("tiers").chmod(0o755)
    Path("tiers.fish").write_bytes(tiers(_TIERS_COMPLETE="source_fish").stdout)
    asked_for = ["fish", "--no-config", "-c", f"set PATH . $PATH; source tiers.fish; complete -C '{typed}'"]
    run = subprocess.run(asked_for, capture_output=True, encoding="utf-8", check=True)
    assert (run.stdout.startswith(offered), run.stderr) == (True, "")


@pytest.mark.parametrize(("lang", "said"), [("en", "bash completes tiers"), ("zh", "bash 自动补全已安装")])
def test_completion_is_installed_for_the_shell_that_asks(lang: str, said: str) -> None:
    """It says where."""
    run = shell("$tiers --install-completion; true", HOME=str(Path.cwd()), TIERS_LANG=lang)
    assert (run.stdout.decode().startswith(said), run.stderr) == (True, b"")
    assert "_TIERS_COMPLETE=complete_bash" in Path(".bash_completions/tiers.sh").read_text(encoding="utf-8")


def test_the_script_is_shown_for_who_installs_it_himself() -> None:
    """And works in bash as it stands."""
    run = shell('eval "$($tiers --show-completion)"; complete -p tiers')
    assert (run.stdout, run.stderr) == (b"complete -o default -F _tiers_completion tiers\n", b"")


@pytest.mark.parametrize(
    ("command", "offered"),
    [
        ("check", ["table", "json"]),
        ("classify", ["table", "jsonl", "csv", "xlsx", "parquet"]),
    ],
)
def test_the_formats_that_a_command_has_are_offered(
    command: str, offered: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no others."""
    from tiers.cli.app import main

    asked_for = {"_TIERS_COMPLETE": "complete_bash", "COMP_WORDS": f"tiers {command} --format ", "COMP_CWORD": "3"}
    for name, value in asked_for.items():
        monkeypatch.setenv(name, value)
    assert main([]) == 0
    assert capsys.readouterr().out.split() == offered


def test_a_shell_that_nobody_knows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, and the shells that are known."""
    from tiers.cli.app import main

    monkeypatch.setattr("shellingham.detect_shell", lambda: ("tcsh", "/bin/tcsh"))
    assert main(["--install-completion"]) == 2
    assert "error[shell-unknown]" in capsys.readouterr().err


def test_help_in_one_process(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice: what is put in words once is made anew for the next run."""
    from tiers.cli.app import main

    for lang in LANGUAGES:
        assert main(["report", "--help", "--lang", lang]) == 0
        assert message("help.strict", lang) in capsys.readouterr().out
    monkeypatch.setenv("_TIERS_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "tiers sch")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert main([]) == 0
    assert capsys.readouterr().out.strip() == "schema"
