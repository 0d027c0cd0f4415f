"""Drawn tables as files whose rows stay where they are."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tiers.domain.table import Origin, Table
from tiers.intake.in_place.parquet import cells_at, parts_at
from tiers.intake.readers.parquet_file import open_parquet, reader_of


@contextmanager
def as_parquet(tables: Sequence[Table]) -> Iterator[list[Table]]:
    """Write tables as Parquet files whose columns are texts."""
    with TemporaryDirectory() as folder, ExitStack() as left:
        paths = [str(Path(folder).resolve() / f"{i}.parquet") for i in range(len(tables))]
        for table, path in zip(tables, paths, strict=True):
            _write(table, path)
        engine = left.enter_context(reader_of(paths, None, None))
        yield [
            table._replace(
                cells=(),
                numbers=(),
                origin=Origin(
                    path=path,
                    skip=1,
                    rows=len(table.cells),
                    line_end="\n",
                    has_quotes=False,
                    is_even=True,
                    at=partial(cells_at, open_parquet(engine, path, path), 0),
                    aside=lambda _: (),
                    types=("VARCHAR",) * len(table.columns),
                    parts_at=partial(parts_at, open_parquet(engine, path, path), 0),
                ),
            )
            for table, path in zip(tables, paths, strict=True)
        ]


def _write(table: Table, path: str) -> None:
    columns = [[row[i] for row in table.cells] for i in range(len(table.columns))]
    unnested = ", ".join(f"unnest(?::VARCHAR[]) AS c{i}" for i in range(len(columns)))
    duckdb.execute(f"COPY (SELECT {unnested}) TO '{path}' (FORMAT parquet)", columns)


def can_be_parquet(table: Table) -> bool:
    """Whether all rows are as long as the headings, one on each line, and nothing in them is beyond Unicode."""
    texts = (cell for row in table.cells for cell in row)
    is_even = all(len(row) == len(table.columns) for row in table.cells)
    return bool(table.cells) and is_even and not any(0xD800 <= ord(c) < 0xE000 for text in texts for c in text)
