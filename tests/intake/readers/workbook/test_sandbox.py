import subprocess
import sys
from typing import Any

import pytest

from tests.intake.asked import said_in_full
from tests.intake.odd_books import MAIN, book, by_hand, rows
from tiers.errors import DataError
from tiers.intake.readers.workbook import sandbox
from tiers.intake.readers.workbook.sandbox import sheets_of


def refusal(data: bytes, kind: str = "xlsx") -> DataError:
    """Return the refusal of a file."""
    with pytest.raises(DataError) as caught:
        sheets_of(data, kind, "data.xlsx")
    assert caught.value.facts["path"] == "data.xlsx"
    return said_in_full(caught.value)


def test_sheets_as_they_arrive() -> None:
    """In order, with every row from the first, also where they come in more than one piece."""
    data = book(rows(["a", 1, "b"]), rows(*([i, 0.5] for i in range(4001))), names=("一", "二"))
    one, two = sheets_of(data, "xlsx", "data.xlsx")
    assert (one.name, one.hidden, one.rows) == ("一", False, [["a", "1", "b"]])
    assert (two.rows[0], two.rows[-1], len(two.rows)) == (["0", "0.5"], ["4000", "0.5"], 4001)


def test_a_number_beyond_all_numbers() -> None:
    """It is no figure, and stays visible."""
    (sheet,) = sheets_of(by_hand("<row><c><v>1e999</v></c><c><v>-1e999</v></c></row>"), "xlsx", "data.xlsx")
    assert sheet.rows == [["Infinity", "-Infinity"]]


def test_two_cells_far_from_each_other() -> None:
    """Which would take 400 GB: the process ends, and this one goes on."""
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    error = refusal(by_hand(far))
    assert (error.code, error.facts["megabytes"]) == ("workbook-memory", 384)


def test_what_would_take_more_than_the_library_can_say() -> None:
    """Blank cells that fit into its memory, and not into Python's."""
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="600"><c r="XFD600"><v>1</v></c></row>'
    assert refusal(by_hand(far)).code == "workbook-memory"


@pytest.mark.thorough
def test_what_computes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose comments are never ended is looked through again for each of them."""
    monkeypatch.setattr(sandbox, "_SECONDS", (1, 0))
    error = refusal(b"<table><tr><td>1</td></tr>" + b"<!--" * 250_000, "html")
    assert (error.code, error.facts["seconds"]) == ("workbook-time", 1)


def test_what_only_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stops it, where it takes no computing."""

    def sleeping(*_: object) -> "subprocess.Popen[bytes]":
        words = [sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(); time.sleep(60)"]
        return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(sandbox, "_SECONDS", (1, 0))
    monkeypatch.setattr(sandbox, "_PATIENCE", 0.2)
    monkeypatch.setattr(sandbox, "start_module", sleeping)
    assert refusal(b"x" * 1_000_000).code == "workbook-time"


@pytest.mark.parametrize("said", ["", "print('[[1')", "raise SystemExit(3)", "print('{\"sheet\": 1')"])
def test_what_ends_before_all_is_said(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of the library; half a table is never taken for a whole one."""

    def ending(*_: object) -> "subprocess.Popen[bytes]":
        words = [sys.executable, "-c", said]
        return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(sandbox, "start_module", ending)
    assert refusal(b"x" * 1_000_000).code == "workbook-damaged"


def test_nothing_of_the_working_directory_is_run(tmp_path: Any) -> None:  # noqa: ANN401 - a path
    """A file there that is called like a library stays a file."""
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    (tmp_path / "python_calamine.py").write_text("raise SystemExit('run')")
    assert len(sheets_of(book(rows(["a"])), "xlsx", "data.xlsx")) == 1


def test_a_part_that_is_no_xml() -> None:
    """Refused as damaged."""
    assert refusal(by_hand("", **{"xl/workbook.xml": "<workbook"})).code == "workbook-damaged"
    assert (
        refusal(by_hand("", **{"xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData><row><c r="})).code
        == "workbook-damaged"
    )
