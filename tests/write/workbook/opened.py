"""A workbook taken apart, so that a test sees what stands in each cell and how it looks."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

SHEETS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Cell(NamedTuple):
    """A cell as it is written."""

    kind: str
    """`s` and `inlineStr` are texts, `n` is a number."""
    value: str
    """The text, or the digits of the number."""
    form: str
    """Its number format."""


def parts(content: bytes) -> dict[str, str]:
    """Return every file of a workbook; each is well-formed XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        found = {name: book.read(name).decode() for name in book.namelist()}
    for text in found.values():
        ET.fromstring(text)  # noqa: S314 - written by the code under test
    return found


def cells(content: bytes) -> dict[str, dict[str, Cell]]:
    """Return the cells of each sheet by their address, those without content left out."""
    files = parts(content)
    forms, texts = _forms(files), _texts(files)
    names = [sheet.attrib["name"] for sheet in _tree(files["xl/workbook.xml"]).iter(f"{SHEETS}sheet")]
    return {
        name: dict(_cells(files[f"xl/worksheets/sheet{number}.xml"], forms, texts))
        for number, name in enumerate(names, 1)
    }


def _cells(text: str, forms: list[str], texts: list[str]) -> Iterator[tuple[str, Cell]]:
    for cell in _tree(text).iter(f"{SHEETS}c"):
        kind, value = cell.get("t", "n"), "".join(cell.itertext())
        if value:
            shown = texts[int(value)] if kind == "s" else value
            yield cell.attrib["r"], Cell(kind, shown, forms[int(cell.get("s", "0"))])


def _texts(files: Mapping[str, str]) -> list[str]:
    listed = files.get("xl/sharedStrings.xml")
    return ["".join(text.itertext()) for text in _tree(listed).iter(f"{SHEETS}si")] if listed else []


def _forms(files: Mapping[str, str]) -> list[str]:
    styles = _tree(files["xl/styles.xml"])
    codes = {form.attrib["numFmtId"]: form.attrib["formatCode"] for form in styles.iter(f"{SHEETS}numFmt")}
    builtin = {"0": "", "1": "0", "2": "0.00", "3": "#,##0", "9": "0%", "10": "0.00%"}
    used = styles.find(f"{SHEETS}cellXfs")
    assert used is not None
    return [{**builtin, **codes}[look.attrib["numFmtId"]] for look in used]


def _tree(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - written by the code under test


def rows(content: bytes) -> dict[str, Sequence[Sequence[object]]]:
    """Return the rows of each sheet as another program reads them."""
    book = CalamineWorkbook.from_object(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def spell_out(content: bytes) -> str:
    """Write down a workbook for people: its cells in order, each with its address, value and number format."""
    lines = []
    for name, found in cells(content).items():
        lines.append(f"== {name}")
        lines += [f"{at} {cell.value}{f'   {cell.form}' if cell.form else ''}" for at, cell in found.items()]
    return "\n".join(lines) + "\n"
