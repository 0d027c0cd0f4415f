"""The rows of a table on the cluster in which a moved figure may show, or with which they are compared."""

from collections.abc import Iterator

from tiers.domain.amount import Fault
from tiers.domain.problem import Problem
from tiers.engines import moved
from tiers.engines.in_spark.odd_cells import Odd
from tiers.engines.in_spark.sql import listed
from tiers.engines.in_spark.staging import Staged
from tiers.engines.marks import FAULTS


def moved_figures(staged: Staged, odd: Odd) -> Iterator[Problem]:
    """Warn of numbers where none belongs, as `engines.moved` does."""
    missing = FAULTS[Fault.MISSING]
    is_lacking = " OR ".join(f"coalesce(x{column.index} = {missing}, FALSE)" for column in staged.used)
    may_lack = "figureless" in odd.signs or any(
        odd.any_becomes(f"m{column.index}", 1, missing) for column in staged.used
    )
    lacking = _first(staged, is_lacking) if may_lack else []
    return moved.moved_figures(staged.table, staged.used, moved.Rows(lacking, _first(staged, f"NOT ({is_lacking})")))


def _first(staged: Staged, condition: str) -> list[moved.Row]:
    """Bring the first rows of firms that meet a condition; where rows have no order, the first by their cells."""
    texts = listed(f"coalesce({text}, '')" for text in staged.texts)
    places = listed(str(place) for place in range(1, len(staged.texts) + 2))
    rows = staged.cluster.rows(
        f"SELECT row, {texts} FROM r{staged.index} WHERE kind IS NULL AND NOT ragged AND ({condition})"
        f" ORDER BY {places} LIMIT {moved.MOST}"
    )
    return [moved.Row(row or None, cells) for row, *cells in rows]
