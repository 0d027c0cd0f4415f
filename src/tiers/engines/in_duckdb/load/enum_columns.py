"""The words of texts in which many firms agree, such as an industry: a sample finds them, and rows point to them."""

from collections.abc import Sequence
from typing import Final

from tiers.domain import cleaning
from tiers.duckdb_session import sql_literal
from tiers.engines.in_duckdb.load.samples import Spot
from tiers.engines.in_duckdb.source_rows import escape
from tiers.engines.in_duckdb.staged_table import Staged

_MOST: Final = 1000
"""Words of a list: of a text that has more, each row keeps its own."""

_NEW: Final = 20
"""One word in so many may be new in the other half of the parts."""


def create_enums(staged: Staged, spots: Sequence[Spot]) -> frozenset[str]:
    """Create the lists of a table of which some parts were looked at; return the texts that have one.

    A text has none if every other part of the table brings new words: the list would hold too few of them.
    """
    return frozenset(word for word, place in staged.texts.items() if spots and _is_listed(staged, word, spots, place))


def _is_listed(staged: Staged, word: str, spots: Sequence[Spot], place: int | None) -> bool:
    if place is None:
        return False
    even, uneven = ({cells[place] for spot in half for cells in spot} for half in (spots[::2], spots[1::2]))
    cells = even | uneven
    if len(cells) > _MOST or len(uneven - even) * _NEW > len(uneven):
        return False
    words = {"", *cells, *(escape(cleaning.text(cell)) for cell in cells)}
    staged.database.run(f"CREATE TYPE {staged.name}_{word}_list AS ENUM ({', '.join(map(sql_literal, sorted(words)))})")
    return True
