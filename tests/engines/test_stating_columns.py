"""What states the time of each row, or of the table at its foot, where intake sees the first rows alone: all count."""

from pathlib import Path

import pytest

import tiers
from tests.engines.everywhere import codes, everywhere
from tiers.errors import DataError
from tiers.intake.in_place import parquet, text

_ROWS = 40
"""More than are looked at on a cluster before it counts, and here elsewhere too."""


@pytest.fixture(autouse=True)
def _few_first_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at few rows of a file before they are counted where they are."""
    monkeypatch.setattr(text, "_HEAD", 300)
    monkeypatch.setattr(parquet, "_FEW_ROWS", 5)
    monkeypatch.setattr(parquet, "_HEAD_ROWS", 5)


def _rows(heading: str, usual: str, last: str) -> list[list[str]]:
    firms = [[f"示例机械厂 {i:02}", usual, "12000", "2008"] for i in range(_ROWS)]
    return [["企业名称", heading, "营业收入(万元)", "年份"], *firms, ["示例食品厂", last, "5", "2008"]]


@pytest.mark.one_in(9)
@pytest.mark.parametrize(
    ("heading", "usual", "last", "is_whole"),
    [
        ("报告期", "2008-12-31", "2008年1-6月", False),
        ("报表类型", "年报", "半年报", False),
        ("报告期", "2008年", "2008-09-30", False),
        ("报告期", "2008-12-31", "2008-12-31", True),
        ("报告期", "", "2008年", True),
        ("报告期", "", "1-9月", False),
        ("统计期间", "2008年度", "前三季度", False),
        ("period", "FY2008", "2008Q3", False),
        ("备注", "2008-12-31", "2008年1-6月", True),
    ],
)
def test_a_part_of_the_year_far_below(tmp_path: Path, heading: str, usual: str, last: str, *, is_whole: bool) -> None:
    """The figures are of no whole year, and that is said; every engine says the same."""
    found = everywhere(tmp_path, _rows(heading, usual, last))
    assert (found.period.complete, "time-unclear" in codes(found)) == (is_whole, not is_whole)


@pytest.mark.thorough
def test_two_columns_of_which_one_states_a_part(tmp_path: Path) -> None:
    """All cells of both are seen."""
    rows = [
        [*row, "快报"] if i else [*row, "报表类型"]
        for i, row in enumerate(_rows("报告期", "2008-12-31", "2008年1-6月"))
    ]
    assert codes(everywhere(tmp_path, rows)) == ["time-unclear"]


def test_a_table_that_is_copied_cell_by_cell(tmp_path: Path) -> None:
    """Rows of two lengths, which the database does not read by itself: the copy has the column too."""
    rows = [row[: 4 - i % 2] for i, row in enumerate(_rows("报告期", "2008-12-31", "2008年1-6月\\"))]
    path = tmp_path / "data.csv"
    path.write_text("".join(f"{','.join(row)}\n" for row in rows), encoding="utf-8")
    found = [
        tiers.report(path, targets="builtin", engine="python", year=2008),
        tiers.report(path, targets="builtin", engine="duckdb", year=2008),
    ]
    assert [codes(report).count("time-unclear") for report in found] == [1, 1]


_FOOT = [["示例县统计局", "", "", ""], ["二〇〇九年一月", "", "", ""]]


@pytest.mark.parametrize(("below", "code"), [([], None), ([["示例丙厂", "", "5", ""]], "period-below")])
def test_a_month_at_the_foot(tmp_path: Path, below: list[list[str]], code: str | None) -> None:
    """It is when the table was made, if no firm stands below it: far below the first rows, or among them."""
    headings, *firms = _rows("备注", "", "")
    headings = [*headings[:2], "2008年营业收入(万元)", "所在园区"]
    for count in (_ROWS, 2):
        rows = [headings, *([*row[:3], ""] for row in firms[:count]), *_FOOT, *below]
        if code:
            with pytest.raises(DataError) as refused:
                everywhere(tmp_path, rows, cluster=False)
            assert refused.value.code == code
        else:
            found = everywhere(tmp_path, rows, cluster=False)
            assert (found.enterprises, codes(found)) == (count, ["row-like-total"] * 2)


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("heading", "last", "code"),
    [
        ("营业收入(万元)", "", None),
        ("营业收入", "", "unit-column-mixed"),
        ("营业收入(万元)", "元", "unit-column-mixed"),
    ],
)
def test_a_blank_unit_far_below(tmp_path: Path, heading: str, last: str, code: str | None) -> None:
    """It says nothing against a heading, and leaves a firm out where nothing else states the unit."""
    firms = [[f"示例机械厂 {i:02}", "12000", "万元"] for i in range(_ROWS)]
    rows = [["企业名称", heading, "计量单位"], *firms, ["示例食品厂", "5", last]]
    if code:
        with pytest.raises(DataError) as refused:
            everywhere(tmp_path, rows)
        assert refused.value.code == code
    else:
        assert everywhere(tmp_path, rows).enterprises == _ROWS + 1
