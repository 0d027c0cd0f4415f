"""The same answers in DuckDB with the same checks, as a good user of it would write them for this one layout.

Usage: rival_checked_duckdb.py FILE

Each cell that is counted is held against a pattern. A table in which one is odd, a row is a total, or a code stands
twice is refused: what a person writes who may not be wrong, and need not read such tables.
"""

import sys
from typing import Any, Final

import duckdb
from answers import GROUPS, HEADINGS, MOST, TIERS, as_text, in_yuan

CODE, NAME, _, _, YEAR, *FIGURES = (f'"{heading}"' for heading in HEADINGS)
INSIDE: Final = r"[\x{4e00}-\x{9fff}0-9A-Za-z&·().-]+"
TOTAL: Final = "(合计|总计|小计|累计|共计|其中|平均|注|说明|备注|资料来源|按)"
IS_FIRM: Final = (
    f"regexp_full_match({CODE}, '[0-9A-Z]{{18}}') AND regexp_full_match({NAME}, '{INSIDE}( {INSIDE})*')"
    f" AND NOT regexp_matches({NAME}, '^{TOTAL}') AND NOT suffix({NAME}, '计') AND NOT contains({NAME}, 'otal')"
)
IS_YEAR: Final = f"regexp_full_match({YEAR}, '[12][0-9]{{3}}')"
IS_FIGURE: Final = "coalesce(regexp_full_match({}, '([0-9]{{1,9}}([.][0-9]{{1,6}})?)?'), TRUE)"
CELLS: Final = ", ".join(f"'{heading}': 'VARCHAR'" for heading in HEADINGS)
COUNTS: Final = ", ".join(f"count(*) FILTER (c{place} > {limit})" for place, limit in TIERS)
ASKED: Final = f"count(*), {COUNTS}, sum(c5), sum(c6)"


def register(path: str) -> str:
    """Return the query of all rows, typed, and whether the cells of each are what they seem to be."""
    is_typed = path.endswith(".parquet")
    checks = IS_FIRM if is_typed else " AND ".join([IS_FIRM, IS_YEAR, *map(IS_FIGURE.format, FIGURES)])
    figures = (f"try_cast({figure} AS DECIMAL(18, 6)) AS c{place}" for place, figure in enumerate(FIGURES, 5))
    groups = (f"coalesce({HEADINGS[place]}, '') AS c{place}" for place in GROUPS)
    columns = f"{CODE} AS code, {NAME} AS name, try_cast({YEAR} AS SMALLINT) AS year"
    table = f"read_parquet('{path}')"
    if not is_typed:
        table = f"read_csv('{path}', columns = {{{CELLS}}}, header = true, auto_detect = false)"
    return f"SELECT {columns}, {', '.join((*figures, *groups))}, coalesce({checks}, FALSE) AS is_plain FROM {table}"


def main() -> None:
    """Print everything; a text is read once, into a table in memory."""
    with duckdb.connect() as database:
        form = "VIEW" if sys.argv[1].endswith(".parquet") else "TABLE"
        database.execute(f"CREATE {form} register AS {register(sys.argv[1])}")

        def rows(sql: str) -> list[tuple[Any, ...]]:
            return database.execute(sql).fetchall()

        if rows("SELECT count(*) FROM register WHERE NOT is_plain")[0][0]:
            raise SystemExit("a row is odd")
        if rows("SELECT code FROM register GROUP BY code, year HAVING count(*) > 1 LIMIT 1"):
            raise SystemExit("a code stands twice")
        answers = {"all": in_yuan(rows(f"SELECT {ASKED} FROM register"))}
        for place in GROUPS:
            found = rows(f"SELECT c{place}, {ASKED}, arg_max(name, c5) FROM register GROUP BY 1")
            answers[HEADINGS[place]] = in_yuan(found)
        for number, (place, limit) in enumerate(TIERS):
            for side, sign, order in (("nearest", "<=", "DESC"), ("cushion", ">", "ASC")):
                firms = f"SELECT name, c{place} FROM register WHERE c{place} {sign} {limit}"
                answers[f"{side} {number}"] = in_yuan(rows(f"{firms} ORDER BY c{place} {order}, code LIMIT {MOST}"))
        print(as_text(answers))


if __name__ == "__main__":
    main()
