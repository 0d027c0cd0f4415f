import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.intake.asked import question
from tests.intake.workbooks import OTHER, ROWS, xlsx
from tiers.errors import DataError
from tiers.intake.readers import from_workbook
from tiers.intake.readers.workbook import prefetch
from tiers.intake.readers.workbook.prefetch import begin, sheets_read
from tiers.intake.readers.workbook.sandbox import Sheet, sheets_of

BOOK, ANOTHER = xlsx(("表", ROWS)), xlsx(("表", OTHER))


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep the name of the file each time that a workbook is read."""
    read: list[str] = []

    def count(data: bytes, kind: str, path: str) -> list[Sheet]:
        read.append(path)
        return sheets_of(data, kind, path)

    monkeypatch.setattr(prefetch, "sheets_of", count)
    return read


def rows(data: bytes) -> list[list[str]]:
    """Return the rows of the first sheet of `a.xlsx`, if these were its data."""
    return sheets_read(data, "xlsx", "a.xlsx")[0].rows


def test_what_was_read_ahead_is_taken_once(times: list[str]) -> None:
    """And read again where it is asked for again."""
    Path("a.xlsx").write_bytes(ANOTHER)
    begin("a.xlsx")
    assert (rows(ANOTHER)[1], times) == (["示例造纸厂", "7"], ["a.xlsx"])
    assert (rows(ANOTHER)[1], times) == (["示例造纸厂", "7"], ["a.xlsx", "a.xlsx"])


def test_a_file_that_has_changed_meanwhile(times: list[str]) -> None:
    """What was read ahead of another content is not believed."""
    Path("a.xlsx").write_bytes(BOOK)
    begin("a.xlsx")
    assert (rows(ANOTHER)[1], len(times)) == (["示例造纸厂", "7"], 2)


def test_a_refusal_comes_when_it_is_asked_for(times: list[str]) -> None:
    """And the file is not looked at a second time."""
    damaged = BOOK[:200] + b"XXXX" + BOOK[204:]
    Path("a.xlsx").write_bytes(damaged)
    begin("a.xlsx")
    with pytest.raises(DataError) as caught:
        rows(damaged)
    assert (caught.value.code, len(times)) == ("workbook-damaged", 1)


@pytest.mark.parametrize("content", [b"<table></table>", b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_not_read(content: bytes, times: list[str]) -> None:
    """Whatever its name says."""
    Path("a.xls").write_bytes(content)
    begin("a.xls")
    assert prefetch.BEGUN["a.xls"].result() == (content, None, None)
    assert times == []
    with pytest.raises(DataError):
        sheets_read(content, "xlsx", "a.xls")


def test_only_a_file_is_read_twice() -> None:
    """A pipe would be empty the second time."""
    os.mkfifo("pipe.xlsx")
    Path("folder.xlsx").mkdir()
    for name in ("pipe.xlsx", "folder.xlsx", "missing.xlsx", "\0.xlsx"):
        begin(name)
        assert prefetch.BEGUN == {}


def test_no_room_for_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for the workbook meets it again, or not."""

    def full(*_: object) -> list[Sheet]:
        raise BlockingIOError

    Path("a.xlsx").write_bytes(ANOTHER)
    with monkeypatch.context() as patch:
        patch.setattr(prefetch, "sheets_of", full)
        begin("a.xlsx")
        prefetch.BEGUN["a.xlsx"].join()
    assert rows(ANOTHER)[1] == ["示例造纸厂", "7"]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("asked", [{}, {"columns": {"revenue": "收入"}}, {"unit": "元"}])
def test_what_is_done_meanwhile(asked: dict[str, Any]) -> None:
    """A table that is read for nothing changes nothing of what is read, whatever was asked."""
    data = xlsx(("表", (("企业名称", "收入", "2006年营业收入"), ("示例造纸厂", 7, 9))))
    expected = from_workbook.tables(data, "a.xlsx", question(**asked))
    Path("a.xlsx").write_bytes(data)
    begin("a.xlsx")
    assert prefetch.is_being_read("a.xlsx")
    assert from_workbook.tables(data, "a.xlsx", question(**asked)) == expected
    assert not prefetch.is_being_read("a.xlsx")


LEAVING = """
import subprocess, sys, time
from tiers.intake.readers.workbook import prefetch, sandbox
words = [sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(); time.sleep(60)"]
sandbox.start_module = lambda *_: subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
prefetch.begin("a.xlsx")
time.sleep(0.5)
sys.exit(130)
"""


def test_nothing_is_left_behind(tmp_path: Any) -> None:  # noqa: ANN401 - a path
    """Who is interrupted ends the process that reads; its standard error would else stay open."""
    (tmp_path / "a.xlsx").write_bytes(BOOK)
    run = subprocess.run([sys.executable, "-c", LEAVING], capture_output=True, check=False, timeout=30)
    assert (run.returncode, run.stderr) == (130, b"")
