"""`tiers explain`, from the command line on."""

import json
from pathlib import Path

import pytest

from tests.cli.running import small
from tiers.cli.app import main
from tiers.cli.exit_codes import Exit


def test_it_is_read_like_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output."""
    small()
    assert main(["explain", "甲厂", "data.csv", "--targets", "builtin"]) == Exit.DONE
    out, err = capsys.readouterr()
    assert out.startswith("示例甲厂, in data.csv\n")
    assert err == ""


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """One line."""
    small()
    assert main(["explain", "甲厂", "data.csv", "--json", "-q"]) == Exit.DONE
    out = capsys.readouterr().out
    answer = json.loads(out)
    assert (answer["format"], answer["version"], out.count("\n")) == ("tiers.explain", 1, 1)
    (cell,) = answer["firms"][0]["years"][0]["rows"][0]["figures"]
    assert (cell["cell"], cell["unit"], cell["unit_from"], cell["amount"]) == (
        "120000",
        "万元",
        "heading",
        1_200_000_000,
    )


def test_into_files(capsys: pytest.CaptureFixture[str]) -> None:
    """The ending chooses."""
    small()
    assert main(["explain", "甲厂", "data.csv", "-q", "-o", "a.txt", "-o", "a.json"]) == Exit.DONE
    assert capsys.readouterr() == ("", "")
    assert Path("a.txt").read_text(encoding="utf-8").startswith("示例甲厂")
    assert json.loads(Path("a.json").read_bytes())["asked"] == "甲厂"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["丑厂", "data.csv"], Exit.DATA, "error[firm-unknown]: 丑厂: no firm is called so"),
        (["示例", "data.csv"], Exit.DATA, "error[firm-unclear]: 示例: 3 firms could be meant."),
        (["data.csv", "甲厂"], Exit.USAGE, "Did you mean: tiers explain 甲厂 data.csv"),
        (["甲厂", "none.csv"], Exit.DATA, "error[file-missing]: none.csv"),
        (["甲厂"], Exit.USAGE, "tiers: error["),
        (
            ["甲厂", "data.csv", "--no-names"],
            Exit.USAGE,
            "error[no-names-command]: tiers explain is about a single firm",
        ),
        (["甲厂", "data.csv", "-o", "data.csv", "--json"], Exit.USAGE, "-o data.csv would overwrite what is read."),
        (["甲厂", "folder", "-o", "folder/data.csv", "--json"], Exit.USAGE, "-o folder/data.csv would overwrite"),
        (
            ["甲厂", "data.csv", "--targets", "p.toml", "-o", "p.toml", "--json"],
            Exit.USAGE,
            "-o p.toml would overwrite",
        ),
        (["甲厂", "data.csv", "--format", "html"], Exit.USAGE, "There is no format html."),
    ],
)
def test_what_cannot_be_done(words: list[str], code: Exit, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence on standard error, and nothing is written."""
    small()
    Path("folder").mkdir()
    small("folder/data.csv")
    assert main(["init", "p.toml", "-q"]) == Exit.DONE
    before = Path("p.toml").read_bytes()
    capsys.readouterr()
    assert main(["explain", *words]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert Path("p.toml").read_bytes() == before
