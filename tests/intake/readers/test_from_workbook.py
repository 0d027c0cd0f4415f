import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.intake.asked import question, said_in_full
from tests.intake.workbooks import OTHER, ROWS, ods, replace_in_part, xls, xlsb, xlsx
from tiers import engines
from tiers.domain.table import Table
from tiers.domain.tally import Tally
from tiers.errors import DataError
from tiers.intake.readers import from_workbook

KINDS: dict[str, Callable[..., bytes]] = {"xlsx": xlsx, "xls": xls, "xlsb": xlsb, "ods": ods}


def read(data: bytes, **said: Any) -> Table:  # noqa: ANN401 - the fields of Reading
    """Read a workbook."""
    return from_workbook.tables(data, "book", question(**said))[0]


def refusal(data: bytes, **said: Any) -> DataError:  # noqa: ANN401 - the same
    """Return the refusal of a workbook."""
    with pytest.raises(DataError) as caught:
        read(data, **said)
    return said_in_full(caught.value)


def count(data: bytes) -> Tally:
    """Count the firms of a workbook."""
    return engines.tally([read(data)], question())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_workbook(kind: str) -> None:
    """A title, a unit line, numbers and a total; a sheet of notes beside it."""
    found = count(KINDS[kind](("说明", (("关于本表",),)), ("一览", ROWS)))
    (one,) = found.inputs
    assert (one.source.format, one.source.sheet, one.source.header_row) == (kind, "一览", 3)
    assert (found.enterprises, found.measures[0].total, found.period.year) == (2, 2_700_000, 2006)
    assert [(row.row, row.why) for row in one.set_aside] == [(6, "total")]
    assert [total.stated == total.added for total in one.totals] == [True, True]


@pytest.mark.parametrize("asked", ["二", "2", " 二 "])
def test_a_person_names_the_sheet(asked: str) -> None:
    """By its name or its place."""
    assert read(xlsx(("一", ROWS), ("二", OTHER)), sheet=asked).cells == [["示例造纸厂", "7"]]


def test_two_sheets_that_say_different_things() -> None:
    """Reading both would be chance."""
    error = refusal(xlsx(("一 '区", ROWS), ("二", OTHER)))
    assert error.code == "sheet-unclear"
    assert error.table("en") == [["sheet", "rows"], ["一 '区", "6"], ["二", "2"]]
    assert error.facts["typed"] == r"--sheet '一 '\''区'"


def test_a_hidden_sheet_is_named() -> None:
    """It is passed over where another is seen, and read where it is asked for."""
    book = xlsx(("一", OTHER), ("二", ROWS), hidden=["二"])
    (problem,) = read(book).problems
    assert (problem.code, dict(problem.facts)) == ("sheets-hidden", {"count": 1, "sheets": ("二",)})
    assert len(read(book, sheet="二").cells) == 3


def test_an_empty_workbook() -> None:
    """There is a sheet, and nothing in it."""
    assert refusal(xlsx(("一", ()))).code == "file-empty"
    assert refusal(ods()).code == "file-empty"


@pytest.mark.one_in(3)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_workbook_that_was_cut_off(kind: str, share: float) -> None:
    """Refused as that or as damaged, wherever the cut is."""
    data = KINDS[kind](("一览", [*ROWS, *[(n, f"示例{n}厂", n, n) for n in range(300)]]))
    assert refusal(data[: int(len(data) * share)]).code in {"workbook-cut", "workbook-damaged", "format-unread"}


def test_two_cells_that_are_far_apart() -> None:
    """They would fill the memory, in a file of 6 kB."""
    book = xlsx(("一", ROWS))
    far = replace_in_part(
        book,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    assert refusal(far).code in {"workbook-memory", "workbook-time", "workbook-damaged"}


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (-signal.SIGKILL, "workbook-time"),
        (-signal.SIGXCPU, "workbook-time"),
        (-signal.SIGABRT, "workbook-memory"),
        (1, "workbook-damaged"),
    ],
)
def test_a_process_that_ended_early(status: int, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its end says why."""
    end = f"os.kill(os.getpid(), {-status})" if status < 0 else "os._exit(1)"
    words = f"import sys, os; sys.stdin.buffer.read(); print('[[', flush=True); {end}"
    started = subprocess.Popen

    def play(_: object, **more: Any) -> Any:  # noqa: ANN401 - a process
        return started([sys.executable, "-c", words], **more)

    monkeypatch.setattr(subprocess, "Popen", play)
    assert refusal(xlsx(("一", ROWS))).code == code


def test_a_process_that_listens_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends before it has taken the workbook."""
    started = subprocess.Popen

    def play(_: object, **more: Any) -> Any:  # noqa: ANN401 - a process
        process = started([sys.executable, "-c", "import os; os._exit(1)"], **more)
        process.wait()
        return process

    monkeypatch.setattr(subprocess, "Popen", play)
    assert refusal(xlsx(("一", ROWS))).code == "workbook-damaged"
