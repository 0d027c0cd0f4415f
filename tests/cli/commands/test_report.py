"""`tiers report`: the command line around the report."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import shell, small
from tests.write.workbook.opened import rows
from tiers.cli.app import main

FALLBACK = (
    "tiers: no targets file found; the built-in plan is taken (红网, 2007-06-12). For your own goals: tiers init\n"
)


def report(*words: str, capsys: pytest.CaptureFixture[str], code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Report on the three firms as JSON by the built-in plan."""
    assert main(["report", small(), "--targets", "builtin", "--json", *words]) == code
    return json.loads(capsys.readouterr().out)


def test_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """A table on standard output, and the built-in plan is said."""
    assert main(["report", small()]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Shuangqing District, firm tiers of the 11th Five-Year Plan\n")
    assert err == FALLBACK
    assert main(["report", "data.csv", "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """One object on one line; every option has its effect."""
    answer = report("--year", "2008", "--as-of", "2008-06", "--where", "行业=机械", "--by", "行业", capsys=capsys)
    assert (answer["enterprises"], answer["period"]["as_of"], answer["options"]["where"]) == (
        2,
        "2008-06-30",
        ["行业=机械"],
    )
    assert [each["by"] for each in answer["breakdowns"]] == ["行业"]
    assert [goal["count"] for goal in answer["goals"]] == [1, 1, 1, 2]


def test_how_many_firms(capsys: pytest.CaptureFixture[str]) -> None:
    """`--top` holds for both kinds of format."""
    assert [len(goal["nearest"]) for goal in report(capsys=capsys)["goals"]] == [2, 1, 1, 0]
    assert [len(goal["nearest"]) for goal in report("--top", "1", capsys=capsys)["goals"]] == [1, 1, 1, 0]
    assert main(["report", "data.csv", "-q"]) == 0
    assert "示例丙厂" in capsys.readouterr().out.partition("By 行业")[0]
    assert main(["report", "data.csv", "-q", "--top", "0"]) == 0
    assert "示例丙厂" not in capsys.readouterr().out.partition("By 行业")[0]


def test_a_workbook_has_room_for_more_firms(capsys: pytest.CaptureFixture[str]) -> None:
    """As programs get them; the table beside it shows as many as ever."""
    Path("many.csv").write_text(
        "企业名称,营业收入（万元）\n" + "".join(f"示例{n}厂,{20000 + n}\n" for n in range(30)), encoding="utf-8"
    )
    assert main(["report", "many.csv", "-q", "-o", "a.xlsx", "-o", "a.txt"]) == 0
    assert len(rows(Path("a.xlsx").read_bytes())["Nearest"]) == 1 + 20 + 20 + 0
    assert Path("a.txt").read_text(encoding="utf-8").count("示例") < 20
    assert capsys.readouterr().out == ""


def test_colour_only_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe and a file have none by themselves."""
    words = ["report", small(), "-q"]
    for color, coloured in (("auto", False), ("never", False), ("always", True)):
        assert main([*words, "--color", color]) == 0
        assert ("\x1b[" in capsys.readouterr().out) is coloured
        assert main([*words, "--color", color, "-o", "a.txt"]) == 0
        assert ("\x1b[" in Path("a.txt").read_text(encoding="utf-8")) is coloured


PLAN = """
version = 1
base_year = 2005
target_year = 2010
[[tier]]
name = "A"
measure = "{measure}"
over = "10亿"
goal = {goal}
"""


def exit_code_of(goal: str, words: Sequence[str], measure: str = "revenue") -> int:
    """Return the exit code for the three firms, of which one is over ¥1 bn, by a plan of one tier."""
    Path("plan.toml").write_text(PLAN.format(goal=goal, measure=measure), encoding="utf-8")
    return main(["report", small(), "--targets", "plan.toml", "--json", "-q", *words])


@pytest.mark.parametrize(
    ("goal", "year", "status", "unmet", "behind"),
    [
        ("1", "2008", "achieved", 0, 0),
        ('"some"', "2008", "no_goal", 0, 0),
        ("9", "2008", "off_track", 1, 1),
        ("2", "2008", "on_track", 1, 0),
        ("2", "2010", "missed", 1, 1),
        ("2", "2011", "ended", 1, 1),
        ("1", "2011", "ended", 0, 0),
        ("2", None, "unmet", 1, 1),
    ],
)
def test_the_exit_code_tells_the_answer(
    goal: str, year: str | None, status: str, unmet: int, behind: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """By `--fail-on` alone; the report is written all the same."""
    words = ["--year", year] if year else []
    for fail_on, code in (([], 0), (["unmet"], unmet), (["behind"], behind), (["unmet", "behind"], unmet | behind)):
        assert exit_code_of(goal, [*words, *(word for each in fail_on for word in ("--fail-on", each))]) == code
        assert json.loads(capsys.readouterr().out)["goals"][0]["status"] == status


def test_what_cannot_be_assessed_fails_both(capsys: pytest.CaptureFixture[str]) -> None:
    """No firm has a usable figure: an alarm must not sleep."""
    Path("data.csv").write_text("企业名称,营业收入（万元）\n示例甲厂,停产\n", encoding="utf-8")
    Path("plan.toml").write_text(PLAN.format(goal=1, measure="revenue"), encoding="utf-8")
    for fail_on in ("unmet", "behind"):
        assert main(["report", "data.csv", "--targets", "plan.toml", "--json", "-q", "--fail-on", fail_on]) == 1
        assert json.loads(capsys.readouterr().out)["goals"][0]["status"] == "not_assessable"


def test_why_it_failed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """After writing, unless `-q`."""
    assert main(["report", small(), "--targets", "builtin", "--json", "--fail-on", "unmet"]) == 1
    assert capsys.readouterr().err == "tiers: --fail-on unmet: 5亿, 1亿\n"


def test_an_alarm_needs_a_plan_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """Falling back to the built-in plan is exit 4, unless it is asked for by name."""
    assert main(["report", small(), "--fail-on", "behind"]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("tiers: error[fail-on-fallback]: ")
    report("--fail-on", "behind", "--year", "2008", capsys=capsys, code=1)


def test_strict_allows_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 3, the place of the first, nothing on standard output and no file."""
    Path("odd.csv").write_text("企业名称,营业收入（万元）\n示例甲厂,约5亿\n示例乙厂,-3\n", encoding="utf-8")
    for where in ([], ["-o", "a.json"]):
        assert main(["report", "odd.csv", "-q", "--strict", *where]) == 3
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("tiers: error[strict]: 2 problems, and --strict allows none. The first: odd.csv:2: ")
    assert not Path("a.json").exists()
    assert report("--strict", capsys=capsys)["problems"]["warnings"] == 0


def test_strict_counts_a_problem_of_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    """A warning about the whole has no place to name."""
    Path("plan.toml").write_text(PLAN.format(goal=5, measure="revenue") + "base = 1\n", encoding="utf-8")
    words = ["report", small(), "--targets", "plan.toml", "-q", "--where", "行业=机械", "--year", "2008"]
    assert main([*words, "--strict"]) == 3
    assert "The first: The goals" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["data.csv", "-o", "data.csv", "--json"], 2, "-o data.csv would overwrite what is read."),
        (["all", "-o", "all/data.csv", "--json"], 2, "-o all/data.csv would overwrite what is read."),
        (["data.csv", "--targets", "plan.toml", "-o", "plan.toml", "--json"], 2, "-o plan.toml would overwrite"),
        (["data.csv", "-o", "a.pdf"], 2, "-o a.pdf: its ending names no format."),
        (["none.csv", "--year", "x"], 2, "--year x"),
        (["none.csv", "--targets", "none.toml"], 4, "none.toml"),
        (["none.csv", "--engine", "spark"], 5, "--engine spark: nobody says where the cluster is."),
        (["none.csv", "-o", "none/a.json"], 3, "none.csv"),
        (["data.csv", "-o", "none/a.json"], 6, "none/a.json: there is no folder none."),
        (["data.csv", "-o", "none/a.json", "--fail-on", "unmet", "--targets", "builtin"], 6, "none/a.json"),
        (["data.csv", "--no-names", "--by", "企业名称"], 2, "--by 企业名称 names firms"),
        (["data.csv", "--lang", "fr"], 2, "--lang fr: one of zh, en is meant."),
    ],
)
def test_which_failure_counts(words: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """If several apply: 2, 4, 5, 3, 6, 1; nothing is written, and inputs stay as they are."""
    Path("all").mkdir()
    small("all/data.csv")
    text = Path(small()).read_bytes()
    Path("plan.toml").write_text(PLAN.format(goal=1, measure="revenue"), encoding="utf-8")
    before = sorted(Path().rglob("*"))
    assert main(["report", *words, "-q"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert sorted(Path().rglob("*")) == before
    assert Path("data.csv").read_bytes() == Path("all/data.csv").read_bytes() == text


def test_a_full_disk() -> None:
    """Exit 6, the old file stays, and no debris."""
    small()
    Path("report.json").write_text("old", encoding="utf-8")
    run = shell("export PYTHONDONTWRITEBYTECODE=1; ulimit -f 1; $tiers report data.csv -q -o report.json")
    assert run.returncode == 6
    assert run.stderr.startswith(b"tiers: error[disk-full]: report.json: the disk is full.")
    assert Path("report.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["data.csv", "report.json"]


def test_standard_input() -> None:
    """Only for `-`; the file is named so."""
    small()
    run = shell("$tiers report - --json -q < data.csv")
    assert json.loads(run.stdout)["inputs"][0]["path"] == "-"


@pytest.mark.thorough
def test_the_same_run_gives_the_same_bytes() -> None:
    """Whatever the order of hashing."""
    small()
    one = shell("$tiers report data.csv -q; $tiers report data.csv --json -q", PYTHONHASHSEED="1")
    two = shell("$tiers report data.csv -q; $tiers report data.csv --json -q", PYTHONHASHSEED="2")
    assert one.stdout == two.stdout
    assert one.returncode == 0


def test_a_folder_with_a_table_that_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    """The mark of the other program is passed over, with a note on standard error; nothing hides in its name."""
    Path("tables").mkdir()
    Path(small()).rename("tables/data.csv")
    Path("tables/~$data\x1b.csv").write_text("示例")
    assert main(["report", "tables", "--targets", "builtin"]) == 0
    note = "~$data\\x1b.csv marks a table as open in another program; what was last saved counts\n"
    assert capsys.readouterr().err == f"tiers: {Path('tables') / note}"
    assert main(["report", "tables", "--targets", "builtin", "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_a_table_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """The goals unless another is asked for; `--table` says which."""
    assert main(["report", small(), "-q", "--format", "csv"]) == 0
    assert [line.split(",")[2] for line in capsys.readouterr().out.splitlines()] == [
        "tier",
        "10亿",
        "5亿",
        "1亿",
        "1000万",
    ]
    assert main(["report", "data.csv", "-q", "--format", "csv", "--table", "nearest", "--top", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[1:5] for line in lines[1:3]] == [
        ["10亿", "revenue", "1", "示例乙厂"],
        ["5亿", "revenue", "1", "示例丙厂"],
    ]


def test_several_files_of_one_run(capsys: pytest.CaptureFixture[str]) -> None:
    """Each in the format of its ending; standard output stays empty."""
    files = ["a.json", "a.csv", "a.txt", "a.md", "a.html"]
    assert main(["report", small(), "-q", *(word for file in files for word in ("-o", file)), "--table", "years"]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(Path("a.json").read_bytes())["enterprises"] == 3
    assert Path("a.csv").read_bytes().startswith(b"year,complete,enterprises,")
    assert Path("a.txt").read_text(encoding="utf-8").startswith("Shuangqing District")
    assert Path("a.md").read_text(encoding="utf-8").startswith("## Shuangqing District")
    assert Path("a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_notice_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    """On one line, in the language of the run; `--top` says how many firms it names."""
    words = ["report", small(), "-q", "--year", "2008", "--format", "brief"]
    assert main([*words, "--lang", "zh"]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert main([*words, "--top", "0"]) == 0
    assert "示例" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--table", "years"], "--table years chooses the table of a CSV, and none is to be written. Add --format csv"),
        (["--table", "years", "-o", "a.json"], "error[table-without-csv]"),
        (
            ["--table", "firms", "--format", "csv"],
            "--table firms: one of goals, totals, nearest, cushion, breakdown, groups, years",
        ),
        (["--table", "nearest", "--format", "csv", "--no-names"], "--table nearest names firms, which --no-names"),
        (["--table", "lift", "--format", "csv", "--no-names"], "--table lift names firms, which --no-names"),
        (["-o", "a.csv", "-o", "A/../a.csv"], "A/../a.csv is to be written twice."),
        (["-o", "a.pdf"], "-o a.pdf: its ending names no format. Endings are .txt, .md, .html, .htm, .json, .csv"),
        (["--format", "yaml"], "There is no format yaml. The formats are table, brief, markdown, html, json, csv"),
    ],
)
def test_a_format_that_cannot_be(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, and nothing is written."""
    assert main(["report", small(), "-q", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, sorted(path.name for path in Path().iterdir())) == ("", ["data.csv"])
    assert sentence in err


def test_no_names_leave_the_other_tables(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a firm in them."""
    assert main(["report", small(), "-q", "--no-names", "--format", "csv", "--table", "goals"]) == 0
    assert "示例" not in capsys.readouterr().out


@pytest.mark.parametrize(("words", "drawn"), [([], True), (["--no-names"], False)])
def test_a_page_shows_where_the_firms_stand(words: list[str], drawn: bool, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: FBT001 - a case
    """Unless nobody is to be told apart."""
    assert main(["report", small(), "-q", "--format", "html", *words]) == 0
    out = capsys.readouterr().out
    assert ("Where the firms stand" in out) is drawn
    assert ("示例甲厂" in out) is drawn


def test_goals_of_groups_fail_only_where_they_are_worse(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One county is always behind: neither `behind` nor `unmet` looks at it, `worse` does and names it, in one form for all languages."""
    words = [
        "report",
        str(root / "examples" / "city.csv"),
        "--targets",
        str(root / "examples" / "city.toml"),
        "-o",
        "a.json",
    ]
    assert main([*words, "--fail-on", "behind"]) == 1
    assert capsys.readouterr().err == "tiers: --fail-on behind: 高新技术企业, 营业收入\n"
    assert main([*words, "--fail-on", "worse", "--since", "2026", "--where", "县区=示例西县"]) == 0
    assert capsys.readouterr().err == ""
    assert main([*words, "--fail-on", "worse", "--since", "2025", "--lang", "zh"]) == 1
    assert capsys.readouterr().err == (
        "tiers: --fail-on worse：高新技术企业（原为尚未到期，现为明显落后）、"
        "营业收入（原为尚未到期，现为略慢于序时）、示例西县的1亿（原为尚未到期，现为明显落后）\n"
    )
    assert main([*words, "--fail-on", "unmet", "--where", "县区=示例西县"]) == 1
    assert capsys.readouterr().err == "tiers: --fail-on unmet: 1亿\n"
