"""Files in which many rows stay."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

import tiers
from tests.intake.asked import question, said_in_full
from tiers import intake
from tiers.domain.row_source import InPlaceLimits
from tiers.domain.table import Table
from tiers.errors import DataError, TiersError
from tiers.write.to_json import to_json

ALWAYS = InPlaceLimits(0, 0)
ROWS = """SELECT '示例厂 ' || i AS 企业名称, i AS "营业收入(万元)" FROM range({}) AS t(i)"""


def parquet(name: str, select: str = ROWS.format(30)) -> Path:
    """Write what a query gives."""
    path = Path(name)
    duckdb.sql(f"COPY ({select}) TO '{name}' (FORMAT parquet, ROW_GROUP_SIZE 2048)")
    return path


def stays(paths: list[str], large: InPlaceLimits) -> list[bool]:
    """Return for each table whether its rows have stayed in its file."""
    with intake.open_tables(paths, question(), large) as tables:
        return [table.origin is not None for table in tables]


def test_parquet_stays_from_so_many_rows_on() -> None:
    """As its footer says, whatever its size; all files together count."""
    parquet("a.parquet")
    parquet("b.parquet", ROWS.format(70))
    assert stays(["a.parquet"], InPlaceLimits(10**9, 31)) == [False]
    assert stays(["a.parquet"], InPlaceLimits(10**9, 30)) == [True]
    assert stays(["a.parquet", "b.parquet"], InPlaceLimits(10**9, 100)) == [True, True]
    assert stays(["a.parquet", "b.parquet"], InPlaceLimits(10**9, 101)) == [False, False]


def test_texts_stay_beside_parquet_and_workbooks_do_not() -> None:
    """Whichever of them is large; standard input never stays."""
    parquet("a.parquet")
    Path("b.csv").write_text("企业名称,营业收入(万元)\n甲厂,5\n乙厂,6\n", encoding="utf-8")
    assert stays(["a.parquet", "b.csv"], InPlaceLimits(10**9, 30)) == [True, True]
    assert stays(["a.parquet", "b.csv"], InPlaceLimits(30, 10**9)) == [True, True]
    assert stays(["a.parquet", "b.csv"], InPlaceLimits(10**9, 10**9)) == [False, False]


def test_a_file_that_is_no_file_is_read_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe has no size."""
    parquet("a.parquet")
    os.mkfifo("pipe")
    monkeypatch.setattr(intake, "_tables", lambda path, _: [path])
    with intake.open_tables(["a.parquet", "pipe"], question(), ALWAYS) as tables:
        assert isinstance(tables[0], Table)
        assert tables[1:] == ("pipe",)


OWN = (
    "SELECT '示例厂 ' || i AS name, 2008 AS year, CASE WHEN i = 7 THEN NULL ELSE i END::DECIMAL(38, 6) AS revenue, "
    "CASE WHEN i = 7 THEN '{}' ELSE 'usable' END AS revenue_state, '' AS revenue_tier, '' AS revenue_next, "
    "1 AS revenue_short_by FROM range(20) AS t(i)"
)


@pytest.mark.one_in(3)
@pytest.mark.parametrize("name", ["own.parquet", "own.csv", "own.jsonl"])
@pytest.mark.parametrize("state", ["missing", "unreadable"])
def test_firms_that_were_written_here_stay_unless_a_figure_is_unreadable(name: str, state: str) -> None:
    """Nobody looks at the states of what stays: such a file is read as a whole, so that both engines say the same."""
    form = {"parquet": "FORMAT parquet", "csv": "FORMAT csv, HEADER", "jsonl": "FORMAT json"}[name.partition(".")[2]]
    duckdb.sql(f"COPY ({OWN.format(state)}) TO '{name}' ({form})")
    assert stays([name], ALWAYS) == [state == "missing"]
    python, in_bulk = answers(name)
    assert f'"usable": 19, "missing": {int(state == "missing")}, "unreadable": {int(state == "unreadable")}' in python
    assert python == in_bulk


def answers(path: str) -> Iterator[str]:
    """Report with both engines: the JSON, or the refusal."""
    for engine in ("python", "duckdb"):
        try:
            yield to_json(tiers.report(path, targets="builtin", engine=engine))
        except TiersError as error:
            yield f"{error} {error.table('en')}"


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "name", ["a*.parquet", "a[1].parquet", "a{1}.parquet", "it's.parquet", "s3:a", "year=2008/a.parquet"]
)
def test_a_name_that_is_a_pattern_or_says_something_names_one_file(name: str) -> None:
    """And no column comes from a folder's name."""
    made = parquet("made")
    Path("year=2008").mkdir()
    made.rename(name)
    parquet("a1.parquet", ROWS.format(7))
    python, duckdb = answers(name)
    assert '"enterprises": 30' in python
    assert python == duckdb


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "select",
    [
        """SELECT '示例厂' AS 企业名称, 5 AS "营业收入(万元)", 7 AS file_row_number, 8 AS filename, 9 AS c1, 10 AS t1""",
        """SELECT '示例厂' AS 企业名称, 5 AS "营业收入(万元)", 1 AS "a""; DROP TABLE s0; --", 2 AS "[red]", 3 AS "x\ny" """,
        """SELECT '示例厂' AS 企业名称, 5 AS "营业收入(万元)", 6 AS "行业", 7 AS "行 业" """,
        """SELECT '企业名称' AS column0, '营业收入(万元)' AS column1 UNION ALL SELECT '示例厂', '5'""",
        """SELECT '示例厂' AS 企业名称, 5 AS "营业收入(万元)" UNION ALL SELECT '合计', 5 UNION ALL SELECT NULL, NULL""",
        """SELECT '示例厂' AS 企业名称, NULL AS "营业收入(万元)" UNION ALL SELECT '企业名称', '营业收入(万元)'""",
        """SELECT '示例厂' AS 企业名称, '5' AS "营业收入(万元)" UNION ALL SELECT '企业名称', '营业收入(亿元)'""",
        """SELECT '示例厂' AS 企业名称, 5 AS 利润""",
        """SELECT '示例厂' AS 企业名称, 5 AS 营业收入""",
        """SELECT '示例厂' AS 企业名称, 5 AS "营业收入(万元)" WHERE false""",
        """SELECT NULL AS 企业名称, NULL AS "营业收入(万元)" FROM range(3)""",
        """SELECT ''::BLOB AS 企业名称, DATE '2008-01-01' AS "营业收入(万元)" """,
    ],
)
def test_hostile_columns_and_rows_mean_the_same(select: str) -> None:
    """Names of columns are data; headings may stand in the rows, be repeated there, or say too little."""
    parquet("data.parquet", select)
    python, duckdb = answers("data.parquet")
    assert python == duckdb


