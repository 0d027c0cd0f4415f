"""Parquet files as DuckDB sees them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from tiers import duckdb_session
from tiers.errors import DataError
from tiers.intake.readers.parquet_file import ParquetFile, open_parquet


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ParquetFile]:
    """Open a file of 300 rows and 300 columns."""
    path, written = str(tmp_path / "it's.parquet"), str(tmp_path / "it''s.parquet")
    columns = ", ".join(f"i * {place} AS x{place}" for place in range(300))
    duckdb.execute(f"COPY (SELECT {columns} FROM range(300) AS t(i)) TO '{written}'")
    with duckdb_session.open_locked([path], None, "300MB") as engine:
        yield open_parquet(engine, path, "named")


def test_what_the_footer_says(file: ParquetFile) -> None:
    """Headings, types and rows."""
    assert (file.headings[:2], file.types[:2], file.rows) == (("x0", "x1"), ("BIGINT", "BIGINT"), 300)


def test_many_columns_are_read_in_parts_and_put_together(file: ParquetFile) -> None:
    """Each row as long as the headings, in order."""
    assert [row[-1] for row in file.all_texts()] == [str(i * 299) for i in range(300)]
    assert list(file.texts("LIMIT 2"))[1] == list(map(str, range(300)))


def test_rows_and_columns_are_looked_up(file: ParquetFile) -> None:
    """Some, all in a row, and of no column at all."""
    assert [row[2] for row in file.texts_at([0, 7, 299])] == ["0", "14", "598"]
    assert file.texts_at([5, 6], [299, 1]) == [["1495", "5"], ["1794", "6"]]
    assert file.texts_at([5, 9], []) == [[], []]


def test_rows_that_are_not_there_are_damage(file: ParquetFile) -> None:
    """Whatever the footer says."""
    with pytest.raises(DataError, match="named is a damaged"):
        file.texts_at([299, 300])
    with pytest.raises(DataError, match="named is a damaged"):
        replace(file, rows=301).all_texts()


def test_no_other_file_can_be_read(file: ParquetFile, tmp_path: Path) -> None:
    """Nor can that be changed."""
    for sql in (f"FROM read_parquet('{tmp_path}/other')", "SET enable_external_access = true"):
        with pytest.raises(duckdb.Error):
            file.engine.execute(sql)
