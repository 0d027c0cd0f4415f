"""The same answers in Polars with the same checks, as a good user of it would write them for this one layout.

Usage: rival_checked_polars.py FILE

Each cell that is counted is held against a pattern. A table in which one is odd, a row is a total, or a code stands
twice is refused: what a person writes who may not be wrong, and need not read such tables.
"""

import sys
from decimal import Decimal
from typing import Final

import polars as pl
from answers import GROUPS, HEADINGS, MOST, TIERS, as_text, in_yuan

CODE, NAME, _, _, YEAR, *FIGURES = HEADINGS
INSIDE: Final = r"[\x{4e00}-\x{9fff}0-9A-Za-z&·().-]+"
TOTAL: Final = "^(合计|总计|小计|累计|共计|其中|平均|注|说明|备注|资料来源|按)|计$|[Tt]otal|TOTAL"
MONEY: Final = pl.Decimal(18, 6)


def scan(path: str) -> pl.LazyFrame:
    """Open the register, and type its columns; a row whose cells are not what they seem to be is odd."""
    is_typed = path.endswith(".parquet")
    rows = pl.scan_parquet(path) if is_typed else pl.scan_csv(path, infer_schema=False)
    checks = [
        pl.col(CODE).str.contains("^[0-9A-Z]{18}$"),
        pl.col(NAME).str.contains(f"^{INSIDE}( {INSIDE})*$"),
        ~pl.col(NAME).str.contains(TOTAL),
    ]
    if not is_typed:
        checks.append(pl.col(YEAR).str.contains("^[12][0-9]{3}$"))
        figures = (pl.col(figure).str.contains(r"^([0-9]{1,9}(\.[0-9]{1,6})?)?$") for figure in FIGURES)
        checks += [figure.fill_null(value=True) for figure in figures]
    is_plain = pl.all_horizontal(check.fill_null(value=False) for check in checks)
    typed = [pl.col(YEAR).cast(pl.Int16, strict=False), *(pl.col(f).cast(MONEY, strict=False) for f in FIGURES)]
    groups = [pl.col(HEADINGS[place]).fill_null("") for place in GROUPS]
    return rows.select(CODE, NAME, *typed, *groups, is_odd=~is_plain)


def totals() -> list[pl.Expr]:
    """Return counts and totals, as one row or one per group."""
    counts = (
        (pl.col(HEADINGS[place]) > Decimal(limit)).sum().alias(f"over {number}")
        for number, (place, limit) in enumerate(TIERS)
    )
    return [pl.len().alias("firms"), *counts, *(pl.col(figure).sum() for figure in FIGURES)]


def side(register: pl.LazyFrame, place: int, limit: int, *, is_below: bool) -> pl.LazyFrame:
    """Return the firms next to a limit, ties by code."""
    measure = pl.col(HEADINGS[place])
    firms = register.filter(measure <= Decimal(limit) if is_below else measure > Decimal(limit))
    order = [measure, pl.col(CODE)]
    return firms.bottom_k(MOST, by=order, reverse=[is_below, False]).select(NAME, HEADINGS[place])


def main() -> None:
    """Print everything."""
    register = scan(sys.argv[1])
    largest = pl.col(NAME).get(pl.col(FIGURES[0]).arg_max()).alias("largest")
    questions = {
        "all": register.select(totals()),
        **{HEADINGS[place]: register.group_by(HEADINGS[place]).agg(*totals(), largest) for place in GROUPS},
    }
    for number, (place, limit) in enumerate(TIERS):
        questions[f"nearest {number}"] = side(register, place, limit, is_below=True)
        questions[f"cushion {number}"] = side(register, place, limit, is_below=False)
    odd = register.select(pl.col("is_odd").sum())
    twice = register.group_by(CODE, YEAR).len().filter(pl.col("len") > 1).select(pl.len())
    *found, odd_rows, repeated = pl.collect_all([*questions.values(), odd, twice], engine="streaming")
    if odd_rows.item():
        raise SystemExit("a row is odd")
    if repeated.item():
        raise SystemExit("a code stands twice")
    print(as_text({key: in_yuan(frame.rows()) for key, frame in zip(questions, found, strict=True)}))


if __name__ == "__main__":
    main()
