"""The same answers in Polars, as a good user of it would write them for this one layout.

Usage: rival_polars.py FILE
"""

import sys
from decimal import Decimal

import polars as pl

REVENUE, OUTPUT = "营业收入（万元）", "工业总产值（万元）"
TIERS = ((REVENUE, Decimal(100_000)), (REVENUE, Decimal(50_000)), (REVENUE, Decimal(10_000)), (OUTPUT, Decimal(1_000)))
MEASURES = (REVENUE, OUTPUT)


def scan(path: str) -> pl.LazyFrame:
    """Open the register: text, and exact decimals."""
    if path.endswith(".parquet"):
        return pl.scan_parquet(path)
    money = pl.Decimal(18, 2)
    return pl.scan_csv(path, schema_overrides={"统一社会信用代码": pl.String, REVENUE: money, OUTPUT: money})


def count(by: str | None) -> list[pl.Expr]:
    """Return counts, missing figures and totals, as one row or one per group."""
    counts = [(pl.col(measure) > limit).sum().alias(f"over {i}") for i, (measure, limit) in enumerate(TIERS)]
    totals = [pl.col(measure).sum().alias(f"total {measure}") for measure in MEASURES]
    missing = [pl.col(measure).null_count().alias(f"missing {measure}") for measure in MEASURES]
    return [pl.len(), *counts, *totals, *(missing if by is None else ())]


def nearest(register: pl.LazyFrame, measure: str, limit: Decimal) -> pl.LazyFrame:
    """Return the twenty firms next below a limit."""
    return register.filter(pl.col(measure) <= limit).select("企业名称", measure).top_k(20, by=measure)


def main() -> None:
    """Print everything."""
    register = scan(sys.argv[1])
    doubled = register.group_by("统一社会信用代码").len().filter(pl.col("len") > 1).select(pl.len())
    asked = [
        register.select(count(None)),
        register.group_by("行业").agg(count("行业")).sort("行业"),
        doubled,
        *(nearest(register, measure, limit) for measure, limit in TIERS),
    ]
    for answer in pl.collect_all(asked, engine="streaming"):
        print(answer.rows())


if __name__ == "__main__":
    main()
