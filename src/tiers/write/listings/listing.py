"""Rows and columns with exact values: what every format that holds tables of cells is written from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal["text", "word", "year", "count", "amount", "share", "number", "flag"]
"""What a column holds.

`text` comes from outside, a `word` from this program; an `amount` is in yuan (the plan's currency), of a `share` 1 is
the whole, a `number` is any other quotient, a `flag` is true or false.
"""

Value = str | int | Decimal | bool | None
"""None is “not known” or “not applicable”, never 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    key: str
    """Its name for programs; unlike every other's."""
    kind: Kind
    """What it holds."""
    name: str = ""
    """What it is about in general, where the key names a tier or a measure too."""
    about: str | None = None
    """That tier or measure."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of cells."""

    name: str
    """What it lists."""
    columns: tuple[Column, ...]
    """From left to right."""
    rows: Iterable[Sequence[Value]] = field(repr=False)
    """Each as long as there are columns; can be gone through more than once."""

    def only(self, keys: Sequence[str]) -> "Listing":
        """Return some of the columns, in this order."""
        places = {column.key: place for place, column in enumerate(self.columns)}
        chosen = [places[key] for key in keys]
        columns = tuple(self.columns[place] for place in chosen)
        return Listing(self.name, columns, [[row[place] for place in chosen] for row in self.rows])

    def with_values(self, key: str, values: Iterable[Value]) -> "Listing":
        """Return the listing with other values in a column, from the first row on."""
        place = [column.key for column in self.columns].index(key)
        rows = [[*row[:place], value, *row[place + 1 :]] for row, value in zip(self.rows, values, strict=True)]
        return Listing(self.name, self.columns, rows)


def make_listing(name: str, columns: Mapping[str, Kind], rows: Iterable[Mapping[str, Value]]) -> Listing:
    """Make a listing whose columns are called what they are about."""
    return Listing(name, columns_of(columns), [[row[key] for key in columns] for row in rows])


def columns_of(kinds: Mapping[str, Kind]) -> tuple[Column, ...]:
    """Make columns that are called what they are about."""
    return tuple(Column(key, kind, key) for key, kind in kinds.items())


def many(name: str, kind: Kind, abouts: Iterable[str]) -> Iterator[Column]:
    """Make one column for each tier or measure: `count_1亿`, `total_revenue`."""
    return (Column(f"{name}_{about}", kind, name, about) for about in abouts)
