"""The part of the reference that is made from the product: its help, its variables, and its problems.

python -m tests.house.reference     writes into the documents what is true today
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Final

from tests.house.source import ROOT
from tiers.cli.app import COMMANDS
from tiers.domain.problem import KINDS
from tiers.domain.reading import Reading
from tiers.wording import sentences

_LONG: Final = re.compile(r"^│ (--[a-z][a-z-]+)", re.MULTILINE)
_FIELD: Final = re.compile(r"\{(\w+)(?::([^{}]*))?\}")

_COMMANDS: Final = """\
# Commands

What `tiers --help` and the help of each command say. Made from the program by `python -m tests.house.reference`; a test holds it.

```text
{general}```
{each}
## Every option is also a variable

An option that is typed wins over its variable, a variable over the targets file. Those that may be repeated take several values
separated by spaces. A switch is set by `1`.

| option | variable | in targets.toml, under `[reading]` |
|---|---|---|
{options}
`$TIERS_DEBUG=1` shows where in the program an error arose. `NO_COLOR`, `FORCE_COLOR` and `COLUMNS` do what they do elsewhere.
"""

_PROBLEMS: Final = """\
# Problems

What a report may say of single cells, rows and tables. An **error** means that a figure or a row did not count, a **warning** that it did, and
deserves a look. Neither changes the exit code, unless `--strict` is given; what stops a report is in [Reliability](reliability.md).

Made from the program by `python -m tests.house.reference`; a test holds it.

| code | | about a | sentence |
|---|---|---|---|
{rows}"""


def helped(*command: str) -> str:
    """Give what the help of a command says where it is no terminal: 80 columns, no styles."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TIERS_", "FORCE_"))}
    run = subprocess.run(
        [sys.executable, "-m", "tiers", *command, "--help"],
        env={**environment, "COLUMNS": "80", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in run.stdout.split("\n")).lstrip("\n")


def commands() -> str:
    """Write the page of all commands."""
    helps = {command: helped(command) for command in COMMANDS}
    each = "".join(f"\n## tiers {command}\n\n```text\n{text}```\n" for command, text in helps.items())
    options = dict.fromkeys(option for text in helps.values() for option in _options(text))
    return _COMMANDS.format(general=helped(), each=each, options="".join(map(_row, options)))


def _options(text: str) -> list[str]:
    return [option for option in _LONG.findall(text) if option != "--help"]


def _row(option: str) -> str:
    """Say of an option what its variable and its setting are called."""
    name = option.removeprefix("--").replace("-", "_")
    settings = [f"`{key}`" for key in Reading.model_fields if key in {name, f"{name}s"}]
    return f"| `{option}` | `TIERS_{name.upper()}` | {', '.join(settings)} |\n"


def problems() -> str:
    """Write the page of all problems."""
    said = sentences("problem")
    rows = (f"| `{code}` | {kind.severity} | {kind.place} | {_plain(said[code])} |\n" for code, kind in KINDS.items())
    return _PROBLEMS.format(rows="".join(rows))


def _plain(sentence: str) -> str:
    """Write a sentence without the program's own signs: its facts in italics, the choice by number as for many."""
    return _FIELD.sub(lambda match: _fact(match[1], match[2] or ""), sentence)


def _fact(name: str, form: str) -> str:
    return form.rpartition("|")[2].replace("#", f"*{name}*") if "|" in form else f"*{name}*"


PAGES: Final[Mapping[str, Callable[[], str]]] = {"docs/reference/commands.md": commands, "docs/problems.md": problems}
"""Document → what writes it."""


def main() -> None:
    """Write every page anew."""
    for path, page in PAGES.items():
        (ROOT / path).write_text(page(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
