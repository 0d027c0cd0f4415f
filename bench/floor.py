"""What no program of this kind can avoid: start, import the libraries, split the rows, load exact figures into models.

It cleans nothing, checks nothing, counts nothing but rows. What it takes is the part of a promise that nobody can save.
"""

import csv
import gc
import io
import sys
from decimal import Decimal
from pathlib import Path

import rich.cells
import typer
from pydantic import BaseModel, ConfigDict, TypeAdapter

USED = (rich.cells, typer)
"""Imported because a report needs them."""


class Firm(BaseModel):
    """One row, as strict as the models of `tiers`."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    code: str
    """The social credit code."""
    name: str
    """The name."""
    year: str
    """The year of the figures, as written."""
    revenue: Decimal
    """In 万元."""
    output: Decimal
    """In 万元."""


def main() -> None:
    """Print how many models were made."""
    gc.disable()
    text = Path(sys.argv[1]).read_bytes().decode("utf-8")
    rows = csv.reader(io.StringIO(text, newline=""))
    at = {heading: i for i, heading in enumerate(next(rows))}
    wanted = [at[h] for h in ("统一社会信用代码", "企业名称", "年份", "营业收入（万元）", "工业总产值（万元）")]
    names = tuple(Firm.model_fields)
    cells = [[row[i] for i in wanted] for row in rows]
    records = [dict(zip(names, (*row[:3], *map(Decimal, row[3:])), strict=True)) for row in cells]
    print(len(TypeAdapter(list[Firm]).validate_python(records)))


if __name__ == "__main__":
    main()
