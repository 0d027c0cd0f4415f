"""Columns of a file that states their types: exact numbers are plain without a look at their digits."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.amount import MOST_DECIMALS, MOST_WHOLE_DIGITS
from tiers.domain.table import Origin
from tiers.engines.in_duckdb.database import quoted

_INTEGERS: Final = frozenset(
    [
        *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"),
        *("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"),
    ]
)
_DECIMAL: Final = re.compile(r"DECIMAL\(\d+,(\d+)\)")

_BARE_DIGITS: Final = 9
"""Digits before the point of a bare number that is an amount in any unit, as `domain.amount.PLAIN`."""

_SURE: Final = 15, 4
"""Digits, and how many of them after the point, of decimals of which no two have the same nearest binary number.

So where the binary number of such a decimal is the cell, the shortest text of the cell is that decimal.

Source: IEEE 754, binary64.
"""


class Read(NamedTuple):
    """How SQL reads the cells of a column."""

    is_plain: str
    """The condition that a cell needs no second look; false or NULL of nothing."""
    value: str
    """What a plain cell is; an amount, in the unit of the column."""
    is_blank: str
    """The condition that nothing stands there."""
    odd: str
    """The text of a cell that is neither, else NULL."""


def figure(cell: str, of_type: str, scale: Decimal | None) -> Read | None:
    """Say how a figure of a type is read; None if only its text tells. `scale` is what one of its unit is worth."""
    digits = _BARE_DIGITS if scale is None else MOST_WHOLE_DIGITS - scale.adjusted()
    if of_type in _INTEGERS or _decimals(of_type) <= MOST_DECIMALS:
        return _read(cell, _within(cell, digits, signed=scale is not None), f"try_cast({cell} AS DECIMAL(38, 6))")
    if of_type == "DOUBLE":
        sure = f"try_cast({cell} AS DECIMAL({_SURE[0]}, {_SURE[1]}))"
        within = _within(cell, min(digits, _SURE[0] - _SURE[1]), signed=scale is not None)
        return _read(cell, f"({within} AND coalesce({sure}::DOUBLE = {cell}, FALSE))", sure)
    return None


def _decimals(of_type: str) -> int:
    """Count the digits after the point of a decimal type; more than are ever kept for all others."""
    match = _DECIMAL.fullmatch(of_type)
    return int(match[1]) if match else MOST_DECIMALS + 1


def _within(cell: str, digits: int, *, signed: bool) -> str:
    """Give the condition that a number has at most so many digits before its point."""
    least = f"{cell} > -1{'0' * digits}" if signed else f"{cell} >= 0"
    return f"({least} AND {cell} < 1{'0' * digits})"


def year(cell: str, of_type: str) -> Read | None:
    """Say how a year of a type is read; None if only its text tells."""
    return _read(cell, f"({cell} BETWEEN 1000 AND 2999)", cell) if of_type in _INTEGERS else None


def _read(cell: str, is_plain: str, value: str) -> Read:
    return Read(is_plain, value, f"{cell} IS NULL", f"CASE WHEN NOT {is_plain} THEN {cell}::VARCHAR END")


def source(origin: Origin, places: Iterable[int]) -> str:
    """Write the rows of a Parquet file as a source of SQL: of each column its text `c…` and its own value `t…`."""
    names = ", ".join(f"t{i}" for i in range(len(origin.types)))
    texts = ", ".join(f"t{place}::VARCHAR AS c{place}" for place in places)
    above = origin.skip - 1
    rows = f" WHERE file_row_number >= {above}" if above else ""
    return (
        f"(SELECT *, {texts} FROM read_parquet({quoted(origin.path)}, hive_partitioning = false) AS t({names}){rows})"
    )
