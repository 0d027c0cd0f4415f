import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from tests.write import firms, reports
from tiers.domain.classification import Classification
from tiers.duckdb_session import open_locked
from tiers.errors import EngineError, WriteError
from tiers.write import parquet_file as writer
from tiers.write.firms_to_parquet import firms_to_parquet


def whole_file(found: Classification) -> bytes:
    """Return the whole file."""
    return b"".join(firms_to_parquet(reports.drawing(), found))


def read(found: Classification) -> tuple[list[tuple[str, str]], Sequence[tuple[Any, ...]]]:
    """Return the names and types of the columns, and the rows."""
    Path("firms.parquet").write_bytes(whole_file(found))
    with duckdb.connect() as base:
        table = base.execute("SELECT * FROM 'firms.parquet'")
        return [(column[0], str(column[1])) for column in table.description or ()], table.fetchall()


def test_exact_amounts_in_columns_of_their_own_types() -> None:
    """Decimals for amounts, a whole number for the year, text for all others; null where nothing is known."""
    columns, rows = read(firms.drawing())
    assert [name for name, _ in columns] == list(firms.drawing().columns)
    types = dict(columns)
    assert {types[name] for name in ("revenue", "revenue_short_by", "output", "output_short_by")} == {"DECIMAL(38,6)"}
    assert types["year"] == "SMALLINT"
    assert {types[name] for name in ("name", "code", "revenue_state", "revenue_tier", "行业")} == {"VARCHAR"}
    assert rows == list(firms.drawing().rows)
    assert rows[0][3] == Decimal("742145678.9")


def test_text_is_as_it_was() -> None:
    """But for a half of a character, which no text can be."""
    columns, rows = read(firms.hostile())
    assert [row[0] for row in rows] == [*firms.NAMES[:-1], "\\ud800"]
    assert columns[-1][0] == reports.HOSTILE.replace("\ud800", "\\ud800")


def test_a_heading_that_would_end_a_statement() -> None:
    """It is a name, and nothing else."""
    found = Classification((), ('x" INT); DROP TABLE firms; --',), [("甲", None, 2008, "'); SELECT 1; --")], 1)
    columns, rows = read(found)
    assert columns[-1][0] == 'x" INT); DROP TABLE firms; --'
    assert rows == [("甲", None, 2008, "'); SELECT 1; --")]


def test_the_order_of_the_table_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from one part to the next; without firms there are columns."""
    monkeypatch.setattr(writer, "_AT_ONCE", 3)
    rows = [(str(n), None, 2008) for n in range(10)]
    assert read(Classification((), (), rows, 10))[1] == rows
    assert read(Classification((), (), [], 0)) == (
        [("name", "VARCHAR"), ("code", "VARCHAR"), ("year", "SMALLINT")],
        [],
    )


def test_the_same_firms_are_the_same_bytes() -> None:
    """Nothing knows the time."""
    assert whole_file(firms.drawing()) == whole_file(firms.drawing())


def test_a_temporary_folder_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """What mends it is to name another."""
    monkeypatch.setattr("tempfile.tempdir", "none")
    with pytest.raises(WriteError, match=r"A temporary file cannot be written: No such file.* TMPDIR=FOLDER"):
        whole_file(firms.drawing())


@contextmanager
def failing(error: Exception) -> Iterator[SimpleNamespace]:
    """Open a database of which every statement fails."""

    def execute(*_: object) -> None:
        raise error

    yield SimpleNamespace(execute=execute)


def test_no_room_for_the_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What DuckDB says of it is said."""
    monkeypatch.setattr(writer, "open_locked", lambda *_: failing(duckdb.IOException("No space left")))
    with pytest.raises(WriteError, match="A temporary file cannot be written: No space left"):
        whole_file(firms.drawing())


def test_ctrl_c_while_the_file_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB makes a RuntimeError of what a signal raises; it is an interruption all the same."""
    monkeypatch.setattr(writer, "open_locked", lambda *_: failing(RuntimeError()))
    with pytest.raises(KeyboardInterrupt):
        whole_file(firms.drawing())


def test_any_other_failure_is_one_of_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """In words, and not as a stack."""
    monkeypatch.setattr(writer, "open_locked", lambda *_: failing(duckdb.OutOfMemoryException("out of memory")))
    with pytest.raises(EngineError, match="The engine duckdb failed"):
        whole_file(firms.drawing())


def test_the_database_of_the_writer_reads_and_writes_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is locked, and what it spills goes where the file is made, not into the folder of whoever calls."""
    Path("other.csv").write_text("a\n", encoding="utf-8")
    found: list[str] = []

    @contextmanager
    def watch(*settings: Any) -> Iterator[Any]:  # noqa: ANN401 - as it is opened
        with open_locked(*settings) as base:
            for sql in ("FROM 'other.csv'", "COPY (SELECT 1) TO 'more.csv'", "SET enable_external_access = true"):
                with pytest.raises(duckdb.Error):
                    base.execute(sql)
            found.extend(value for (value,) in base.execute("SELECT current_setting('temp_directory')").fetchall())
            yield base

    monkeypatch.setattr(writer, "open_locked", watch)
    assert read(firms.drawing())[1] == list(firms.drawing().rows)
    assert Path(found[0]).parent.parent == Path(tempfile.gettempdir()).resolve()
