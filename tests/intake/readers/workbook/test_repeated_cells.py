"""Rows and cells that stand twice in a workbook, of which only the last would be read."""

import json
import re
import struct

import pytest

from tests.intake.asked import question, said_in_full
from tests.intake.workbooks import Rows, bin_record, parts, record, replace_in_part, wide, xls, xlsb, xlsx
from tiers.domain.table import Table
from tiers.errors import DataError
from tiers.intake.readers import from_workbook
from tiers.intake.readers.workbook import worker
from tiers.intake.readers.workbook.biff_records import facts_of_xls
from tiers.intake.readers.workbook.repeated_cells import twice_in_xml

ROWS: Rows = (("企业名称", "2008年营业收入（万元）"), ("示例甲厂", 5), ("示例乙厂", 6), ("示例丙厂", 7))
NOTES: Rows = (("说明",), ("本表为快报数",))
SHEET = "xl/worksheets/sheet1.xml"
BOOK = xlsx(("表", ROWS))


def change_sheet(old: str, new: str) -> bytes:
    """Change the first sheet of a workbook by a pattern."""
    sheet = parts(BOOK)[SHEET].decode()
    found = re.sub(old, new, sheet, flags=re.DOTALL)
    assert found != sheet
    return replace_in_part(BOOK, SHEET, sheet.encode(), found.encode())


def read(data: bytes) -> Table:
    """Read a workbook."""
    (table,) = from_workbook.tables(data, "book.xlsx", question())
    return table


def repeated_places(data: bytes) -> object:
    """Return what stands twice in a workbook that is refused for it."""
    with pytest.raises(DataError) as caught:
        read(data)
    assert said_in_full(caught.value).code == "workbook-twice"
    return caught.value.facts["cell"]


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('<row r="4"(.*?)"A4"(.*?)"B4"', r'<row r="3"\1"A3"\2"B3"', "A3"),
        ('<row r="4"(.*?)r="A4"(.*?)r="B4"', r'<row r="3"\1\2', "3"),
        ('<row r="4"', '<row r="3"', "3"),
        ('<c r="B3">', '<c r="B3"><v>9</v></c><c r="B3">', "B3"),
        ('<c r="B4">', '<c r="B3">', "B3"),
        ('<c r="B3">', "<c><v>9</v></c><c r='B3'>", "B3"),
        ('<row r="3"(.*?)<row r="4"', r'<row r="4"\1<row r="4"', "4"),
        ('<row r="3"(.*?)<row r="4"', r'<row r="4"\1<x:row r="4"', "4"),
        ('<row r="3"(.*?)<row r="4"(.*?)</row>', r'<row \1<row r="3"\2</row>', "3"),
    ],
)
def test_twice_in_an_xlsx(old: str, new: str, place: str) -> None:
    """A firm would be lost, or one of its figures."""
    assert repeated_places(change_sheet(old, new)) == place


def test_what_the_process_that_reads_says_of_it() -> None:
    """The place, once its rows have been said; nothing where nothing stands twice."""
    data = change_sheet('<c r="B4">', '<c r="B3">')
    *_, before, last = [json.loads(line) for line in worker.messages(data, "xlsx", "book", 1 << 30)]
    assert (before, last) == ({"twice": "B3"}, {"end": True})
    assert not any("twice" in line for line in worker.messages(BOOK, "xlsx", "book", 1 << 30))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('(<row r="3".*?</row>)(<row r="4".*?</row>)', r"\2\1"),
        ('(<c r="A3".*?</c>)(<c r="B3".*?</c>)', r"\2\1"),
        (r' r="[A-Z]?\d"', ""),
        (r'<c r="[A-Z]\d"', "<c"),
        ('<c r="A4" ', "<c r='A4' "),
    ],
)
def test_places_in_another_order_or_not_said(old: str, new: str) -> None:
    """Nothing is lost."""
    assert sorted(cells[0] for cells in read(change_sheet(old, new)).cells) == ["示例丙厂", "示例乙厂", "示例甲厂"]


@pytest.mark.parametrize("cells", ['<c r="B3"/><c r="B3"><v>9</v></c>', '<c r="B3"><v>9</v></c><c r="B3" s="0"/>'])
def test_a_blank_cell_in_the_place_of_another(cells: str) -> None:
    """Nothing is lost: the figure is read."""
    assert [row[1] for row in read(change_sheet('<c r="B3">.*?</c>', cells)).cells] == ["5", "9", "7"]


@pytest.mark.parametrize("blank", ['<c r="B3"></c>', '<c r="B3"><v></v></c>'])
def test_a_cell_that_may_hold_something(blank: str) -> None:
    """It takes another's place."""
    assert repeated_places(change_sheet('<c r="B3">.*?</c>', '<c r="B3"><v>9</v></c>' + blank)) == "B3"


