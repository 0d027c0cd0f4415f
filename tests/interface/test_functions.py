"""The Python interface: `import tiers`."""

import importlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import tiers
from tiers.cli.app import main as run
from tiers.cli.exit_codes import Exit
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
    assert year == previous == tiers.report(example, since=2007).since
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


def test_rows_that_are_taken_and_left(tmp_path: Path) -> None:
    """A generator of firms that nobody takes to its end closes what it has opened."""
    found = tiers.classify(table(tmp_path, "甲,60000\n乙,9000"))
    assert next(found)["name"] == "甲"
    found.close()  # type: ignore[attr-defined] # it is a generator


def test_a_tier_that_is_no_name(tmp_path: Path) -> None:
    """As every wrong argument."""
    with pytest.raises(UsageError, match=r"classify\(\): tier=5 cannot be used. What it takes is the name of a tier"):
        tiers.classify(table(tmp_path, "甲,5"), tier=5)  # type: ignore[arg-type] # what nobody should say


def test_tables_are_checked_as_the_command_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same JSON, to the byte."""
    path = table(tmp_path, "甲,约5亿")
    assert run(["check", str(path), "--json", "-q"]) == Exit.NO
    assert tiers.check(path).json() == capsys.readouterr().out
    assert repr(tiers.check(path)) == "<Check: errors 1, warnings 0>"


def test_what_would_refuse_a_report_is_said(tmp_path: Path) -> None:
    """A check goes on."""
    path = tmp_path / "bare.csv"
    path.write_text("企业名称,营业收入\n甲,5\n", encoding="utf-8")
    assert repr(tiers.check(path)) == "<Check: errors 0, warnings 0; a report would be refused: unit-unknown>"
    assert not tiers.check(path, unit="万元").refusals


def test_a_firm_is_explained_as_the_command_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same JSON, to the byte; amounts are exact."""
    path = table(tmp_path, "甲,9488.30")
    assert run(["explain", "甲", str(path), "--json", "-q"]) == Exit.DONE
    found = tiers.explain("甲", path)
    assert found.json() == capsys.readouterr().out
    assert found.firms[0].without_year == ()
    assert found.firms[0].years[0].rows[0].figures[0].amount == Decimal(94_883_000)
    assert str(found) == "<Explanation: 甲>"


def test_words_that_only_a_row_of_no_firm_holds(tmp_path: Path) -> None:
    """The explanation is of no firm."""
    assert repr(tiers.explain("合计", table(tmp_path, "甲,5\n合计,5"))) == "<Explanation: 合计: no firm>"


def test_a_firm_that_is_no_text(tmp_path: Path) -> None:
    """As every wrong argument."""
    with pytest.raises(UsageError, match=r"explain\(\): firm=5 cannot be used. What it takes is a text"):
        tiers.explain(5, table(tmp_path, "甲,5"))  # type: ignore[arg-type] # what nobody should say


@pytest.mark.parametrize("path", [5, {}, ""])
def test_a_plan_that_is_no_path(path: Any) -> None:  # noqa: ANN401 - whatever it may be
    """As every wrong argument."""
    with pytest.raises(UsageError, match=r"load_targets\(\): targets=.* cannot be used"):
        tiers.load_targets(path)
