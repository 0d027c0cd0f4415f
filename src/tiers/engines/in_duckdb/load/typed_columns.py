"""Columns of a file that states their types: exact numbers are plain without a look at their digits."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from tiers.domain.amount import MOST_DECIMALS
from tiers.domain.table import Column, Origin
from tiers.engines.in_duckdb.database import literal
from tiers.engines.in_duckdb.expressions import plain_amount, plain_digits

_INTEGERS: Final = frozenset(
    [
        *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"),
        *("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"),
    ]
)
_DECIMAL: Final = re.compile(r"DECIMAL\(\d+,(\d+)\)")

_ROOM: Final = 18
"""Digits for which a number of 64 bits has room."""

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
    """Return how a column of figures is read; None if only the text of a cell tells."""
    of_type = types[column.index] if types else ""
    is_binary = of_type == "DOUBLE"
    decimals = _SURE[1] if is_binary else 0 if of_type in _INTEGERS else _decimals(of_type)
    if decimals > MOST_DECIMALS:
        return None
    cell, scale = f"t{column.index}", column.unit.scale if column.unit else None
    width = min(_ROOM - scale.adjusted() - 1 if scale else _ROOM, _SURE[0] if is_binary else _ROOM)
    digits = min(plain_digits(scale), width - decimals)
    value = f"try_cast({cell} AS DECIMAL({width}, {decimals}))"
    least = f"{cell} > -1{'0' * digits}" if scale else f"{cell} >= 0"
    is_sure = f" AND {value}::DOUBLE IS NOT DISTINCT FROM {cell}" if is_binary else ""
    return Read(f"{cell}::VARCHAR", f"{least} AND {cell} < 1{'0' * digits}{is_sure}", _amount(value, scale))


def _amount(value: str, scale: Decimal | None) -> str:
    """Return what a number is worth, in yuan: a product of 18 digits is reckoned in 64 bits."""
    times = f" * {scale:f}::DECIMAL({scale.adjusted() + 1}, 0)" if scale else ""
    return f"({value}{times})::{plain_amount(scale)}"


def _decimals(of_type: str) -> int:
    """Count the digits after the point of a decimal type; more than are ever kept for all others."""
    match = _DECIMAL.fullmatch(of_type)
    return int(match[1]) if match else MOST_DECIMALS + 1


def year(column: Column, types: tuple[str, ...]) -> Read | None:
    """Return how a column of years is read; None if only the text of a cell tells."""
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
        f"(SELECT *, {texts} FROM read_parquet({literal(origin.path)}, hive_partitioning = false) AS t({names}){rows})"
    )
