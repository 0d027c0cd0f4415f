"""The view `firm` → a row per firm of the report year: made here some at a time, or written by the database."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import Any, Final

from tiers.domain.classification import Classification, State, TextForm, Value
from tiers.engines.in_duckdb.counting import Present
from tiers.engines.in_duckdb.database import literal
from tiers.engines.in_duckdb.export.escaped_words import escaped_word_table, with_escaped_columns
from tiers.engines.in_duckdb.export.row_expressions import Bound, Line, Measure
from tiers.engines.in_duckdb.source_rows import unescape
from tiers.engines.rules.tier_assignment import ladders, pick, tier_cells

AT_ONCE: Final = 4 * 122_880
"""Rows that are looked at together: four times what the database gives to a processor at once."""

_TEXT: Final = "FORMAT csv, HEADER false, QUOTE '', ESCAPE ''"
"""One column of lines, as they are."""

_PARQUET: Final = "FORMAT parquet, COMPRESSION zstd"

_BYTES: Final = 1 << 20
"""Bytes of a file that are read back at once."""


def classification(present: Present) -> Classification:
    """Classify each firm of the report year, in the order of the table.

    It lasts as long as the database is open.

    Raises: DataError if only the firms of a tier are wanted that has no measure in these tables.
    """
    wanted, firms = present.panel.needs, Firms(present)
    headings = tuple(group.heading for group in wanted.groups)
    return Classification(wanted.measures, headings, firms, firms.count, firms)


class Firms:
    """The firms of the report year that are wanted, in the order of the tables."""

    def __init__(self, present: Present) -> None:
        """Find out which.

        Raises: DataError if only the firms of a tier are wanted that has no measure in these tables.
        """
        self._present, self._database, self._files = present, present.panel.database, count()
        self._ladders, self._picked = ladders(present.panel.needs), pick(present.panel.needs)
        self._words = ("name", "code", *(f"g{i}" for i in range(len(present.panel.needs.groups))))
        bound = Bound()
        self.count = int(self._database.row(f"SELECT count(*) FROM ({self._source(bound)})", *bound.values)[0])
        """How many they are."""

    def _source(self, bound: Bound, first: int | None = None) -> str:
        """Write them as a query: all, or those of some rows."""
        conditions = [] if first is None else [f"row >= {first}", f"row < {first + AT_ONCE}"]
        if self._picked:
            figure = f"m{self._present.panel.needs.measures.index(self._picked.measure)}"
            conditions.append(bound.passes(figure, self._picked.tier))
            conditions += [f"NOT {bound.passes(figure, above)}"] if (above := self._picked.above) else []
        words = ", ".join(f"{word}::VARCHAR AS {word}" for word in self._words)
        return (
            f"SELECT * REPLACE ({words}) {self._present.now}{''.join(f' AND {condition}' for condition in conditions)}"
        )

    @cached_property
    def _is_in_order(self) -> bool:
        """Whether they stand in the view as in the tables: nothing was decided about any."""
        return not self._database.row("SELECT count(*) FROM repeated")[0]

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """Yield their rows, made one by one."""
        figures = (f"m{i}, u{i}" for i in range(len(self._ladders)))
        columns = ", ".join([*self._words, *figures])
        for first in range(0, self._present.panel.end, AT_ONCE):
            bound = Bound()
            sql = f"SELECT {columns} FROM ({self._source(bound, first)}) ORDER BY row"
            yield from map(self._row, self._database.stream(sql, *bound.values))

    def _row(self, cells: Sequence[Any]) -> tuple[Value, ...]:
        name, code, *groups = (word and unescape(word) for word in cells[: len(self._words)])
        figures = cells[len(self._words) :]
        pairs = zip(self._ladders.values(), figures[::2], figures[1::2], strict=True)
        of_measures = (
            cell for ladder, amount, odd in pairs for cell in tier_cells(amount, _state(amount, odd), ladder)
        )
        return (name, code, self._present.year, *of_measures, *groups)

    def lines(self, form: TextForm) -> Iterator[bytes]:
        """Yield a line per row, written by the database in UTF-8, in parts.

        Raises: WriteError if there is no room for a part.
        """
        with escaped_word_table(self._present.panel, form.text) as odd:
            line = Line(form, self._ladders, self._present.year, self._words, odd is not None)
            for first in range(0, self._present.panel.end, AT_ONCE):
                bound = Bound()
                yield from self._file(f"{line.sql(bound)} AS line", odd, _TEXT, bound, first)

    def parquet(self, columns: Sequence[tuple[str, str]], text: Callable[[str], str]) -> Iterator[bytes]:
        """Yield a file of Parquet, made by the database, in parts.

        Raises: WriteError if there is no room for it.
        """
        with escaped_word_table(self._present.panel, text) as odd:
            bound = Bound()
            cells = zip(self._cells(bound, odd), columns, strict=True)
            shown = ", ".join(f"CAST({cell} AS {of_type}) AS {_identifier(name)}" for cell, (name, of_type) in cells)
            yield from self._file(shown, odd, _PARQUET, bound)

    def _file(self, shown: str, odd: str | None, form: str, bound: Bound, first: int | None = None) -> Iterator[bytes]:
        """Yield the content of a file to which the database has written some columns."""
        path = self._database.folder / f"firms{next(self._files)}"
        source = with_escaped_columns(self._source(bound, first), odd, self._words)
        order = "" if self._is_in_order and not odd else " ORDER BY row"
        self._database.write(
            f"COPY (SELECT {shown} FROM {source}{order}) TO {literal(str(path))} ({form})", *bound.values
        )
        with path.open("rb") as file:
            yield from iter(lambda: file.read(_BYTES), b"")
        path.unlink()

    def _cells(self, bound: Bound, odd: str | None) -> Iterator[str]:
        name, code, *groups = (f"coalesce(odd_{word}.text, {word})" if odd else word for word in self._words)
        yield from (name, code, bound(self._present.year))
        for number, ladder in enumerate(self._ladders.values()):
            yield from Measure(number, ladder, bound).columns()
        yield from groups


def _state(amount: object, odd: object) -> State:
    if amount is not None:
        return "usable"
    return "unreadable" if odd else "missing"


def _identifier(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))
