"""The same answers in SQL on a Spark Connect server with the same checks, as a good user would ask for this one layout.

Usage: rival_checked_spark.py REMOTE FILE

As `rival_checked_duckdb.py`, a table in which a cell is odd, a row is a total, or a code stands twice is refused.
"""

import sys
import warnings
from typing import Any, Final

from answers import GROUPS, HEADINGS, MOST, TIERS, as_text, in_yuan

warnings.simplefilter("ignore")

from pyspark.sql import SparkSession  # noqa: E402 - what it says of its own libraries is not measured

CODE, NAME, _, _, YEAR, *FIGURES = (f"`{heading}`" for heading in HEADINGS)
INSIDE: Final = "[\\\\x{4e00}-\\\\x{9fff}0-9A-Za-z&·().-]+"
TOTAL: Final = "(合计|总计|小计|累计|共计|其中|平均|注|说明|备注|资料来源|按)"
IS_FIRM: Final = (
    f"{CODE} RLIKE '^[0-9A-Z]{{18}}$' AND {NAME} RLIKE '^{INSIDE}( {INSIDE})*$'"
    f" AND NOT {NAME} RLIKE '^{TOTAL}' AND NOT endswith({NAME}, '计') AND NOT contains({NAME}, 'otal')"
    f" AND {YEAR} BETWEEN 1000 AND 2999"
)
COUNTS: Final = ", ".join(f"count_if(c{place} > {limit})" for place, limit in TIERS)
ASKED: Final = f"count(*), {COUNTS}, sum(c5), sum(c6)"


def main() -> None:
    """Print everything."""
    session = SparkSession.builder.remote(sys.argv[1]).getOrCreate()
    figures = (f"{figure} AS c{place}" for place, figure in enumerate(FIGURES, 5))
    groups = (f"coalesce(`{HEADINGS[place]}`, '') AS c{place}" for place in GROUPS)
    columns = f"{CODE} AS code, {NAME} AS name, {YEAR} AS year, {', '.join((*figures, *groups))}"
    session.read.parquet(sys.argv[2]).createOrReplaceTempView("given")
    checked = f"SELECT {columns}, coalesce({IS_FIRM}, FALSE) AS is_plain FROM given"
    session.sql(checked).createOrReplaceTempView("register")

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in session.sql(sql).collect()]

    if rows("SELECT count(*) FROM register WHERE NOT is_plain")[0][0]:
        raise SystemExit("a row is odd")
    if rows("SELECT code FROM register GROUP BY code, year HAVING count(*) > 1 LIMIT 1"):
        raise SystemExit("a code stands twice")
    answers = {"all": in_yuan(rows(f"SELECT {ASKED} FROM register"))}
    for place in GROUPS:
        largest = "max(named_struct('figure', c5, 'name', name)).name"
        found = rows(f"SELECT c{place}, {ASKED}, {largest} FROM register GROUP BY 1")
        answers[HEADINGS[place]] = in_yuan(found)
    for number, (place, limit) in enumerate(TIERS):
        for side, sign, order in (("nearest", "<=", "DESC"), ("cushion", ">", "ASC")):
            firms = f"SELECT name, c{place} FROM register WHERE c{place} {sign} {limit}"
            answers[f"{side} {number}"] = in_yuan(rows(f"{firms} ORDER BY c{place} {order}, code LIMIT {MOST}"))
    print(as_text(answers))


if __name__ == "__main__":
    main()
