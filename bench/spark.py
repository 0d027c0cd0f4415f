"""Measure the engine for clusters against SQL written by hand on the same server, and print a table; nothing is kept.

python bench/spark.py [ROWS [ROUNDS]]
"""

import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import duckdb
from answers import hold_alike
from contest import Contest, compare
from make_register import make_register

ROWS: Final = 10_000_000
ROUNDS: Final = 3
CHECKED: Final = 1.3
BARE: Final = 2.0
HERE: Final = Path(__file__).resolve().parent
SERVER: Final = """
import os
os.environ["RUST_LOG"] = "off"
from pysail.spark import SparkConnectServer
server = SparkConnectServer()
server.start()
print(server.listening_address[1], flush=True)
input()
"""
MONEY: Final = "{'营业收入（万元）': 'DECIMAL(18, 2)', '工业总产值（万元）': 'DECIMAL(18, 2)', '年份': 'SMALLINT'}"


def contests(folder: Path, port: int, rows: int, rounds: int) -> list[Contest]:
    """Make the table, hold the answers alike, and say what is measured."""
    text, columns, remote = folder / "plain.csv", folder / "plain.parquet", f"sc://localhost:{port}"
    make_register(text, rows)
    duckdb.sql(f"COPY (FROM read_csv('{text}', types = {MONEY})) TO '{columns}'")
    report = (sys.executable, "-m", "tiers", "report", "--targets", "builtin", "--engine", "spark", "--json")
    ours = (*report, "--remote", remote, str(columns))
    checked, bare = (
        (sys.executable, str(HERE / f"rival_{name}spark.py"), remote, str(columns)) for name in ("checked_", "")
    )
    hold_alike(ours, [checked])
    return [
        Contest("Spark : SQL with the same checks", ours, checked, CHECKED, rounds),
        Contest("Spark : bare SQL", ours, bare, BARE, rounds),
    ]


def main() -> int:
    """Hold them; the answer is 1 if a promise is broken."""
    rows, rounds = (int(sys.argv[i]) if len(sys.argv) > i else most for i, most in ((1, ROWS), (2, ROUNDS)))
    print(f"Python {platform.python_version()}, pysail, {rows:,} rows of Parquet, {rounds} rounds, medians")
    server = subprocess.Popen([sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline() if server.stdout else 0)
        with tempfile.TemporaryDirectory() as folder:
            found = [compare(contest) for contest in contests(Path(folder), port, rows, rounds)]
    finally:
        server.kill()
        server.wait()
    for one in found:
        name, bar = one.contest.name, one.contest.bar
        print(f"{name}: {one.ours:.2f} s, {one.rival:.2f} s, ratio {one.ratio:.2f} (bar {bar})")
    return 0 if all(one.holds for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
