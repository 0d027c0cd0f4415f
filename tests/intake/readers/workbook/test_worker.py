import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

from tests.intake import workbooks
from tests.intake.asked import question, said_in_full
from tests.intake.workbooks import OTHER, ROWS, Rows, compound, ods, record, replace_in_part, stream, xls, xlsb, xlsx
from tiers.domain.table import Table
from tiers.errors import DataError
from tiers.intake.readers import from_workbook
from tiers.intake.readers.workbook import worker

STARTED = subprocess.Popen


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", workbooks.Here)


def read(data: bytes, **said: Any) -> Table:  # noqa: ANN401 - the fields of Reading
    """Read a workbook."""
    return from_workbook.tables(data, "book", question(**said))[0]


def refusal(data: bytes, **said: Any) -> DataError:  # noqa: ANN401 - the same
    """Return the refusal of a workbook."""
    with pytest.raises(DataError) as caught:
        read(data, **said)
    return said_in_full(caught.value)


def cells(rows: Rows, kind: Callable[..., bytes] = xlsx, **more: Any) -> list[list[str]]:  # noqa: ANN401 - the same
    """Read the cells of firms under a heading of the name and two measures."""
    return [*read(kind(("表", (("企业名称", "2006年产值(元)", "2006年收入(元)"), *rows)), **more)).cells]


def test_numbers_have_the_digits_that_a_workbook_keeps() -> None:
    """15 of them; sums of binary fractions are written as they are shown."""
    rows = (("甲", 0.1 + 0.2, 1e15), ("乙", 123456789012345.6, -0.5), ("丙", 1e21, "1,234.5"))
    assert [row[1:] for row in cells(rows)] == [
        ["0.3", "1e+15"],
        ["123456789012346", "-0.5"],
        ["1e+21", "1,234.5"],
    ]


def test_numbers_shown_divided_are_warned_about() -> None:
    """What is stored counts."""
    (problem,) = read(xlsx(("表", OTHER), formats={"0!.0,": [1]})).problems
    assert (problem.code, problem.column, dict(problem.facts)) == (
        "format-scaled",
        "2006年营业收入（万元）",
        {"cell": "B2"},
    )


def test_numbers_shown_as_something_else() -> None:
    """A share, an amount with its unit, a code filled up with zeros: as they are shown."""
    shown = {"0.0%": [1], '0.00"亿元"': [2]}
    assert cells((("甲", 0.125, 1.5),), formats=shown) == [["甲", "12.5%", "1.5亿元"]]
    book = xlsx(("表", (("企业名称", "2006年产值(元)", "股票代码"), ("甲", 5, 123))), formats={"000000": [2]})
    assert read(book).cells == [["甲", "5", "000123"]]


def test_errors_dates_truth_and_formulas_without_a_result() -> None:
    """None of them is a blank cell."""
    book = xlsx(("表", (("企业名称", "2006年产值(元)", "2006年收入(元)"), ("甲", 5, 6), ("乙", 7, 8))))
    sheet = "xl/worksheets/sheet1.xml"
    book = replace_in_part(book, sheet, b'<c r="B2"><v>5</v></c>', b'<c r="B2" t="e"><v>#DIV/0!</v></c>')
    book = replace_in_part(book, sheet, b'<c r="C2"><v>6</v></c>', b'<c r="C2"><f>A1*2</f></c>')
    book = replace_in_part(book, sheet, b'<c r="B3"><v>7</v></c>', b'<c r="B3" t="b"><v>1</v></c>')
    assert read(book).cells == [["甲", "#DIV/0!", "=A1*2"], ["乙", "TRUE", "8"]]
    date = xlsx(("表", (("企业名称", "2006年产值(元)"), ("甲", 38718))), formats={"yyyy-mm-dd": [1]})
    assert read(date).cells == [["甲", "2006-01-01"]]


