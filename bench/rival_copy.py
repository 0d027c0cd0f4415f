"""What rows of firms are measured against: DuckDB copies the table with one column more, and looks for no mistakes.

python bench/rival_copy.py TABLE COPY
"""

import sys

import duckdb

TABLE, COPY = sys.argv[1:]
TIER = """CASE WHEN "营业收入（万元）" > 100000 THEN '10亿' WHEN "营业收入（万元）" > 50000 THEN '5亿'
               WHEN "营业收入（万元）" > 10000 THEN '1亿' END"""

duckdb.sql(f"COPY (SELECT *, {TIER} AS tier FROM read_csv('{TABLE}')) TO '{COPY}'")
