"""What the engine in bulk does by itself; that its counts are those of the definition, every other test of a table says."""

import importlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

import tiers
from tests.engines.drawn import PLAN, codes, count, count_with, plan, table
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.duckdb_session import sql_literal
from tiers.engines import in_duckdb
from tiers.engines.in_duckdb import expressions, source_rows
from tiers.engines.in_duckdb.expressions import plain_amount
from tiers.errors import DataError, EngineError, WriteError

database = importlib.import_module("tiers.engines.in_duckdb.database")


@pytest.fixture
def equal_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the hash of all words the same."""
    monkeypatch.setattr(expressions, "word_hash", lambda words: f"CASE WHEN {words} IS NOT NULL THEN 7::UBIGINT END")


def test_codes_that_differ_in_two_places_have_hashes_of_their_own() -> None:
    """As those of a register do: DuckDB's own hash of these two is the same, and all such would be looked up."""
    with duckdb.connect() as base:
        one, other = (
            base.execute(f"SELECT {expressions.word_hash(sql_literal(code))}").fetchone()
            for code in ("91999900EX00000004", "91999909EX00000704")
        )
    assert one != other


@pytest.mark.one_in(2)
@pytest.mark.usefixtures("equal_hashes")
@pytest.mark.parametrize("policy", ["keep", "first", "last", "largest", "sum"])
def test_firms_whose_hashes_are_equal_by_chance_are_told_apart(policy: str) -> None:
    """By their names and codes: the engines agree, as `count` asserts."""
    found = count(
        """
        firm        code  revenue
        示例一厂    A1    120000
        示例二厂    _     60000
        示例一厂    _     70000
        示例三厂    A3    9
        示例三厂    A3    9
        """,
        duplicates=policy,
    )
    assert found.enterprises == (4 if policy == "keep" else 3)


@pytest.mark.usefixtures("equal_hashes")
def test_firms_of_two_years_whose_hashes_are_equal_are_not_taken_for_one() -> None:
    """The one firm did not grow tenfold, and has no growth of its own."""
    found = count("firm  year  revenue\n示例一厂  2007  5\n示例二厂  2008  90000")
    assert codes(found) == []
    assert found.tiers[0].nearest[0].earlier is None


@pytest.mark.usefixtures("equal_hashes")
def test_a_missing_figure_is_not_that_of_another_firm() -> None:
    """Another firm had 12亿 in the year before."""
    found = count("firm  year  revenue\n示例一厂  2007  120000\n示例二厂  2008  _\n示例三厂  2008  5")
    assert found.tiers[0].could_reach == 0


def test_odd_characters_survive_the_way_through_the_database() -> None:
    """Tabs, line ends, backslashes, NULs and lone surrogates stand in what is reported as they stood in the table."""
    odd = "示\\例\t一\n厂\r\\n\ud800"
    rows = [[odd, "2008", "120000"], ["示例二厂", "2008", "约\\\t"], ["示例\0厂", "2008", "90000"]]
    drawn = table("firm  year  revenue\n示例厂  2008  5")
    found = count([Table(drawn.source, drawn.columns, rows, range(2, 5))], by=("firm",))
    assert found.problems[0].value == "约\\\t"
    assert [group.value for group in found.breakdowns[0][1]] == ["示\\例 一 厂 \\n\ud800", "示例二厂", "示例厂"]


def test_where_may_ask_for_what_no_file_can_hold() -> None:
    """A lone surrogate, as a shell passes on bytes that are no UTF-8."""
    reading = Reading(where=("firm=\udcff", "firm=示例厂"))
    drawn = [table("firm  revenue\n示例厂  5\n示例二厂  5")]
    found = count_with(drawn, Question(PLAN, reading=reading), "duckdb")
    assert isinstance(found, Tally)
    assert found.enterprises == 1


def test_a_group_is_known_by_its_first_firm_of_the_largest_by_identity() -> None:
    """Whichever stands first."""
    found = count("firm  code  trade  revenue\n示例一厂  B2  机械  7\n示例二厂  A1  机械  7", by=("trade",))
    assert found.breakdowns[0][1][0].largest == "示例二厂"