@pytest.mark.thorough
def test_ten_thousand_columns() -> None:
    """Only those are read that are asked for."""
    others = ", ".join(f"{i} AS x{i}" for i in range(10_000))
    select = ROWS.format(3).replace(" FROM", f", {others} FROM")
    parquet("wide.parquet", select)
    with intake.open_tables(["wide.parquet"], question(), ALWAYS) as (table,):
        assert table.origin is not None
        assert [row[:2] for row in table.origin.at([0, 2, 2])] == [["示例厂 0", "0"], *[["示例厂 2", "2"]] * 2]


def test_rows_are_looked_up_wherever_they_stand() -> None:
    """Some, all in a row, and none."""
    parquet("data.parquet", ROWS.format(30_000))
    with intake.open_tables(["data.parquet"], question(), ALWAYS) as (table,):
        assert table.origin is not None
        assert (table.origin.skip, table.origin.rows, table.origin.line(5)) == (1, 30_000, 7)
        assert [row[1] for row in table.origin.at([0, 7, 29_999])] == ["0", "7", "29999"]
        assert [row[1] for row in table.origin.at(range(30_000))] == list(map(str, range(30_000)))
        assert list(table.origin.at([])) == []


DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "cut before its end": lambda data: data[:-9],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut behind its mark": lambda data: data[:4],
    "nothing but marks": lambda data: data[:4] * 9,
    "a page of zeros": lambda data: data[:50] + bytes(200) + data[250:],
    "more rows than there are": lambda data: with_row_count(data, b"\xda\x04"),
    "fewer rows than there are": lambda data: with_row_count(data, b"\xd6\x04"),
}


def with_row_count(data: bytes, rows: bytes) -> bytes:
    """Return the file with another number of rows than 300 in its footer, which the schema comes before."""
    footer = len(data) - 8 - int.from_bytes(data[-8:-4], "little")
    at = data.index(b"\xd8\x04", footer)
    return data[:at] + rows + data[at + 2 :]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("damage", DAMAGED)
def test_damaged_files_are_refused(damage: str) -> None:
    """By both engines alike."""
    path = parquet("data.parquet", ROWS.format(300))
    path.write_bytes(DAMAGED[damage](path.read_bytes()))
    for engine in ("python", "duckdb", "auto"):
        with pytest.raises(DataError) as refused:
            tiers.report("data.parquet", targets="builtin", engine=engine)
        assert said_in_full(refused.value).code == "parquet-damaged"


def test_encrypted_files_are_refused() -> None:
    """By their marks, whatever is in them."""
    path = parquet("data.parquet")
    path.write_bytes(b"PARE" + path.read_bytes()[4:-4] + b"PARE")
    for engine in ("python", "duckdb"):
        with pytest.raises(DataError) as refused:
            tiers.report("data.parquet", targets="builtin", engine=engine)
        assert said_in_full(refused.value).code == "parquet-encrypted"


@pytest.mark.parametrize("failure", [None, DataError("firms-none", path="data.parquet")], ids=repr)
def test_a_file_that_changes_while_it_is_read_is_refused(failure: DataError | None) -> None:
    """Replaced by another of the same form, whether that was noticed or not."""
    path = parquet("data.parquet")
    with pytest.raises(DataError) as refused:
        _replace_while_open(path, failure)
    assert said_in_full(refused.value).code == "file-changed"
    assert refused.value.__cause__ is failure


def _replace_while_open(path: Path, failure: DataError | None) -> None:
    with intake.open_tables([str(path)], question(), ALWAYS):
        parquet("other.parquet", ROWS.format(31)).rename(path)
        if failure:
            raise failure


def test_a_file_that_is_gone_is_another() -> None:
    """As where a folder is emptied."""
    path = parquet("data.parquet")
    with pytest.raises(DataError, match="changed"), intake.open_tables([str(path)], question(), ALWAYS):
        path.unlink()


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither links nor mappings."""
    left = tmp_path / "temporary"
    left.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(left))
    parquet("made").rename("a[1].parquet")
    assert len(list(answers("a[1].parquet"))) == 2
    assert os.listdir(left) == []  # noqa: PTH208 - names are enough
