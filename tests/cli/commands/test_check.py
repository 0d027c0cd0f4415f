"""`tiers check`, from the command line on."""

import json
from pathlib import Path

import pytest

from tests.cli.running import SMALL, small
from tiers.cli.app import main
from tiers.cli.exit_codes import Exit

ODD = SMALL + "示例丁厂,-5,机械\n"
BAD = SMALL + "示例丁厂,约5亿,机械\n"
TWICE = SMALL + "示例甲厂,5,机械\n"


def write(text: str, name: str = "data.csv") -> None:
    """Write a table into the working folder."""
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (SMALL, [], Exit.DONE),
        (ODD, [], Exit.DONE),
        (ODD, ["--strict"], Exit.NO),
        (BAD, [], Exit.NO),
        (TWICE, [], Exit.NO),
        (TWICE, ["--duplicates", "last"], Exit.DONE),
        ("企业名称,净利润\n甲厂,1\n", [], Exit.NO),
        (SMALL, ["--year", "2011", "--where", "行业=造纸"], Exit.NO),
        (SMALL, ["--expect-rows", "4"], Exit.NO),
    ],
)
def test_the_exit_code_is_the_answer(text: str, words: list[str], code: Exit) -> None:
    """No where a report would be refused or there are errors, under --strict also for warnings."""
    write(text)
    assert main(["check", "data.csv", *words, "-q"]) == code


def test_it_is_read_like_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, a note of the plan on standard error."""
    small()
    assert main(["check", "data.csv"]) == Exit.DONE
    out, err = capsys.readouterr()
    assert out.startswith("√ A report can be made: 3 firms. Nothing is wrong.\n")
    assert err.startswith("tiers: no targets file found")


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """One line."""
    write(BAD)
    assert main(["check", "data.csv", "--json", "-q"]) == Exit.NO
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert (answer["format"], answer["version"], err, out.count("\n")) == ("tiers.check", 1, "", 1)
    assert answer["problems"]["groups"][0]["code"] == "amount-unreadable"
    assert [column["role"] for column in answer["inputs"][0]["columns"]] == ["name", "revenue", None]


def test_into_files(capsys: pytest.CaptureFixture[str]) -> None:
    """The ending chooses; nothing stands on standard output."""
    small()
    assert main(["check", "data.csv", "-q", "-o", "a.txt", "-o", "a.json"]) == Exit.DONE
    assert capsys.readouterr() == ("", "")
    assert Path("a.txt").read_text(encoding="utf-8").startswith("√ A report can be made")
    assert json.loads(Path("a.json").read_bytes())["enterprises"] == 3


def test_a_fixed_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Written beside the answer, and said so."""
    write(SMALL + "合计,189000,\n")
    assert main(["check", "data.csv", "--fix", "new.csv", "--targets", "builtin"]) == Exit.DONE
    out, err = capsys.readouterr()
    assert out.startswith("√ A report can be made")
    assert err == "tiers: wrote new.csv; if Excel shows its Chinese as other signs, say --bom, or --fix FILE.xlsx\n"
    assert Path("new.csv").read_text(encoding="utf-8") == SMALL.replace("（", "(").replace("）", ")")


def test_a_fixed_table_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    """What the check says goes to standard error then, or to a file; `-q` leaves it out."""
    write(SMALL)
    check = ["check", "data.csv", "--targets", "builtin", "--fix", "-"]
    assert main(check) == Exit.DONE
    out, err = capfd.readouterr()
    assert out == SMALL.replace("（", "(").replace("）", ")")
    assert err.startswith("√ A report can be made")
    assert main([*check, "-o", "said.json", "--bom"]) == Exit.DONE
    out, err = capfd.readouterr()
    assert (out[0], err) == ("\ufeff", "")
    assert json.loads(Path("said.json").read_bytes())["format"] == "tiers.check"
    assert main([*check, "-q"]) == Exit.DONE
    assert capfd.readouterr().err == ""


def test_a_refused_table_on_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing stands there, and why is said beside it."""
    write(TWICE)
    assert main(["check", "data.csv", "--targets", "builtin", "--fix", "-"]) == Exit.NO
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("× A report would be refused")


@pytest.mark.parametrize("name", ["new.xlsx", "new.parquet", "new.jsonl", "new.CSV"])
def test_a_fixed_table_in_the_format_of_its_ending(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """And it is read again; of CSV the note says how Excel shows it."""
    write(SMALL)
    assert main(["check", "data.csv", "--fix", name, "--targets", "builtin"]) == Exit.DONE
    assert ("--bom" in capsys.readouterr().err) == (name == "new.CSV")
    assert main(["report", name, "--targets", "builtin", "--json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["enterprises"] == 3


def test_a_table_that_would_be_refused_is_not_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing that it could be understood as."""
    write(TWICE)
    assert main(["check", "data.csv", "--fix", "new.csv", "--targets", "builtin"]) == Exit.NO
    assert capsys.readouterr().err == "tiers: new.csv was not written, because a report would be refused\n"
    assert not Path("new.csv").exists()


def test_quiet_says_nothing_of_what_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    """The file is there."""
    small()
    assert main(["check", "data.csv", "--fix", "new.csv", "-q"]) == Exit.DONE
    assert capsys.readouterr().err == ""
    assert Path("new.csv").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--fix", "data.csv"], "--fix data.csv would overwrite what is read."),
        (["--fix", "plan.csv", "--targets", "plan.csv"], "--fix plan.csv would overwrite what is read."),
        (["--fix", "new.pdf"], "--fix new.pdf: its ending names no format. Endings are .csv, .xlsx, .parquet, .jsonl"),
        (["--fix", "-", "--json"], "- is to be written twice."),
        (["--fix", "-", "-o", "-"], "- is to be written twice."),
        (["-o", "./folder/data.csv", "--json"], "-o ./folder/data.csv would overwrite what is read."),
        (["--fix", "a.json", "-o", "a.json"], "a.json is to be written twice."),
        (["--fix", "new.csv", "--no-names"], "--fix writes the names that --no-names leaves out."),
        (["--format", "html"], "There is no format html."),
        (["--top", "3"], "There is no option --top"),
    ],
)
def test_what_contradicts_itself(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence on standard error, and nothing is written."""
    small()
    Path("folder").mkdir()
    write(SMALL, "folder/data.csv")
    assert main(["init", "plan.csv", "-q"]) == Exit.DONE
    capsys.readouterr()
    assert main(["check", "data.csv", "folder", *words]) == Exit.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be checked."""
    assert main(["check", "none.csv"]) == Exit.DATA
    assert "error[file-missing]: none.csv" in capsys.readouterr().err
