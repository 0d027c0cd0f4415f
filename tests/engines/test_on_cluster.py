"""What the engine for clusters does by itself; that its counts are those of the definition, the tests of tables say."""

import csv
import gzip
import subprocess
import sys
from collections.abc import Callable
from dataclasses import astuple
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import tiers
from tests.engines import on_cluster
from tests.engines.drawn import PLAN, count_with, plan, table
from tests.engines.test_against_oracle import CERTAIN, HEADINGS, ROWS, plans, targets_of
from tests.engines.test_same_answer import ODDER
from tests.oracle import Plan, Row
from tiers import inspection, pipeline
from tiers.domain.question import Question
from tiers.domain.reading import Reading
from tiers.domain.targets import Targets
from tiers.engines import in_spark
from tiers.engines.in_spark.session import Address, failures
from tiers.errors import DataError, EngineError, TiersError, UsageError
from tiers.report.contract.report import Report
from tiers.write.to_json import to_json


def report_on(path: Path | str, **reading: Any) -> Report:  # noqa: ANN401 - whatever `Reading` takes
    """Report on what the cluster finds."""
    return tiers.report(path, targets=PLAN, engine="spark", remote=on_cluster.remote(), **reading)


def answer_of(path: Path, plan: Plan, engine: str) -> str:
    """Report with one engine: the JSON, or the refusal."""
    asked = {"top": plan.top, "duplicates": plan.duplicates, "year": plan.year, "engine": engine}
    where = {"remote": on_cluster.remote()} if engine == "spark" else {}
    try:
        return to_json(tiers.report(path, targets=targets_of(plan), **asked, **where))  # type: ignore[arg-type]
    except TiersError as error:
        return f"{error.code}: {error} {error.table('en')}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one folder that every example is written to."""
    return tmp_path_factory.mktemp("cluster")


