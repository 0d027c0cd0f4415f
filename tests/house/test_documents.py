"""Every command in the documents is run and its output compared; every option is documented."""

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.documents import (
    ELSEWHERE,
    blocks,
    documents,
    fits,
    language_of,
    needs,
    parse_block,
    prepare,
    printed_by,
)
from tests.house.source import ROOT
from tiers.cli.app import COMMANDS

DOCUMENTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in documents()}
SHOWING = [name for name, text in DOCUMENTS.items() if any(blocks(text))]
"""The documents with commands to run."""
PYCON = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == "README.md" else pytest.mark.thorough) for name in SHOWING]
)
def test_what_a_document_shows_is_what_is_printed(name: str, tmp_path: Path) -> None:
    """Run in order, in one folder; `python -m tests.house.documents` writes what is printed today."""
    prepare(tmp_path, DOCUMENTS[name])
    commands = [one for block in blocks(DOCUMENTS[name]) for one in parse_block(block)]
    for one in commands:
        if missing := needs(one.command):
            pytest.skip(f"{one.command}: this machine has no {', '.join(missing)}")
        printed = printed_by(one.command, tmp_path, language_of(name))
        assert fits(one.printed, printed), f"$ {one.command}\n{printed}"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_block_is_one_that_is_found(name: str) -> None:
    """A line that is typed stands in a block of a terminal, and nowhere else."""
    inside = sum(block.count("\n$ ") + block.startswith("$ ") for block in blocks(DOCUMENTS[name]))
    assert len(re.findall(r"^\s*\$ ", DOCUMENTS[name], re.MULTILINE)) == inside


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_runs_tiers_or_is_known(name: str) -> None:
    """What is neither run nor known would be shown without anybody having seen it work."""
    commands = [one.command for block in blocks(DOCUMENTS[name]) for one in parse_block(block)]
    programs = re.compile(r"(?:TIERS_\w+=\S+ )*\b(tiers|cat|head|sed|ls|echo|printf|export|python3 -c)\b")
    assert not [c for c in commands if not c.startswith(ELSEWHERE) and not programs.match(c)]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_python_in_a_document_runs(name: str, tmp_path: Path) -> None:
    """In the same folder, each block on its own."""
    prepare(tmp_path)
    for code in PYTHON.findall(DOCUMENTS[name]):
        subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=tmp_path, check=True, capture_output=True)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_python_that_is_typed_prints_what_a_document_shows(name: str, tmp_path: Path) -> None:
    """All of a document in one session, in the folder of the example."""
    typed = "\n".join(PYCON.findall(DOCUMENTS[name]))
    if not typed:
        return
    prepare(tmp_path)  # where this runs
    test = doctest.DocTestParser().get_doctest(typed, {}, name, None, 0)
    said: list[str] = []
    doctest.DocTestRunner().run(test, out=said.append)
    assert not said, "".join(said)


def options_of(command: str) -> set[str]:
    """Return the long options that the help of a command shows."""
    program = [sys.executable, "-m", "tiers", command, "--help"]
    text = subprocess.run(program, capture_output=True, encoding="utf-8", check=True).stdout
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


@pytest.mark.one_in(4)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(command: str) -> None:
    """What the help shows, a document explains."""
    told = set(re.findall(r"--[a-z][a-z-]+", "".join(DOCUMENTS.values())))
    options = options_of(command)
    assert "--help" in options
    assert options <= told
    assert f"tiers {command}" in "".join(DOCUMENTS.values())


def test_the_readme_shows_the_product() -> None:
    """Both languages have real output to show."""
    shown = {
        name: sum(map(len, map(parse_block, blocks(text)))) for name, text in DOCUMENTS.items() if "README" in name
    }
    assert set(shown) >= {"README.md", "README.zh.md"}
    assert all(shown.values())


def test_make_demo_is_what_is_shown_for_it() -> None:
    """The documents show for `make demo` what the Makefile runs."""
    assert "$(BIN)/tiers report examples/data.csv" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_a_block_is_taken_apart() -> None:
    """Two commands, one over two lines, and what they print."""
    (block,) = blocks("Text\n```console\n$ tiers a \\\n  b\none\n\ntwo\n$ tiers c\n```\nmore\n")
    assert [(one.command, one.printed) for one in parse_block(block)] == [
        ("tiers a \\\n  b", "one\n\ntwo\n"),
        ("tiers c", ""),
    ]


def test_a_block_without_a_command_is_refused() -> None:
    """Output that nothing printed is not shown."""
    with pytest.raises(ValueError, match="without a command"):
        parse_block("one\n")


def test_a_false_output_is_found() -> None:
    """A cut fits any lines, everything else only itself."""
    assert fits("a\n…\nd\n", "a\nb\nc\nd\n")
    assert fits("a\n", "a\n")
    assert not fits("a.c\n", "abc\n")
    assert not fits("a\n…\nd\n", "a\nb\n")


def test_a_terminal_is_what_a_command_sees(tmp_path: Path) -> None:
    """80 columns, both streams, and no debris at the ends of lines."""
    code = "import os, sys; print(os.get_terminal_size().columns, sys.stdout.isatty(), ' '); print(1, file=sys.stderr)"
    assert printed_by(f'{shlex.quote(sys.executable)} -c "{code}"', tmp_path) == "80 True\n1\n"
