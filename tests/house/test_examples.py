"""The invented register is what its script writes, and a report agrees with an independent count."""

import csv
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import tiers


def count(root: Path) -> dict[int, list[int]]:
    """Run the independent count: year → firms, and firms over each limit."""
    command = [sys.executable, str(root / "examples" / "count.py")]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {int(line.split()[0]): [int(n) for n in line.split()[1:]] for line in text.splitlines()}


def test_the_script_writes_the_file(root: Path) -> None:
    """Both copies are exactly what the script makes today."""
    code = "import sys, make_example; sys.stdout.buffer.write(make_example.register())"
    made = subprocess.run([sys.executable, "-c", code], cwd=root / "examples", capture_output=True, check=True).stdout
    assert (root / "examples" / "data.csv").read_bytes() == made
    assert (root / "src" / "tiers" / "intake" / "example.csv").read_bytes() == made


def test_the_script_writes_the_city(root: Path) -> None:
    """To the byte."""
    code = "import sys, make_city; sys.stdout.buffer.write(make_city.register())"
    made = subprocess.run([sys.executable, "-c", code], cwd=root / "examples", capture_output=True, check=True).stdout
    assert (root / "examples" / "city.csv").read_bytes() == made


def test_the_city_has_what_its_document_says(root: Path) -> None:
    """Counted with the standard library alone: firms over 1亿 by county and year; the goals stand in the plan."""
    with (root / "examples" / "city.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    over = Counter((row["县区"], row["年份"]) for row in rows if int(row["营业收入（万元）"]) > 10_000)
    plan = tomllib.loads((root / "examples" / "city.toml").read_text(encoding="utf-8"))
    groups = {group["value"]: group["goal"]["1亿"] for group in plan["breakdown"][0]["group"]}
    text = (root / "examples" / "README.md").read_text(encoding="utf-8")
    table = {line.split()[1]: [*map(int, re.findall(r"\d+", line))] for line in text.splitlines() if "| 示例" in line}
    years = ("2025", "2026", "2027")
    assert table == {county: [*(over[county, year] for year in years), goal] for county, goal in groups.items()}
    city = [sum(over[county, year] for county in groups) for year in years]
    assert city == [8, 9, 11]


def test_a_report_on_the_city_says_who_is_behind(root: Path) -> None:
    """By hand: 西县 2 of 5 from 2, due 3.2; the city 11 of 20 by its stages, 13 are due on a straight line."""
    report = tiers.report(root / "examples" / "city.csv", targets=root / "examples" / "city.toml")
    found = {
        (group.value, goal.tier): goal.status for group in report.breakdowns[0].groups for goal in group.goals or ()
    }
    assert found == {
        ("示例东县", "5亿"): "achieved",
        ("示例东县", "1亿"): "on_track",
        ("示例西县", "1亿"): "off_track",
        ("示例南区", "10亿"): "not_due",
        ("示例南区", "5亿"): "not_due",
        ("示例南区", "1亿"): "on_track",
        ("示例新区", "1亿"): "not_due",
    }
    goal = report.goals[2]
    assert (goal.count, goal.base, goal.due, goal.status, goal.method) == (11, 8, 11, "on_track", "stages")
    assert [item.code for item in report.problems.items] == ["parts-below"]


def test_the_document_says_what_is_counted(root: Path) -> None:
    """The table in the README is the independent count."""
    text = (root / "examples" / "README.md").read_text(encoding="utf-8")
    table = [[int(n) for n in re.findall(r"\d+", line)] for line in text.splitlines() if line.startswith("| 2")]
    assert {line[0]: line[1:] for line in table} == count(root)


def test_the_count_is_what_it_was_made_for(root: Path) -> None:
    """Worked out by hand from the story in the script: 1亿 has ten firms, five of them over 5亿."""
    assert count(root)[2008] == [300, 0, 5, 10, 108]
    assert count(root)[2005] == [261, 0, 0, 6, 0]


def test_a_report_agrees_with_the_independent_count(root: Path, example: Path) -> None:
    """Every year and every tier; the output value of 2005 is not known, which is not 0."""
    report = tiers.report(example)
    expected = {year: [*counts] for year, counts in count(root).items()}
    found = {year.year: [year.enterprises, *(count.count for count in year.counts)] for year in report.years}
    assert found == {**expected, 2005: [261, 0, 0, 6, None]}


def test_a_report_has_everything_to_say(example: Path) -> None:
    """Goals met, lagging and off track, a verdict that a figure could overturn, and a firm on the limit."""
    report = tiers.report(example)
    goals = {goal.tier: goal for goal in report.goals}
    assert {tier: goal.status for tier, goal in goals.items()} == {
        "10亿": "off_track",
        "5亿": "achieved",
        "1亿": "lagging",
        "1000万": "no_goal",
    }
    assert (goals["1亿"].at_most, goals["1亿"].certain, goals["1亿"].on_the_limit_firms) == (
        11,
        False,
        ("示例纺织厂 096",),
    )
    assert (goals["10亿"].at_most, goals["10亿"].certain, goals["5亿"].at_most) == (0, True, 5)
    assert [(item.code, item.row, item.value) for item in report.problems.items] == [
        ("amount-unreadable", 83, "约2.3亿")
    ]
