"""Where a result goes."""

from pathlib import Path
from typing import Any

import pytest

from tiers.cli.options import OutputOptions
from tiers.cli.outputs import Place, places, refuse_inputs
from tiers.errors import UsageError
from tiers.write import WRITERS


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [(None, "table")]),
        ({"json": True}, [(None, "json")]),
        ({"format": "json"}, [(None, "json")]),
        ({"json": True, "format": "json"}, [(None, "json")]),
        ({"output": ["a.json"]}, [("a.json", "json")]),
        ({"output": ["a.TXT", "b.json"]}, [("a.TXT", "table"), ("b.json", "json")]),
        ({"output": ["a.txt"], "format": "json"}, [("a.txt", "json")]),
        ({"output": ["a"], "json": True}, [("a", "json")]),
        ({"output": ["-"]}, [(None, "table")]),
        ({"output": ["-"], "json": True}, [(None, "json")]),
        ({"output": ["-", "a.json"]}, [(None, "table"), ("a.json", "json")]),
        ({"output": ["./-"], "format": "json"}, [("./-", "json")]),
    ],
)
def test_the_ending_chooses_and_a_format_wins(options: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """Without either: a table on standard output."""
    assert places(OutputOptions(**options)) == tuple(Place(*each) for each in expected)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"format": "csv"}, [(None, "csv")]),
        ({"output": ["a.CSV", "b.txt", "c.json"]}, [("a.CSV", "csv"), ("b.txt", "table"), ("c.json", "json")]),
    ],
)
def test_a_report_has_more_formats(options: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """Than answers that are not reports."""
    assert places(OutputOptions(**options), WRITERS) == tuple(Place(*each) for each in expected)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"format": "yaml"}, "There is no format yaml. The formats are table, json."),
        ({"format": "jsn"}, "There is no format jsn. Did you mean json?"),
        ({"format": ".TXT"}, "There is no format .TXT. Did you mean table?"),
        ({"json": True, "format": "table"}, "--json and --format table contradict each other."),
        ({"output": ["a.pdf"]}, "-o a.pdf: its ending names no format. Endings are .txt, .json"),
        ({"output": ["-", "-"]}, "- is to be written twice."),
        ({"output": ["-", "a.txt"], "json": True}, "--format cannot be said with several -o"),
        ({"output": ["a.txt", "b.txt"], "json": True}, "--format cannot be said with several -o"),
        ({"output": ["a.txt", "./a.txt"]}, "./a.txt is to be written twice."),
        ({"output": ["a.txt", "b/../a.txt"]}, "b/../a.txt is to be written twice."),
    ],
)
def test_what_contradicts_itself(options: dict[str, Any], sentence: str) -> None:
    """It is refused before anything is read."""
    with pytest.raises(UsageError) as caught:
        places(OutputOptions(**options))
    assert sentence in str(caught.value)


def test_a_workbook_is_nothing_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a pipe, and into a file, it goes."""
    options = OutputOptions(format="xlsx")
    assert places(options, WRITERS) == (Place(None, "xlsx"),)
    monkeypatch.setattr("tiers.cli.streams.is_terminal", lambda: True)
    assert places(OutputOptions(format="xlsx", output=["a"]), WRITERS) == (Place("a", "xlsx"),)
    assert places(OutputOptions(), WRITERS) == (Place(None, "table"),)
    with pytest.raises(UsageError, match=r"xlsx is not for a terminal\. Write it to a file: -o FILE\.xlsx"):
        places(options, WRITERS)


def test_an_output_that_is_read() -> None:
    """By whatever name: a link is the same file, and a file need not be there."""
    Path("data.csv").touch()
    Path("link.csv").symlink_to("data.csv")
    refuse_inputs([Place("new.csv", "json"), Place(None, "json")], ["data.csv", "-", None])
    for output, read in [
        ("data.csv", "data.csv"),
        ("link.csv", "./data.csv"),
        ("none.csv", "../" + Path.cwd().name + "/none.csv"),
    ]:
        with pytest.raises(UsageError, match="would overwrite what is read"):
            refuse_inputs([Place(output, "json")], [read])


@pytest.mark.parametrize(
    ("said", "near"),
    [("md", "markdown"), ("excel", "xlsx"), ("XLS", "xlsx"), ("htm", "html"), ("markdwon", "markdown")],
)
def test_a_format_by_another_name(said: str, near: str) -> None:
    """As its files end, as its program is called, or as it is mistyped."""
    with pytest.raises(UsageError, match=f"Did you mean {near}?"):
        places(OutputOptions(format=said), WRITERS)
