"""`tiers classify`: the command line around the firms."""

import json
from pathlib import Path

import pytest

from tests.cli.running import shell, small, tiers
from tiers.cli.app import main

CSV = (
    "name,code,year,revenue,revenue_state,revenue_tier,revenue_next,revenue_short_by\r\n"
    "示例甲厂,,,1200000000,usable,10亿,,\r\n"
    "示例乙厂,,,600000000,usable,5亿,10亿,400000000\r\n"
    "示例丙厂,,,90000000,usable,1000万,1亿,10000000\r\n"
)
ASKED = ["classify", "data.csv", "--targets", "builtin"]


@pytest.fixture(autouse=True)
def _three_firms() -> None:
    small()


def out(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Classify the three firms by the built-in plan; give what is on standard output, with nothing on the other."""
    assert main([*ASKED, *words]) == 0
    said, err = capsys.readouterr()
    assert err == ""
    return said


def test_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """A table, in the language of the run."""
    assert out(capsys).splitlines()[2].split() == ["示例甲厂", "¥1.20", "bn", "¥1", "bn"]
    assert out(capsys, "--lang", "zh").splitlines()[3].split() == [
        "示例乙厂",
        "6.00亿元",
        "5亿元",
        "10亿元",
        "4.00亿元",
    ]


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """CSV and JSON Lines, the same in every language."""
    for lang in ("en", "zh"):
        assert out(capsys, "--format", "csv", "--lang", lang) == CSV
        rows = [json.loads(line) for line in out(capsys, "--json", "--lang", lang).splitlines()]
        assert [row["revenue_short_by"] for row in rows] == [None, 400000000, 10000000]
    assert out(capsys, "--format", "jsonl") == out(capsys, "--json")


def test_the_bytes_of_a_pipe() -> None:
    """As they are, CRLF included; and the built-in plan is said beside them, unless it was asked for."""
    run = tiers("classify", "data.csv", "--format", "csv")
    assert run.stdout == CSV.encode()
    assert run.stderr.startswith(b"tiers: no targets file found")
    assert tiers("classify", "data.csv", "-q").stderr == b""


def test_files(capsys: pytest.CaptureFixture[str]) -> None:
    """Their endings choose the format; several are written in one run, and standard output stays empty."""
    assert out(capsys, "-o", "a.csv", "-o", "b.jsonl", "-o", "c.ndjson", "-o", "d.txt") == ""
    assert Path("a.csv").read_bytes() == CSV.encode()
    assert Path("b.jsonl").read_bytes() == Path("c.ndjson").read_bytes()
    assert len(Path("b.jsonl").read_bytes().splitlines()) == 3
    assert "示例丙厂" in Path("d.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["csv", "jsonl", "txt", "xlsx"])
def test_every_engine_writes_the_same_bytes(capsys: pytest.CaptureFixture[str], ending: str) -> None:
    """Tables and workbooks of rows made one by one, and texts that the database writes."""
    for engine in ("python", "duckdb"):
        assert out(capsys, "-o", f"{engine}.{ending}", "--engine", engine, "--by", "行业") == ""
    assert Path(f"python.{ending}").read_bytes() == Path(f"duckdb.{ending}").read_bytes()


@pytest.mark.thorough
def test_what_the_database_writes_goes_to_a_pipe() -> None:
    """Byte for byte; nothing is left behind, also where nobody reads it."""
    Path("temporary").mkdir()
    asked = " ".join(["TMPDIR=temporary $tiers", *ASKED, "--engine", "duckdb", "--format", "csv"])
    assert shell(asked).stdout == CSV.encode()
    run = shell(f"{asked} > /dev/full")
    assert (run.returncode, run.stderr[:34]) == (6, b"tiers: error[stdout-failed]: Stand")
    assert not [*Path("temporary").iterdir()]


def test_parquet_is_nothing_for_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe and a file take it."""
    assert out(capsys, "-o", "a.parquet") == ""
    run = tiers(*ASKED, "--format", "parquet")
    assert (run.stdout, run.stdout[:4]) == (Path("a.parquet").read_bytes(), b"PAR1")
    monkeypatch.setattr("tiers.cli.streams.is_terminal", lambda: True)
    assert main([*ASKED, "--format", "parquet"]) == 2
    assert "Write it to a file: -o FILE.parquet" in capsys.readouterr().err


def test_a_lock_file_is_told_of_as_by_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    """Who has the workbook open may not have saved it."""
    Path("tables").mkdir()
    Path("data.csv").rename("tables/data.csv")
    Path("tables/~$data.xlsx").touch()
    assert main(["classify", "tables", "--targets", "builtin"]) == 0
    told = capsys.readouterr().err
    assert "~$data.xlsx" in told
    assert main(["classify", "tables", "--targets", "builtin", "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_firms_are_picked(capsys: pytest.CaptureFixture[str]) -> None:
    """By tier, and by condition; a heading stands beside them."""
    assert [line[:4] for line in out(capsys, "--tier", "5亿", "--format", "csv").splitlines()[1:]] == [
        "示例甲厂",
        "示例乙厂",
    ]
    assert len(out(capsys, "--tier", "过5亿元", "--format", "csv").splitlines()) == 3
    lines = out(capsys, "--where", "行业=机械", "--by", "行业", "--format", "csv").splitlines()
    assert [line.rpartition(",")[2] for line in lines] == ["行业", "机械", "机械"]


def test_problems_are_told_beside_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    """The row says that the figure is unreadable; how many such there are is said on standard error."""
    Path("data.csv").write_text("企业名称,营业收入（万元）\n示例甲厂,约5亿\n", encoding="utf-8")
    assert main([*ASKED, "--format", "csv"]) == 0
    said, err = capsys.readouterr()
    assert said.splitlines()[1] == "示例甲厂,,,,unreadable,,,"
    assert err == "tiers: 1 problem in the data; tiers report -v lists them\n"
    assert main([*ASKED, "-q"]) == 0
    assert capsys.readouterr().err == ""
    assert main([*ASKED, "--strict", "-o", "a.csv"]) == 3
    assert "error[strict]: 1 problem" in capsys.readouterr().err
    assert not Path("a.csv").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--no-names"], 2, "error[no-names-classify]"),
        (["--tier", "7亿"], 2, "error[tier-unknown]"),
        (["--format", "json"], 2, "There is no format json. Did you mean jsonl?"),
        (["--json", "--format", "csv"], 2, "--json and --format csv contradict each other."),
        (["-o", "a.json"], 2, "error[output-ending]"),
        (["-o", "data.csv"], 2, "error[output-is-input]"),
        (["-o", "plan.toml", "--format", "csv", "--targets", "plan.toml"], 2, "error[output-is-input]"),
        (["-o", "none/a.csv"], 6, "error[folder-missing]"),
        (["--by", "行业别"], 3, "did you mean 行业?"),
        (["--unit", "千元"], 3, "error[unit-contradicts]"),
        (["--color", "blue"], 2, "error[option-not-one-of]"),
    ],
)
def test_what_cannot_be_done(words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each has the exit code of its kind, and nothing is written."""
    main(["init", "plan.toml", "-q"])
    assert main([*ASKED, *words]) == code
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""
    assert not Path("a.json").exists()


def test_a_file_that_is_read_by_its_folder_is_no_output(capsys: pytest.CaptureFixture[str]) -> None:
    """It would be lost."""
    Path("tables").mkdir()
    Path("data.csv").rename("tables/data.csv")
    assert main(["classify", "tables", "--targets", "builtin", "-o", "tables/data.csv"]) == 2
    assert "error[output-is-input]" in capsys.readouterr().err
    assert Path("tables/data.csv").exists()
