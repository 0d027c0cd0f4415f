"""A few rows with too few or too many cells, in a table that the database scans."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import tiers
from tiers.errors import EngineError
from tiers.intake.in_place import text
from tiers.report.contract.report import Report

HEADINGS = "企业名称,行业,营业收入(万元)"
GOOD = [f"示例第{i}厂,机械,{i}" for i in range(1, 9)]


def _report(path: Path, *lines: str, line_end: str = "\n") -> Report:
    """Count in bulk; the engines agree."""
    path.write_text(line_end.join([HEADINGS, *lines, ""]), encoding="utf-8", newline="")
    found = tiers.report(path, engine="duckdb", targets="builtin", by=("行业",), year=2008)
    assert found == tiers.report(path, engine="python", targets="builtin", by=("行业",), year=2008)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the names of the table."""
    return tmp_path / "data.csv"


@pytest.fixture
def without_copies(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Make sure that no table is copied cell by cell."""
    monkeypatch.setattr("tiers.engines.in_duckdb.load.loading._load_copy", None)
    return []


@pytest.mark.one_in(3)
@pytest.mark.usefixtures("without_copies")
@pytest.mark.parametrize(
    ("row", "cells", "name"),
    [
        ("示例坏厂,机械", 2, "示例坏厂"),
        ("示例坏厂", 1, "示例坏厂"),
        ("示例坏厂,机械,7,8", 4, "示例坏厂"),
        ("　示例坏厂　,化工,7,,,", 6, "示例坏厂"),
        ('"示例,坏厂","机""械",7,8', 4, "示例,坏厂"),
        ('示例坏厂,"1,2"', 2, "示例坏厂"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_uneven_row_is_told_at_its_place(path: Path, row: str, cells: int, name: str, line_end: str) -> None:
    """With its cells and its name, while all other rows are counted: 8 good ones, and the firm without a figure."""
    found = _report(path, *GOOD[:5], row, *GOOD[5:], line_end=line_end)
    (problem,) = [one for one in found.problems.items if one.code == "row-ragged"]
    facts = dict(problem.facts or ())
    assert (problem.row, facts["cells"], facts["name"]) == (7, cells, name)
    assert (found.enterprises, found.measures[0].usable, found.measures[0].unreadable) == (9, 8, 1)


@pytest.mark.usefixtures("without_copies")
def test_blank_lines_and_several_uneven_rows(path: Path) -> None:
    """Row numbers are those of the file."""
    found = _report(path, *GOOD[:3], "", "示例坏厂,机械", *GOOD[3:], "示例差厂,机械,1,2")
    assert [(one.code, one.row) for one in found.problems.items] == [("row-ragged", 6), ("row-ragged", 12)]
    assert found.enterprises == 10


def test_many_uneven_rows_are_read_cell_by_cell(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a limit, and where they are half of all; the answer is the same."""
    rows = [*GOOD, "示例坏厂,机械", "示例差厂,机械"]
    assert _report(path, *rows).enterprises == 10
    monkeypatch.setattr(text, "MOST_UNEVEN", 2)
    assert _report(path, *rows).enterprises == 10
    assert _report(path, *GOOD[:3], *(f"{row}," for row in GOOD[3:])).problems.items == ()


def test_no_room_for_the_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, and not half an answer."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(text, "shutil", SimpleNamespace(copyfileobj=full))
    path.write_text("\n".join([HEADINGS, *GOOD, "示例坏厂,机械", ""]), encoding="utf-8")
    with pytest.raises(EngineError) as refused:
        tiers.report(path, engine="duckdb", targets="builtin", year=2008)
    facts: dict[str, Any] = dict(refused.value.facts)
    assert (refused.value.code, facts["reason"]) == ("engine-failed", "No space left on device")