def test_a_measure_that_one_year_lacks_is_missing_there() -> None:
    """A wide table with the output of one year alone."""
    tiers = [
        {"name": "1亿", "measure": "revenue", "over": "1亿"},
        {"name": "1000万", "measure": "output", "over": "1000万"},
    ]
    found = count("firm  revenue@2007  revenue@2008  output@2007\n示例厂  5  20000  7000", plan(tier=tiers))
    assert [(m.usable, m.missing) for m in found.measures] == [(1, 0), (0, 1)]


def test_cells_that_are_no_amounts_in_any_unit_mean_nothing_in_any() -> None:
    """Two bare numbers, one of them with full-width digits, and a word."""
    with pytest.raises(DataError) as refused:
        count([table("firm  revenue\n示例厂  20000\n示例二厂  ３０\n示例三厂  约", in_unit=None)])
    assert refused.value.table("en")[1:3] == [
        ["千元", "¥20.0 m", "¥20.0 m", "0", "0", "0"],
        ["万元", "¥200.0 m", "¥200.3 m", "0", "0", "1"],
    ]


def test_rows_of_blank_cells_are_no_rows(small: Path) -> None:
    """And lines without anything, which the database skips, are none either."""
    blank = small.read_text(encoding="utf-8").replace("示例二厂", ",,\n , ,\n示例二厂")
    for text in (blank, blank.replace(" , ,", "")):
        small.write_text(text, encoding="utf-8")
        found = tiers.report(small, engine="duckdb", targets="builtin")
        assert (found.inputs[0].rows, found.inputs[0].firm_rows, found.inputs[0].set_aside) == (2, 2, ())
        assert found == tiers.report(small, engine="python", targets="builtin")


@pytest.mark.parametrize(
    "rows",
    [
        "示例二厂,2008,7,5\n示例三厂,2008\n",
        "示例二厂,2008,7,\n示例三厂,2008,8,\n",
        "示例二厂,2008,7,\n示例三厂,2008,8,\n示例四厂,2008,9,\n",
        "示例二厂\n",
    ],
)
def test_ragged_rows_are_found_and_told_from_formatted_empty_columns(small: Path, rows: str) -> None:
    """Also where one is too long and another too short, so that all separators together are as many as there should be."""
    small.write_text(small.read_text(encoding="utf-8") + rows, encoding="utf-8")
    found = tiers.report(small, engine="duckdb", targets="builtin", duplicates="last")
    assert found == tiers.report(small, engine="python", targets="builtin", duplicates="last")


def test_repeated_firms_are_found_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many parts as rows, and two firms that stand there twice."""
    monkeypatch.setattr("tiers.engines.in_duckdb.duplicates._AT_ONCE", 1)
    rows = "firm  revenue\n示例一厂  5\n示例二厂  6\n示例一厂  5\n示例二厂  6\n示例三厂  7"
    assert (count(rows).equal, count(rows).enterprises) == (2, 3)


@pytest.mark.one_in(3)
@pytest.mark.parametrize("seen", [(16, 256), (1, 1)])
@pytest.mark.parametrize(
    "years",
    [
        ["2008"] * 40,
        ["2008"] * 30 + ["2007", "２００８", "2008.0", " 2008", "2e3", "20_08", "", "2008年", "0999", "3000"],
        [str(year) for year in range(2001, 2012) for _ in "abc"],  # more years than are tried first
        ["2008年"] * 40,
    ],
)
def test_years_that_a_sample_does_not_show_are_read_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, years: list[str], seen: tuple[int, int]
) -> None:
    """Those that it shows are tried first, and say nothing of the others."""
    monkeypatch.setattr("tiers.engines.in_duckdb.load.samples._ROWS", seen)
    path = tmp_path / "years.csv"
    rows = (f"示例机械厂 {number:03},{year},{number}" for number, year in enumerate(years))
    path.write_text("\n".join(["企业名称,年份,营业收入(万元)", *rows, ""]), encoding="utf-8")
    found = tiers.report(path, engine="duckdb", targets="builtin")
    assert found == tiers.report(path, engine="python", targets="builtin")


@pytest.mark.one_in(3)
@pytest.mark.parametrize("of", ["元", "千元", "万元", "百万元", "亿元"])
def test_the_largest_plain_figure_of_every_unit(of: str) -> None:
    """It has nine digits before the point and six behind it; in yuan it may have seventeen and none."""
    found = count([table("firm  revenue\n示例厂  999999999.999999\n示例二厂  99999.5", in_unit=of)])
    assert found.measures[0].usable == 2


def test_words_are_escaped_and_given_back() -> None:
    """Whatever they are."""
    for words in ("a", "\\", "\\n", "\n", "\t\r\0", "\\u1234"):
        assert source_rows.unescape(source_rows.escape(words)) == words
    assert source_rows.unescape("\\ud800") == "\ud800"


def test_without_duckdb_the_engine_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(EngineError, match=r"The engine duckdb is not installed\. Install it with: pip install duckdb"):
        in_duckdb.tally([table("firm  revenue\n示例厂  5")], Question(PLAN))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Write a table of two firms."""
    path = tmp_path / "data.csv"
    path.write_text("企业名称,年份,营业收入(万元)\n示例一厂,2008,120000\n示例二厂,2008,5\n", encoding="utf-8")
    return path


