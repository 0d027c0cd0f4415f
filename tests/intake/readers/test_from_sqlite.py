import lzma
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.intake.asked import question, roles, said_in_full
from tiers.domain.table import Table
from tiers.errors import DataError
from tiers.intake import read as read_files
from tiers.intake.readers import sqlite_file

FIRMS = """
    CREATE TABLE firms (企业名称 TEXT, "营业收入（万元）" NUMERIC, 年份 INTEGER);
    INSERT INTO firms VALUES ('示例一厂', 12000.5, 2008), ('示例二厂', NULL, 2008);
"""


def make(script: str, name: str = "r.db") -> sqlite3.Connection:
    """Make a database, and leave it open."""
    base = sqlite3.connect(name, isolation_level=None)
    base.executescript(script)
    return base


def read(script: str = "", /, **said: object) -> Table:
    """Read the table of a database that a script makes, `r.db`, or of the one that is there."""
    if script:
        make(script).close()
    return read_files(["r.db"], question(**said))[0]


def refusal(script: str = "", /, **said: object) -> DataError:
    """Return the refusal of such a database."""
    with pytest.raises(DataError) as caught:
        read(script, **said)
    return said_in_full(caught.value)


def test_a_table() -> None:
    """The names of its columns are its line 1; nothing is left beside the file."""
    found = read(FIRMS)
    assert (found.source.format, found.source.sheet, found.source.header_row) == ("sqlite", "firms", 1)
    assert roles(found) == {"企业名称": "name", "营业收入（万元）": "revenue", "年份": "year"}
    assert (found.cells, list(found.numbers)) == ([["示例一厂", "12000.5", "2008"], ["示例二厂", "", "2008"]], [2, 3])
    assert [path.name for path in Path().iterdir()] == ["r.db"]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("NULL", ""),
        ("9223372036854775807", "9223372036854775807"),
        ("0.1", "0.1"),
        ("123456789.12", "123456789.12"),
        ("1e16", "10000000000000000"),
        ("1.5e-7", "0.00000015"),
        ("9e999", "Infinity"),
        ("'1,234.50'", "1,234.50"),
        ("' 约5亿'", " 约5亿"),
        ("CAST('甲厂' AS BLOB)", "甲厂"),
        ("X'ff00'", "X'ff00'"),
        ("X'" + "ff" * 40 + "'", "X'" + "ff" * 32 + "…'"),
    ],
)
def test_values_are_exact_text(value: str, cell: str) -> None:
    """A binary number as the shortest decimal that means it, without an exponent; bytes that are text are text."""
    found = read(f"CREATE TABLE t (企业名称, 产值); INSERT INTO t VALUES ('厂', {value})")
    assert found.cells == [["厂", cell]]


def test_the_table_that_holds_firms_is_found() -> None:
    """Others, empty ones, views of a part and views that nobody can read are passed over."""
    found = read(
        "CREATE TABLE logs (id, text); INSERT INTO logs VALUES (1, 'x'); CREATE TABLE gone (a);"
        "CREATE VIEW broken AS SELECT a FROM gone; CREATE TABLE old (企业名称, 产值);"
        f"{FIRMS} CREATE VIEW large AS SELECT * FROM firms WHERE 年份 = 2008 AND 企业名称 = '示例一厂'; DROP TABLE gone;"
    )
    assert (found.source.sheet, len(found.cells)) == ("firms", 2)


@pytest.mark.parametrize("asked", ["最大", 2])
def test_a_view_is_asked_for(asked: str | int) -> None:
    """By its name, or by its place."""
    found = read(f'{FIRMS} CREATE VIEW "最大" AS SELECT * FROM firms LIMIT 1;', sheet=asked)
    assert (found.source.sheet, [row[0] for row in found.cells]) == ("最大", ["示例一厂"])


