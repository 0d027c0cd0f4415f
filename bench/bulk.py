"""Measure the bulk engine against programs written by hand in other libraries, and print a table; nothing is kept.

python bench/bulk.py [ROWS [ROUNDS [WORD]]]

WORD chooses the contests in whose name it stands.
"""

import gzip
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from answers import hold_alike
from contest import Contest, Result, compare
from make_register import make_register
from rival_duckdb import source as exactly

ROWS: Final = 10_000_000
ROUNDS: Final = 3
MANY: Final = 5
PYTHON: Final = sys.executable
HERE: Final = Path(__file__).resolve().parent
CHECKED: Final = ("checked_duckdb", "checked_polars")
"""Programs written by hand that make the same checks."""

BLANKS_QUOTED: Final = "(SELECT * REPLACE (coalesce(所在园区, '') AS 所在园区) FROM read_csv('{}', all_varchar = true))"
"""A register as DuckDB's own `COPY` writes it: quotes around texts that are blank."""


def report(path: Path) -> tuple[str, ...]:
    """Return our command: the whole report, with every check."""
    return (PYTHON, "-m", "tiers", "report", "--targets", "builtin", "--engine", "duckdb", "--json", str(path))


def rival(library: str, path: Path) -> tuple[str, ...]:
    """Return the command of a program written by hand."""
    return (PYTHON, str(HERE / f"rival_{library}.py"), str(path))


def contests(folder: Path, rows: int, rounds: int) -> list[Contest]:
    """Make the tables, and give everything that is measured."""
    plain, odd, many = folder / "plain.csv", folder / "odd.csv", folder / "many.csv"
    make_register(plain, rows)
    make_register(odd, rows, 1)
    make_register(many, MANY * rows)
    uneven = _with_a_short_row(plain, folder / "uneven.csv")
    gb, packed, columns = folder / "gb18030.csv", folder / "plain.csv.gz", folder / "plain.parquet"
    _rewritten(plain, gb)
    with plain.open("rb") as source, gzip.open(packed, "wb", compresslevel=1) as target:
        shutil.copyfileobj(source, target)
    lines, quoted = folder / "plain.jsonl", folder / "copied.csv"
    _convert(exactly(str(plain)), columns, "parquet")
    _convert(exactly(str(columns)), lines, "json")
    _convert(BLANKS_QUOTED.format(plain), quoted, "csv")
    for path in (plain, quoted, columns):
        hold_alike(report(path), [rival(library, path) for library in CHECKED])
    return [
        *(
            Contest(f"{form} : {library}", report(path), rival(library, path), bar, rounds, 1024)
            for form, path, bar in (("CSV", plain, 1.0), ("quoted CSV", quoted, 1.0), ("Parquet", columns, 1.3))
            for library in CHECKED
        ),
        Contest("quoted CSV : CSV", report(quoted), report(plain), 1.1, rounds),
        Contest("CSV : Polars", report(plain), rival("polars", plain), 1.3, rounds, 1024),
        Contest("CSV : DuckDB", report(plain), rival("duckdb", plain), 1.3, rounds, 1024),
        Contest("CSV : pandas", report(plain), rival("pandas", plain), None, rounds),
        Contest("GB18030 : UTF-8", report(gb), report(plain), 1.3, rounds),
        Contest("gzip : plain", report(packed), report(plain), None, rounds),
        Contest("1 % odd cells : none", report(odd), report(plain), 1.3, rounds),
        Contest("a row too short : none", report(uneven), report(plain), None, rounds),
        Contest(f"{MANY} times the rows : once", report(many), report(plain), 5.3, 1, 2048),
        Contest("Parquet : DuckDB on Parquet", report(columns), rival("duckdb", columns), None, rounds),
        Contest("JSON Lines : DuckDB on the same", report(lines), rival("duckdb", lines), None, rounds),
    ]


def _with_a_short_row(source: Path, target: Path) -> Path:
    """Add a row to whose end a cell is missing."""
    shutil.copyfile(source, target)
    with target.open("a", encoding="utf-8") as file:
        file.write("91999900EX99999999,示例坏厂,制药,白马工业园,2008,7\n")
    return target


def _convert(source: str, target: Path, form: str) -> None:
    """Write a table in another form; in a process of its own, whose memory does not count as that of later ones."""
    sql = f"COPY (FROM {source}) TO '{target}' (FORMAT {form})"
    subprocess.run((PYTHON, "-c", f"import duckdb; duckdb.sql({sql!r})"), stdout=subprocess.DEVNULL, check=True)


def _rewritten(source: Path, target: Path) -> None:
    with source.open(encoding="utf-8", newline="") as read, target.open("w", encoding="gb18030", newline="") as written:
        shutil.copyfileobj(read, written, 1 << 20)


def line(result: Result) -> str:
    """Write one line of the table."""
    contest = result.contest
    bar = f"(bar {contest.bar})" if contest.bar else ""
    memory = f"{result.megabytes:5.0f} MB {result.rival_megabytes:6.0f} MB"
    return f"{contest.name:<32}{result.ours:8.2f} s {result.rival:8.2f} s {result.ratio:6.2f} {bar:<9}  {memory}"


def main() -> int:
    """Hold all contests; the answer is 1 if a promise is broken."""
    rows, rounds = (int(sys.argv[i]) if len(sys.argv) > i else most for i, most in ((1, ROWS), (2, ROUNDS)))
    word = sys.argv[3] if len(sys.argv) > 3 else ""  # noqa: PLR2004 - the third
    print(f"Python {platform.python_version()}, {rows:,} rows, {rounds} rounds, medians")
    print(f"{'what : against what':<32}{'ours':>9} {'rival':>10}   ratio            {'our peak':>10} {'rival':>8}")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        chosen = (contest for contest in contests(Path(folder), rows, rounds) if word in contest.name)
        for contest in chosen:
            results.append(compare(contest))
            print(line(results[-1]), flush=True)
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
