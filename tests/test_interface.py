"""The Python interface: `import tiers`."""

import importlib
from pathlib import Path

import pytest

import tiers


def test_the_function_is_there_whatever_was_imported_before(example: Path) -> None:
    """A room of the house has the same name, and Python binds it to the package too."""
    importlib.import_module("tiers.report.model")
    assert tiers.report(example) == tiers.report(str(example))


def test_targets_are_loaded() -> None:
    """Without a path, and without a file anywhere near, the built-in plan."""
    assert [tier.goal for tier in tiers.load_targets().tier] == [1, 5, 15, "一批"]


def test_what_is_not_there_is_not_there() -> None:
    """As in any package."""
    with pytest.raises(AttributeError, match="nothing"):
        tiers.nothing  # noqa: B018 - looking at it is the test
