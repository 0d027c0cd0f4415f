"""Columns of a file that states their types: exact numbers are plain without a look at their digits."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.amount import MOST_DECIMALS
from tiers.domain.table import Column, Origin
from tiers.engines.in_duckdb.amounts import plain_amount, plain_digits
from tiers.engines.in_duckdb.database import quoted

_INTEGERS: Final = frozenset(
    [
        *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"),
        *("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"),
    ]
)
_DECIMAL: Final = re.compile(r"DECIMAL\(\d+,(\d+)\)")

_SURE: Final = 15, 4
"""Digits, and how many of them after the point, of decimals of which no two have the same nearest binary number.

So where the binary number of such a decimal is the cell, the shortest text of the cell is that decimal.

Source: IEEE 754, binary64.
"""


class Read(NamedTuple):
    """How SQL reads the cells of a column whose type tells enough."""

    cell: str
    """The cell as text; NULL where nothing stands."""
    is_plain: str
    """The condition that it needs no second look; NULL where nothing stands."""
    becomes: str
    """What it becomes then; of a figure, its amount in yuan."""


def figure(column: Column, types: tuple[str, ...]) -> Read | None:
    """Say how a column of figures is read; None if only the text of a cell tells."""
    if not types:
        return None
    of_type, scale, cell = types[column.index], column.unit.scale if column.unit else None, f"t{column.index}"
    if of_type in _INTEGERS or _decimals(of_type) <= MOST_DECIMALS:
        value, digits, more = f"try_cast({cell} AS DECIMAL(38, 6))", plain_digits(scale), ""
    elif of_type == "DOUBLE":
        value = f"try_cast({cell} AS DECIMAL({_SURE[0]}, {_SURE[1]}))"
        digits, more = (
            min(plain_digits(scale), _SURE[0] - _SURE[1]),
            f" AND {value}::DOUBLE IS NOT DISTINCT FROM {cell}",
        )
    else:
        return None
    least = f"{cell} > -1{'0' * digits}" if scale else f"{cell} >= 0"
    is_plain = f"{least} AND {cell} < 1{'0' * digits}{more}"
    return Read(f"{cell}::VARCHAR", is_plain, f"({value} * {scale or Decimal(1):f})::{plain_amount(scale)}")


def _decimals(of_type: str) -> int:
    """Count the digits after the point of a decimal type; more than are ever kept for all others."""
    match = _DECIMAL.fullmatch(of_type)
    return int(match[1]) if match else MOST_DECIMALS + 1


def year(column: Column, types: tuple[str, ...]) -> Read | None:
    """Say how a column of years is read; None if only the text of a cell tells."""
    if not types or types[column.index] not in _INTEGERS:
        return None
    cell = f"t{column.index}"
    return Read(f"{cell}::VARCHAR", f"{cell} BETWEEN 1000 AND 2999", f"{cell}::SMALLINT")


def source(origin: Origin, places: Iterable[int]) -> str:
    """Write the rows of a Parquet file as a source of SQL: of each column its text `c…` and its own value `t…`."""
    names = ", ".join(f"t{i}" for i in range(len(origin.types)))
    texts = ", ".join(f"t{place}::VARCHAR AS c{place}" for place in places)
    rows = f" WHERE file_row_number >= {origin.above}" if origin.above else ""
    return (
        f"(SELECT *, {texts} FROM read_parquet({quoted(origin.path)}, hive_partitioning = false) AS t({names}){rows})"
    )
