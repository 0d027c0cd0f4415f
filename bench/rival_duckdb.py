"""The same answers in DuckDB, as a good user of it would write them for this one layout.

Usage: rival_duckdb.py FILE
"""

import sys
import tempfile

import duckdb

REVENUE, OUTPUT = '"营业收入（万元）"', '"工业总产值（万元）"'
TIERS = ((REVENUE, 100_000), (REVENUE, 50_000), (REVENUE, 10_000), (OUTPUT, 1_000))
COUNTS = ", ".join(f"count(*) FILTER ({measure} > {limit})" for measure, limit in TIERS)
TOTALS = f"sum({REVENUE}), sum({OUTPUT})"
TYPES = (
    "'统一社会信用代码': 'VARCHAR', '企业名称': 'VARCHAR', '行业': 'VARCHAR', '所在园区': 'VARCHAR', '年份': 'INTEGER',"
    " '营业收入（万元）': 'DECIMAL(18, 2)', '工业总产值（万元）': 'DECIMAL(18, 2)'"
)
MISSING = f"count(*) - count({REVENUE}), count(*) - count({OUTPUT})"


def source(path: str) -> str:
    """Return the names of the register as a table: text, and exact decimals."""
    if path.endswith(".parquet"):
        return f"read_parquet('{path}')"
    if path.endswith(".jsonl"):
        return f"read_ndjson('{path}', columns = {{{TYPES}}})"
    return (
        f"read_csv('{path}', types = {{'营业收入（万元）': 'DECIMAL(18, 2)', '工业总产值（万元）': 'DECIMAL(18, 2)'}})"
    )


def main() -> None:
    """Print everything; the file is read once, into a table."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(f"{folder}/register.db") as database:
        table = source(sys.argv[1])
        if not sys.argv[1].endswith(".parquet"):
            database.execute(f"CREATE TABLE register AS FROM {table}")
            table = "register"
        asked = [
            f"SELECT count(*), {COUNTS}, {TOTALS}, {MISSING} FROM {table}",
            f"SELECT 行业, count(*), {COUNTS}, {TOTALS} FROM {table} GROUP BY 1 ORDER BY 1",
            f"SELECT count(*) FROM (SELECT 统一社会信用代码 FROM {table} GROUP BY 1 HAVING count(*) > 1)",
            *(f"SELECT 企业名称, {m} FROM {table} WHERE {m} <= {limit} ORDER BY 2 DESC LIMIT 20" for m, limit in TIERS),
        ]
        for question in asked:
            print(database.execute(question).fetchall())


if __name__ == "__main__":
    main()
