"""Count the invented register with nothing but the standard library: what a report must agree with."""

import csv
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

LIMITS = (
    ("营业收入（万元）", 100_000),
    ("营业收入（万元）", 50_000),
    ("营业收入（万元）", 10_000),
    ("工业总产值（万元）", 1_000),
)


def main() -> None:
    """Print a line for each year: the year, its firms, and how many are over each limit (in 万元)."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent / "data.csv"
    over: Counter[tuple[str, int]] = Counter()
    firms: Counter[str] = Counter()
    with path.open(encoding="gb18030", newline="") as file:
        for row in csv.DictReader(file):
            firms[row["年份"]] += 1
            over.update((row["年份"], i) for i, (heading, limit) in enumerate(LIMITS) if number(row[heading]) > limit)
    for year in sorted(firms):
        print(year, firms[year], *(over[year, i] for i in range(len(LIMITS))))


def number(cell: str) -> Decimal:
    """Read a plain number; anything else is over no limit."""
    try:
        return Decimal(cell)
    except InvalidOperation:
        return Decimal(0)


if __name__ == "__main__":
    main()