def test_nothing_but_the_tables_can_be_read(small: Path) -> None:
    """No other file, no network, no further extensions, and no way back."""
    other = small.with_name("other.csv")
    other.write_text("a,b\n", encoding="utf-8")
    with database.open_database([str(small)], None) as opened:
        for sql in (
            "FROM " + database.read_lines(other, ["a"]),
            "SELECT * FROM read_csv('https://localhost/x.csv')",
            "INSTALL httpfs",
            "SET enable_external_access = true",
        ):
            with pytest.raises(EngineError):
                opened.run(sql)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a folder for temporary files, which must be empty in the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert os.listdir(folder) == []  # noqa: PTH208 - names are enough


@pytest.mark.usefixtures("folders")
def test_temporary_files_are_gone_afterwards(small: Path) -> None:
    """After a report, and after a failure."""
    assert tiers.report(small, engine="duckdb", memory="256MB", targets="builtin").enterprises == 2
    with pytest.raises(EngineError):
        _fail(small)


def test_no_room_for_what_the_database_writes(small: Path) -> None:
    """What mends it is to name another folder; a mistake in the statement is another matter."""
    with database.open_database([str(small)], None) as opened:
        with pytest.raises(WriteError, match=r"A temporary file cannot be written: .* TMPDIR=FOLDER"):
            opened.write(f"COPY (SELECT 1) TO '{opened.folder}/none/one.csv'")
        with pytest.raises(EngineError):
            opened.write("COPY none")


def test_the_reason_of_the_system_is_said() -> None:
    """And not everything that the database knows about it."""

    def full(*_: object) -> None:
        raise duckdb.IOException('IO Error: Async write failed: {"exception_type":"IO","errno":"28"}')

    connection: Any = SimpleNamespace(execute=full)
    with pytest.raises(WriteError, match="cannot be written: No space left on device"):
        database.Database(connection, Path()).write("COPY")


def _fail(path: Path) -> None:
    with database.open_database([str(path)], None) as opened:
        opened.run("FROM " + database.read_lines(opened.folder / "none.tsv", ["a"]))


def test_ctrl_c_in_a_long_statement(small: Path) -> None:
    """DuckDB makes an error of its own of what a signal raises; it is an interruption all the same.

    What another thread of DuckDB has begun it ends first, so the statement is long, and not endless. The signal comes
    again after a while: Python loses what it raises while it collects garbage.
    """
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.05, 5)
    try:
        with pytest.raises(KeyboardInterrupt), database.open_database([str(small)], None) as opened:
            opened.run("SELECT count(*) FROM range(50000) AS a, range(50000) AS b WHERE a.range % 7 = b.range % 5")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_how_much_of_a_statement_is_done(small: Path) -> None:
    """Nobody knows while none runs."""
    with database.open_database([str(small)], None) as opened:
        assert opened.share() is None
        shown = database.Database(SimpleNamespace(query_progress=lambda: 25.0), small)
        assert shown.share() == 0.25


