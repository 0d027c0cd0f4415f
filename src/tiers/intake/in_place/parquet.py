"""Large Parquet files whose rows stay where they are: the schema and the first rows say what the columns are."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final

from tiers.domain.question import Question
from tiers.domain.table import Origin, Source, Table
from tiers.errors import DataError
from tiers.intake.build_table import table_of
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.in_place.table_head import OF_ALL_ROWS, TableHead
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.parquet_file import ParquetFile, check_columns

_HEAD_ROWS: Final = 1_000
"""Rows from the top in which the headings are looked for: more than a reader of a whole file looks through."""

_FEW_ROWS: Final = 100
"""So many at least."""

_AT_ONCE: Final = 10_000
"""Rows that are looked up together."""

_MOST_CELLS: Final = 500_000
"""Cells that are in Python at one time, about."""


def in_place(file: ParquetFile, question: Question, source: Source, first: int) -> Table | None:
    """Read the headings and the first rows; None if all rows are needed to say what they are.

    `first` is the line of the file's first row, counted from 1 as a person does; the file is to stay as it is as long
    as the table is used.

    Raises: DataError if it is damaged or the headings cannot be understood.
    """
    top = _top(file, question, source, first)
    if top is None:
        return None
    above = top.first - first
    origin = Origin(
        path=file.file,
        skip=top.first - 1,
        rows=file.rows - above,
        line_end="\n",
        has_quotes=False,
        is_even=True,
        at=partial(cells_at, file, above),
        aside=partial(top.rows_about_headings, first + file.rows - 1),
        types=file.types,
        expressions=file.cells,
        width=file.width,
        headings=top.headings,
        above=above,
        parts_at=partial(parts_at, file, above),
    )
    return check_columns(top.table, file, question)._replace(cells=(), numbers=(), origin=origin)


def _top(file: ParquetFile, question: Question, source: Source, first: int) -> TableHead | None:
    """Read the headings and the first rows as if they were the whole table."""
    most = max(_FEW_ROWS, min(_HEAD_ROWS, _MOST_CELLS // len(file.headings)))
    rows = [*file.texts(f"LIMIT {most}")]
    raw = RawSheet(source, [[*file.headings], *rows], [1, *range(first, first + len(rows))])
    again = partial(table_of, question=question, vocabulary=Vocabulary(question))
    try:
        return TableHead(raw, again(raw), again)
    except DataError as error:
        if error.code in OF_ALL_ROWS:
            return None
        raise


def cells_at(file: ParquetFile, above: int, positions: Iterable[int]) -> Iterator[list[str]]:
    """Read rows at some rising positions; `above` of the file's rows stand above the first."""
    most = max(1, min(_AT_ONCE, _MOST_CELLS // len(file.headings)))
    for wanted, cells in _look_up(file, above, positions, most, None):
        yield from map(cells.__getitem__, wanted)


def parts_at(file: ParquetFile, above: int, positions: Iterable[int], places: Collection[int]) -> Iterator[list[str]]:
    """Read the cells of some columns, as `cells_at`; all others are blank."""
    wanted = sorted(places)
    for some, cells in _look_up(file, above, positions, _AT_ONCE, wanted):
        for number in some:
            row = [""] * len(file.headings)
            for place, cell in zip(wanted, cells[number], strict=True):
                row[place] = cell
            yield row


def _look_up(
    file: ParquetFile, above: int, positions: Iterable[int], most: int, places: Sequence[int] | None
) -> Iterator[tuple[list[int], dict[int, list[str]]]]:
    """Yield numbers of rows as they are wanted, and the cells of each."""
    rising = iter(positions)
    while some := [position + above for position in islice(rising, most)]:
        numbers = [*dict.fromkeys(some)]
        yield some, dict(zip(numbers, file.texts_at(numbers, places), strict=True))
