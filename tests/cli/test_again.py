"""The line to paste at the end of a refusal: it is whole, and it works."""

import shlex
from pathlib import Path

import pytest

from tests.cli.running import shell, tiers
from tiers.cli.again import again
from tiers.cli.app import main

LINES = [
    # what was typed, what was missing, the line
    ("report data.csv", [("--unit", "万元")], "tiers report data.csv --unit 万元"),
    ("report 'data file.csv' -q", [("--unit", "万元")], "tiers report 'data file.csv' -q --unit 万元"),
    ("check a.csv", [("--column", "revenue=收入 (元)"), ("--unit", "元")], "tiers check a.csv --column 'revenue=收入 (元)' --unit 元"),
    ("report a.csv --unit 元", [("--unit", "万元")], "tiers report a.csv --unit 万元"),
    ("report --unit=元 a.csv", [("--unit", "万元")], "tiers report a.csv --unit 万元"),
    ("report a.csv --unit output=元", [("--unit", "万元")], "tiers report a.csv --unit output=元 --unit 万元"),
    ("report --column=name=甲 --column revenue=乙 a.csv", [("--column", "revenue=丙")], "tiers report --column=name=甲 a.csv --column revenue=丙"),
    ("report a.csv --unit", [("--unit", "万元")], "tiers report a.csv --unit 万元"),
    ("report --json -- -a.csv", [("--unit", "万元")], "tiers report --json --unit 万元 -- -a.csv"),
    ("report a.csv", [("--unit", "万元"), ("--unit", "万元")], "tiers report a.csv --unit 万元"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "missing", "line"), LINES)
def test_the_line_once_more(typed: str, missing: list[tuple[str, str]], line: str) -> None:
    """What was typed stays, what is said anew is said once, and no option stands behind `--`."""
    assert again(shlex.split(typed), missing) == line


def run_pasted(line: str) -> tuple[int, str]:
    """Run a line of a refusal as a person would; give its exit code and what it wrote to standard output."""
    ran = shell(line.replace("tiers", "$tiers", 1))
    return ran.returncode, ran.stdout.decode()


TABLES = [
    # headings over 120000,510000,5 of 甲 and 51000,120000,7 of 乙; how a refusal begins; what is said anew
    ("企业名称,营业收入,a,b", "unit-unknown", "--unit 万元"),
    ("企业名称,营业收入（RMB mio）,a,b", "unit-unclear", "--unit 万元"),
    ("企业名称,主营业务收入,营业收入,b", "measure-unclear", "--column revenue=主营业务收入 --unit 万元"),
    ("企业名称,主营业务收入(万元),营业收入(万元),b", "measure-unclear", "--column 'revenue=主营业务收入(万元)'"),
    ("企业名称,2008年9月营业收入,a,b", "measure-unclear", "--column revenue=2008年9月营业收入 --unit 万元"),
    ("企业名称,甲类营业收入,a,b", "measure-missing", "--column revenue=甲类营业收入 --unit 万元"),
    ("单位名称,企业名称,主营业务收入,营业收入", "role-unclear", "--column name=单位名称 --column revenue=主营业务收入 --unit 万元"),
]  # fmt: skip


CASES = [*((row, "report", "python") for row in TABLES), *((row, "check", "python") for row in TABLES[1:3])]
"""The refusals are those of all engines, but for units, which each refuses by itself."""


@pytest.mark.one_in(9)
@pytest.mark.parametrize(("table", "command", "engine"), [*CASES, (TABLES[0], "report", "duckdb")])
def test_a_refusal_ends_in_a_line_that_works(
    table: tuple[str, str, str], command: str, engine: str, tmp_path: Path
) -> None:
    """All that is missing at once: the next run refuses nothing more."""
    headings, code, said = table
    file = tmp_path / "data file.csv"
    file.write_text(f"{headings}\n示例甲厂,120000,510000,5\n示例乙厂,51000,120000,7\n", encoding="utf-8")
    words = [command, str(file), "--targets", "builtin", "--lang", "en", "--engine", engine]
    refused = tiers(*words)
    errors = refused.stderr.decode().rstrip().splitlines()
    assert code in (refused.stderr + refused.stdout).decode()
    assert errors[-1].strip().endswith(said)
    done, output = run_pasted(errors[-1].strip())
    assert (done, "refused" in output) == (0, False)


@pytest.mark.thorough
def test_a_plan_in_another_currency(tmp_path: Path) -> None:
    """What the refusal of a foreign currency says is done, and the table is read."""
    file = tmp_path / "sales.csv"
    file.write_text("Company,Revenue 2008 (USD millions)\nExample A,1200\nExample B,510\n", encoding="utf-8")
    refused = tiers("report", str(file), "--targets", "builtin", "--lang", "en").stderr.decode()
    assert 'tiers init` writes targets.toml; in it, set currency = "USD"' in refused
    assert tiers("init", str(tmp_path / "targets.toml")).returncode == 0
    plan = tmp_path / "targets.toml"
    plan.write_text(plan.read_text(encoding="utf-8").replace('currency = "CNY"', 'currency = "USD"'), encoding="utf-8")
    ran = tiers("report", str(file), "--format", "csv")
    assert ran.returncode == 0
    assert [line.split(",")[8] for line in ran.stdout.decode().splitlines()[1:3]] == ["1", "2"]


def test_what_is_missing_is_said_last(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """By a report that is refused, and by a check that is not; nothing where nobody is to be named, or with -q."""
    file = tmp_path / "data.csv"
    file.write_text("企业名称,2008年营业收入\n示例甲厂,120000\n", encoding="utf-8")
    words = [str(file), "--targets", "builtin", "--lang", "en"]
    lines = {}
    for command, more in (("report", ""), ("check", ""), ("check", "-q"), ("check", "--no-names")):
        assert main([command, *words, *filter(None, [more])]) in {1, 3}
        lines[command + more] = capfd.readouterr().err.rstrip().splitlines()[-1:]
    line = f"{shlex.join(words)} --unit 万元"
    assert lines == {
        "report": [f"  tiers report {line}"],
        "check": [f"  tiers check {line}"],
        "check-q": [],
        "check--no-names": [],
    }