def test_rows_that_get_lost_on_the_way_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One is written and none is found."""
    lost: Any = lambda *_: 1  # noqa: E731 - in place of a function
    monkeypatch.setattr("tiers.engines.in_duckdb.load.loading.copy", lost)
    monkeypatch.setattr(Path, "unlink", lambda _: None)
    monkeypatch.setattr(
        "tiers.engines.in_duckdb.load.loading.read_lines",
        lambda *_: "(SELECT NULL AS len, NULL AS beyond, '' AS c0, '' AS c1) WHERE false",
    )
    with pytest.raises(EngineError, match=r"drawn\.csv: the engine duckdb found 0 rows where 1 stand"):
        in_duckdb.tally([table("firm  revenue\n示例厂  5")], Question(PLAN))


def _by_trade(path: Path, rows: list[str]) -> list[tuple[str | None, int | None]]:
    """Count the firms of each trade; the engines agree."""
    path.write_text("\n".join(["企业名称,类型,营业收入(万元)", *rows, ""]), encoding="utf-8")
    found = tiers.report(path, engine="duckdb", targets="builtin", by=("类型",), year=2008)
    assert found == tiers.report(path, engine="python", targets="builtin", by=("类型",), year=2008)
    return [(group.value, group.enterprises) for group in found.breakdowns[0].groups]


def test_a_word_that_no_sample_of_the_rows_holds_is_counted_all_the_same(small: Path) -> None:
    """The last row of the first of 16 parts stands after all that are looked at, and it needs cleaning."""
    rows = [f"示例第{i}厂,机 械,{i}" for i in range(8000)]
    rows[499] = "示例第499厂,化　工,499"
    assert _by_trade(small, rows) == [("机 械", 7999), ("化 工", 1)]


def test_words_are_cleaned_where_rows_point_to_a_list_of_them(small: Path) -> None:
    """Two spellings of one trade, and none."""
    rows = ["示例一厂,机　械,7", "示例二厂,机 械 ,8", "示例三厂,,9", "示例四厂,a\\b,9"]
    assert _by_trade(small, rows) == [("机 械", 2), ("a\\b", 1), (None, 1)]


def test_a_text_in_which_no_firms_agree_has_no_list(small: Path) -> None:
    """Each firm has a trade of its own."""
    rows = [f"示例第{i}厂,行业{i},{i}" for i in range(200)]
    assert _by_trade(small, rows) == [(f"行业{i}", 1) for i in range(200)]


def test_an_amount_with_more_digits_than_a_plain_one_is_exact(small: Path) -> None:
    """7 digits behind the point of 万元: 1,234.567 yuan and 120,000 × 10,000."""
    path = small.with_name("wide.csv")
    path.write_text("企业名称,营业收入(万元)\n示例一厂,0.1234567\n示例二厂,120000\n", encoding="utf-8")
    found = tiers.report(path, engine="duckdb", targets="builtin", year=2008)
    assert found.measures[0].total == Decimal("1200001234.567")


@pytest.mark.parametrize(
    ("scale", "of_type"),
    [(None, "DECIMAL(18, 6)"), (1, "DECIMAL(18, 6)"), (10**4, "DECIMAL(18, 2)"), (10**8, "DECIMAL(18, 0)")],
)
def test_plain_amounts_fit_into_the_type_of_their_column(scale: int | None, of_type: str) -> None:
    """999,999,999.999999 in the unit of the column is the largest of them and has all decimals."""
    assert plain_amount(Decimal(scale) if scale else None) == of_type


def test_a_unit_of_which_not_all_plain_amounts_fit_gets_more_room() -> None:
    """9 digits of 10^12 are 21, and a dozen is no power of ten."""
    assert [plain_amount(Decimal(scale)) for scale in (10**12, 12)] == ["DECIMAL(38, 6)"] * 2


def test_a_table_without_the_heading_of_a_breakdown_has_firms_of_no_value(small: Path) -> None:
    """Of the two firms of each file, one of the other file has a type."""
    other = small.with_name("other.csv")
    other.write_text("企业名称,年份,类型,营业收入(万元)\n示例三厂,2008,机械,7\n示例四厂,2008,,8\n", encoding="utf-8")
    found = tiers.report(small, other, engine="duckdb", targets="builtin", by=("类型",))
    assert [(group.value, group.enterprises) for group in found.breakdowns[0].groups] == [("机械", 1), (None, 3)]
    assert found == tiers.report(small, other, engine="python", targets="builtin", by=("类型",))


def test_a_failure_that_is_not_about_the_file_is_a_failure(small: Path) -> None:
    """Only what is wrong with the file lets it be read in another way."""
    with database.open_database([str(small)], None) as opened, pytest.raises(EngineError):
        opened.attempt("CREATE TABLE a AS FROM nothing_of_that_name", str(small))
