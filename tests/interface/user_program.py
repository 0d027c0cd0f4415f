"""A small user's program, right and wrong, for type checkers to look at."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

RIGHT: Final = """
import csv
from decimal import Decimal
from pathlib import Path

import tiers
from tiers import Report, Targets, TiersError


def lagging(path: Path, plan: Targets) -> list[str]:
    try:
        report: Report = tiers.report(path, targets=plan, year=2008, unit="万元", as_of="2009-06", by=["行业"], top=3)
    except TiersError as error:
        return [error.code]
    report.save(path.with_suffix(".xlsx"), lang="zh")
    total: Decimal | None = report.measures[0].total
    print(report.json(), report.markdown(), report.html(verbose=True), total)
    return [goal.tier for goal in report.goals if goal.status == "lagging"]


with open("data.csv", "rb") as file:
    print(tiers.report(file, b"...", since=2007, no_names=True).enterprises)
with open("data.csv", encoding="utf-8") as text:
    print(tiers.check(csv.DictReader(text), duplicates="first").problems.errors)
for firm in tiers.classify([{"企业名称": "甲", "营业收入(万元)": Decimal("5.5")}], tier="1亿", engine="duckdb"):
    print(firm["name"])
print(tiers.explain("甲", "data.csv").year, lagging(Path("data.csv"), tiers.load_targets()), tiers.__version__)
"""

WRONG: Final = (
    'tiers.report("data.csv", yaer=2008)',
    'tiers.report("data.csv", year="2008")',
    'tiers.report("data.csv", duplicates="best")',
    "tiers.report(5)",
    'tiers.classify("data.csv", top=3)',
    'tiers.check("data.csv", since=2007)',
    'tiers.explain(5, "data.csv")',
    'tiers.report("data.csv").goals[0].cuont',
    'tiers.report("data.csv").markdown(lang="fr")',
)
"""What each must be found wrong by both checkers."""


def lines_refused(checker: Sequence[str], folder: Path) -> list[tuple[str, int]]:
    """Return the lines that a checker finds wrong: the file, `right` or `wrong`, and the line."""
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', encoding="utf-8")
    (folder / "right.py").write_text(RIGHT, encoding="utf-8")
    (folder / "wrong.py").write_text("\n".join(["import tiers", *map("print({})".format, WRONG), ""]), encoding="utf-8")
    command = [*checker, "right.py", "wrong.py"]
    run = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    found = re.findall(r"(right|wrong)\.py:(\d+)(?::\d+)?(?: -)?:? error", run.stdout)
    return sorted({(name, int(line)) for name, line in found})


EXPECTED: Final = [("wrong", 2 + place) for place in range(len(WRONG))]
"""Every line of the wrong program, and none of the right one."""
