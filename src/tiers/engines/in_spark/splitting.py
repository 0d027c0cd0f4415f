"""Lines → cells, by the rules of RFC 4180: each line is a row, and quotes are well-formed or noticed."""

from collections.abc import Sequence
from typing import Final

from tiers.domain.table import ClusterRows
from tiers.engines.in_spark import expressions
from tiers.engines.in_spark.discovery import ROW_NUMBER
from tiers.engines.in_spark.expressions import comma_list, literal

_HAS_QUOTES: Final = "instr(line, '\"') > 0"
_INNER: Final = "replace(substring(cell, 2, length(cell) - 2), '\"\"', '\"')"
_UNQUOTED: Final = f"CASE WHEN startswith(cell, '\"') THEN {_INNER} ELSE cell END"


def split(place: ClusterRows, separator: str, width: int) -> tuple[str, Sequence[str]]:
    """Write the lines of a view as rows, without blank ones and headings: a query, and what it binds.

    Columns `c…` as many as headings; `len`, the cells that a row has; `beyond`, the text beyond the headings;
    `misquoted`, whether a quote is not closed or not doubled. The number of a row is taken after it was split, so that
    this is done once.
    """
    pattern = literal(f'("(?:[^"]|"")*"|[^"{separator}][^{separator}]*|)[{separator}]')
    ended = f"concat(trim(TRAILING char(13) FROM line), {literal(separator)})"
    quoted = f"transform(regexp_extract_all({ended}, {pattern}, 1), cell -> {_UNQUOTED})"
    simple = f"split(trim(TRAILING char(13) FROM line), '[{separator}]')"
    whole = f"concat_ws('', regexp_extract_all({ended}, {pattern}, 0))"
    lines = (
        f"SELECT line, CASE WHEN {_HAS_QUOTES} THEN {quoted} ELSE {simple} END AS cells,"
        f" CASE WHEN {_HAS_QUOTES} THEN length({whole}) <> length({ended}) ELSE FALSE END AS misquoted"
        f" FROM {place.view}"
    )
    row = "id + 1" if place.is_numbered else "nullif(id, id)"
    columns = comma_list(f"get(cells, {i}) AS c{i}" for i in range(width))
    heading = place.heading or ""
    return (
        f"SELECT {row} AS row, size(cells) AS len, concat_ws('', slice(cells, {width + 1}, 1000)) AS beyond, misquoted,"
        f" {columns} FROM (SELECT *, {ROW_NUMBER} AS id FROM ({lines}))"
        f" WHERE NOT line IN (?, ?, ?, ?) AND NOT {expressions.matches('line', _nothing(separator))}"
    ), (heading, f"\ufeff{heading}", f"{heading}\r", f"\ufeff{heading}\r")


def _nothing(separator: str) -> str:
    """Write what a line of blank cells looks like."""
    return rf"[{separator} \r]*"