@pytest.mark.parametrize("name", ['a"b', "a'b", "a\nb", "a b; DROP TABLE x", "[a]", "表.一", "select", "a\x1b[31m"])
def test_names_that_could_do_something(name: str) -> None:
    """Tables and columns are quoted."""
    quoted = '"{}"'.format(name.replace('"', '""'))
    found = read(
        f"CREATE TABLE {quoted} (企业名称, 产值, {quoted}); INSERT INTO {quoted} VALUES ('厂', 1, 2)", sheet=name
    )
    assert (found.source.sheet, found.cells) == (name, [["厂", "1", "2"]])


@pytest.mark.parametrize(
    ("script", "said", "code"),
    [
        ("VACUUM", {}, "file-empty"),
        ("CREATE TABLE a (x); CREATE TABLE b (y)", {}, "sheet-none"),
        ("CREATE TABLE firms (企业名称, 产值)", {}, "rows-none"),
        (FIRMS, {"sheet": "frims"}, "sheet-unknown"),
        (FIRMS, {"encoding": "x-none"}, "encoding-unknown"),
        (f"{FIRMS} CREATE TABLE b AS SELECT 企业名称 || 'x' AS 企业名称, 7 AS 产值 FROM firms", {}, "sheet-unclear"),
        ("CREATE TABLE g (a); CREATE VIEW v AS SELECT a AS 企业名称 FROM g; DROP TABLE g", {}, "sqlite-sheet"),
        (
            "CREATE TABLE t (企业名称, 产值); INSERT INTO t VALUES (CAST(X'bcd7b3a7' AS TEXT), 5)",
            {},
            "sqlite-encoding",
        ),
        (f"{FIRMS} CREATE VIEW v AS SELECT load_extension('x') AS 企业名称, 1 AS 产值", {"sheet": "v"}, "sqlite-sheet"),
    ],
)
def test_what_cannot_be_read(script: str, said: dict[str, object], code: str) -> None:
    """One sentence each."""
    assert refusal(script, **said).code == code


@pytest.mark.parametrize("name", ["a?b#c%20.db", "file:x", "a b&mode=rwc", "表\n.db", "-.db"])
def test_a_file_name_that_could_do_something(name: str) -> None:
    """It names this file, and nothing else comes to be."""
    make(FIRMS).close()
    Path("r.db").rename(name)
    assert len(read_files([name], question())[0].cells) == 2
    assert [path.name for path in Path().iterdir()] == [name]


def test_text_in_another_encoding() -> None:
    """As programs of Chinese Windows write it; a person has to say so."""
    script = "CREATE TABLE t (code, 产值); INSERT INTO t VALUES ('A', 5)"
    make(script + "; UPDATE t SET code = CAST(X'bcd7b3a7' AS TEXT)").close()
    assert read(encoding="gbk", columns={"name": "code"}).cells == [["甲厂", "5"]]


def test_a_database_in_utf16() -> None:
    """It is text all the same."""
    assert read(f'PRAGMA encoding = "UTF-16"; {FIRMS}').cells[0] == ["示例一厂", "12000.5", "2008"]


def test_changes_that_stand_beside_it() -> None:
    """They count, and neither they nor the database are touched; a program has both open."""
    with closing(make(f"PRAGMA journal_mode = WAL; {FIRMS} PRAGMA wal_checkpoint(TRUNCATE);")) as base:
        base.execute("INSERT INTO firms VALUES ('示例三厂', 7, 2008)")
        base.execute("BEGIN IMMEDIATE")
        base.execute("INSERT INTO firms VALUES ('示例四厂', 8, 2008)")
        before = {path.name: path.read_bytes() for path in Path().iterdir()}
        assert [row[0] for row in read().cells] == ["示例一厂", "示例二厂", "示例三厂"]
        assert {path.name: path.read_bytes() for path in Path().iterdir()} == before
        base.execute("ROLLBACK")
    assert [row[0] for row in read().cells] == ["示例一厂", "示例二厂", "示例三厂"]
    assert [path.name for path in Path().iterdir()] == ["r.db"]


