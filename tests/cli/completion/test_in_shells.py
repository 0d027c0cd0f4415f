"""The shells themselves: what is typed, and the words that the program gets then.

PowerShell is asked by what its script says, since no test can have it.
"""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.keyboard import type_into
from tests.cli.running import shell, tiers

TABLE = (
    '企业名称,营业收入（万元）,所属 行业,备注:说明,it\'s,"say ""x""",$HOME,a`touch pwned`b\n'
    '示例 一厂,100,机械 制造,甲:乙,x\'y,"q""r",$(touch pwned),`touch pwned`\n'
    "示例二厂,200,化工;touch pwned,丙!,z,w,\\b,*\n"
)
"""Headings and cells with all that means something to shells."""

HARD = [
    ("tiers rep\t", ["report"]),
    ("tiers report a.csv --where 所属\t机\t", ["report", "a.csv", "--where", "所属 行业=机械 制造"]),
    ("tiers report a.csv --where=所属\t化\t", ["report", "a.csv", "--where=所属 行业=化工;touch pwned"]),
    ("tiers report a.csv --where='所属 行业=机\t", ["report", "a.csv", "--where=所属 行业=机械 制造"]),
    ("tiers report a.csv --where 备注\t甲\t", ["report", "a.csv", "--where", "备注:说明=甲:乙"]),
    ("tiers report a.csv --where 备注\t丙\t", ["report", "a.csv", "--where", "备注:说明=丙!"]),
    ("tiers report a.csv --by it\t", ["report", "a.csv", "--by", "it's"]),
    ("tiers report a.csv --by 'it\t", ["report", "a.csv", "--by", "it's"]),
    ("tiers report a.csv --by s\t", ["report", "a.csv", "--by", 'say "x"']),
    ('tiers report a.csv --by "s\t', ["report", "a.csv", "--by", 'say "x"']),
    ("tiers report a.csv --by \\$\t", ["report", "a.csv", "--by", "$HOME"]),
    ("tiers report a.csv --by a\t", ["report", "a.csv", "--by", "a`touch pwned`b"]),
    ("tiers report a.c\t", ["report", "a.csv"]),
    ("tiers report a.csv --strict --fail-on=w\t", ["report", "a.csv", "--strict", "--fail-on=worse"]),
]
"""What is typed → the words that arrive."""

SHELLS = [
    pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason=f"this machine has no {name}"))
    for name in ("bash", "zsh")
]
STARTS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}
LOADS = {"bash": ". ./script\n", "zsh": "autoload -Uz compinit; compinit -u; . ./script\n"}


def program(shell: str) -> str:
    """Lay out the table, the program, and the script of a shell; return where programs are found."""
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    Path("bin").mkdir()
    Path("bin/tiers").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tiers "$@"\n', encoding="utf-8")
    Path("bin/tiers").chmod(0o755)
    Path("script").write_bytes(tiers(_TIERS_COMPLETE=f"source_{shell}").stdout)
    return f"{Path('bin').absolute()}:/usr/local/bin:/usr/bin:/bin"


def words_that_arrive(shell: str, keys: str) -> Sequence[str]:
    """Type into a shell, and return the words that a program would get then."""
    path = program(shell)
    prompt = "ready> "
    line = [(prompt, LOADS[shell]), (prompt, keys + "\x01printf '<%s>' \n"), ("<tiers>", "exit\n")]
    _, shown = type_into(STARTS[shell], line, PATH=path, PS1=prompt, PROMPT=prompt, HISTFILE="", HOME=str(Path.cwd()))
    return re.findall("<([^<>]*)>", shown[shown.rindex("<tiers>") :])[1:]


@pytest.mark.one_in(14)
@pytest.mark.parametrize(("keys", "words"), HARD)
@pytest.mark.parametrize("shell", SHELLS)
def test_words_arrive_whole(shell: str, keys: str, words: list[str]) -> None:
    """Whatever signs stand in them; and nothing of them is run."""
    assert words_that_arrive(shell, keys) == words
    assert not Path("pwned").exists()


def test_half_an_escape_never_stands_on_the_line() -> None:
    """Where two values begin with signs that have to be quoted."""
    assert words_that_arrive("bash", "tiers report a.csv --where \\$HOME=\t$\t") == [
        *("report", "a.csv", "--where", "$HOME=$(touch pwned)"),
    ]


FISH = [
    ("tiers sch", ["schema\tShow the JSON Schema of what --json writes."]),
    ("tiers report a.csv --lang ", ["zh", "en"]),
    ("tiers report a.c", ["a.csv"]),
    ("tiers report a.csv --where 所属", ["所属 行业="]),
    ("tiers report a.csv --where '所属 行业=机", ["所属 行业=机械 制造"]),
    ("tiers report a.csv --by=it", ["--by=it's"]),
    ("tiers report a.csv --by a", ["a`touch pwned`b"]),
]


@pytest.mark.one_in(7)
@pytest.mark.skipif(not shutil.which("fish"), reason="this machine has no fish")
@pytest.mark.parametrize(("line", "offered"), FISH)
def test_fish_offers_words(line: str, offered: list[str]) -> None:
    """Which it quotes itself; files are its own business."""
    path = program("fish")
    asked = ["fish", "--no-config", "-c", f"source script; complete -C {shlex.quote(line)}"]
    run = subprocess.run(
        asked,
        env={"PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(Path.cwd())},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (run.stdout.splitlines(), run.stderr) == (offered, "")
    assert not Path("pwned").exists()


@pytest.mark.skipif(not shutil.which("fish"), reason="this machine has no fish")
def test_fish_without_the_program_is_silent() -> None:
    """As in another environment."""
    program("fish")
    asked = ["fish", "--no-config", "-c", "source script; complete -C 'tiers rep'"]
    surroundings = {"PATH": "/usr/bin:/bin", "HOME": str(Path.cwd())}
    run = subprocess.run(asked, env=surroundings, capture_output=True, encoding="utf-8", check=True)
    assert (run.stdout, run.stderr) == ("", "")


@pytest.mark.parametrize("kind", ["powershell", "pwsh"])
def test_powershell_is_told_words_and_what_they_mean(kind: str) -> None:
    """Quoted as it wants them; the cursor may stand in the middle of the line."""
    program(kind)
    said = {"_TYPER_COMPLETE_ARGS": "tiers report --where '所属 a.csv", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "'所属"}
    run = tiers(_TIERS_COMPLETE=f"complete_{kind}", **said, _TIERS_POINT="24")
    assert (run.stdout.decode(), run.stderr) == ("'所属 行业=':::\x20\n", b"")


def test_the_script_works_as_it_is_shown() -> None:
    """In bash, by itself."""
    run = shell('eval "$($tiers --show-completion)"; complete -p tiers')
    assert (run.stdout, run.stderr) == (b"complete -o default -o nosort -F _tiers_completion tiers\n", b"")
