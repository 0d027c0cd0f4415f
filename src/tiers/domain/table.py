"""What was found where: the value that intake gives to an engine."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tiers.domain import cleaning
from tiers.domain.amount import Unit
from tiers.domain.period import Period
from tiers.domain.problem import Problem
from tiers.wording import Message


class Source(NamedTuple):
    """Where a table comes from and how its bytes were understood."""

    path: str
    """The file as it was named; `-` for standard input."""
    format: str
    """`csv` for every text table; else the format's usual ending."""
    sheet: str | None = None
    """The workbook's sheet, or None."""
    encoding: str | None = None
    """The encoding of a text, in Python's name for it, or None."""
    separator: str | None = None
    """What stands between the cells of a text; None for a workbook."""
    header_row: int = 1
    """The first line of the headings, counted from 1 as a person does."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, and what it was taken for."""

    index: int
    """Position among the cells of a row, from 0."""
    heading: str
    """The heading as written, with line breaks folded to a space."""
    role: str | None = None
    """`name`, `code`, `year`, or a measure; None where the column answers no question."""
    period: Period | None = None
    """The time of its figures by the heading, the title or the file's name; a year of None is a year cell's or
    `Table.year`."""
    unit: Unit | None = None
    """The unit of a measure's bare numbers; None where nobody stated it."""
    unit_from: str | None = None
    """Where the unit was stated: `heading`, `unit line`, `option` or `targets`."""
    unclear_unit: str = ""
    """Words of the table about a measure's unit that are not understood, so that none is taken from it."""
    why: tuple[Message, ...] = field(default=(), compare=False)
    """The reasons for the role, the unit and the time, or why there is no role."""


class SetAside(NamedTuple):
    """A row that is not a firm."""

    row: int
    """The row as a person counts."""
    text: str
    """The cell by which it was judged, cleaned; the first cells of a row about the headings."""
    why: str
    """`total`, `subtotal`, `section`, `note`, `comparison`, `unnamed` (no name, no code, no figure), `instruction`
    (about the headings, or an example), or `heading` (repeated)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A file whose rows stay where they are, because there are too many to be held.

    It is a text in UTF-8, every line of which under the headings is a row, or, if it has `types`, Parquet.
    """

    path: str
    """The file."""
    skip: int
    """Lines above the first row."""
    rows: int
    """Rows, by their line ends or as the file states: held against what an engine finds."""
    line_end: str
    """What ends every line: LF or CRLF."""
    has_quotes: bool
    """Whether cells may stand in quotes; all of them are well-formed."""
    is_even: bool
    """Whether every row but `uneven` has as many cells as there are headings, as far as separators can tell."""
    at: Callable[[Iterable[int]], Iterator[list[str]]] = field(repr=False)
    """Reads the cells of the rows at some rising positions, counted from 0."""
    aside: Callable[[Sequence[tuple[int, list[str]]]], tuple[SetAside, ...]] = field(repr=False)
    """Returns which of some rows, each with its line, are about the headings; only rows without a plain number as
    first figure can be, and those with one of `headings` for a name.

    Raises: DataError if a second table begins among them, or another unit or another time is stated.
    """
    uneven: tuple[int, ...] = ()
    """The positions of a few rows, in rising order, that are blank or have too few or too many cells."""
    evened: Callable[[str], None] = field(default=lambda _: None, repr=False)
    """Writes the file once more, with as many cells as there are headings in each row: blank ones are added, others
    left out.

    Raises: EngineError if there is no room.
    """
    types: tuple[str, ...] = ()
    """Of a Parquet file, the type of each column in DuckDB's words; none of a text."""
    expressions: tuple[str, ...] = ()
    """Of a Parquet file, how SQL reads each column, where those that stand in it are called `p0`, `p1` …"""
    width: int = 0
    """Of a Parquet file, how many columns stand in it; folders state the others."""
    above: int = 0
    """Rows of a Parquet file above the first."""
    parts_at: Callable[[Iterable[int], Collection[int]], Iterator[list[str]]] | None = field(default=None, repr=False)
    """Reads the rows at some rising positions, and only the cells of some columns, the others being blank; None where
    that is no faster."""

    headings: tuple[str, ...] = ()
    """Words that name no firm where a firm's name stands: such a row is about the headings, whatever its figure."""

    def line(self, position: int) -> int:
        """Return the line of a row, counted from 1 as a person does."""
        return self.skip + position + 1


