"""Some rows of a large table, from all its parts: what they have in common is tried first, and proves nothing."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice
from typing import Final

from tiers.engines.in_duckdb.load import typed_columns
from tiers.engines.in_duckdb.source_rows import at
from tiers.engines.in_duckdb.staged_table import Staged
from tiers.engines.sql.clean_patterns import YEAR

Spot = Sequence[list[str]]
"""Rows that follow each other: the cells of each; those of columns that nothing is asked about may be blank."""

_SPOTS: Final = 16
"""Parts of the table that are looked at: one may be sorted."""

_ROWS: Final = 16, 256
"""Rows that are looked at in each, at least and at most."""

_SHARE: Final = 64
"""One row in so many is looked at, where that is between the two."""

_MOST_YEARS: Final = 8
"""Years that are tried before the form of a cell is."""

_YEAR: Final = re.compile(YEAR)


def sample(staged: Staged) -> list[Spot]:
    """Look at some rows of a table whose rows have stayed in a file; none where nothing is asked about words or years.

    A year of a column of numbers is not looked at.
    """
    origin, year = staged.table.origin, _year_place(staged)
    if origin is None or not (staged.texts or year is not None):
        return []
    places = [_spot(origin.rows, number) for number in range(_SPOTS)]
    of_texts = (*staged.groups, *staged.conditions, *staged.marked_columns)
    columns = (*of_texts, staged.column("year") if year is not None else None)
    found = at(staged.table, chain.from_iterable(places), columns)
    return [[*islice(found, len(spot))] for spot in places]


def _year_place(staged: Staged) -> int | None:
    year = staged.column("year")
    return None if year is None or typed_columns.year(year, staged.types) else year.index


def _spot(rows: int, number: int) -> range:
    first, following = (rows * i // _SPOTS for i in (number, number + 1))
    wanted = min(max(rows // (_SPOTS * _SHARE), _ROWS[0]), _ROWS[1])
    return range(first, min(first + wanted, following))


def frequent_years(staged: Staged, spots: Sequence[Spot]) -> tuple[str, ...]:
    """Return the plain years that most rows of a sample state, as written."""
    place = _year_place(staged)
    if place is None:
        return ()
    cells = Counter(cells[place] for spot in spots for cells in spot)
    return tuple(cell for cell, _ in cells.most_common(_MOST_YEARS) if _YEAR.fullmatch(cell))
