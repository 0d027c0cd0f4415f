"""Measure speed and memory as promised in docs/performance.md, and print a table; nothing is kept.

python bench/run.py [ROUNDS]
"""

import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from contest import Command, Contest, Result, compare, once
from make_table import make_table
from make_workbook import make_workbook

ROUNDS: Final = 15
PYTHON: Final = sys.executable
HERE: Final = Path(__file__).resolve().parent
FEW, MANY, MOST = 300, 100_000, 1_000_000
TIMES: Final = "200"

LIBRARIES: Final = """
import typer, rich.table, tomli_w
from pydantic import BaseModel
class Firm(BaseModel):
    name: str
"""
"""The libraries that a report stands on, and one model: below this nobody can come."""


def contests(folder: Path, rounds: int) -> list[Contest]:
    """Make the tables, and give everything that is measured."""
    few, many = folder / "few.csv", folder / "many.csv"
    make_table(few, FEW)
    make_table(many, MANY)
    book, gb = folder / "many.xlsx", folder / "gb.csv"
    make_workbook(book, MANY)
    gb.write_bytes(many.read_bytes().decode().encode("gb18030"))
    report = (PYTHON, "-m", "tiers", "report", "--targets", "builtin")
    page, json = (*report, "--format", "html"), (*report, str(few), "--json")
    workbook = (*report, "-o", str(folder / "ours.xlsx"))
    once((*workbook, str(many)))
    cells = str(folder / "cells.csv")
    once((PYTHON, str(HERE / "make_cells.py"), str(folder / "ours.xlsx"), "Firms", cells))
    bare = (PYTHON, str(HERE / "rival_workbook.py"), cells, str(folder / "bare.xlsx"))
    plain, checked = ((PYTHON, str(HERE / f"rival_{name}plain.py"), str(many)) for name in ("", "checked_"))
    libraries, typer = (PYTHON, "-c", LIBRARIES), (PYTHON, "-c", "import typer")
    large = (*report, str(many), "--engine", "python", "--json")
    reading, cells_read = (
        (PYTHON, str(HERE / f"{name}.py"), str(book)) for name in ("read_workbook", "rival_calamine")
    )
    floor = (PYTHON, str(HERE / "floor.py"), str(many))
    return [
        Contest("tiers --version : import typer", (PYTHON, "-m", "tiers", "--version"), typer, 1.2, rounds),
        Contest("report on 300 firms : its libraries", (*report, str(few)), libraries, 1.5, rounds),
        Contest("page of 300 firms : JSON of them", (*page, str(few)), json, 2.0, rounds),
        Contest("workbook of 300 firms : JSON of them", (*workbook, str(few)), json, 2.0, rounds),
        Contest("report on 100,000 : plain, with checks", large, checked, 1.5, max(3, rounds // 3), 300),
        Contest("… a plain program that looks at nothing", large, plain, None, max(3, rounds // 3)),
        Contest("… what of it cannot be avoided", floor, plain, None, max(3, rounds // 3)),
        Contest("workbook of 100,000 firms : cells alone", (*workbook, str(many)), bare, 1.5, max(3, rounds // 3)),
        *_completions(few, rounds),
        *_rows(folder, report, rounds),
        *_looks(many, folder / "fixed.csv", large, rounds),
        Contest("a workbook of 100,000 rows : bare calamine", reading, cells_read, 1.5, max(3, rounds // 3)),
        *(_text(path, encoding, rounds) for path, encoding in ((many, "utf-8"), (gb, "gb18030"))),
    ]


def _completions(path: Path, rounds: int) -> Iterator[Contest]:
    """Measure what a shell waits for at a TAB: for an option, for headings of a table, for what a plan knows."""
    version, tiers = (PYTHON, "-m", "tiers", "--version"), (PYTHON, "-m", "tiers")
    for name, typed, promised in (("an option", "--y", 1.5), ("headings", "--by ", 2.0), ("roles", "--column ", 10.0)):
        asked = ("env", "_TIERS_COMPLETE=complete_bash", f"_TIERS_HEAD=tiers report {path} {typed}")
        yield Contest(f"TAB for {name} : tiers --version", (*asked, *tiers), version, promised, rounds)


def _rows(folder: Path, report: Command, rounds: int) -> Iterator[Contest]:
    """Measure rows of firms against DuckDB's copies of the table: with the same checks, and without a look."""
    table, firms = folder / "most.csv", folder / "firms.csv"
    make_table(table, MOST)
    classify = (PYTHON, "-m", "tiers", "classify", "--targets", "builtin", str(table), "-o", str(firms))
    about = (str(table), str(folder / "copy.csv"))
    checked, copy = ((PYTHON, str(HERE / f"rival_{name}copy.py"), *about) for name in ("checked_", ""))
    yield Contest("1,000,000 firms as CSV : a checked copy", classify, checked, 1.5, max(3, rounds // 3))
    yield Contest("… DuckDB's copy, no cell looked at", classify, copy, None, max(3, rounds // 3))
    counted = (*report, str(table), "--top", "0", "--json")
    yield Contest("… the report on them alone : that copy", counted, copy, None, max(3, rounds // 3))


def _looks(path: Path, fixed: Path, report: Command, rounds: int) -> Iterator[Contest]:
    """Measure the other commands against a report on the same table, in which every row has a warning."""
    check = (PYTHON, "-m", "tiers", "check", "--targets", "builtin", str(path))
    explain = (PYTHON, "-m", "tiers", "explain", "--targets", "builtin", "示例厂 077777", str(path))
    yield Contest("check of 100,000 firms : report", check, report, 1.8, max(3, rounds // 3))
    yield Contest("check --fix of them : report", (*check, "--fix", str(fixed)), report, 5.0, max(3, rounds // 3))
    yield Contest("explain one of them : report", explain, report, 1.8, max(3, rounds // 3))


def _text(path: Path, encoding: str, rounds: int) -> Contest:
    """Measure how encoding and layout of a text are decided, many times over, so that the start does not count."""
    about = (str(path), encoding, TIMES)
    ours, rival = (PYTHON, str(HERE / "decide.py"), *about), (PYTHON, str(HERE / "rival_decode.py"), *about)
    return Contest(f"deciding on {encoding} : decoding it", ours, rival, 1.3, max(3, rounds // 3))


def line(result: Result) -> str:
    """Write one line of the table."""
    contest = result.contest
    memory = f"{result.megabytes:4.0f} MB" + (f" (bar {contest.memory_bar:.0f})" if contest.memory_bar else "")
    bar = f"(bar {contest.bar})" if contest.bar else ""
    times = f"{result.ours:7.3f} s {result.rival:7.3f} s   {result.ratio:5.2f} {bar:<9}"
    return f"{contest.name:<43}{times}   {memory:<17}{'' if result.holds else ' TOO MUCH'}"


def main() -> int:
    """Hold all contests; the answer is 1 if a promise is broken."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"Python {platform.python_version()}, {rounds} rounds (a third of it for the large table), medians")
    print(f"{'what : against what':<43}{'ours':>9} {'rival':>9}   ratio            our peak")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for contest in contests(Path(folder), rounds):
            results.append(compare(contest))
            print(line(results[-1]), flush=True)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