Nature = Literal["text", "whole", "decimal", "exact", "double", "float", "other"]
"""What the cells of a column on a cluster are: text; integers; exact decimals with at most 6 places; such with more;
binary numbers of 64 and 32 bits, which hold no exact decimals; anything else that can be written as text."""


@dataclass(frozen=True, slots=True)
class ClusterRows:
    """A table whose rows stay on a cluster."""

    view: str
    """The name under which the cluster has it: `c0`, `c1` … and the line of each row as `row`; of a text, `line`."""
    natures: tuple[Nature, ...]
    """What the cells of each column are."""
    heading: str | None
    """The first line of a text, whose rows are still to be split; None for a table that has columns."""
    is_numbered: bool
    """Whether the lines of a text can be told by counting them as they come."""
    refuse: Callable[[Sequence[list[str]]], None] = field(repr=False)
    """Looks at rows without a number as their first figure.

    Raises: DataError if one of them is about the headings, and no firm.
    """
    alike: Callable[[Collection[int]], None] | None = field(default=None, repr=False)
    """Looks at each of several files whether it has some columns; None where they need no look: one file, texts, a
    table of the catalogue.

    Raises: DataError if one of them lacks one.
    """
    headings: tuple[str, ...] = ()
    """Words that name no firm, as those of `Origin`."""

    @property
    def is_text(self) -> bool:
        """Whether its rows are split from lines, so that they may have too few or too many cells."""
        return self.heading is not None


class PeriodCells(NamedTuple):
    """Columns that may say of rows that they are of a part of the year, and did not say so of those that were seen."""

    places: tuple[int, ...]
    """Their positions."""
    judge: Callable[["Table", int, Sequence[str]], "Table"]
    """Returns the table once more, by the different cells of one of these columns: all that it has."""


class Table(NamedTuple):
    """One table: its columns, and its rows as they were written."""

    source: Source
    """Where it comes from."""
    columns: tuple[Column, ...]
    """All columns, in order, those without a role too."""
    cells: Sequence[list[str]]
    """The cells of each row under the headings that is not blank nor set aside, as written."""
    numbers: Sequence[int]
    """The line at which each of these rows starts, counted from 1 as a person does."""
    year: int | None = None
    """The year that a person stated for figures whose year the table does not state; None: nobody says."""
    problems: tuple[Problem, ...] = ()
    """What was wrong with the file, its headings and its units."""
    set_aside: tuple[SetAside, ...] = ()
    """Rows under the headings that are about them, in order; they are not among the cells. Of a large table, those
    among its first rows."""
    origin: Origin | None = None
    """Set for a large table, whose `cells` and `numbers` are empty; None for all others."""
    cluster: ClusterRows | None = None
    """Set for a table on a cluster, whose `cells` and `numbers` are empty; None for all others."""
    period_cells: PeriodCells | None = None
    """Set where it takes all rows to know whether the figures are of a part of the year: an engine that sees more rows
    than intake has to look."""

    def of_role(self, role: str) -> tuple[Column, ...]:
        """Return the columns of a role, in order: several only for a measure in several years."""
        return tuple(column for column in self.columns if column.role == role)

    def find_column(self, *headings: str) -> Column | None:
        """Return the first column under one of these headings, compared after folding; None if there is none."""
        wanted = filter(None, map(cleaning.fold, headings))
        found = {cleaning.fold(column.heading): column for column in reversed(self.columns)}
        return next((found[words] for words in wanted if words in found), None)
