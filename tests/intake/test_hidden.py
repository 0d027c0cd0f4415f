"""What nobody sees in a workbook: sheets are named, rows count and are told of."""

import struct
import subprocess
from typing import Any

import pytest
from xlsxwriter.worksheet import Worksheet

from tests.intake import workbooks
from tests.intake.asked import question
from tests.intake.odd_books import book, rows
from tests.intake.workbooks import bin_record, ods, pack, parts, record, replace_in_part, xls, xlsb
from tiers.domain.table import Table
from tiers.intake.readers import from_workbook


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each workbook here, where it can be seen what was run."""
    monkeypatch.setattr(subprocess, "Popen", workbooks.Here)


HEADINGS = ["企业名称", "2006年营业收入（万元）"]
FIRMS: list[list[Any]] = [HEADINGS, ["甲厂", 1], ["乙厂", 2], ["丙厂", 3]]
SAID = [("rows-hidden", 3, {"count": 2})]


def read(data: bytes, **said: Any) -> Table:  # noqa: ANN401 - the fields of Reading
    """Read the table of a workbook."""
    (table,) = from_workbook.tables(data, "data.xlsx", question(**said))
    return table


def problems_of(table: Table) -> list[tuple[str, int | None, dict[str, object]]]:
    """Return code, row and facts of each problem."""
    return [(problem.code, problem.row, dict(problem.facts)) for problem in table.problems]


def test_sheets() -> None:
    """They are not read, and named, unless there is nothing on them; the one that was asked for is read."""

    def hide(sheet: Worksheet, made: Any) -> None:  # noqa: ANN401 - XlsxWriter's own
        rows(*FIRMS)(sheet, made)
        sheet.hide()

    def blank(sheet: Worksheet, _: Any) -> None:  # noqa: ANN401 - XlsxWriter's own
        sheet.hide()

    data = book(rows(*FIRMS), hide, blank, names=("数据", "旧数据", "空"))
    assert problems_of(read(data)) == [("sheets-hidden", None, {"count": 1, "sheets": ("旧数据",)})]
    assert problems_of(read(data, sheet="旧数据")) == []


def test_rows_of_an_xlsx() -> None:
    """Those of a title that are hidden do not count anyway."""

    def fill(sheet: Worksheet, made: Any) -> None:  # noqa: ANN401 - XlsxWriter's own
        rows(["2006年规模以上工业企业主要指标"], *FIRMS)(sheet, made)
        for row in (0, 3, 4):
            sheet.set_row(row, None, None, {"hidden": True})

    table = read(book(fill))
    assert [row[0] for row in table.cells] == ["甲厂", "乙厂", "丙厂"]
    assert problems_of(table) == [("rows-hidden", 4, {"count": 2})]


def test_a_row_that_does_not_say_which_it_is() -> None:
    """Nothing can be said of it."""

    def fill(sheet: Worksheet, made: Any) -> None:  # noqa: ANN401 - XlsxWriter's own
        rows(*FIRMS)(sheet, made)
        sheet.set_row(2, None, None, {"hidden": True})

    data = book(fill)
    assert problems_of(read(data)) == [("rows-hidden", 3, {"count": 1})]
    assert problems_of(read(replace_in_part(data, "xl/worksheets/sheet1.xml", b'<row r="3"', b"<row"))) == []


def test_rows_of_an_xls() -> None:
    """By the flag in the record of the row."""
    hidden = [
        record(0x0208, struct.pack("<5H2xHH", row, 0, 2, 300, 0, flags, 0))
        for row, flags in ((1, 0), (2, 0x20), (3, 0x20))
    ]
    assert problems_of(read(xls(("表", FIRMS), odd=hidden))) == SAID


def test_rows_of_an_xlsb() -> None:
    """By the flag in the record of the row."""
    data = xlsb(("表", FIRMS))
    sheet = parts(data)["xl/worksheets/sheet1.bin"]
    for row in (2, 3):
        seen = bin_record(0, struct.pack("<I21x", row))
        sheet = sheet.replace(seen, bin_record(0, struct.pack("<I7xB13x", row, 0x10)))
    assert problems_of(read(pack({**parts(data), "xl/worksheets/sheet1.bin": sheet}))) == SAID


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_rows_of_an_ods(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By an attribute; a row may stand for several, and the first sheet has none that is hidden."""
    plain = workbooks._ods_rows  # noqa: SLF001 - the rows that are to be hidden

    def partly(cells: list[list[Any]]) -> str:
        made = plain(cells[:2]) + plain([["乙厂", 2]]).replace(
            "<table:table-row>", f'<table:table-row table:number-rows-repeated="2" table:visibility="{how}">'
        )
        return made if len(cells) > 1 else plain(cells)

    monkeypatch.setattr(workbooks, "_ods_rows", partly)
    table = read(ods(("说明", [["示例"]]), ("表", FIRMS)))
    assert [row[0] for row in table.cells] == ["甲厂", "乙厂", "乙厂"]
    assert problems_of(table) == SAID
