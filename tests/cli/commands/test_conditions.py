"""Tiers by a condition and totals on the command line."""

import csv
from pathlib import Path

import pytest

from tests.cli.running import small
from tiers.cli.app import main

PLAN = """version = 1
base_year = 2005
target_year = 2010

[[tier]]
name = "10亿"
measure = "revenue"
over = "10亿"
goal = 1

[[tier]]
name = "机械"
where = ["行业=机械"]
goal = 2

[[total]]
name = "收入"
measure = "revenue"
goal = "100亿"
base = "10亿"
"""


@pytest.fixture(autouse=True)
def _three_firms() -> None:
    small()
    Path("targets.toml").write_text(PLAN, encoding="utf-8")


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (PLAN, "tiers: --fail-on unmet: 收入\n"),
        (PLAN.replace("goal = 2", "goal = 3"), "tiers: --fail-on unmet: 机械, 收入\n"),
        (PLAN.replace('base = "10亿"\n', ""), "tiers: --fail-on unmet: 收入\n"),
        (PLAN.replace("100亿", "1.5亿"), ""),
    ],
)
def test_a_gate_looks_at_totals_too(plan: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A gap, or a total that cannot be judged."""
    Path("targets.toml").write_text(plan, encoding="utf-8")
    assert main(["report", "data.csv", "--year", "2008", "--json", "--fail-on", "unmet"]) == int(bool(said))
    assert capsys.readouterr().err == said


def test_a_total_that_stands_worse(capsys: pytest.CaptureFixture[str]) -> None:
    """Than the saved report says it did: from what to what."""
    assert main(["report", "data.csv", "--year", "2008", "--json", "-o", "last.json"]) == 0
    saved = Path("last.json").read_text(encoding="utf-8")
    now, _, rest = saved.partition('"totals": ')
    status = (
        '"status": "lagging"' if '"status": "lagging"' in rest.partition('"breakdowns"')[0] else '"status": "off_track"'
    )
    Path("last.json").write_text(now + '"totals": ' + rest.replace(status, '"status": "on_track"', 1), encoding="utf-8")
    assert main(["report", "data.csv", "--year", "2008", "-q", "--since", "last.json", "--fail-on", "worse"]) == 1
    assert main(["report", "data.csv", "--year", "2008", "--json", "--since", "last.json", "--fail-on", "worse"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("tiers: --fail-on worse: 收入 (on_track to ")


def test_the_table_of_totals(capsys: pytest.CaptureFixture[str]) -> None:
    """One row, with nothing of a single firm."""
    assert (
        main(["report", "data.csv", "--year", "2008", "--format", "csv", "--table", "totals", "-q", "--no-names"]) == 0
    )
    rows = [*csv.DictReader(capsys.readouterr().out.splitlines())]
    assert [(row["name"], row["measure"], row["usable"]) for row in rows] == [("收入", "revenue", "3")]


@pytest.mark.parametrize("words", [["--tier", "机械"], ["--tier", "10亿"], []])
def test_firms_are_not_placed_by_a_condition(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The ladder places them; who meets a condition is chosen by `--where`."""
    code = main(["classify", "data.csv", "--year", "2008", "--format", "csv", "-q", *words])
    out, err = capsys.readouterr()
    assert code == (2 if "机械" in words else 0)
    assert ("tiers: error[tier-by-condition]: " in err) == ("机械" in words)
    assert "机械" not in out


def test_a_plan_that_places_no_firm(capsys: pytest.CaptureFixture[str]) -> None:
    """It has no limit; what to type instead is said."""
    only = PLAN.replace('measure = "revenue"\nover = "10亿"', 'where = "行业=食品"', 1)
    Path("targets.toml").write_text(only, encoding="utf-8")
    assert main(["classify", "data.csv", "--year", "2008", "-q"]) == 2
    assert "tiers classify DATA --where 行业=食品" in capsys.readouterr().err
    assert main(["report", "data.csv", "--year", "2008", "-q"]) == 0


def test_a_firm_is_explained_by_the_ladder(capsys: pytest.CaptureFixture[str]) -> None:
    """A condition is none of its limits."""
    assert main(["explain", "示例甲厂", "data.csv", "--year", "2008"]) == 0
    out = capsys.readouterr().out
    assert "¥1 bn" in out
    assert "机械" not in out


def test_a_workbook_with_all_firms() -> None:
    """Their tiers are those of the ladder; the distribution of the page too."""
    assert main(["report", "data.csv", "--year", "2008", "-q", "-o", "a.xlsx", "-o", "a.html", "-o", "a.md"]) == 0
    assert "机械" in Path("a.html").read_text(encoding="utf-8")
