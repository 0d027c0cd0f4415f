"""The docstring rule: what a signature cannot say, a docstring does.

That every public thing has one is ruff's to say. Here: a quantity says its unit, a function that raises says what, a
rule of the domain says where it comes from, and every attribute says what it means.
"""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.house.source import PACKAGE, Function, Module, modules

EXACT = ("Decimal", "Fraction", "Money")
"""Types of quantities, in an annotation; `Yuan` and `Quotient` say their unit themselves."""

UNITS = ("yuan", "currency", "share", "firms", "month", "year", "percent", "points", "÷", "pace", "whatever the unit")
"""One of these words stands in the docstring of a quantity."""

SELF_EVIDENT = re.compile(r"src/tiers/report/contract/\w+\.py")
"""The JSON contracts: there only quantities need a docstring, its key is the name of the rest."""

TREES = {module.name: module for module in modules()}


def attributes(module: Module) -> Iterator[tuple[str, str, str | None]]:
    """Yield each attribute of each public class: its name, its annotation, and the text under it."""
    for node in (node for node in module.classes if not node.name.startswith("_")):
        following = [*node.body[1:], None]
        for statement, after in zip(node.body, following, strict=True):
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                text = after.value.value if _is_text(after) else None  # type: ignore[union-attr]
                if not statement.target.id.startswith("_"):
                    yield f"{node.name}.{statement.target.id}", ast.unparse(statement.annotation), text


def _is_text(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def attributes_without_text(module: Module) -> list[str]:
    """Return the names of attributes that do not say what they mean, and of quantities that do not say their unit."""
    return [
        name
        for name, annotation, text in attributes(module)
        if (not _says_unit(text) if _is_quantity(annotation) else text is None and _needs_words(module, annotation))
    ]


def _needs_words(module: Module, annotation: str) -> bool:
    """Whether an attribute that is no quantity needs words; one that is always the same says all itself."""
    return not SELF_EVIDENT.fullmatch(module.name) and not re.fullmatch(r"Literal\[[^,]*\]", annotation)


def _is_quantity(annotation: str) -> bool:
    """Whether a type is, or may be, a lone quantity; of a collection the words say more than a unit."""
    return bool(re.fullmatch(rf"({'|'.join(EXACT)})( \| (None|Fault))?", annotation))


def _says_unit(text: str | None) -> bool:
    return text is not None and any(word in text.casefold() for word in UNITS)


def unitless(module: Module) -> list[str]:
    """Return the names of the public functions that return a quantity and do not say its unit."""
    return [
        function.name
        for function in _public(module)
        if function.returns and _is_quantity(ast.unparse(function.returns)) and not _says_unit(_doc(function))
    ]


def silent(module: Module) -> list[str]:
    """Return the names of the public functions that raise something and do not say so."""
    return [
        f"{function.name}: {name}"
        for function in _public(module)
        for name in _raised_names(function)
        if name not in _doc(function).partition("Raises:")[2]
    ]


def _raised_names(function: Function) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Raise) and node.exc is not None:
            made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if isinstance(made, ast.Name) and made.id[:1].isupper():
                yield made.id


def _public(module: Module) -> list[Function]:
    return [function for function in module.functions if not function.name.startswith("_")]


def _doc(function: Function) -> str:
    return ast.get_docstring(function) or ""


def faults(find: Callable[[Module], list[str]]) -> dict[str, list[str]]:
    """Return what is found in each file in which something is."""
    return {name: found for name, module in TREES.items() if (found := find(module))}


def test_every_attribute_says_what_it_means() -> None:
    """A quantity says its unit too."""
    assert faults(attributes_without_text) == {}


def test_every_quantity_that_a_function_gives_has_a_unit() -> None:
    """Yuan, a share, firms or months: never just a number."""
    assert faults(unitless) == {}


def test_every_function_that_raises_says_what() -> None:
    """`Raises:` names each class that the function itself raises."""
    assert faults(silent) == {}


@pytest.mark.parametrize(
    "name", ["amount", "cleaning", "ladder", "measure", "period", "progress", "row_kind", "targets"]
)
def test_every_rule_says_where_it_comes_from(name: str) -> None:
    """The files of the domain that hold rules name their source."""
    assert "Source:" in (PACKAGE / "domain" / f"{name}.py").read_text(encoding="utf-8")


def test_an_attribute_without_a_word_is_found() -> None:
    """The first has none, the second gives no unit, the third is right."""
    text = (
        "class A:\n    a: int\n    b: Decimal\n    '''How much.'''\n    c: Decimal\n    '''In yuan.'''\n    _d: int\n"
    )
    assert attributes_without_text(Module("m.py", text)) == ["A.a", "A.b"]
    assert attributes_without_text(Module("src/tiers/report/contract/report.py", text)) == ["A.b"]


def test_a_quantity_without_a_unit_is_found() -> None:
    """Private functions and lists of quantities are left alone."""
    text = "def f() -> Decimal | None:\n    '''Give it.'''\ndef g() -> Decimal:\n    '''In yuan.'''\ndef _h() -> Decimal: ...\n"
    assert unitless(Module("m.py", text)) == ["f"]


def test_a_failure_that_is_not_told_is_found() -> None:
    """Passing on what was caught needs no word."""
    text = "def f():\n    '''Do.\n\n    Raises: A.\n    '''\n    raise A(1)\n    raise B\n    raise\n    raise caught\n"
    assert silent(Module("m.py", text)) == ["f: B"]
