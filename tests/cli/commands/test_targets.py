"""`tiers targets`."""

import json
from pathlib import Path

import pytest

from tiers.cli.app import main


def test_where_they_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    """A file if there is one, else the built-in plan."""
    assert main(["targets"]) == 0
    assert "\nFrom: built in\n" in capsys.readouterr().out
    assert main(["init", "-q"]) == 0
    assert main(["targets"]) == 0
    assert "\nFrom: targets.toml\n" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "fallback"), [([], True), (["--targets", "builtin"], False)])
def test_for_programs(words: list[str], capsys: pytest.CaptureFixture[str], *, fallback: bool) -> None:
    """The settings as in the file, amounts in yuan, and whether anybody asked for them."""
    assert main(["targets", "--json", *words]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["format"], answer["version"], answer["path"], answer["fallback"]) == (
        "tiers.targets",
        1,
        None,
        fallback,
    )
    assert answer["targets"]["tier"][0] == {
        "name": "10亿",
        "name_en": None,
        "measure": ["revenue"],
        "over": 1000000000,
        "at_least": None,
        "where": [],
        "goal": 1,
        "goal_en": None,
        "base": None,
        "by_year": {},
    }


def test_into_files(capsys: pytest.CaptureFixture[str]) -> None:
    """As everywhere: the ending chooses."""
    assert main(["targets", "-o", "a.txt", "-o", "a.json"]) == 0
    assert capsys.readouterr().out == ""
    assert Path("a.txt").read_text(encoding="utf-8").startswith("Shuangqing District")
    assert json.loads(Path("a.json").read_bytes())["format"] == "tiers.targets"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--targets", "bad.toml"], 4, "error[targets-"),
        (["--targets", "none.toml"], 4, "error[targets-missing]: none.toml"),
        (["--targets", "good.toml", "-o", "good.toml", "--json"], 2, "-o good.toml would overwrite what is read."),
        (["--format", "xlsx"], 2, "There is no format xlsx."),
    ],
)
def test_what_is_wrong_with_them(
    words: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on standard error, and nothing else."""
    assert main(["init", "good.toml", "-q"]) == 0
    Path("bad.toml").write_text("version = 1\ngoal = 3\n", encoding="utf-8")
    assert main(["targets", *words]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
