"""The Python interface: `import tiers`."""

import importlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import tiers
from tiers.errors import DataError, UsageError


def test_the_function_is_there_whatever_was_imported_before(example: Path) -> None:
    """A room of the house has the same name, and Python binds it to the package too."""
    importlib.import_module("tiers.report.contract.report")
    assert tiers.report(example) == tiers.report(str(example))


def test_firms_are_placed(tmp_path: Path) -> None:
    """One dictionary after the other, in the order of the table."""
    found = tiers.classify(table(tmp_path, "甲,60000\n乙,9000"), tier="1000万")
    assert [(firm["name"], firm["revenue_tier"], firm["revenue_short_by"]) for firm in found] == [
        ("甲", "5亿", 400_000_000),
        ("乙", "1000万", 10_000_000),
    ]


def test_what_has_changed(example: Path) -> None:
    """Since a year, the year before, or a table; without it nothing is compared."""
    year, previous, table = (tiers.report(example, since=since).since for since in ("2007", "previous", example))
    assert year == previous
    assert year
    assert table
    assert ([goal.net for goal in year.goals], [goal.net for goal in table.goals]) == ([0, 3, 1, 13], [0, 0, 0, 0])
    assert tiers.report(example).since is None


def test_what_is_to_be_expected(example: Path) -> None:
    """Only where somebody asks."""
    found = tiers.report(example, outlook=True).outlook
    assert found is not None
    assert [(goal.own_pace, goal.chance) for goal in found.goals[:3]] == [
        (1, Decimal("0.7392")), (5, Decimal("0.9718")), (13, Decimal("0.0563")),
    ]  # fmt: skip
    assert tiers.report(example).outlook is None


def test_targets_are_loaded() -> None:
    """Without a path, and without a file anywhere near, the built-in plan."""
    assert [tier.goal for tier in tiers.load_targets().tier] == [1, 5, 15, "一批"]


def test_what_is_not_there_is_not_there() -> None:
    """As in any package."""
    with pytest.raises(AttributeError, match="nothing"):
        tiers.nothing  # noqa: B018 - looking at it is the test


def table(folder: Path, rows: str) -> Path:
    """Write a small table."""
    path = folder / "small.csv"
    path.write_text(f"企业名称,营业收入(万元)\n{rows}\n", encoding="utf-8")
    return path


def test_strict_refuses_any_problem_in_python_too(tmp_path: Path) -> None:
    """It is the pipeline that does, not the command."""
    odd = table(tmp_path, "示例一厂,-5")
    assert tiers.report(odd).problems.warnings == 1
    with pytest.raises(DataError, match="1 problem, and --strict allows none"):
        tiers.report(odd, strict=True)


def test_strict_names_a_problem_without_a_place(tmp_path: Path) -> None:
    """A condition is of no row."""
    with pytest.raises(DataError, match="The first: The goals were set for all firms"):
        tiers.report(table(tmp_path, "示例一厂,5"), strict=True, where=["企业名称=示例一厂"])


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"unit": "斤"}, "unit: 斤"),
        ({"colour": "red"}, "colour: red"),
        ({"unit": "\ud800"}, "unit: \ud800"),
        ({"where": ["\ud800"]}, "where.0: \ud800"),
    ],
)
def test_a_setting_that_makes_no_sense_is_a_tiers_error(settings: dict[str, Any], named: str, example: Path) -> None:
    """Nobody has to catch what Pydantic raises."""
    with pytest.raises(UsageError, match=named):
        tiers.report(example, **settings)