def test_changes_that_come_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody could say which state was read."""
    make(f"PRAGMA journal_mode = WAL; {FIRMS}").close()
    marks: Iterator[tuple[int, ...]] = ((n,) for n in range(1000))
    monkeypatch.setattr(sqlite_file, "_mark", lambda _: next(marks))
    assert refusal().code == "file-changed"


def test_a_database_that_another_program_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for, and then refused."""
    monkeypatch.setattr(sqlite_file, "_WAITED", 0.01)
    with closing(make(FIRMS)) as base:
        base.execute("BEGIN EXCLUSIVE")
        assert refusal().code == "sqlite-locked"
        base.execute("COMMIT")
    assert len(read().cells) == 2


def test_a_database_that_a_crash_has_left() -> None:
    """What is to be taken back stands beside it: SQLite would have to write."""
    with closing(make(f"PRAGMA cache_size = 1; PRAGMA cache_spill = 1; {FIRMS}")) as base:
        base.execute("BEGIN")
        base.executemany("INSERT INTO firms VALUES (?, 1, 2008)", [("x" * 3000,)] * 100)
        shutil.copy("r.db", "crashed.db")
        shutil.copy("r.db-journal", "crashed.db-journal")
        base.execute("ROLLBACK")
    shutil.move("crashed.db", "r.db")
    shutil.move("crashed.db-journal", "r.db-journal")
    assert refusal().code == "sqlite-locked"


@pytest.mark.parametrize("size", [16, 50, 100, 2000, 4096, 9000])
def test_a_database_that_is_cut_off(size: int) -> None:
    """However much is left."""
    make(
        FIRMS + "INSERT INTO firms SELECT 企业名称 || value, 1, 2008 FROM firms, json_each('[1,2,3,4,5,6,7,8,9]');"
    ).close()
    whole = Path("r.db").read_bytes()
    assert len(whole) > 4096
    Path("r.db").write_bytes(whole[: min(size, len(whole) - 1)])
    assert refusal().code == ("sqlite-damaged" if size == 4096 else "sqlite-cut")


def test_no_byte_changes_in_silence_what_sqlite_notices() -> None:
    """Each of the head, and some of the pages: a table or a refusal, nothing else."""
    make(FIRMS).close()
    whole = Path("r.db").read_bytes()
    for place in [*range(16, 100), *range(100, len(whole), 97)]:
        data = bytearray(whole)
        data[place] ^= 0x5A
        Path("r.db").write_bytes(data)
        try:
            assert read().cells
        except DataError as error:
            said_in_full(error)


def test_a_view_without_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """In rows, and in steps without a row."""
    loop = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    monkeypatch.setattr(sqlite_file, "_ALWAYS", 100_000)
    error = refusal(f"CREATE VIEW v AS {loop} SELECT '厂' || i AS 企业名称, i AS 产值 FROM n")
    assert error.code == "sqlite-large"
    Path("r.db").unlink()
    monkeypatch.setattr(sqlite_file, "_MOST_TURNS", 2)
    assert (
        refusal(f"CREATE VIEW v AS {loop} SELECT '厂' AS 企业名称, i AS 产值 FROM n WHERE i < 0").code
        == "sqlite-endless"
    )


def test_a_cell_that_is_huge(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite does not even make it."""
    monkeypatch.setattr(sqlite_file, "_ALWAYS", 100_000)
    error = refusal("CREATE TABLE t (企业名称, 产值); INSERT INTO t VALUES (printf('%.*c', 200000, 'x'), 5)")
    assert error.code == "sqlite-sheet"


def test_a_packed_database_and_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are read from a copy; also one whose changes would stand beside it."""
    make(f"PRAGMA journal_mode = WAL; {FIRMS}").close()
    data = Path("r.db").read_bytes()
    Path("r.db").write_bytes(lzma.compress(data))
    assert len(read().cells) == 2
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
    assert len(read_files(["-"], question())[0].cells) == 2
