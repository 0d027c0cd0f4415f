"""The size limits of the house: small functions, small files."""

from collections.abc import Iterable
from statistics import median

from tests.house.source import ROOT, Module, lines_of, modules

LONGEST_FUNCTION = 40
MEDIAN_BELOW = 8
LONGEST_MODULE = 300
LONGEST_TABLE_OF_CASES = 500
"""Tests of one file stand in one file, and their cases in tables: those are looked up, not read through."""


def long_functions(sources: Iterable[Module]) -> list[str]:
    """Name every function that is too long."""
    return [
        f"{source.name}: {function.name} has {lines_of(function)} lines"
        for source in sources
        for function in source.functions
        if lines_of(function) > LONGEST_FUNCTION
    ]


def long_modules(sources: Iterable[Module], longest: int = LONGEST_MODULE) -> list[str]:
    """Name every file that is too long."""
    counts = ((source.name, source.text.count("\n")) for source in sources)
    return [f"{name} has {lines} lines" for name, lines in counts if lines > longest]


def everything() -> Iterable[Module]:
    """Return all Python of the project: tests and scripts are read as often as the product."""
    return modules(*(ROOT / name for name in ("src", "tests", "bench", "examples")))


def test_no_function_is_longer_than_a_screen() -> None:
    """Nowhere, commands and tests included."""
    assert not long_functions(everything())


def test_no_module_is_longer_than_a_sitting() -> None:
    """Catalogues of sentences too; only tests may be longer."""
    assert not long_modules(modules(*(ROOT / name for name in ("src", "bench", "examples"))))
    assert not long_modules(modules(ROOT / "tests"), LONGEST_TABLE_OF_CASES)


def test_most_functions_of_the_product_are_small() -> None:
    """Half of them have under eight lines, docstring included."""
    assert median(lines_of(function) for source in modules() for function in source.functions) < MEDIAN_BELOW


def test_a_long_function_is_found() -> None:
    """41 lines are one too many, 40 are not; a decorator counts."""
    body = "    pass\n"
    assert not long_functions([Module("m.py", "def f():\n" + body * 39)])
    assert long_functions([Module("m.py", "def f():\n" + body * 40)]) == ["m.py: f has 41 lines"]
    assert long_functions([Module("m.py", "@a\ndef f():\n" + body * 39)]) == ["m.py: f has 41 lines"]


def test_a_long_module_is_found() -> None:
    """301 lines are one too many."""
    assert not long_modules([Module("m.py", "pass\n" * 300)])
    assert long_modules([Module("m.py", "pass\n" * 301)]) == ["m.py has 301 lines"]
