"""The invented register is what its script writes, and a report agrees with an independent count."""

import re
import subprocess
import sys
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
