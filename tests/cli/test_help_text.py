"""Help."""

import re
import shutil

import pytest
from rich.cells import cell_len

from tests.cli.running import shell, tiers
from tests.house.man_page import options_of
from tiers.cli.app import COMMANDS, main
from tiers.cli.format_words import help_sentence
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


def examples() -> list[tuple[str, str]]:
    """Return every example of the help, with the command whose help shows it; those of the program are among them."""
    shown = [
        (name.removeprefix("command."), line)
        for lang in LANGUAGES
        for name, text in sentences("help", lang).items()
        if name == "tiers" or name.startswith("command.")
        for line in text.split("\n")
        if line.startswith("tiers ")
    ]
    return [*dict.fromkeys((name, re.split(r" {3,}", line)[0]) for name, line in shown)]


@pytest.mark.one_in(10)
@pytest.mark.parametrize(("command", "line"), examples())
def test_an_example_runs_as_it_stands(command: str, line: str) -> None:
    """Where `tiers init --example` has been run, and those of `init` where nothing is."""
    if "jq" in line and not shutil.which("jq"):
        pytest.skip("this machine has no jq")
    if "init" not in line:
        assert tiers("init", "--example", "-q").returncode == 0
    run = shell(f'tiers() {{ $tiers "$@"; }}; set -o pipefail; {line}')
    says_no = "--fail-on" in line or command == "check" or line == "tiers check data.csv"
    assert run.returncode in {0, 1} if says_no else run.returncode == 0, run.stderr.decode()
    assert b"error[" not in run.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [40, 51, 80, 200])
def test_nothing_is_cut_in_any_width(
    command: str, lang: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every option and every word of its sentence stands there, in as many columns as there are, at most 120."""
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main([*([command] if command else []), "--help", "--lang", lang]) == 0
    text = capsys.readouterr().out
    widths = {cell_len(line) for line in text.splitlines()}
    assert max(widths) == min(columns, 120)
    assert "…" not in text
    flat = re.sub(r"[\s│╭╮╰╯─]", "", text)
    for option in options_of(command) if command else ():
        assert re.sub(r"\s", "", help_sentence(option.sentence, lang, command)) in flat
        assert all(f"│ {option.long}" in text and name in text for name in option.names)
        assert option.metavar in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_panels_stand_in_one_order(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In all commands, whichever they have."""
    assert main([command, "--help", "--lang", lang]) == 0
    shown = re.findall(r"╭─ (\S+) ─", capsys.readouterr().out)
    names = [message(f"help.{panel}", lang) for panel in PANELS]
    assert shown == [name for name in names if name in shown] != []


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("report", "Usage: tiers report [OPTIONS] DATA..."),
        ("explain", "Usage: tiers explain [OPTIONS] FIRM DATA..."),
        ("init", "Usage: tiers init [OPTIONS] [PATH]"),
        ("targets", "Usage: tiers targets [OPTIONS]"),
    ],
)
def test_the_usage(command: str, usage: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What a command takes; in brackets what may be left out."""
    assert main([command, "--help", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == f" {usage}"


@pytest.mark.parametrize(
    ("command", "formats", "endings", "json"),
    [
        ("report", "table, brief, markdown, html, json, csv, xlsx", ".txt, .md, .html, .json, .csv, .xlsx", "json"),
        ("classify", "table, jsonl, csv, xlsx, parquet", ".txt, .jsonl, .csv, .xlsx, .parquet", "jsonl"),
        ("check", "table, json", ".txt, .json", "json"),
        ("explain", "table, json", ".txt, .json", "json"),
        ("targets", "table, json", ".txt, .json", "json"),
    ],
)
def test_a_command_names_the_formats_that_it_has(
    command: str, formats: str, endings: str, json: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no others."""
    assert main([command, "--help", "--lang", "en"]) == 0
    flat = " ".join(re.sub("[│╭╮╰╯─]", "", capsys.readouterr().out).split())
    assert f"The format: {formats}. [default: table]" in flat
    assert f"its ending chooses the format: {endings}; - is standard output." in flat
    assert f"The same as --format {json}." in flat


def test_examples_stand_out(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is colour they are bold, and not dim."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["report", "--help", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert "\n \x1b[1mtiers report data.csv\x1b[0m\n" in text
    assert all(re.fullmatch("[╭╮╰╯│─]+( \\w+ ─+╮)?", quiet) for quiet in re.findall("\x1b\\[2m([^\x1b]*)", text))


def test_help_in_one_process(capsys: pytest.CaptureFixture[str]) -> None:
    """Twice: what is put in words once is made anew for the next run."""
    from tiers.cli.app import main

    for lang in LANGUAGES:
        assert main(["report", "--help", "--lang", lang]) == 0
        assert message("help.strict", lang) in capsys.readouterr().out