@pytest.mark.parametrize("name", ["甲", "5"])
def test_merged_cells(name: str) -> None:
    """Words stand in every row that they are merged over, figures in the first."""
    book = xlsx(("表", (("企业名称", "2006年产值(元)"), (name, 5), (None, 6))))
    sheet = replace_in_part(
        book,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    )
    assert [row[0] for row in read(sheet).cells] == [name, name if name == "甲" else ""]


def test_odd_cells_of_an_xls() -> None:
    """An error, a formula with an error, one that was never calculated, one that was."""
    head = (("企业名称", "2006年产值(元)", "2006年收入(元)"), ("甲", None, None), ("乙", None, None))

    def formula(row: int, column: int, value: bytes, flags: int) -> bytes:
        return record(0x0006, struct.pack("<3H", row, column, 0) + value + struct.pack("<HI", flags, 0) + b"\0\0")

    odd = [
        record(0x0205, struct.pack("<3H2B", 1, 1, 0, 0x2A, 1)),
        formula(1, 2, b"\x02\0\x07\0\0\0\xff\xff", 0),
        formula(2, 1, bytes(8), 3),
        formula(2, 2, struct.pack("<d", 4.0), 0),
    ]
    assert read(xls(("表", head), odd=odd)).cells == [["甲", "#N/A", "#DIV/0!"], ["乙", "=", "4"]]


def test_odd_cells_of_an_xlsb() -> None:
    """An error is none of the blanks that the library gives."""
    head = (("企业名称", "2006年产值(元)"),)
    odd = [(6, struct.pack("<2I", 0, 0) + workbooks.wide("甲")), (3, struct.pack("<2IB", 1, 0, 0x07))]
    assert read(xlsb(("表", head), odd=odd)).cells == [["甲", "#DIV/0!"]]


def test_odd_cells_of_an_ods() -> None:
    """An error, a share and an amount in a currency are text as it is shown."""
    error = (
        '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
    )
    share = '<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12.5%</text:p></table:table-cell>'
    rows = (("企业名称", "2006年产值(元)", "2006年收入(元)"), ("甲", error, share))
    assert read(ods(("表", rows))).cells == [["甲", "#DIV/0!", "12.5%"]]


def test_a_workbook_with_a_password() -> None:
    """Named as that, in either container."""
    assert refusal(compound({"EncryptedPackage": b"x" * 5000})).code == "workbook-password"
    data = bytearray(xlsx(("一", ROWS)))
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 4)
    assert refusal(bytes(data)).code == "workbook-password"


def test_a_container_without_a_workbook() -> None:
    """A document of another program."""
    assert refusal(compound({"VisioDocument": b"x" * 5000})).code == "format-unread"


def test_a_part_that_becomes_too_large() -> None:
    """Refused before it is inflated."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(70):
            part.write(bytes(1 << 20))
    error = refusal(made.getvalue())
    assert (error.code, error.facts["megabytes"]) == ("workbook-large", 64)


def test_too_many_parts() -> None:
    """No workbook has ten thousand sheets."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"xl/{number}.xml", b"")
    assert refusal(made.getvalue()).code == "workbook-parts"


def test_the_process_itself() -> None:
    """It says each sheet, its rows and that all is well, within its limits."""
    words = [sys.executable, "-m", "tiers.intake.readers.workbook.worker", "xlsx", "book", str(1 << 30), "60"]
    with subprocess_of(words) as process:
        said, _ = process.communicate(xlsx(("一", OTHER)))
    assert [json.loads(line) for line in said.splitlines()] == [
        {"sheet": "一", "hidden": False, "scaled": {}, "said": {}, "hidden_rows": []},
        [["企业名称", "2006年营业收入（万元）"], ["示例造纸厂", 7.0]],
        {"end": True},
    ]


def test_a_page() -> None:
    """Its tables are called by their places."""
    page = "<table><tr><td>企业名称<td>5</table><table><tr><td>乙</table>".encode()
    assert [json.loads(line) for line in worker.messages(page, "html", "page", 1 << 30)] == [
        {"sheet": "1", "hidden": False, "scaled": {}, "said": {}, "hidden_rows": []},
        [["企业名称", "5"]],
        {"sheet": "2", "hidden": False, "scaled": {}, "said": {}, "hidden_rows": []},
        [["乙"]],
        {"end": True},
    ]


