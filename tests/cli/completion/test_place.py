"""Where on the line the cursor is."""

from typing import Any

import pytest

from tiers.cli.completion.place import ARGUMENT, OPTION, Place, place_of
from tiers.cli.completion.typed_line import TypedLine

NOWHERE = Place(None, ARGUMENT, "", "", {}, [], [])


@pytest.mark.parametrize(
    ("before", "word", "after", "place"),
    [
        ("", "rep", "", {"word": "rep"}),
        ("", "--v", "", {"what": OPTION, "word": "--v"}),
        ("--lang", "z", "", {"what": "lang", "word": "z"}),
        ("--lang zh", "rep", "", {"word": "rep", "given": {"lang": ["zh"]}}),
        ("--lang zh report", "", "", {"command": "report"}),
        ("reprot", "", "", {"command": ""}),
        ("report a.csv", "--y", "", {"command": "report", "what": OPTION, "word": "--y", "before": ["a.csv"]}),
        ("report a.csv --year", "20", "", {"command": "report", "what": "year", "word": "20", "before": ["a.csv"]}),
        ("report -o", "", "a.csv", {"command": "report", "what": "output", "after": ["a.csv"]}),
        ("report", "--by=行", "", {"command": "report", "what": "by", "word": "行", "lead": "--by="}),
        ("report -q", "x", "", {"command": "report", "word": "x"}),
        ("report --", "--by", "-x", {"command": "report", "word": "--by", "after": ["-x"]}),
        ("report -", "", "", {"command": "report", "before": ["-"]}),
        (
            "report --sheet=2 --by 行业",
            "",
            "--by 园区 --year 2008",
            {"command": "report", "given": {"sheet": ["2"], "by": ["行业", "园区"], "year": ["2008"]}},
        ),
    ],
)
def test_the_place(before: str, word: str, after: str, place: dict[str, Any]) -> None:
    """The command, what the word is, and what else stands on the line."""
    line = TypedLine(tuple(before.split()), word, tuple(after.split()))
    assert place_of(line) == NOWHERE._replace(**place)


def test_a_value_may_come_from_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed wins."""
    monkeypatch.setenv("TIERS_HEADER_ROW", "3")
    assert NOWHERE.value("header-row") == "3"
    assert NOWHERE._replace(given={"header-row": ["1", "2"]}).value("header-row") == "2"
    assert NOWHERE.value("sheet") is None
