"""One table in the database: what its columns are called, and where they come from."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from tiers.domain.table import Column, Table
from tiers.engines.in_duckdb.database import Database
from tiers.engines.in_duckdb.source_rows import unescape
from tiers.engines.rules.requirements import NeededColumns, Requirements


@dataclass(frozen=True)
class Staged(NeededColumns):
    """One table in the database, as `s0`, `s1` …, a row per row.

    Its columns: `len` (cells of a ragged row), `look` (whether it may be about the headings), `led` (whether a
    cell before the name may say that it is no firm), `kind`, `y` (year), `nk`
    and `ck` (hashes of the cleaned name and code), per column of figures `m…` (amount) and `f…` (fault), `n…` (serial
    numbers), `g…`, `w…` and `h…` (texts of breakdowns, of `--where`, and of the plan's conditions); and `odd`, a list
    of the cells of the row as written that are not plain, NULL if there is none. A copy of a table has `beyond`:
    whether cells beyond the headings are not blank. What nothing is asked about any more is dropped: `look`, `led` and
    `beyond`, `odd` if all cells are plain, and `nk` if all firms have codes.
    """

    database: Database
    """Where it is."""
    table: Table
    """As intake gave it."""
    index: int
    """Its place among the inputs."""
    start: int
    """Rows in the tables before."""
    needs: Requirements
    """What an answer needs."""
    rows: int = 0
    """Its rows, once it is loaded."""
    scanned: bool = False
    """Whether the database has read the file itself, and not a copy of its rows."""
    listed: frozenset[str] = frozenset()
    """The texts whose words are kept as places in a list of words; a word that is not in it is odd."""
    years: tuple[str, ...] = ()
    """Years that many rows state, as written: a cell that is one of them needs no look at its form."""
    with_odd: frozenset[str] = frozenset()
    """The columns some of whose cells are odd, once it is loaded."""
    has_words: bool = False
    """Whether the cleaned names and codes are kept, as `name` and `code`: rows of firms need them."""

    @property
    def name(self) -> str:
        """The name of the table in the database."""
        return f"s{self.index}"

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the columns, if the database reads them itself and they are not all text."""
        return self.table.origin.types if self.scanned and self.table.origin else ()

    def as_written(self, cell: str) -> str:
        """Return an odd cell of the database as it stands in the table."""
        return cell if self.scanned else unescape(cell)

    @cached_property
    def texts(self) -> dict[str, int | None]:
        """The texts, each with the position of its column; None where the table has no such column."""
        groups = {f"g{i}": column.index if column else None for i, column in enumerate(self.groups)}
        chosen = {f"w{i}": column.index for i, column in enumerate(self.conditions)}
        return groups | chosen | {f"h{column.index}": column.index for column in self.marked_columns}

    def text_of(self, column: Column) -> str:
        """Return the text of a column that the plan's conditions are about: a breakdown may have it too."""
        return next((f"g{i}" for i, group in enumerate(self.groups) if group == column), f"h{column.index}")

    @cached_property
    def odd_words(self) -> tuple[str, ...]:
        """The columns whose cells may be odd."""
        named = [word for word, role in (("y", "year"), ("nk", "name"), ("ck", "code")) if self.column(role)]
        return (
            *named,
            *(f"m{column.index}" for column in self.used_columns),
            *filter(self.listed.__contains__, self.texts),
        )

    def odd(self, word: str) -> str:
        """Return the cell from which a column is made where it is not plain, as an expression; else NULL."""
        return f"odd[{self.odd_words.index(word) + 1}]" if word in self.with_odd else "NULL::VARCHAR"

    def forget(self, *columns: str) -> None:
        """Drop columns that nothing is asked about any more: what is left may have room in memory."""
        for column in columns:
            self.database.run(f"ALTER TABLE {self.name} DROP COLUMN {column}")

    @cached_property
    def naming(self) -> tuple[Column | None, Column | None]:
        """The columns of names and codes."""
        return self.column("name"), self.column("code")

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The positions of all columns that an answer needs."""
        needed = chain(
            self.naming,
            [self.column("year")],
            self.used_columns,
            self.serials,
            self.groups,
            self.conditions,
            self.marked_columns,
            self.stating,
            self.periods,
        )
        own = {column.index for column in needed if column}
        return tuple(sorted({*own, *self.leading.serials, *self.leading.others}))
