"""The package as somebody has it who has only installed it: tried from an empty folder, in an environment of its own.

python -m tests.house.installed ENVIRONMENT TOOLS     `make dist` does
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import tiers
from tests.house.source import ROOT
from tests.interface.user_program import EXPECTED, lines_refused

LINK: Final = re.compile(r"\]\((?!\w+://|#)([^)#]+)")
"""A link of a document to another file."""

PYTHON: Final = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Place(NamedTuple):
    """Where the package is installed and where it is tried."""

    environment: Path
    """The virtual environment."""
    tools: Path
    """That of the tools."""
    folder: Path
    """An empty folder."""

    def run(self, *words: str) -> str:
        """Run a program of the environment, and return what it prints."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIERS_", "PYTHON"))}
        path = f"{self.environment / 'bin'}{os.pathsep}{kept['PATH']}"
        environment = {**kept, "PATH": path, "LC_ALL": "C.UTF-8"}
        command = [shutil.which(words[0], path=path) or words[0], *words[1:]]
        run = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, check=False)
        if run.returncode:
            raise SystemExit(f"{' '.join(words)}: {run.stderr.decode()}")
        return run.stdout.decode()


def version(place: Place) -> bool:
    """Return whether both ways to start it know the same version."""
    return {place.run("tiers", "--version"), place.run("python", "-m", "tiers", "--version")} == {
        f"tiers {tiers.__version__}\n"
    }


def example(place: Place) -> bool:
    """Return whether the first lines of the README work as they stand there, and give what a clone gives."""
    place.run("tiers", "init", "--example")
    here = subprocess.run(
        [sys.executable, "-m", "tiers", "report", "data.csv"], cwd=place.folder, capture_output=True, check=True
    )
    return place.run("tiers", "report", "data.csv") == here.stdout.decode()


def every_format(place: Place) -> bool:
    """Return whether each library comes along that a format needs."""
    place.run("tiers", "classify", "data.csv", "-q", "-o", "firms.xlsx", "-o", "firms.parquet")
    place.run("tiers", "report", "data.csv", "-q", "-o", "report.html", "-o", "report.xlsx")
    return all(
        (place.folder / name).stat().st_size for name in ("firms.xlsx", "firms.parquet", "report.html", "report.xlsx")
    )


def man_page(place: Place) -> bool:
    """Return whether `man tiers` finds the page, where there is a `man`."""
    page = place.environment / "share" / "man" / "man1" / "tiers.1"
    return page.is_file() and (not shutil.which("man") or Path(place.run("man", "-w", "tiers").strip()) == page)


def documents(place: Place) -> bool:
    """Return whether every link of a document leads to a file that is there, and the programs of the README run."""
    home = place.environment / "share" / "doc" / "tiers"
    texts = {path: path.read_text(encoding="utf-8") for path in home.rglob("*.md")}
    dead = [
        (path, link) for path, text in texts.items() for link in LINK.findall(text) if not (path.parent / link).exists()
    ]
    for program in PYTHON.findall(texts[home / "README.md"]):
        place.run("python", "-c", program)
    return bool(texts) and not dead


def description(place: Place) -> bool:
    """Return whether what a package index shows has no link that leads nowhere."""
    text = place.run("python", "-c", "import importlib.metadata as m; print(m.metadata('tiers').get_payload())")
    return "tiers report data.csv" in text and not LINK.search(text)


def types(place: Place) -> bool:
    """Return whether a type checker knows the types of the installed package."""
    checker = [str(place.tools / "bin" / "basedpyright"), "--pythonpath", str(place.environment / "bin" / "python")]
    return lines_refused(checker, place.folder) == EXPECTED


TRIALS: Final[tuple[Callable[[Place], bool], ...]] = (
    version, example, every_format, man_page, documents, description, types,
)  # fmt: skip


def main(environment: str, tools: str) -> Iterator[str]:
    """Yield the name of every trial that fails."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place((ROOT / environment).resolve(), (ROOT / tools).resolve(), Path(folder))
        yield from (trial.__name__ for trial in TRIALS if not trial(place))


if __name__ == "__main__":
    if failures := [*main(*sys.argv[1:])]:
        raise SystemExit("\n".join(["The package fails in:", *failures]))
    sys.stdout.write(f"The package holds in {len(TRIALS)} trials.\n")
