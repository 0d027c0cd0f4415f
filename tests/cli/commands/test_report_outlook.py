"""`tiers report --outlook`: the example as the design draws it, and what is refused."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.house.source import ROOT
from tests.write.workbook.opened import rows as cells_of
from tiers.cli.app import main

EXAMPLE = (ROOT / "examples" / "data.csv").read_bytes()


@pytest.fixture(autouse=True)
def _with_the_example() -> None:
    Path("data.csv").write_bytes(EXAMPLE)


def run(*words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run a report on the example by the built-in plan; return the exit code and both streams."""
    code = main(["report", "data.csv", "-q", "--targets", "builtin", *words])
    return code, *capsys.readouterr()


EXPECTED = [
    ("10亿", 1, 0.7392, 0.5032, 0.9356, None, 50000000, 49, 0.193927102607403, 0.0799361048744438),
    ("5亿", 5, 0.9718, 0.9458, 0.9913, None, 50000000, 49, 0.193927102607403, 0.0799361048744438),
    ("1亿", 13, 0.0563, 0.0015, 0.1441, None, 10000000, 245, 0.12000573675467, 0.0808042813923477),
    ("1000万", 124, None, None, None, "no_goal", None, None, None, None),
]


@pytest.mark.parametrize("engine", ["python", "duckdb"])
def test_the_numbers_of_the_example(engine: str, capsys: pytest.CaptureFixture[str]) -> None:
    """To the last digit, on both engines."""
    found = json.loads(run("--outlook", "--json", "--engine", engine, capsys=capsys)[1])["outlook"]
    keys = ("tier", "own_pace", "chance", "chance_low", "chance_high", "reason", "floor", "pairs", "growth", "spread")
    assert found["shock"] == 0.05
    assert [tuple(goal[key] for key in keys) for goal in found["goals"]] == EXPECTED
    assert [(goal["source"], goal["odd"], goal["gone"], goal["stay"]) for goal in found["goals"]] == [
        *[("estimated", 0, 0, 1)] * 3, (None, None, None, None),
    ]  # fmt: skip


def test_without_the_option_the_key_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    """And stands there all the same."""
    found = json.loads(run("--json", capsys=capsys)[1])
    assert found["outlook"] is None
    assert [*found][-3:] == ["lift", "outlook", "problems"]


@pytest.mark.thorough
def test_both_languages_and_every_format_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """The table in terminal, Markdown and page, a sentence in the notice, a sheet in the workbook."""
    for lang, title, chance in (
        ("en", "Outlook for the end of 2010", "about 7 in 10"),
        ("zh", "2010年底展望", "约七成"),
    ):
        for form in ("table", "markdown", "html"):
            said = run("--outlook", "--format", form, "--lang", lang, capsys=capsys)[1]
            assert title in said, form
            assert chance in said, form
    assert (
        "At own pace 13 by the end of 2010, chance under 1 in 10."
        in run("--outlook", "--format", "brief", "--lang", "en", capsys=capsys)[1]
    )
    assert run("--outlook", "-o", "r.xlsx", "--lang", "en", capsys=capsys)[0] == 0
    sheet = cells_of(Path("r.xlsx").read_bytes())["Outlook"]
    assert sheet[2:7] == [
        ["Tier", "Count", "Goal", "At own pace", "Chance"],
        ["over ¥1 bn", 0, 1, 1, "about 7 in 10"],
        ["over ¥500 m", 5, 5, 5, "over 9 in 10"],
        ["over ¥100 m", 10, 15, 13, "under 1 in 10"],
        ["output value over ¥10 m", 108, "a group", 124, ""],
    ]


def test_the_table_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """A row per tier; without the option there are none."""
    words = ("--format", "csv", "--table", "outlook")
    rows = [*csv.DictReader(io.StringIO(run("--outlook", *words, capsys=capsys)[1]))]
    assert [(row["tier"], row["own_pace"], row["chance"]) for row in rows] == [
        ("10亿", "1", "0.7392"), ("5亿", "5", "0.9718"), ("1亿", "13", "0.0563"), ("1000万", "124", ""),
    ]  # fmt: skip
    assert len(run(*words, capsys=capsys)[1].splitlines()) == 1


def test_names_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """The outlook stays; no name, no code and no figure of a firm stands anywhere, with every option that adds something."""
    options = ("--outlook", "--since", "2007", "--no-names", "--json")
    said = run(*options, capsys=capsys)[1]
    found = json.loads(said)
    assert found["outlook"]["goals"][0]["chance"] == 0.7392
    assert [lift["count"] for lift in found["lift"]] == [6]
    assert [(lift["uplift"], lift["firms"], lift["groups"]) for lift in found["lift"]] == [(None, None, None)]
    rows = [*csv.reader(io.StringIO(EXAMPLE.decode("gb18030")))][1:]
    assert not [row[2] for row in rows if row[1] in said or row[2] in said]
    figures = {str(round(float(row[7]) * 10_000)) for row in rows if re.fullmatch(r"[\d.]+", row[7])}
    numbers = {*re.findall(r"(?<![\d.])\d+(?![\d.])", said)}
    assert figures & numbers <= {"100000000", "500000000", "10000000", "1000000000"}


@pytest.mark.parametrize(
    ("words", "plan", "code", "said"),
    [
        (["--outlook", "--engine", "spark", "--remote", "sc://localhost:1"], "", 2, "error[outlook-on-cluster]"),
        (["--outlook"], "[outlook]\nspread = 0.1\n", 4, "error[outlook-three]: targets.toml line 8:"),
    ],
)
def test_what_is_refused(words: list[str], plan: str, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With what mends it, and nothing on standard output."""
    tier = '[[tier]]\nname = "1亿"\nmeasure = "revenue"\nover = "1亿"\n'
    Path("targets.toml").write_text(
        f"version = 1\nbase_year = 2005\ntarget_year = 2010\n{tier}{plan}", encoding="utf-8"
    )
    assert main(["report", "data.csv", "-q", *words]) == code
    out, err = capsys.readouterr()
    assert (out, said in err) == ("", True)
