"""`tiers report --since`: from the command line, and as a job that runs every month."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import shell
from tests.write.workbook.opened import rows as cells_of
from tiers.cli.app import main
from tiers.report.contract.report import Report

PLAN = """version = 1
base_year = 2020
target_year = 2025
[[tier]]
name = "1亿"
measure = "revenue"
over = "1亿"
goal = 10
base = 0
"""
YEARS = """企业名称,统一社会信用代码,年份,营业收入(万元)
示例一厂,91A,2021,20000
示例一厂,91A,2022,20000
示例二厂,91B,2021,9000
示例二厂,91B,2022,12000
示例三厂,91C,2021,15000
"""


@pytest.fixture(autouse=True)
def _with_a_plan() -> None:
    Path("targets.toml").write_text(PLAN, encoding="utf-8")
    Path("data.csv").write_text(YEARS, encoding="utf-8")


def run(*words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run a report on the two years; give the exit code and both streams."""
    code = main(["report", "data.csv", *words])
    return code, *capsys.readouterr()


def since(capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what has changed, as JSON."""
    code, out, _ = run("--json", *words, capsys=capsys)
    assert code == 0
    Report.model_validate_json(out)
    return json.loads(out)["since"]


@pytest.mark.parametrize("what", ["2021", "previous"])
def test_an_earlier_year_of_the_same_tables(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    """2 + 1 risen − 1 left = 2."""
    goal = since(capsys, "--since", what)["goals"][0]
    assert [goal[key] for key in ("opening", "risen", "left", "closing", "net")] == [2, 1, 1, 2, 0]
    assert since(capsys) is None


def test_an_earlier_table(capsys: pytest.CaptureFixture[str]) -> None:
    """It chooses its own year, whatever --year says of the other, and nothing is expected of it."""
    Path("then.csv").write_text(YEARS.replace("2022", "2020"), encoding="utf-8")
    found = since(capsys, "--since", "then.csv", "--year", "2022", "--expect-rows", "5")
    assert (found["kind"], found["path"], found["period"]["year"]) == ("table", "then.csv", 2021)
    Path("then").mkdir()
    Path("then.csv").rename("then/a.csv")
    assert since(capsys, "--since", "then/*.csv")["path"] == "then/*.csv"


def test_a_table_without_a_year_takes_the_one_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """So two tables of one year can be compared: what a correction moved."""
    Path("now.csv").write_text("企业名称,营业收入(万元)\n示例一厂,12000\n", encoding="utf-8")
    Path("then.csv").write_text("企业名称,营业收入(万元)\n示例一厂,1200\n", encoding="utf-8")
    assert main(["report", "now.csv", "--since", "then.csv", "--year", "2022", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["since"]
    assert (found["goals"][0]["risen"], found["period"]["year"]) == (1, 2022)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--since", "-"], 2, "error[since-stdin]"),
        (["--fail-on", "worse"], 2, "error[worse-without-since]"),
        (["--since", "then.json", "-o", "then.json"], 2, "error[output-is-input]"),
        (
            ["--since", "then.csv", "--engine", "spark", "--remote", "sc://localhost:1"],
            2,
            "error[since-table-on-cluster]",
        ),
        (["--since", "folder", "-o", "folder/then.csv"], 2, "error[output-is-input]"),
        (["--since", "2019"], 3, "have 2021, 2022)."),
        (["--since", "none.csv"], 3, "and there is no such file."),
        (["--since", "2022"], 3, "--since 2022 is not before the report year 2022."),
        (["--since", "previous", "--year", "2021"], 3, "no earlier year was read."),
        (["--since", "part.csv"], 3, "The figures are of 2022 (months 1-12), those of then of 2021 (months 1-9)"),
        (["--since", "cut.json"], 3, "cut.json: line 2 is no report of tiers (cut off)."),
        (["--since", "unit.csv"], 3, "error[unit-unknown]"),
        (["--since", "previous", "--table", "moved", "--format", "csv", "--no-names"], 2, "error[no-names-option]"),
    ],
)
def test_what_is_refused_in_one_sentence(
    words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its exit code, and nothing on standard output."""
    main(["report", "data.csv", "--json", "-o", "then.json", "-q"])
    whole = Path("then.json").read_text(encoding="utf-8")
    Path("cut.json").write_text(whole + whole[:50], encoding="utf-8")
    Path("then.csv").write_text(YEARS, encoding="utf-8")
    Path("part.csv").write_text("企业名称,2021年1-9月营业收入(万元)\n示例一厂,5\n", encoding="utf-8")
    Path("unit.csv").write_text("企业名称,年份,营业收入\n示例一厂,2021,5\n", encoding="utf-8")
    Path("folder").mkdir()
    Path("folder/then.csv").write_text(YEARS, encoding="utf-8")
    capsys.readouterr()
    found = run(*words, capsys=capsys)
    assert (found[0], found[1]) == (code, "")
    assert said in found[2]
    assert Path("then.json").read_text(encoding="utf-8") == whole


def test_a_goal_that_got_worse_is_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    """Due are 2 of 10 at the end of 2021 and 4 at the end of 2022, and 2 are there: on track, then a pace of a half."""
    assert run("--since", "2021", "--fail-on", "worse", capsys=capsys)[::2] == (
        1,
        "tiers: --fail-on worse: 1亿 (on_track to off_track)\n",
    )
    assert run("--since", "2021", "--fail-on", "worse", "-q", capsys=capsys)[::2] == (1, "")
    said = run("--since", "2021", "--fail-on", "worse", "--fail-on", "unmet", capsys=capsys)[2]
    assert said == "tiers: --fail-on worse, unmet: 1亿 (on_track to off_track)\n"
    assert run("--since", "2021", "--fail-on", "unmet", capsys=capsys)[2] == "tiers: --fail-on unmet: 1亿\n"


def test_an_empty_history_is_a_first_run(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be worse yet; a file that is not there is no first run."""
    Path("history.jsonl").touch()
    code, out, err = run("--since", "history.jsonl", "--fail-on", "worse", "--json", capsys=capsys)
    assert (code, json.loads(out)["since"]) == (0, None)
    assert err == "tiers: history.jsonl is empty; nothing to compare with yet\n"
    assert run("--since", "history.jsonl", "-q", capsys=capsys)[::2] == (0, "")
    assert run("--since", "other.jsonl", "--fail-on", "worse", capsys=capsys)[0] == 3


MONTHS = (
    ("2022", "2", 1, "open", 0),
    ("2022", "4", 2, "open", 0),
    ("2022", "6", 3, "on_track", 0),
    ("2022", "9", 3, "open", 1),
    ("2022", "12", 4, "on_track", 0),
    ("2023", "2", 1, "open", 0),
    ("2023", "6", 4, "open", 0),
    ("2023", "12", 4, "lagging", 1),
    ("2024", "2", 0, "open", 0),
    ("2024", "12", 8, "on_track", 0),
    ("2024", "12", 8, "on_track", 0),
    ("2025", "12", 9, "missed", 1),
)
"""The year, its last month, firms over 1亿, how the goal stands, and whether the job rings (its exit code).

Base 0 and goal 10 in 60 months: due are 3 by June 2022 (there are 3), 4 by September (3: no longer on track) and by
December (4). In February 2023 fewer firms have passed the limit, as in every February: other months are not compared.
At the end of 2023, 6 are due and 4 there, two thirds: lagging, where it was open. In 2025, 9 of 10 have missed the goal.
"""


@pytest.mark.thorough
def test_a_job_rings_only_when_a_goal_got_worse() -> None:
    """A cron line with a history, run month by month over some made years; the history is a report on each line."""
    line = "$tiers report month.csv --since history.jsonl --fail-on worse --json -q >> history.jsonl"
    Path("history.jsonl").touch()
    rang = []
    for year, month, firms, *_ in MONTHS:
        rows = "".join(f"示例{n}厂,{20000 if n < firms else 5}\n" for n in range(10))
        heading = f"{year}年1-{month}月营业收入(万元)"
        Path("month.csv").write_text(f"企业名称,{heading}\n{rows}", encoding="utf-8")
        done = shell(line)
        assert done.stderr == b""
        rang.append(done.returncode)
    lines = Path("history.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(each)["goals"][0]["status"] for each in lines] == [status for *_, status, _ in MONTHS]
    assert rang == [code for *_, code in MONTHS]


def test_every_format_says_what_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """Terminal, page, Markdown, notice, sheet, CSV."""
    for name in ("a.txt", "a.html", "a.md"):
        assert run("--since", "2021", "-o", name, "--lang", "zh", "-q", capsys=capsys)[0] == 0
        assert "与2021年底相比" in Path(name).read_text(encoding="utf-8")
    assert (
        "与2021年底相比：1亿净增0家（升入1家，退出1家）。".replace("1亿", "过1亿元")
        in run("--since", "2021", "--format", "brief", "--lang", "zh", capsys=capsys)[1]
    )
    run("--since", "2021", "-o", "a.xlsx", "-q", capsys=capsys)
    assert any("Since the end of 2021" in str(row) for row in cells_of(Path("a.xlsx").read_bytes())["Since"])
    out = run("--since", "2021", "--format", "csv", "--table", "moved", capsys=capsys)[1]
    assert [line.split(",")[4:7] for line in out.splitlines()[1:]] == [
        ["risen", "1", "示例二厂"],
        ["left", "1", "示例三厂"],
    ]


def test_who_passes_it_on_names_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """No name, no code and no single figure stands in any format."""
    for form in ("json", "table", "brief", "markdown", "html", "csv"):
        out = run("--since", "2021", "--no-names", "--format", form, "--engine", "duckdb", capsys=capsys)[1]
        assert not any(word in out for word in ("示例", "91A", "12000", "120000000", "¥120.0 m"))


def test_classifying_knows_nothing_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    """It judges no goal."""
    assert main(["classify", "data.csv", "--since", "2021"]) == 2
    assert "option-unknown" in capsys.readouterr().err
