from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.write import firms, reports
from tiers.domain.classification import Classification
from tiers.errors import WriteError
from tiers.write import firms_to_parquet as writer
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


def test_no_room_for_the_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What DuckDB says of it is said."""

    def full(*_: object) -> None:
        raise duckdb.IOException("No space left")

    monkeypatch.setattr(writer, "_make", full)
    with pytest.raises(WriteError, match="A temporary file cannot be written: No space left"):
        whole_file(firms.drawing())
