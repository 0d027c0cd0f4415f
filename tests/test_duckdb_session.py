"""DuckDB as everybody opens it: locked, and its failures in words."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from tiers.duckdb_session import failures, identifier, interruptible, is_pattern, limit_memory, open_locked
from tiers.errors import EngineError


@pytest.mark.parametrize(
    "sql",
    [
        "FROM read_text('other.csv')",
        "COPY (SELECT 1) TO 'other.csv'",
        "FROM read_csv('https://localhost/x.csv')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "ATTACH 'other.db'",
        "SET enable_external_access = true",
        "SET allowed_paths = ['other.csv']",
        "SET memory_limit = '9GB'",
    ],
)
def test_nothing_but_what_was_named_is_within_reach(sql: str) -> None:
    """No other file, no network, no extension, and no way back."""
    Path("other.csv").write_text("a\n", encoding="utf-8")
    with open_locked([str(Path("a.csv").resolve())], None, None) as base, pytest.raises(EngineError), failures():
        base.execute(sql)
    assert Path("other.csv").read_text(encoding="utf-8") == "a\n"


def test_a_file_that_was_named_and_a_folder_are() -> None:
    """With quotes in their names."""
    for name in ("it's.txt", "a folder's/b.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("甲", encoding="utf-8")
    file, folder = Path("it's.txt").resolve(), Path("a folder's").resolve()
    with open_locked([str(file)], str(folder), "100MB") as base:
        for path in (file, folder / "b.txt"):
            assert base.execute("SELECT content FROM read_text(?)", [str(path)]).fetchall() == [("甲",)]


@pytest.mark.parametrize(
    ("quarter", "limit"), [("800.0 MiB", None), ("1.6 GiB", None), ("5.8 GiB", "1800MB"), ("1.0 TiB", "1800MB")]
)
def test_memory_is_limited_to_what_is_enough(quarter: str, limit: str | None) -> None:
    """A quarter of the machine, 1.8 GB at most."""
    said: list[str] = []

    class Said:
        def execute(self, sql: str) -> "Said":
            said.append(sql)
            return self

        def fetchall(self) -> list[tuple[str]]:
            return [(quarter,)]

    connection: Any = Said()
    limit_memory(connection)
    assert said[1:] == ([f"SET memory_limit = '{limit}'"] if limit else [])


def test_an_interruption_is_one() -> None:
    """DuckDB makes something else of it."""
    with pytest.raises(KeyboardInterrupt), interruptible():
        raise RuntimeError


def test_a_failure_says_what_kind_it_is_and_why() -> None:
    """In one line."""
    with (
        pytest.raises(EngineError, match=r"The engine duckdb failed \(Parser\): Parser Error: syntax error"),
        failures(),
    ):
        duckdb.sql("SELECT SELECT")


def test_a_name_that_would_end_a_statement_is_a_name() -> None:
    """Whatever stands in it."""
    name = 'x" INT); DROP TABLE firms; --'
    found = duckdb.execute(f"SELECT 1 AS {identifier(name)}").description
    assert [column[0] for column in found or ()] == [name]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/数据/a b.csv", False), ("/a*.csv", True), ("/a[1].csv", True), ("/a{1,2}.csv", True), ("s3://a.csv", True)],
)
def test_names_that_duckdb_takes_for_a_pattern_or_an_address(path: str, *, expected: bool) -> None:
    """They are read under another name, or in another way."""
    assert is_pattern(path) == expected