@pytest.mark.thorough
@settings(
    max_examples=max(12, settings().max_examples // 5),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    rows=st.lists(ROWS | ODDER, max_size=14),
    plan=plans(),
    ragged=st.none() | st.sampled_from(["示例短厂", "示例长厂,,2008,,5,5,6"]),
)
def test_the_cluster_gives_the_same_report(folder: Path, rows: list[Row], plan: Plan, ragged: str | None) -> None:
    """As text, and in columns: odd cells, duplicates, blanks, several years; every policy, both rules and countings."""
    cells = [astuple(row) for row in [CERTAIN, *rows]]
    text, columns = folder / "data.csv", folder / "data.parquet"
    with text.open("w", encoding="utf-8", newline="") as file:
        lines = [[cell.replace("\n", " ") for cell in row] for row in cells]
        csv.writer(file).writerows([HEADINGS, *lines])
        file.writelines(f"{line}\n" for line in [ragged] if line)
    on_cluster.write_parquet(columns, HEADINGS, cells)
    path = columns if ragged is None else text
    assert answer_of(path, plan, "spark") == answer_of(path, plan, "python")


TEXT = "企业名称,统一社会信用代码,年份,行业,营业收入(万元)\n"
FIRMS = TEXT + "示例一厂,A1,2008,机械,120000\n示例二厂,A2,2008,食品,60000\n示例三厂,A3,2007,食品,5\n"


@pytest.fixture
def text(tmp_path: Path) -> Callable[..., Path]:
    """Write a text where the cluster finds it."""

    def write(content: str, name: str = "data.csv") -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8", newline="")
        return path

    return write


@pytest.mark.thorough
def test_quotes_are_taken_off_and_lines_end_as_they_may(text: Callable[..., Path]) -> None:
    """A comma inside quotes, a doubled quote, a quote in the middle, CRLF, a byte-order mark, blank lines."""
    rows = '"示例""一""厂",A1,2008,"化,工","120,000"\r\n\r\n示例"二"厂,A2,2008,"",5\r\n , ,,\t,\r\n'
    path = text("\ufeff" + FIRMS.replace("\n", "\r\n") + rows)
    found = report_on(path, by=("行业",), duplicates="first")
    python = tiers.report(path, targets=PLAN, by=("行业",), duplicates="first", engine="python")
    assert to_json(found) == to_json(python)
    assert [group.value for group in found.breakdowns[0].groups] == ["机械", "食品"]


@pytest.mark.one_in(2)
@pytest.mark.parametrize("row", ['"示例"厂,A9,2008,,5', '示例厂,A9,2008,,"5'])
def test_a_quote_that_is_not_closed_or_not_doubled_is_refused(text: Callable[..., Path], row: str) -> None:
    """With its line; far below the first rows, which are looked at before."""
    lines = "".join(f"示例厂 {i:03},B{i},2008,机械,5\n" for i in range(40))
    with pytest.raises(DataError) as refused:
        report_on(text(f"{FIRMS}{lines}{row}\n"))
    assert (refused.value.code, refused.value.facts["row"]) == ("quote-inside", 45)


@pytest.mark.thorough
def test_files_under_one_name_are_one_table(text: Callable[..., Path]) -> None:
    """Each has its headings, in any order of the files."""
    text(FIRMS, "a.csv")
    path = text(TEXT + "示例四厂,A4,2008,机械,200000\n", "b.csv")
    found = report_on(path.with_name("*.csv"))
    assert (found.enterprises, found.inputs[0].rows, found.goals[0].count) == (3, 4, 2)


@pytest.mark.thorough
def test_headings_that_are_repeated_are_refused(text: Callable[..., Path]) -> None:
    """With other words in one column they are no line that is passed over."""
    lines = "".join(f"示例厂 {i:03},B{i},2008,机械,5\n" for i in range(40))
    with pytest.raises(DataError) as refused:
        report_on(text(f"{FIRMS}{lines}{TEXT.replace(',', ' ,')}"))
    assert refused.value.code == "cluster-head-below"


@pytest.mark.thorough
def test_lines_above_the_headings_are_refused(text: Callable[..., Path]) -> None:
    """A title."""
    with pytest.raises(DataError) as refused:
        report_on(text("2008年企业主要指标,,,,\n" + FIRMS))
    assert (refused.value.code, refused.value.facts["first"]) == ("cluster-headings", "2008年企业主要指标")


def test_headings_that_are_no_utf_8_are_refused(tmp_path: Path) -> None:
    """As a cluster reads them."""
    path = tmp_path / "data.csv"
    path.write_bytes(FIRMS.encode("gb18030"))
    with pytest.raises((DataError, EngineError)) as refused:
        report_on(path)
    assert refused.value.code in {"cluster-encoding", "cluster-bytes", "spark-failed", "cluster-unreadable"}


def test_a_row_that_is_no_utf_8_is_told_of(tmp_path: Path) -> None:
    """Far below the headings: refused, or by a server that takes any bytes for text, a damaged name."""
    path = tmp_path / "data.csv"
    path.write_bytes((FIRMS * 20).encode() + "示例四厂,A4,2008,机械,5\n".encode("gb18030"))
    try:
        told = {item.code for item in report_on(path).problems.items}
    except TiersError as error:
        told = {error.code}
    assert told & {"cluster-bytes", "spark-failed", "name-damaged"}


def test_an_answer_that_is_no_utf_8_is_told_of() -> None:
    """Of a server that takes any bytes for text, where the one of the tests takes none."""
    where = Address("sc://host/;token=secret", "sc://host")
    with pytest.raises(DataError, match=r"^sc://host: some text in the tables is no UTF-8"), failures(where):
        b"\xc6".decode()


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    """It is no Parquet."""
    path = tmp_path / "data.parquet"
    path.write_bytes(b"PAR1 and nothing else that is so")
    with pytest.raises((DataError, EngineError)) as refused:
        report_on(path)
    assert refused.value.code in {"cluster-unreadable", "spark-failed"}


@pytest.mark.one_in(3)
@pytest.mark.parametrize("name", ["none.parquet", "none/*.csv", "spark:none.none"])
def test_what_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    """A file, files, and a table."""
    with pytest.raises(DataError) as refused:
        report_on(name if name.startswith("spark:") else tmp_path / name)
    assert refused.value.code in {"cluster-nothing", "cluster-unreadable"}


def test_the_same_table_twice_is_refused() -> None:
    """Its firms would count twice."""
    with pytest.raises(DataError) as refused:
        tiers.report("spark:a", "spark:a", targets=PLAN, engine="spark", remote=on_cluster.remote())
    assert refused.value.code == "file-twice"


def test_other_formats_are_refused(tmp_path: Path) -> None:
    """Workbooks and JSON are read on this machine."""
    with pytest.raises(DataError) as refused:
        report_on(tmp_path / "data.xlsx")
    assert refused.value.code == "cluster-format"


def columns(path: Path, **arrays: pa.Array) -> Path:
    """Write columns where the cluster finds them."""
    names = {"name": "企业名称", "code": "统一社会信用代码", "year": "年份", "revenue": "营业收入(万元)"}
    pq.write_table(pa.table({names[key]: array for key, array in arrays.items()}), path)
    return path


@pytest.mark.one_in(8)
@pytest.mark.parametrize(
    "revenue",
    [
        pa.array([120000, 5, None, -7], pa.int64()),
        pa.array([1500000000, 5, None, 7], pa.int64()),
        pa.array([Decimal("120000.50"), Decimal("5.00"), None, Decimal(0)], pa.decimal128(18, 2)),
        pa.array([Decimal("1e-18"), Decimal("5.5"), None, Decimal(0)], pa.decimal128(38, 18)),
        pa.array([120000.5, 1e-7, None, 1e22], pa.float64()),
        pa.array([0.1, 3e9, None, float("nan")], pa.float64()),
        pa.array([0.1, 5, None, 2.5], pa.float32()),
        pa.array([True, False, None, True]),
    ],
    ids=str,
)
def test_numbers_are_what_they_are_to_the_definition(tmp_path: Path, revenue: pa.Array) -> None:
    """Integers, decimals of any width, binary numbers with a warning, and what is no amount."""
    names, years = pa.array([f"示例{n}厂" for n in "一二三四"]), pa.array([2008, 2008, 2008, 2007], pa.int16())
    path = columns(tmp_path / "data.parquet", name=names, year=years, revenue=revenue)
    python, spark = tiers.report(path, targets=PLAN, engine="python"), report_on(path)
    values = {item.value for item in python.problems.items}
    assert to_json(spark.model_copy(update={"problems": None})) == to_json(python.model_copy(update={"problems": None}))
    assert [(item.code, item.row) for item in spark.problems.items] == [(i.code, i.row) for i in python.problems.items]
    assert len(values) == len({item.value for item in spark.problems.items})


@pytest.mark.thorough
def test_numbers_without_a_unit_are_asked_about(tmp_path: Path) -> None:
    """With what each would mean, also of cells that are odd."""
    path = tmp_path / "data.csv"
    path.write_text(
        "企业名称,年份,营业收入\n示例一厂,2008,20000\n示例二厂,2008,３０\n示例三厂,2008,约\n", encoding="utf-8"
    )
    with pytest.raises(DataError) as python:
        tiers.report(path, targets=PLAN, engine="python")
    with pytest.raises(DataError) as spark:
        report_on(path)
    assert (str(spark.value), spark.value.table("en")) == (str(python.value), python.value.table("en"))


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make two be more than fits."""
    for name in ("odd_cells", "duplicates", "sums", "cross_checks"):
        monkeypatch.setattr(sys.modules[f"tiers.engines.in_spark.{name}"], "MOST", 1)


@pytest.mark.one_in(6)
@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("示例一厂,A1,2008,机械,５\n示例二厂,A2,2008,机械,６\n", "odd-too-many"),
        ("示例食品一厂,A1,2008,机械,-5\n示例食品二厂,A2,2008,机械,-5\n", "special-too-many"),
        ("示例食品一厂,A1,2008,机械,5\n" * 2 + "示例食品二厂,A2,2008,机械,5\n" * 2, "duplicates-too-many"),
        ("示例食品一厂,A1,2008,机械,5\n示例食品二厂,A2,2008,食品,5\n", "groups-too-many"),
        (
            "示例食品一厂,A1,2008,,5\n示例食品一厂,,2008,,5\n示例食品二厂,A2,2008,,5\n示例食品二厂,,2008,,5\n",
            "duplicates-too-many",
        ),
    ],
)
def test_what_is_too_much_to_be_told_of_is_refused(text: Callable[..., Path], rows: str, code: str) -> None:
    """Odd cells, rows that are no plain firms, firms that stand twice, groups."""
    with pytest.raises(EngineError) as refused:
        report_on(text(TEXT + rows), by=("行业",))
    assert refused.value.code == code


@pytest.mark.thorough
@pytest.mark.usefixtures("many")
def test_more_jumps_than_can_be_told_of_are_refused(text: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two firms that grow tenfold where one is the most."""
    for name in ("odd_cells", "duplicates", "sums"):
        monkeypatch.setattr(sys.modules[f"tiers.engines.in_spark.{name}"], "MOST", 9)
    grown = (
        f"示例食品{n}厂,A{i},{year},,{figure}\n"
        for i, n in enumerate("一二")
        for year, figure in ((2007, 5), (2008, 500))
    )
    with pytest.raises(EngineError) as refused:
        report_on(text(TEXT + "".join(grown)))
    assert refused.value.code == "special-too-many"


@pytest.mark.thorough
def test_packed_texts_and_rows_of_odd_spaces(text: Callable[..., Path]) -> None:
    """A row of ideographic spaces is blank, wherever it stands."""
    plain = text(FIRMS + "\u3000,,\u3000,,\n\u3000,,,,\u3000\n")
    packed = plain.with_name("data.csv.gz")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    python = tiers.report(plain, targets=PLAN, engine="python")
    assert report_on(plain) == python
    assert report_on(packed).inputs[0].rows == 3


@pytest.mark.thorough
def test_a_bare_number_that_is_of_no_firm_needs_no_unit(text: Callable[..., Path]) -> None:
    """That of a total."""
    path = text("企业名称,年份,营业收入\n示例一厂,2008,5万元\n合计,,5\n")
    assert to_json(report_on(path)) == to_json(tiers.report(path, targets=PLAN, engine="python"))


@pytest.mark.one_in(10)
@pytest.mark.parametrize(
    ("few", "most", "top", "times"),
    [
        pytest.param(9, 99, 1, 8, id="guessed"),
        pytest.param(9, 99, 1, 0, id="guessed too near"),
        pytest.param(9, 1, 1, 8, id="guessed too far"),
        pytest.param(2, 99, 20, 8, id="more are wanted than are brought for one list"),
        pytest.param(0, 1, 20, 8, id="put in order by the cluster"),
    ],
)
@pytest.mark.parametrize("by", [("行业",), ()])
def test_long_lists_are_looked_for_by_how_near_firms_stand(
    text: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    most: int,
    top: int,
    times: int,
    by: tuple[str],
) -> None:
    """Where not all firms can be brought: those near a limit, and where too many stand equally near, in order."""
    monkeypatch.setattr("tiers.engines.in_spark.shortlists.FEW", few)
    monkeypatch.setattr("tiers.engines.in_spark.shortlists.MOST_BROUGHT", most)
    monkeypatch.setattr("tiers.engines.in_spark.shortlist_bounds._TIMES", times)
    figures = (5, 9999, 9990, 9000, 8000, 8000, 8000, 10000, 10001, 12000, 12000, 60000, 60001, 200000, 200000)
    rows = (f"示例厂 {i:03},B{i},2008,{'机械食品'[i % 2 * 2 :][:2]},{figure}\n" for i, figure in enumerate(figures))
    path = text(TEXT + "".join(rows))
    python = tiers.report(path, targets=PLAN, by=by, top=top, engine="python")
    assert to_json(report_on(path, by=by, top=top)) == to_json(python)


def test_a_server_that_is_not_named_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a variable names it, as programs for Spark do."""
    monkeypatch.delenv("SPARK_REMOTE", raising=False)
    with pytest.raises(EngineError, match="nobody says where the cluster is"):
        tiers.report("spark:a", targets=PLAN, engine="spark")
    monkeypatch.setenv("SPARK_REMOTE", on_cluster.remote())
    with pytest.raises(DataError):
        tiers.report("spark:a", targets=PLAN, engine="spark")


@pytest.mark.parametrize("remote", ["localhost:15002", "sc://", "sc://a b", "http://host", "sc://host:x"])
def test_what_is_no_address_is_refused(remote: str) -> None:
    """Before anything is connected."""
    with pytest.raises(UsageError) as refused:
        tiers.report("spark:a", targets=PLAN, engine="spark", remote=remote)
    assert refused.value.code == "remote-wrong"


@pytest.mark.thorough
def test_a_server_that_does_not_answer_is_told_of_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its token is not."""
    monkeypatch.setattr(sys.modules["tiers.engines.in_spark.session"], "ANSWERS_WITHIN", 1)
    with pytest.raises(EngineError) as refused:
        tiers.report("spark:a", targets=PLAN, engine="spark", remote="sc://localhost:1/;token=secret")
    assert str(refused.value).startswith("sc://localhost:1 does not answer within 1 seconds.")


def test_without_its_client_the_engine_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install."""
    monkeypatch.setitem(sys.modules, "pyspark.sql.connect.session", None)
    with pytest.raises(EngineError, match=r"Install it with: pip install 'pyspark-client>=4\.0'"):
        tiers.report("spark:a", targets=PLAN, engine="spark", remote=on_cluster.remote())


@pytest.mark.parametrize(
    "ask",
    [
        lambda asked: pipeline.open_classification(["spark:a"], asked).__enter__(),
        lambda asked: inspection.check(["spark:a"], asked),
        lambda asked: inspection.explain("示例厂", ["spark:a"], asked),
    ],
    ids=["classify", "check", "explain"],
)
def test_a_cluster_is_asked_for_reports_only(ask: Callable[[Question], object]) -> None:
    """Not yet for anything else, which is said before anything is looked for."""
    with pytest.raises(EngineError, match="answers reports, and nothing else yet"):
        ask(Question(PLAN, reading=Reading(engine="spark")))


SERVER = """
import os
os.environ["RUST_LOG"] = "off"
from pysail.spark import SparkConnectServer
server = SparkConnectServer()
server.start()
print(server.listening_address[1], flush=True)
input()
"""


def test_a_server_that_is_gone_is_told_of() -> None:
    """One that dies in the middle: one sentence, within seconds."""
    command = [sys.executable, "-c", SERVER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        port = int(server.stdout.readline() if server.stdout else 0)
        with in_spark.cluster_at(f"sc://localhost:{port}") as cluster:
            assert cluster.row("SELECT 1") == (1,)
            server.kill()
            server.wait()
            with pytest.raises(EngineError) as refused:
                cluster.row("SELECT 2")
    assert refused.value.code == "remote-gone"


WIDE = plan(
    tier=[
        {"name": "1亿", "measure": "revenue", "over": "1亿", "goal": 2},
        {"name": "1000万", "measure": "output", "at_least": "1000万"},
    ]
)


@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("drawings", "targets", "reading"),
    [
        (
            ["firm  year  revenue\n示例一厂  2005  0\n示例一厂  2007  9000\n示例一厂  2008  90001\n示例二厂  2008  -"],
            PLAN,
            {},
        ),
        (["firm  revenue\n示例甲厂  5\n示例乙厂  6\n示例丙厂  7\n示例丁厂  8\n示例戊厂  26"], PLAN, {}),
        (
            [
                "no  firm  region  revenue\n1  示例厂  甲镇  5\n2  _  合计  5\n3  \u3000  _  _\n7  示例二厂  _  5\n8  示例三厂  _  6"
            ],
            PLAN,
            {},
        ),
        (["no  firm  revenue\n1  示例一厂  5\n2  示例二厂  6\n3  示例三厂  7"], PLAN, {}),
        (["firm  trade  revenue\n示例一厂  机械  5\n示例二厂  食品  6"], PLAN, {"where": ("trade=机械",)}),
        (["firm  trade  revenue\n示例一厂  机械  5"], PLAN, {"where": ("trade=食品",)}),
        (["firm  revenue\n合计  5"], PLAN, {}),
        (["code  revenue\nA1  5\nA2  6\nA1  5"], PLAN, {}),
        (["region  firm  code  revenue\n注意镇  _  A1  5\n甲镇  示例厂  A2  6"], PLAN, {}),
        (["firm  revenue\n示例厂  5\n示例厂  6\n示例二厂  6"], PLAN, {}),
        (["firm  year  revenue\n示例厂  2007  5\n示例厂  2008  90\n示例厂  2008  -"], PLAN, {"duplicates": "keep"}),
        (["firm  year  revenue\n示例厂  零八  5"], PLAN, {}),
        (["firm  year  revenue\n示例一厂  2008  5", "firm  revenue\n示例二厂  5"], PLAN, {}),
        (["firm  revenue@2007  revenue@2008  output@2007\n示例厂  5  20000  7000"], WIDE, {}),
    ],
)
def test_these_tables_are_always_counted_on_the_cluster(
    drawings: list[str], targets: Targets, reading: dict[str, Any]
) -> None:
    """Whichever of the others are: growth, totals, serial numbers, conditions, years, refusals."""
    tables = [table(drawing, path=f"{i}.csv") for i, drawing in enumerate(drawings)]
    asked = Question(targets, reading=Reading.model_validate(reading))
    assert count_with(tables, asked, "spark") == count_with(tables, asked, "python")


@pytest.mark.one_in(2)
@pytest.mark.parametrize("year", [True, False])
def test_a_unit_is_asked_for_of_the_year_that_counts(*, year: bool) -> None:
    """Or of all rows, where no year is stated."""
    drawn = "firm  year  revenue\n示例厂  2008  7\n示例厂  2007  99" if year else "firm  revenue\n示例厂  7"
    tables = [table(drawn, in_unit=None)]
    assert count_with(tables, Question(PLAN), "spark") == count_with(tables, Question(PLAN), "python")


@pytest.mark.parametrize("file", [None, "program.py"])
def test_the_client_is_imported_whatever_runs(monkeypatch: pytest.MonkeyPatch, file: str | None) -> None:
    """Also without a file, and nothing is left behind."""
    main = ModuleType("__main__")
    if file:
        main.__file__ = file
    monkeypatch.setitem(sys.modules, "__main__", main)
    with in_spark.cluster_at(on_cluster.remote()) as cluster:
        assert cluster.row("SELECT 1") == (1,)
    assert getattr(main, "__file__", None) == file


def test_what_the_cluster_says_no_to_is_told_in_a_line() -> None:
    """Without its stack."""
    with in_spark.cluster_at(on_cluster.remote()) as cluster, pytest.raises(EngineError) as refused:
        cluster.row("SELECT nothing FROM nowhere")
    assert refused.value.code == "spark-failed"
    assert "\n" not in str(refused.value)
