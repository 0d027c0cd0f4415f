"""Which tier each firm is in, and what it is short of the next: a flat row per firm."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import count
from typing import Final, Literal, NamedTuple

State = Literal["usable", "missing", "unreadable"]
"""Whether a firm has a figure; where it has none, whether the cell says nothing or something else."""

Value = str | int | Decimal | None
"""What stands in a row; amounts are Decimals in yuan (the plan's currency)."""

FIRM: Final = ("name", "code", "year")
"""The columns that say which firm it is."""

OF_MEASURE: Final = ("", "state", "tier", "next", "short_by")
"""The columns of each measure, after its name: the figure, its state, the tier, the next one, what is lacking to it."""


class Classification(NamedTuple):
    """The firms of the report year, in the order of the table."""

    measures: tuple[str, ...]
    """The measures that the tiers use, in the order of the tiers."""
    by: tuple[str, ...]
    """The headings by which the firms can be grouped."""
    rows: Iterable[tuple[Value, ...]]
    """One per firm, as long as `columns`; can be gone through more than once."""
    firms: int
    """How many rows there are."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns: of the firm, of each measure, and the headings; no two are the same."""
        of_measures = (column_of(measure, part) for measure in self.measures for part in OF_MEASURE)
        return _unlike((*FIRM, *of_measures, *self.by))


def column_of(measure: str, part: str) -> str:
    """Name a column of a measure: `revenue`, `revenue_tier`."""
    return f"{measure}_{part}" if part else measure


def _unlike(names: Iterable[str]) -> tuple[str, ...]:
    """Give numbers to the later ones of names that are the same but for case: `year`, `year_2`."""
    found: dict[str, str] = {}
    for name in names:
        tries = (name if n == 1 else f"{name}_{n}" for n in count(1))
        free = next(each for each in tries if each.casefold() not in found)
        found[free.casefold()] = free
    return tuple(found.values())
