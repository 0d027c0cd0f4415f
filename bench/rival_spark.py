"""The same answers in SQL on a Spark Connect server, as a good user of it would ask for them for this one layout.

Usage: rival_spark.py REMOTE FILE
"""

import sys
import warnings

warnings.simplefilter("ignore")

from pyspark.sql import SparkSession  # noqa: E402 - what it says of its own libraries is not measured

REVENUE, OUTPUT = "`营业收入（万元）`", "`工业总产值（万元）`"
TIERS = ((REVENUE, 100_000), (REVENUE, 50_000), (REVENUE, 10_000), (OUTPUT, 1_000))
COUNTS = ", ".join(f"count_if({measure} > {limit})" for measure, limit in TIERS)
TOTALS = f"sum({REVENUE}), sum({OUTPUT})"
MISSING = f"count(*) - count({REVENUE}), count(*) - count({OUTPUT})"


def main() -> None:
    """Print everything."""
    session = SparkSession.builder.remote(sys.argv[1]).getOrCreate()
    session.read.parquet(sys.argv[2]).createOrReplaceTempView("register")
    asked = [
        f"SELECT count(*), {COUNTS}, {TOTALS}, {MISSING} FROM register",
        *(
            f"SELECT {by}, count(*), {COUNTS}, {TOTALS} FROM register GROUP BY 1 ORDER BY 1"
            for by in ("`行业`", "`所在园区`")
        ),
        "SELECT count(*) FROM (SELECT `统一社会信用代码`, `年份` FROM register GROUP BY 1, 2 HAVING count(*) > 1)",
        *(f"SELECT `企业名称`, {m} FROM register WHERE {m} <= {limit} ORDER BY 2 DESC LIMIT 20" for m, limit in TIERS),
        *(f"SELECT `企业名称`, {m} FROM register WHERE {m} > {limit} ORDER BY 2 LIMIT 20" for m, limit in TIERS),
    ]
    for question in asked:
        print(session.sql(question).collect())


if __name__ == "__main__":
    main()
