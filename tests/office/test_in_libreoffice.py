"""What LibreOffice makes of a workbook; `make office` runs it, and pictures of the pages stand in .office."""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.house.source import ROOT
from tests.intake.asked import question
from tests.intake.workbooks import xlsx
from tests.write import firms, hostile, reports
from tiers.domain.classification import Classification
from tiers.intake.readers import from_workbook
from tiers.report.contract.report import Report
from tiers.write.to_xlsx import to_xlsx
from tiers.write.view import View

PICTURES: Final = ROOT / ".office"
AS_SHOWN: Final = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""Every sheet as CSV in UTF-8, cells as they are shown."""

SHEETS: Final = {
    "en": [
        *("Goals", "Goals in detail", "Nearest", "Close to dropping out", "Firms", "Breakdown", "Years", "Problems"),
        "How it was read",
    ],
    "zh": ["目标", "目标明细", "后备企业", "易掉档企业", "企业", "分组", "历年", "问题", "读取情况"],
}

MORE: Final = {"en": ["Since", "To raise", "Outlook"], "zh": ["变动", "培育清单", "展望"]}
"""The sheets of a report that compares, raises and looks ahead besides."""


def convert(book: Path, form: str, folder: Path) -> None:
    """Convert a workbook to another form in LibreOffice.

    Raises: CalledProcessError if it cannot.
    """
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed"
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    command = [office, settings, "--headless", "--convert-to", form, "--outdir", str(folder), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def visible_cells(book: Path, folder: Path) -> dict[str, list[list[str]]]:
    """Return the cells of each sheet as a person sees them."""
    convert(book, AS_SHOWN, folder)
    found = {path.stem.removeprefix(f"{book.stem}-"): path.read_text(encoding="utf-8") for path in folder.glob("*.csv")}
    return {name: list(csv.reader(io.StringIO(text, newline=""))) for name, text in found.items()}


def many() -> Classification:
    """Make so many firms that their rows are not kept in memory."""
    few = firms.drawing()
    return few._replace(rows=[*few.rows] * 2000, firms=few.firms * 2000)


CASES: Final[dict[str, tuple[Callable[[], Report], Callable[[], Classification]]]] = {
    "drawing": (reports.drawing, firms.drawing),
    "hostile": (hostile.hostile, hostile.firms),
    "long": (reports.drawing, many),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("case", CASES)
def test_a_workbook_opens_and_shows_every_cell(case: str, lang: str, tmp_path: Path) -> None:
    """Every sheet is there, no number is too wide for its column, and what looks like a formula is text."""
    report, found = CASES[case]
    book = tmp_path / f"{case}.{lang}.xlsx"
    book.write_bytes(to_xlsx(report(), View(lang=lang), found()))
    sheets = visible_cells(book, tmp_path)
    more = MORE[lang] if case == "hostile" else []
    assert sorted(sheets) == sorted([*SHEETS[lang], *more])
    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    assert not [cell for cell in cells if "###" in cell or cell.startswith(("#", "Err:"))]
    if case == "hostile":
        assert {"=cmd|'/c calc'!A1", "@SUM(A1)", "-2+3"} <= set(cells)
    else:
        assert {"en": "¥742.1 m", "zh": "7.42亿元"}[lang] in {cell.strip() for cell in cells}
    if case != "long":
        convert(book, "pdf", tmp_path)
        PICTURES.mkdir(exist_ok=True)
        pages = ["pdftoppm", "-r", "80", "-png", str(book.with_suffix(".pdf")), str(PICTURES / book.stem)]
        subprocess.run(pages, check=True, timeout=120)


FORMATS: Final = ("0.00,", '0"."0000', "0.00,;[Red]-0.00,", '0.00,,"百万元"', "#,##0.00", "0")


@pytest.mark.parametrize("form", ["ods", "xls", "xlsx"])
@pytest.mark.parametrize("code", FORMATS)
def test_numbers_that_it_shows_divided_are_seen(code: str, form: str, tmp_path: Path) -> None:
    """In whatever form it writes them; those that it shows as they are stored are left alone."""
    rows = (("企业名称", "2006年收入（元）"), ("示例一厂", 12_345_678), ("示例二厂", 23_456_789))
    (tmp_path / "made").mkdir()
    book = tmp_path / "made" / "book.xlsx"
    book.write_bytes(xlsx(("表", rows), formats={code: [1]}))
    convert(book, form, tmp_path)
    (table,) = from_workbook.tables((tmp_path / f"book.{form}").read_bytes(), "book", question())
    said = [("format-scaled", (("cell", "B2"),))] if code in FORMATS[:4] else []
    assert [(problem.code, problem.facts) for problem in table.problems] == said
    assert [row[1] for row in table.cells] == ["12345678", "23456789"]
