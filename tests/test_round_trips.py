"""What it writes it reads again, without options, to the same counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from tiers.cli.app import main
from tiers.cli.exit_codes import Exit

TABLE = """企业名称,代码,行业,{when}营业收入（万元）,{when}产值（千元）
示例甲厂,A1,机械,100000.000001,700
示例乙厂,A2,机械,10000,未报
"示例丙厂, 东",,食品,约2.3亿,0
=示例丁厂,A4,食品,,"123,456.789"
示例戊厂,A5,,-5.5,1
示例己厂,A6,食品,123456789012.345678,1
示例庚厂,A7,化工,50000,不可考
"""
"""Amounts on a limit, with many digits, below nothing, missing and unreadable."""

WHEN = ["2008年", "2008年1-9月", "2008年本年累计"]
MACHINE = ["csv", "jsonl", "parquet"]
FIXED = ["csv", "jsonl", "parquet", "xlsx"]


def run(*words: str) -> None:
    """Run a command; errors in the data make the answer of `check` no."""
    assert main([*words, "-q", "--targets", "builtin"]) in {Exit.DONE, Exit.NO}


def counts(path: str, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Return what a report counts in a file, and which problems it has."""
    capsys.readouterr()
    run("report", path, "--json", *words)
    found = json.loads(capsys.readouterr().out)
    return {
        "period": (found["period"]["year"], found["period"]["months"]),
        "goals": [(goal["tier"], goal["count"], goal["nested"], goal["on_the_limit"]) for goal in found["goals"]],
        "measures": [[one[key] for key in ("measure", "usable", "missing", "unreadable", "total", "below")] for one in found["measures"]],
        "problems": sorted({problem["code"] for problem in found["problems"]["items"]}),
    }  # fmt: skip


def write_table(when: str) -> str:
    """Write the table."""
    Path("data.csv").write_text(TABLE.format(when=when), encoding="utf-8")
    return "data.csv"


def test_what_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """By hand: 示例甲厂 passes 10亿 by a fen, 乙厂 stands on 1亿, 庚厂 on 5亿; 己厂 is over all."""
    found = counts(write_table("2008年"), capsys)
    assert found["goals"][:3] == [("10亿", 2, 2, 0), ("5亿", 2, 2, 1), ("1亿", 3, 3, 1)]
    assert [one[:4] for one in found["measures"]] == [["revenue", 5, 1, 1], ["output", 5, 1, 1]]
    assert found["measures"][0][4] == 1234569490068456.79


@pytest.mark.one_in(4)
@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["report", "classify"])
def test_a_workbook(command: str, lang: str, when: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its sheet of firms is found among the others, and says the unit, the time, and what is missing or unreadable."""
    before = counts(write_table(when), capsys)
    run(command, "data.csv", "--lang", lang, "-o", "out.xlsx")
    assert counts("out.xlsx", capsys) == before


def test_a_workbook_that_looks_ahead(capsys: pytest.CaptureFixture[str]) -> None:
    """Whom to raise and what is to be expected are no firms of their own."""
    before = counts(write_table("2008年"), capsys)
    run("report", "data.csv", "--outlook", "-o", "out.xlsx")
    assert counts("out.xlsx", capsys) == before


def test_a_workbook_without_names(capsys: pytest.CaptureFixture[str]) -> None:
    """There are no firms in it, and none of its other sheets is taken for some."""
    write_table("2008年")
    run("report", "data.csv", "--no-names", "-o", "out.xlsx")
    assert main(["report", "out.xlsx", "-q", "--targets", "builtin"]) == Exit.DATA
    assert "error[sheet-none]: out.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("ending", MACHINE)
def test_firms_for_programs(ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Their headings are known, and that they are in yuan; a blank that is no missing figure is none."""
    before = counts(write_table("2008年"), capsys)
    run("classify", "data.csv", "--by", "行业", "-o", f"out.{ending}")
    assert counts(f"out.{ending}", capsys) == before


@pytest.mark.one_in(4)
@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("ending", FIXED)
def test_a_fixed_table(ending: str, when: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In the format of its ending."""
    before = counts(write_table(when), capsys)
    run("check", "data.csv", "--fix", f"out.{ending}")
    assert counts(f"out.{ending}", capsys) == before


def test_a_byte_order_mark(capsys: pytest.CaptureFixture[str]) -> None:
    """By which Excel knows the encoding: of CSV alone, in a file or not, and from the environment too."""
    before = counts(write_table("2008年"), capsys)
    run("check", "data.csv", "--fix", "fixed.csv", "--bom")
    run("classify", "data.csv", "-o", "firms.csv", "-o", "firms.jsonl", "--bom")
    run("report", "data.csv", "-o", "goals.csv", "--bom")
    for name in ("fixed.csv", "firms.csv", "goals.csv"):
        assert Path(name).read_bytes().startswith(b"\xef\xbb\xbf")
        assert Path(name).read_bytes().count(b"\xef\xbb\xbf") == 1
    assert Path("firms.jsonl").read_bytes().startswith(b"{")
    assert counts("fixed.csv", capsys) == counts("firms.csv", capsys) == before


def test_a_mark_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """It stands before CSV on standard output; other formats are not touched."""
    write_table("2008年")
    monkeypatch.setenv("TIERS_BOM", "1")
    run("report", "data.csv", "--format", "csv")
    assert capfdbinary.readouterr().out.startswith(b"\xef\xbb\xbfyear,")
    run("report", "data.csv", "--json")
    assert capfdbinary.readouterr().out.startswith(b"{")


PLAN = """
version = 1
base_year = 2005
target_year = 2010
currency = "USD"
[[tier]]
name = "big"
measure = "levy"
over = 1000
goal = 1
[measure.levy]
headings = ["fees"]
label = { zh = "规费", en = "levy" }
"""


def test_another_currency_and_a_measure_of_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    """The name of the measure is enough for programs' formats; where a workbook's words are not, it says what to do."""
    Path("plan.toml").write_text(PLAN, encoding="utf-8")
    Path("data.csv").write_text("企业名称,年份,fees(USD)\n甲厂,2008,1000.01\n乙厂,2008,?\n", encoding="utf-8")
    for ending in (*MACHINE, "xlsx"):
        assert main(["classify", "data.csv", "--targets", "plan.toml", "-q", "-o", f"out.{ending}"]) == Exit.DONE
    for ending in MACHINE:
        capsys.readouterr()
        assert main(["report", f"out.{ending}", "--targets", "plan.toml", "-q", "--json"]) == Exit.DONE
        found = json.loads(capsys.readouterr().out)
        assert [(goal["count"], goal["at_most"]) for goal in found["goals"]] == [(1, 2)]
    assert main(["report", "out.xlsx", "--targets", "plan.toml", "-q"]) == Exit.DATA
    assert "--column levy=" in capsys.readouterr().err
    named = "levy=Levy 2008 (USD)"
    assert main(["report", "out.xlsx", "--targets", "plan.toml", "-q", "--json", "--column", named]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["goals"][0]["count"] == 1
