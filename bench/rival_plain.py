"""The plain program that `tiers` is measured against: what one writes in an hour, and no more.

It reads with `csv.DictReader`, validates row by row with a five-field Pydantic model, and bisects.
It knows one layout, one unit, one encoding, and no mistakes.
"""

import csv
import sys
from bisect import bisect_left
from collections import Counter
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, Field

LIMITS = (Decimal(10_000), Decimal(50_000), Decimal(100_000))
"""In 万元, from low to high; each is to be exceeded."""

LARGE_OUTPUT = Decimal(1_000)
"""In 万元, to be exceeded."""


class Firm(BaseModel):
    """One row."""

    code: str = Field(alias="统一社会信用代码")
    """The social credit code."""
    name: str = Field(alias="企业名称")
    """The name."""
    year: int = Field(alias="年份")
    """The year of the figures."""
    revenue: Decimal = Field(alias="营业收入（万元）")
    """In 万元."""
    output: Decimal = Field(alias="工业总产值（万元）")
    """In 万元."""


def main() -> None:
    """Print how many firms are over each limit, and how many have a large output."""
    bands: Counter[int] = Counter()
    large = 0
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            firm = Firm.model_validate(row)
            bands[bisect_left(LIMITS, firm.revenue)] += 1
            large += firm.output > LARGE_OUTPUT
    print(*(sum(bands[band] for band in range(i, 4)) for i in (3, 2, 1)), large)


if __name__ == "__main__":
    main()
