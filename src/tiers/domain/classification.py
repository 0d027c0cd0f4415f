"""Which tier each firm is in, and what it is short of the next: a flat row per firm."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import count
from typing import Final, Literal, NamedTuple, Protocol

State = Literal["usable", "missing", "unreadable"]
"""Whether a firm has a figure; where it has none, whether the cell says nothing or something else."""

Value = str | int | Decimal | None
"""What stands in a row; amounts are Decimals in yuan (the plan's currency)."""

FROM: Final = "classify"
"""What the columns of firms that this program wrote have as `Column.unit_from`, when they are read."""

UNREADABLE: Final = "unreadable"
"""The state of a figure whose cell is no amount."""

FIRM: Final = ("name", "code", "year")
"""The columns that say which firm it is."""

OF_MEASURE: Final = ("", "state", "tier", "next", "short_by")
"""The columns of each measure, after its name: the figure, its state, the tier, the next one, what is lacking to it."""


class TextForm(NamedTuple):
    """A text with a row per firm, as a writer describes it: numbers stand there exactly, `0` without a point."""

    before: tuple[str, ...]
    """Per column, what stands before its cell."""
    end: str
    """What ends a row: a line feed, and what stands before it."""
    text: Callable[[str], str]
    """Writes a text as a cell."""
    quote: str
    """What stands on both sides of a text of ideographs, ASCII letters and digits, `&·().`, and single spaces and
    hyphens inside: of such a text `text` changes nothing else."""
    nothing: str
    """A cell that says nothing."""


class InBulk(Protocol):
    """All rows at once, written by the engine that has them."""

    def lines(self, form: TextForm) -> Iterator[bytes]:
        """Write a line per row, in UTF-8, in parts."""

    def parquet(self, columns: Sequence[tuple[str, str]], text: Callable[[str], str]) -> Iterator[bytes]:
        """Make a file of Parquet, and give it in parts: names of the columns, each with its type; `text` writes a text.

        Raises: WriteError if there is no room for it.
        """


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
    in_bulk: InBulk | None = None
    """A faster way to write the same rows; None: they are made one by one."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns: of the firm, of each measure, and the headings; no two are the same."""
        of_measures = (column_of(measure, part) for measure in self.measures for part in OF_MEASURE)
        return distinct_names((*FIRM, *of_measures, *self.by))


def column_of(measure: str, part: str) -> str:
    """Name a column of a measure: `revenue`, `revenue_tier`."""
    return f"{measure}_{part}" if part else measure


def distinct_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names, with numbers for the later ones of those that differ only in case: `year`, `year_2`."""
    found: dict[str, str] = {}
    for name in names:
        tries = (name if n == 1 else f"{name}_{n}" for n in count(1))
        free = next(each for each in tries if each.casefold() not in found)
        found[free.casefold()] = free
    return tuple(found.values())
