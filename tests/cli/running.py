"""Run `tiers` as a person does: in a process of its own, with real streams."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

import tiers as package

LOCALE_FINDS_IT: Final = pytest.mark.skipif(
    sys.version_info < (3, 13) and not package.__file__.isascii(),
    reason="here Python cannot start: before 3.13 it reads by the locale where an editable install is",
)
"""Marks what runs in a locale that is `C` or not installed: it needs a clone in a folder with an ASCII name."""

SMALL = "企业名称,营业收入（万元）,行业\n示例甲厂,120000,机械\n示例乙厂,60000,化工\n示例丙厂,9000,机械\n"
"""Three invented firms: one over ¥1 bn, two over ¥500 m and over ¥100 m."""


def tiers(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run with these arguments, and these variables beside the usual ones; whatever it writes is bytes."""
    return subprocess.run(command(*arguments), env=surroundings(environment), capture_output=True, check=False)


def command(*arguments: str) -> list[str]:
    """Return the words that start it."""
    return [sys.executable, "-m", "tiers", *arguments]


def shell(line: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of bash in which `$tiers` is the program, whatever signs its path has."""
    program = f'program() {{ {shlex.quote(sys.executable)} -m tiers "$@"; }}; tiers=program'
    bash = ["bash", "-c", f"{program}\n{line}"]
    return subprocess.run(bash, env=surroundings(environment), capture_output=True, check=False)


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of this process and these."""
    return {**os.environ, **environment}


def small(name: str = "data.csv") -> str:
    """Write the three firms into the working directory; give the name of the file."""
    Path(name).write_text(SMALL, encoding="utf-8")
    return name


def start(words: list[str], environment: Mapping[str, str] | None = None, **streams: int) -> "subprocess.Popen[bytes]":
    """Start a process that handles signals as usual, with some of its streams piped."""
    usual = {"env": surroundings(environment or {}), "preexec_fn": as_usual}
    return subprocess.Popen(words, **usual, **streams)  # type: ignore[call-overload, no-any-return] # by their names


def as_usual() -> None:
    """Handle signals as a process does that a shell has started: callers such as `nohup` ignore some, for all below."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
