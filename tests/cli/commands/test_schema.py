"""`tiers schema`."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import small
from tiers.cli.app import main


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("report", ["report", "data.csv", "-q"]),
        ("check", ["check", "data.csv", "-q"]),
        ("explain", ["explain", "甲", "data.csv", "-q"]),
        ("targets", ["targets"]),
    ],
    ids=["report", "check", "explain", "targets"],
)
def test_it_describes_what_json_writes(kind: str, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The output is valid by it, and would not be with another key."""
    small()
    assert main(["schema", kind]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["format"] == f"tiers.{kind}"
    validator = Draft202012Validator(schema)
    validator.validate(answer)
    assert not validator.is_valid({**answer, "more": 1})


def test_it_describes_every_line_of_firms(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is an object of its own."""
    small()
    assert main(["schema", "classify"]) == 0
    validator = Draft202012Validator(json.loads(capsys.readouterr().out))
    assert main(["classify", "data.csv", "-q", "--by", "行业", "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(validator.is_valid(json.loads(line)) for line in lines)


@pytest.mark.parametrize("kind", ["reports", "Report"])
def test_what_is_not_there(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence lists what is."""
    assert main(["schema", kind]) == 2
    sentence = f"There is no schema of {kind}. There are report, classify, check, explain, targets, targets-file."
    assert capsys.readouterr() == ("", f"tiers: error[schema-unknown]: {sentence}\n")
