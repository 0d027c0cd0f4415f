"""Documents that cannot lie: every command in them is run, and what it prints is compared.

A block fenced as `console` is what a person at a terminal of 80 columns sees: lines that begin with `$ ` are typed,
the others are printed. A line that is only `…` stands for any number of lines. All commands of a document run one
after the other in one folder that holds the invented `data.csv`, or is empty where the document writes it itself, in Chinese if its name ends in `.zh.md`
or it stands in `docs/zh`.

    python -m tests.house.documents     writes into the documents what is printed today
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.house.source import ROOT
from tests.house.terminal import screen_of

BLOCK: Final = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE: Final = (
    "git clone ",
    "pip install ",
    "pipx install ",
    "python3 -m venv ",
    ". .venv/",
    "cd ",
    "crontab ",
    "make ",
)
"""How commands begin that are typed outside the folder of the example, and change the machine: they print nothing."""

ALIASES: Final = {"make demo": "tiers report examples/data.csv"}
"""What some of them run in a clone, so that their output can be shown and compared."""

CLONE: Final = ".clone"
"""A folder that holds what a clone has for that: the example, and the targets file."""

WRITES_DATA: Final = "\n$ tiers init --example\n"
"""The command of a document that begins in an empty folder, as a person does."""

DATA: Final = ROOT / "examples" / "data.csv"

CITY: Final = ("city.csv", "city.toml")
"""The invented city, beside the example, for documents that are about it."""


@dataclass(frozen=True)
class Typed:
    """One command of a document."""

    command: str
    """What is typed, lines that end in a backslash included."""
    printed: str
    """What the document says is printed."""


def documents() -> list[Path]:
    """Return every document that is for people."""
    return [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str) -> Iterator[str]:
    """Yield the inside of every block of a terminal."""
    yield from (match[1] for match in BLOCK.finditer(text))


def parse_block(block: str) -> list[Typed]:
    """Return the commands of a block and what they print.

    Raises: ValueError for a block that does not begin with a command.
    """
    parts = re.split(r"^\$ ((?:.*\\\n)*.*)\n", block, flags=re.MULTILINE)
    if parts[0] or len(parts) < 3:
        raise ValueError(f"a block without a command: {block}")
    return [Typed(command, printed) for command, printed in zip(parts[1::2], parts[2::2], strict=True)]


def fits(expected: str, printed: str) -> bool:
    """Whether what is printed is what a document says; `…` on a line of its own fits any lines."""
    pattern = "(?:.*\n)*".join(re.escape(part) for part in re.split(r"^…\n", expected, flags=re.MULTILINE))
    return re.fullmatch(pattern, printed) is not None


def language_of(name: str) -> str:
    """Return the language of a document, named by its path in the project, and of what it shows."""
    return "zh" if name.endswith(".zh.md") or name.startswith("docs/zh/") else "en"


def printed_by(command: str, folder: Path, lang: str = "en") -> str:
    """Run a command as a person would, and give what stands on the terminal then."""
    if command in ALIASES:
        return screen_of(ALIASES[command], folder / CLONE, lang=lang)
    return "" if command.startswith(ELSEWHERE) else screen_of(command, folder, lang=lang)


def needs(command: str) -> list[str]:
    """Return the names of the programs besides `tiers` that a command needs and this machine does not have."""
    programs = {part.split()[0] for part in re.split(r"[|;&\n]+", command) if part.split()}
    return sorted(p for p in programs if re.fullmatch(r"[a-z]\w*", p) and p != "tiers" and not shutil.which(p))


def renew(text: str, folder: Path, lang: str) -> str:
    """Return a document with what its commands print today; what still fits stays as it is."""
    prepare(folder, text)

    def again(match: re.Match[str]) -> str:
        lines = []
        for one in parse_block(match[1]):
            now = one.printed if needs(one.command) else printed_by(one.command, folder, lang)
            lines.append(f"$ {one.command}\n{one.printed if fits(one.printed, now) else now}")
        return f"```console\n{''.join(lines)}```"

    return BLOCK.sub(again, text)


def prepare(folder: Path, text: str = "") -> None:
    """Lay out the folder in which the commands of a document, `text`, run."""
    (folder / CLONE / "examples").mkdir(parents=True)
    if WRITES_DATA not in text:
        shutil.copy(DATA, folder / "data.csv")
    for name in CITY if CITY[0] in text else ():
        shutil.copy(DATA.with_name(name), folder / name)
    shutil.copy(DATA, folder / CLONE / "examples" / "data.csv")
    shutil.copy(ROOT / "targets.toml", folder / CLONE / "targets.toml")


def main() -> None:
    """Renew every document, and name those that changed."""
    for name in [name for name in os.environ if name.startswith("TIERS_")]:
        del os.environ[name]
    for path in documents():
        before = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            after = renew(before, Path(folder), language_of(path.relative_to(ROOT).as_posix()))
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
