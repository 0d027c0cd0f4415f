"""The words of texts in which many firms agree, such as an industry: a sample finds them, and rows point to them."""

from collections.abc import Sequence
from itertools import chain, islice
from typing import Final

from tiers.domain import cleaning
from tiers.duckdb_session import sql_literal
from tiers.engines.in_duckdb.source_rows import at, escape
from tiers.engines.in_duckdb.staged_table import Staged

_SPOTS: Final = 16
"""Parts of the table that are looked at: one may be sorted."""

_ROWS: Final = 16, 256
"""Rows that are looked at in each, at least and at most."""

_SHARE: Final = 64
"""One row in so many is looked at, where that is between the two."""

_MOST: Final = 1000
"""Words of a list: of a text that has more, each row keeps its own."""


_NEW: Final = 20
"""One word in so many may be new in the other half of the parts."""


def create_enums(staged: Staged) -> frozenset[str]:
    """Create the lists of a table whose rows have stayed in a file; return the texts that have one.

    A text has none if every other part of the table brings new words: the list would hold too few of them.
    """
    origin = staged.table.origin
    if origin is None or not staged.texts:
        return frozenset()
    spots = _looked_at(staged, origin.rows)
    return frozenset(word for word, place in staged.texts.items() if _is_listed(staged, word, spots, place))


def _looked_at(staged: Staged, rows: int) -> list[list[list[str]]]:
    places = [_spot(rows, number) for number in range(_SPOTS)]
    found = at(staged.table, chain.from_iterable(places), (*staged.groups, *staged.conditions, *staged.marked_columns))
    return [[*islice(found, len(spot))] for spot in places]


def _spot(rows: int, number: int) -> range:
    first, following = (rows * i // _SPOTS for i in (number, number + 1))
    wanted = min(max(rows // (_SPOTS * _SHARE), _ROWS[0]), _ROWS[1])
    return range(first, min(first + wanted, following))


def _is_listed(staged: Staged, word: str, spots: Sequence[Sequence[list[str]]], place: int | None) -> bool:
    if place is None:
        return False
    even, uneven = ({cells[place] for spot in half for cells in spot} for half in (spots[::2], spots[1::2]))
    cells = even | uneven
    if len(cells) > _MOST or len(uneven - even) * _NEW > len(uneven):
        return False
    words = {"", *cells, *(escape(cleaning.text(cell)) for cell in cells)}
    staged.database.run(f"CREATE TYPE {staged.name}_{word}_list AS ENUM ({', '.join(map(sql_literal, sorted(words)))})")
    return True
