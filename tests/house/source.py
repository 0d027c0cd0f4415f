"""The product's own source as syntax trees, for tests of how it is written."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
"""The folder of the project."""

PACKAGE: Final = ROOT / "src" / "tiers"
"""The folder of the package."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of Python."""

    name: str
    """Its path as a person would say it."""
    text: str
    """What stands in it."""

    @property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return _parse(self.text)

    @property
    def functions(self) -> list[Function]:
        """Every function and method, also nested ones."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @property
    def classes(self) -> list[ast.ClassDef]:
        """Every class."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)]


@cache
def _parse(text: str) -> ast.Module:
    """Return the syntax tree of a text; many tests look at the same, and none changes it."""
    return ast.parse(text)


def modules(*folders: Path) -> Iterator[Module]:
    """Yield every file of Python in the folders, the package if none is named."""
    for folder in folders or (PACKAGE,):
        for path in sorted(folder.rglob("*.py")):
            yield Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def lines_of(function: Function) -> int:
    """Count the lines of a function, its decorators, signature and docstring included."""
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    return (function.end_lineno or first) - first + 1
