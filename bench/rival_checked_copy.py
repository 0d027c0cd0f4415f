"""What rows of firms are measured against: DuckDB copies the table with two columns more, and makes the same checks.

python bench/rival_checked_copy.py TABLE COPY

A table in which a cell is odd, a row is a total, or a code stands twice is refused.
"""

import sys

import duckdb
from rival_checked_duckdb import CODE, FIGURES, IS_FIGURE, IS_FIRM, IS_YEAR, YEAR

TABLE, COPY = sys.argv[1:]
CHECKS = " AND ".join([IS_FIRM, IS_YEAR, *map(IS_FIGURE.format, FIGURES)])
REVENUE = f"{FIGURES[0]}::DECIMAL(18, 2)"
LIMITS = (("1亿", 10_000), ("5亿", 50_000), ("10亿", 100_000))
TIER = " ".join(f"WHEN {REVENUE} > {limit} THEN '{tier}'" for tier, limit in reversed(LIMITS))
SHORT_BY = " ".join(f"WHEN NOT {REVENUE} > {limit} THEN {limit} - {REVENUE}" for _, limit in LIMITS)

with duckdb.connect() as database:
    rows = f"read_csv('{TABLE}', all_varchar = true)"
    database.execute(f"CREATE TABLE register AS SELECT *, coalesce({CHECKS}, FALSE) AS is_plain FROM {rows}")
    if database.execute("SELECT 1 FROM register WHERE NOT is_plain LIMIT 1").fetchall():
        raise SystemExit("a row is odd")
    if database.execute(f"SELECT 1 FROM register GROUP BY {CODE}, {YEAR} HAVING count(*) > 1 LIMIT 1").fetchall():
        raise SystemExit("a code stands twice")
    columns = f"* EXCLUDE (is_plain), CASE {TIER} END AS tier, CASE {SHORT_BY} END AS short_by"
    database.execute(f"COPY (SELECT {columns} FROM register) TO '{COPY}'")
