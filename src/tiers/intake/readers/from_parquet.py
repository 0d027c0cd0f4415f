"""Parquet files: read by DuckDB, which is told the one file that it may open."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.intake.build_table import table_of
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.parquet_file import inexact, open_parquet, reader_of


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read a Parquet file; row 1 is that of the headings, as if it were a text.

    Raises: DataError if it is damaged or encrypted.
    """
    with _as_file(data) as name, reader_of([name], None, question.reading.memory) as engine:
        file = open_parquet(engine, name, path)
        rows = file.all_texts()
        raw = RawSheet(Source(path, "parquet"), [[*file.headings], *rows], range(1, file.rows + 2))
        table = table_of(raw, question, Vocabulary(question))
    return (table._replace(problems=(*table.problems, *inexact(table, file.types))),)


@contextmanager
def _as_file(data: bytes) -> Iterator[str]:
    """Write the bytes where DuckDB can read them: it takes nothing but files."""
    with tempfile.TemporaryDirectory(prefix="tiers-") as folder:
        file = Path(folder).resolve() / "table.parquet"
        file.write_bytes(data)
        yield str(file)
