import io
import json
import warnings
import zipfile
from typing import Any

import pytest

from tests.intake.workbooks import Rows, packed, parts, replaced, xlsx
from tiers.intake.readers.workbook import worker
from tiers.intake.readers.workbook.zip_parts import entries_of

ROWS: Rows = (("企业名称", "收入"), ("甲", 5))
SHEET = "xl/worksheets/sheet1.xml"
BOOK = replaced(xlsx(("表", ROWS)), SHEET, b'<c r="B2"><v>5</v></c>', b'<c r="B2" t="e"><v>#REF!</v></c>')
"""A workbook with an error cell, which must be seen however the workbook is packed."""


def with_a_comment(book: bytes) -> bytes:
    """Let words follow the list of entries."""
    made = io.BytesIO(book)
    with zipfile.ZipFile(made, "a") as archive:
        archive.comment = b"PK"
    return made.getvalue()


def with_a_second(book: bytes) -> bytes:
    """Let two entries have the name of the sheet."""
    made = io.BytesIO(book)
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, parts(book)[SHEET])
    return made.getvalue()


def renamed(book: bytes, old: str, new: str) -> bytes:
    """Give names of entries another spelling."""
    return packed({name.replace(old, new): part for name, part in parts(book).items()})


ODD = {
    "as it is": BOOK,
    "a comment": with_a_comment(BOOK),
    "a name twice": with_a_second(BOOK),
    "capital letters": renamed(BOOK, "sheet1.xml", "SHEET1.XML"),
    "a part of another kind": packed({**parts(BOOK), "xl/anything.else": b"x"}),
    "another folder": replaced(
        renamed(BOOK, "worksheets/sheet1.xml", "one/sheet1.xml"),
        "xl/_rels/workbook.xml.rels",
        b"worksheets/sheet1.xml",
        b"one/sheet1.xml",
    ),
}


def said(data: bytes) -> list[Any]:
    """Give what is said of a workbook."""
    return [json.loads(line) for line in worker.told(data, "xlsx", "book", 1 << 30)]


@pytest.mark.parametrize("name", ODD)
def test_what_the_library_loses_is_found_in_every_zip(name: str) -> None:
    """An error cell, which it reads as a blank one."""
    assert said(ODD[name])[1:] == [[["企业名称", "收入"], ["甲", "#REF!"]], {"end": True}]


def test_which_zips_are_plain() -> None:
    """Those of which every reader must find the same parts; a picture is no matter."""
    plain = {name for name, data in ODD.items() if entries_of(data, "book").is_plain}
    assert plain == {"as it is", "capital letters", "another folder"}
    assert entries_of(packed({**parts(BOOK), "xl/media/a.PNG": b"x"}), "book").is_plain
    assert not entries_of(renamed(BOOK, "worksheets/", "worksheets\\"), "book").is_plain


def test_a_plain_workbook_is_read_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    """No zip is made of its parts where nothing is lost."""

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(worker, "zipped", never)
    assert said(xlsx(("表", ROWS)))[1] == [["企业名称", "收入"], ["甲", 5]]
