"""A quick run leaves out cases, and never a whole file; `--thorough` leaves out nothing."""

import ast
from types import SimpleNamespace
from typing import Any

from tests.depth import left_out, pick
from tests.house.source import ROOT, Module, modules

FILES = [module for module in modules(ROOT / "tests") if module.name.rpartition("/")[2].startswith("test_")]


def test_one_in_so_many_is_picked_and_at_least_one() -> None:
    """Rounded up, whatever the order; among more names another is not pushed out but by one that comes before it."""
    names = [f"test_x[{i}]" for i in range(11)]
    assert [len(pick(names[:count], 5)) for count in (0, 1, 4, 5, 6, 10, 11)] == [0, 1, 1, 1, 2, 2, 3]
    assert pick(names, 1) == {*names}
    assert pick(names, 3) == pick(names[::-1], 3)
    assert pick(names, 5) < pick(names, 2) < {*names}


def item(name: str, **marks: tuple[int, ...]) -> Any:  # noqa: ANN401 - stands for a test
    """Return what stands for a collected test with these marks."""
    found = {mark: SimpleNamespace(args=args) for mark, args in marks.items()}
    return type("Item", (), {"nodeid": name, "get_closest_marker": lambda _, mark: found.get(mark)})()


def test_what_a_quick_run_leaves_out() -> None:
    """What is thorough, and of each function on its own all but one in so many; everything else stays."""
    halves = [item(f"a.py::test_half[{i}]", one_in=(2,)) for i in range(4)]
    few = [item(f"a.py::test_few[{i}]", one_in=(9,)) for i in range(4)]
    slow = item("a.py::test_slow", thorough=())
    plain = [item("a.py::test_plain"), item("b.py::test_plain")]
    without = left_out([*halves, *few, slow, *plain])
    assert [len(without & {*group}) for group in (halves, few, plain)] == [2, 3, 0]
    assert slow in without


def is_test(node: ast.stmt) -> bool:
    """Whether a statement of a module is a test that every run takes, wholly or in part."""
    marks = [ast.unparse(mark) for mark in getattr(node, "decorator_list", [])]
    return getattr(node, "name", "").startswith("test_") and "pytest.mark.thorough" not in marks


def marks_all(node: ast.stmt) -> bool:
    """Whether a statement marks every test of a module."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"


def test_every_file_speaks_in_a_quick_run() -> None:
    """At least one of its tests is not thorough."""
    assert [module.name for module in FILES if is_left_out(module)] == []


def is_left_out(module: Module) -> bool:
    """Whether a quick run takes no test of a file."""
    marks = [ast.unparse(node).rpartition(".")[2] for node in module.tree.body if marks_all(node)]
    return "thorough" in marks or not any(map(is_test, module.tree.body))