def subprocess_of(words: list[str]) -> "STARTED[bytes]":
    """Start a true process."""
    return STARTED(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_more_cells_than_there_is_memory_for() -> None:
    """Refused before the library would end the process."""
    *_, last = worker.messages(xlsx(("一", OTHER)), "xlsx", "book", 48 * 4 - 1)
    assert json.loads(last)["refused"] == "workbook-memory"
    *_, last = worker.messages(xlsx(("一", OTHER)), "xlsx", "book", 48 * 4)
    assert json.loads(last) == {"end": True}


def test_no_memory_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Said as that, with what there was."""

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(worker, "parts_of", full)
    error = refusal(xlsx(("一", OTHER)))
    assert error.code == "workbook-memory"
    assert error.facts["megabytes"] in range(384, 386)


def test_blank_rows_among_many() -> None:
    """They are rows like others, however many there are; those at the end are none."""
    blank: Rows = ((None,),) * 1200
    table = read(xlsx(("表", (("企业名称", "2006年收入(元)"), ("甲厂", 1), *blank, ("乙厂", 2), ("", " "), ("", "")))))
    assert (table.cells, list(table.numbers)) == ([["甲厂", "1"], ["乙厂", "2"]], [2, 1203])


def test_a_sheet_that_begins_elsewhere() -> None:
    """Its cells keep their places."""
    head: Rows = ((None,), (None, None, "企业名称", "2006年收入(元)"), (None, None, "甲", 5))
    table = read(xlsx(("表", head)))
    assert (table.cells, table.columns[2].role, list(table.numbers)) == ([["", "", "甲", "5"]], "name", [3])


def test_a_cell_longer_than_any_real_one() -> None:
    """Refused with its row, before it is understood; many that are long are read."""
    book = ods(("表", ((None,), ("企业名称", "2006年收入(元)"), ("甲" * 1_500_000, 5))))
    assert (refusal(book).code, refusal(book).facts["row"]) == ("cell-too-long", 3)
    many = ods(("表", (("企业名称", "2006年收入(元)"), *((f"{n}{'甲' * 100_000}", n) for n in range(20)))))
    assert len(read(many).cells) == 20


def test_a_sheet_that_is_a_chart() -> None:
    """It is no sheet of cells."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("一")
    for i, j, cell in workbooks.filled_cells(OTHER):
        sheet.write(i, j, cell)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=一!$B$2:$B$2"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    assert read(made.getvalue()).cells == [["示例造纸厂", "7"]]


def test_a_first_sheet_that_cannot_be_read() -> None:
    """It is damaged, though the list of sheets is not."""
    assert (
        refusal(replace_in_part(xlsx(("一", OTHER)), "xl/worksheets/sheet1.xml", b"</row>", b"<")).code
        == "workbook-damaged"
    )


def test_rows_without_a_cell_at_the_end() -> None:
    """Formatted and empty ones are nothing."""
    blank = b'<row r="9"><c r="A9" s="0"><v></v></c></row></sheetData>'
    book = replace_in_part(xlsx(("一", OTHER)), "xl/worksheets/sheet1.xml", b"</sheetData>", blank)
    assert read(book).cells == [["示例造纸厂", "7"]]


def test_a_chart_within_a_sheet_of_an_xls() -> None:
    """It has an end of its own; a record that is cut off ends the stream."""
    head = (("企业名称", "2006年产值(元)"), ("甲", None))
    begin, end = record(0x0809, struct.pack("<4H8x", 0x0600, 32, 0, 0)), record(0x000A, b"")
    error = record(0x0205, struct.pack("<3H2B", 1, 1, 0, 0x2A, 1))
    assert read(xls(("表", head), odd=[begin, end, error])).cells == [["甲", "#N/A"]]


def test_kinds_of_cells_as_an_xlsx_writes_them() -> None:
    """Without formats at all; with numbers that are none; with a formula whose result is text, or shall be reckoned anew."""
    head = (("企业名称", "2006年产值(元)", "2006年收入(元)"), ("甲", 5, 6))
    book = xlsx(("表", head), formats={"0%": [1]})
    sheet = "xl/worksheets/sheet1.xml"
    text = replace_in_part(book, sheet, b'<c r="C2"><v>6</v></c>', b'<c r="C2" t="str"><f>A2</f><v>x</v></c>')
    assert read(text).cells == [["甲", "500%", "x"]]
    none = replace_in_part(book, sheet, b'<c r="C2"><v>6</v></c>', b'<c r="C2" t="str"><f>A2</f></c>')
    assert read(none).cells == [["甲", "500%", ""]]
    anew = replace_in_part(book, sheet, b'<c r="C2"><v>6</v></c>', b'<c r="C2"><f>A2*0</f><v>0</v></c>')
    assert read(anew).cells == [["甲", "500%", "=A2*0"]]
    share = replace_in_part(book, sheet, b'<c r="B2" s="1"><v>5</v></c>', b'<c r="B2" s="1" t="str"><v>5</v></c>')
    assert read(share).cells == [["甲", "5", "6"]]
    bare = workbooks.pack({name: part for name, part in workbooks.parts(book).items() if name != "xl/styles.xml"})
    assert read(bare).cells == [["甲", "5", "6"]]


def test_formats_that_name_no_number() -> None:
    """They are passed over."""
    book = xlsx(("表", (("企业名称", "2006年产值(元)"), ("甲", 5))), formats={'0"元"': [1]})
    assert read(book).cells == [["甲", "5元"]]
    odd = replace_in_part(book, "xl/styles.xml", b'numFmtId="164" formatCode', b'numFmtId="x" formatCode')
    assert read(odd).cells == [["甲", "5"]]


@pytest.mark.parametrize(("number", "shown"), [(b"1e999", "Infinity%"), (b"", "")])
def test_a_stored_number_that_is_none(number: bytes, shown: str) -> None:
    """It is no amount."""
    book = xlsx(("表", (("企业名称", "2006年产值(元)"), ("甲", 5))), formats={"0%": [1]})
    odd = replace_in_part(book, "xl/worksheets/sheet1.xml", b"<v>5</v>", b"<v>" + number + b"</v>")
    assert read(odd).cells == [["甲", shown]]


def test_an_xls_with_a_password() -> None:
    """Its records are unreadable from the mark on."""
    data = stream(("表", OTHER))
    begin = len(record(0x0809, bytes(16)))
    marked = data[:begin] + record(0x002F, bytes(54)) + data[begin:]
    assert refusal(compound({"Workbook": marked})).code == "workbook-password"


def test_an_ods_with_a_password() -> None:
    """Its list of parts says so."""
    entry = b'manifest:full-path="/"/>'
    locked = (
        entry
        + b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    )
    assert (
        refusal(replace_in_part(ods(("表", OTHER)), "META-INF/manifest.xml", entry, locked)).code == "workbook-password"
    )


def test_blank_texts_at_the_end_and_an_error_beyond() -> None:
    """Rows without anything are none."""
    error = record(0x0205, struct.pack("<3H2B", 0, 90, 0, 0x2A, 1))
    assert read(xls(("表", (*OTHER, ("", ""))), odd=[error])).cells[0][:2] == ["示例造纸厂", "7"]


def test_damage_inside() -> None:
    """A zip whose parts say nothing."""
    assert refusal(workbooks.pack({"xl/workbook.xml": "<x/>"})).code in {"workbook-damaged", "file-empty"}
    assert refusal(b"PK\3\4xl/").code == "workbook-damaged"
    assert refusal(compound({"Workbook": b"x" * 5000})).code == "workbook-damaged"
