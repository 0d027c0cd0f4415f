"""The language of the code is plain English: a function is named by what it returns or does, a docstring says that first.

A lone participle (`found`, `placed`) says neither. “Give” and “Say” begin no docstring: they hide whether something is
returned, written or decided.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.source import ROOT, Module, modules

FOLDERS = ("src", "tests", "bench", "examples")

IRREGULAR = re.compile(
    "become|begun|born|bought|bound|broken|brought|built|caught|chosen|done|drawn|driven|fallen|felt|fought|found|given"
    "|gone|gotten|grown|heard|held|hidden|kept|known|laid|led|left|lent|lost|made|meant|met|paid|risen|said|seen|sent"
    "|shaken|shown|shut|sold|spent|spoken|stolen|stood|struck|sunk|sworn|taken|taught|thought|thrown|told|torn"
    "|understood|woken|won|worn|written"
)
"""Participles that do not end in `ed`; those that are verbs too (`cut`, `put`, `read`, `run`, `set`) are none here."""

NO_PARTICIPLES = frozenset(
    {"bed", "bleed", "breed", "embed", "exceed", "feed", "need", "proceed", "red", "seed", "shed"}
)
"""Words that end in `ed` and are verbs, nouns or adjectives of their own."""

EXCEPTIONS = {
    "src/tiers/domain/period.py: elapsed": "the term of the definitions (序时进度), and the key in JSON",
    "tests/write/changes.py: moved": "the name of a report made by hand, and of its golden files",
    "tests/write/changes.py: saved": "the same",
    "tests/write/reports.py: ended": "the same",
}
"""Where a lone participle stands for a reason."""

EMPTY_BEGINNING = re.compile(r"\W*(Give|Say|Tell)s?\b")
"""How no docstring begins."""


def is_lone_participle(name: str) -> bool:
    """Whether a name is one word, and that a participle; underscores around it do not matter."""
    word = name.strip("_")
    if "_" in word or word in NO_PARTICIPLES:
        return False
    return word.endswith("ed") or IRREGULAR.fullmatch(word) is not None


def lone_participles(module: Module) -> list[str]:
    """Return the functions of a module that are named by a lone participle."""
    return [f"{module.name}: {one.name}" for one in module.functions if is_lone_participle(one.name)]


def docstrings(module: Module) -> Iterator[str]:
    """Yield every docstring of a module, those under attributes too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def empty_beginnings(module: Module) -> list[str]:
    """Return the docstrings of a module that begin with Give, Say or Tell."""
    return [text.splitlines()[0] for text in docstrings(module) if EMPTY_BEGINNING.match(text)]


def everything() -> list[Module]:
    """Return all Python of the project."""
    return [*modules(*(ROOT / name for name in FOLDERS))]


TREES = {module.name: module for module in everything()}


def test_no_function_is_named_by_a_lone_participle() -> None:
    """A verb and its object, or the value that it returns; an exception has a reason."""
    found = [name for module in TREES.values() for name in lone_participles(module)]
    assert found == [*EXCEPTIONS]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_docstring_begins_with_an_empty_word(folder: str) -> None:
    """What a function returns or does stands first."""
    texts = {name: empty_beginnings(module) for name, module in TREES.items() if name.startswith(f"{folder}/")}
    assert texts
    assert not {name: found for name, found in texts.items() if found}


@pytest.mark.parametrize(
    "name", ["found", "_said", "placed", "__judged", "understood", "is_found", "feed", "read", "run"]
)
def test_a_lone_participle_is_recognised(name: str) -> None:
    """The last four are none: two words, and verbs."""
    assert is_lone_participle(name) == (name not in {"is_found", "feed", "read", "run"})


def test_a_participle_is_found_anywhere() -> None:
    """In a class, and within a function."""
    text = "class A:\n    def shown(self):\n        def written(): ...\n        return written\nasync def told(): ...\n"
    assert sorted(lone_participles(Module("m.py", text))) == ["m.py: shown", "m.py: told", "m.py: written"]


def test_an_empty_beginning_is_found_anywhere() -> None:
    """In a module, a class, a function and under an attribute; the last two say what they do."""
    text = (
        "'''Say it.'''\nclass A:\n    '''Gives all.'''\n    a: int\n    '''Give one.'''\n"
        "def f():\n    '''“Tell them.'''\ndef g():\n    '''Return what it gives.'''\ndef h():\n    '''Saying: one.'''\n"
    )
    assert sorted(empty_beginnings(Module("m.py", text))) == ["Give one.", "Gives all.", "Say it.", "“Tell them."]
