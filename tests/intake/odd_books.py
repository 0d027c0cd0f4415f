"""Workbooks as XlsxWriter fills them, and put together part by part where no program would write them."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

HEADINGS = ["企业名称", "营业收入（万元）"]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
_ROOT = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def book(*fill: Callable[[Worksheet, Any], None], names: tuple[str, ...] = ()) -> bytes:
    """Make an `.xlsx` with a sheet for each function, which is given the sheet and the workbook."""
    file = BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    for place, each in enumerate(fill):
        each(made.add_worksheet(names[place] if names else None), made)
    made.close()
    return file.getvalue()


def rows(*cells: list[Any]) -> Callable[[Worksheet, Any], None]:
    """Fill a sheet with rows from its first."""

    def fill(sheet: Worksheet, _: Any) -> None:  # noqa: ANN401 - XlsxWriter's own
        for place, row in enumerate(cells):
            sheet.write_row(place, 0, row)

    return fill


def make_zip(parts: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a zip."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def by_hand(sheet: str, styles: str = "", book_more: str = "", **more: str) -> bytes:
    """Make an `.xlsx` of one sheet, `数据`, from the XML of its rows."""
    named = f'<sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets>{book_more}'
    relation = f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATIONS}">{named}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>",
        **({"xl/styles.xml": f"<styleSheet {MAIN}>{styles}</styleSheet>"} if styles else {}),
        **more,
    }
    return make_zip(parts)


def text(cell: str, words: str) -> str:
    """Write the XML of a cell that holds a text."""
    return f'<c r="{cell}" t="inlineStr"><is><t>{words}</t></is></c>'
