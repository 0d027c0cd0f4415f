"""Parquet files: read by DuckDB, which is told the one file that it may open."""

from collections.abc import Iterator
from contextlib import contextmanager

from tiers import duckdb_session
from tiers.domain.question import Question
from tiers.domain.table import Source, Table
from tiers.intake.build_table import table_of
from tiers.intake.files.partition_folders import stated_by_folders
from tiers.intake.headers.vocabulary import Vocabulary
from tiers.intake.raw_sheet import RawSheet
from tiers.intake.readers.parquet_file import check_columns, open_parquet, with_folders
from tiers.temporary_files import temporary_folder


def tables(data: bytes, path: str, question: Question) -> tuple[Table, ...]:
    """Read a Parquet file; row 1 is that of the headings, as if it were a text.

    Raises: DataError if it is damaged or encrypted.
    """
    with _as_file(data) as name, duckdb_session.open_locked([name], None, question.reading.memory) as engine:
        file = with_folders(open_parquet(engine, name, path), stated_by_folders(path))
        rows = file.all_texts()
        raw = RawSheet(Source(path, "parquet"), [[*file.headings], *rows], range(1, file.rows + 2))
        return (check_columns(table_of(raw, question, Vocabulary(question)), file, question),)


@contextmanager
def _as_file(data: bytes) -> Iterator[str]:
    """Write the bytes where DuckDB can read them: it takes nothing but files."""
    with temporary_folder() as folder:
        file = folder / "table.parquet"
        file.write_bytes(data)
        yield str(file)