@pytest.mark.one_in(3)
@pytest.mark.parametrize("name", ['示例"甲"厂', '示例“甲”厂"', '"', '""', '","', '\\"', "示例甲厂\\"])
def test_names_that_end_in_a_quotation_mark(name: str) -> None:
    """They are no blank cells: nothing is said where nothing stands twice, and it is said where something does."""
    rows = (ROWS[0], (name, 5), (name + "二", 6), ("示例丙厂", "乙"))
    assert [row[0] for row in read(xlsx(("表", rows))).cells] == [name, name + "二", "示例丙厂"]
    sheet = parts(xlsx(("表", rows)))[SHEET]
    assert repeated_places(replace_in_part(xlsx(("表", rows)), SHEET, sheet, sheet.replace(b'"B3"', b'"B2"'))) == "B2"


def test_twice_below_a_cell_that_is_merged_over_several_rows() -> None:
    """Its word is copied into each of them, which does not make up for a figure that is lost."""
    rows = (
        ("企业名称", "行业", "2008年营业收入（万元）"),
        ("示例甲厂", "机械", 5),
        ("示例乙厂", "", 6),
        ("示例丙厂", "纺织", 7),
    )
    data = xlsx(("表", rows))
    sheet = parts(data)[SHEET]
    merged = sheet.replace(b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>')
    assert [row[1] for row in read(replace_in_part(data, SHEET, sheet, merged)).cells] == ["机械", "机械", "纺织"]
    assert repeated_places(replace_in_part(data, SHEET, sheet, merged.replace(b'"C4"', b'"C3"'))) == "C3"


def test_a_sheet_that_is_not_read() -> None:
    """It matters to nobody."""
    data = xlsx(("表", ROWS), ("注", NOTES))
    sheet = parts(data)["xl/worksheets/sheet2.xml"]
    data = replace_in_part(data, "xl/worksheets/sheet2.xml", sheet, sheet.replace(b'"A2"', b'"A1"'))
    assert len(read(data).cells) == 3


def test_twice_in_an_xls() -> None:
    """A figure, or a text, in one place; charts within a sheet have places of their own."""
    figure = record(0x0203, struct.pack("<3Hd", 2, 1, 0, 9.0))
    text = record(0x0204, struct.pack("<3HHB", 1, 0, 0, 1, 1) + "丁".encode("utf-16-le"))
    several = record(0x00BD, struct.pack("<2H", 3, 1) + struct.pack("<Hi", 0, 4 << 2 | 2) + struct.pack("<H", 1))
    assert repeated_places(xls(("表", ROWS), odd=[figure])) == "B3"
    assert repeated_places(xls(("表", ROWS), odd=[text])) == "A2"
    assert repeated_places(xls(("表", ROWS), odd=[figure, text])) == "B3"
    assert repeated_places(xls(("表", ROWS), odd=[several])) == "B4"
    chart = record(0x0809, struct.pack("<4H8x", 0x0600, 32, 0, 0)) + figure + record(0x000A, b"")
    assert len(read(xls(("表", ROWS), odd=[chart])).cells) == 3
    assert facts_of_xls(record(0x0204, b"xx")) == ()


def test_twice_in_an_xlsb() -> None:
    """A row, or a cell of one."""
    row, cell = (0, struct.pack("<I21x", 2)), (6, struct.pack("<2I", 0, 0) + wide("丁"))
    assert repeated_places(xlsb(("表", ROWS), odd=[row, cell])) == "3"
    assert repeated_places(xlsb(("表", ROWS), odd=[cell, cell])) == "A5"
    assert len(read(xlsb(("表", ROWS), odd=[cell])).cells) == 4
    assert bin_record(1)


def test_what_says_nothing() -> None:
    """No row and no cell."""
    assert twice_in_xml(b"") == twice_in_xml(b"<sheetData/>") == twice_in_xml(b"<row><c/></row><row/>") == ""


@pytest.mark.parametrize(
    ("sheet", "place"),
    [
        (b'<row r="1"><c r="A1"/><c r="B1"/></row><row r="2"><c r="A2"/></row>', ""),
        (b'<row r="1"><c r="A1"/><c r="A1"/></row>', "A1"),
        (b'<row r="1"><c r="A1"/></row><row r="1"><c r="B1"/></row>', "1"),
        (b'<row><c r="A1"/></row><row r="1"><c r="B1"/></row>', "1"),
    ],
)
def test_the_first_that_stands_twice(sheet: bytes, place: str) -> None:
    """Cells before rows; a row that does not state its number follows the one before."""
    assert twice_in_xml(sheet) == place
    assert twice_in_xml(b"<cols/><sheetData>" + sheet + b"</sheetData><conditionalFormatting/>") == place


@pytest.mark.parametrize("cell", [b'<x:c r="A1"/>', b'<c\nr="A1"/>', b'<c s="1" r="A1"/>', b"<c r='A1'/>"])
def test_one_that_is_written_in_another_way(cell: bytes) -> None:
    """Among plain cells one with a prefix, a line break, other quotes or another order of attributes is seen."""
    row = b'<sheetData><row r="1"><c r="A1"/>' + cell + b'</row><row r="2"><c r="A2"/></row></sheetData>'
    assert twice_in_xml(row) == "A1"
