"""Names that say nothing, and paths that only one machine has, stand nowhere."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "core", "base", "manager", "managers", "misc"}

OF_ONE_MACHINE = (
    "/work" + "/",
    "../" + "shared",
    "/home" + "/",
    "/root" + "/",
    "/Users" + "/",
    "pypi" + "-more",
)


MADE = (".", "__", "dist", "build", "htmlcov")
"""How the names of folders begin that hold only what was made."""


def files() -> Iterator[Path]:
    """Yield every file of the project that people keep; made things stand in folders that begin with a dot."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if f == ".ci" or not f.startswith(MADE)]
        yield from (Path(folder, name) for name in names if not name.startswith(".coverage"))


def says_nothing(path: Path) -> bool:
    """Whether a file or one of its folders has a name that says nothing."""
    return not EMPTY_WORDS.isdisjoint(Path(part).stem.casefold() for part in path.parts)


def test_every_file_has_a_name_that_says_something() -> None:
    """No utils, helpers, common, core, base or manager."""
    assert not [path for path in files() if says_nothing(path.relative_to(ROOT))]


def of_one_machine(text: str) -> list[str]:
    """Return the places in a text that only one machine has."""
    return [place for place in OF_ONE_MACHINE if place in text]


def test_no_file_knows_a_machine() -> None:
    """Nothing in the project depends on where somebody once kept it."""
    texts = {path: path.read_bytes().decode("utf-8", "replace") for path in files()}
    assert not {path: found for path, text in texts.items() if (found := of_one_machine(text))}


def test_a_path_of_one_machine_is_found() -> None:
    """A folder of a person's own."""
    assert of_one_machine(f"see {OF_ONE_MACHINE[2]}someone/data.csv") == [OF_ONE_MACHINE[2]]


@pytest.mark.parametrize("path", ["src/tiers/utils.py", "src/core/a.py", "tests/Helpers/test_a.py"])
def test_an_empty_word_is_found(path: str) -> None:
    """As a file and as a folder, in any case."""
    assert says_nothing(Path(path))


def test_a_good_name_passes() -> None:
    """A word that only contains an empty one is a word of its own."""
    assert not says_nothing(Path("src/tiers/domain/database.py"))
