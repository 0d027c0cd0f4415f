import io
import json
import warnings
import zipfile
from typing import Any

import pytest

from tests.intake.workbooks import Rows, pack, parts, replace_in_part, xlsx
from tiers.intake.readers.workbook import worker
from tiers.intake.readers.workbook.zip_parts import entries_of

ROWS: Rows = (("企业名称", "收入"), ("甲", 5))
SHEET = "xl/worksheets/sheet1.xml"
BOOK = replace_in_part(xlsx(("表", ROWS)), SHEET, b'<c r="B2"><v>5</v></c>', b'<c r="B2" t="e"><v>#REF!</v></c>')
"""A workbook with an error cell, which must be seen however the workbook is packed."""


def with_a_comment(book: bytes) -> bytes:
    """Return a workbook with words behind the list of entries."""
    made = io.BytesIO(book)
    with zipfile.ZipFile(made, "a") as archive:
        archive.comment = b"PK"
    return made.getvalue()


def with_a_second(book: bytes) -> bytes:
    """Return a workbook of which two entries have the name of the sheet."""
    made = io.BytesIO(book)
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, parts(book)[SHEET])
    return made.getvalue()


def with_other_names(book: bytes, old: str, new: str) -> bytes:
    """Return a workbook whose entries have names of another spelling."""
    return pack({name.replace(old, new): part for name, part in parts(book).items()})


ODD = {
    "as it is": BOOK,
    "a comment": with_a_comment(BOOK),
    "a name twice": with_a_second(BOOK),
    "capital letters": with_other_names(BOOK, "sheet1.xml", "SHEET1.XML"),
    "a part of another kind": pack({**parts(BOOK), "xl/anything.else": b"x"}),
    "another folder": replace_in_part(
        with_other_names(BOOK, "worksheets/sheet1.xml", "one/sheet1.xml"),
        "xl/_rels/workbook.xml.rels",
        b"worksheets/sheet1.xml",
        b"one/sheet1.xml",
    ),
}


def messages_of(data: bytes) -> list[Any]:
    """Return the messages for a workbook."""
    return [json.loads(line) for line in worker.messages(data, "xlsx", "book", 1 << 30)]


@pytest.mark.parametrize("name", ODD)
def test_what_the_library_loses_is_found_in_every_zip(name: str) -> None:
    """An error cell, which it reads as a blank one."""
    assert messages_of(ODD[name])[1:] == [[["企业名称", "收入"], ["甲", "#REF!"]], {"end": True}]


def test_which_zips_are_plain() -> None:
    """Those of which every reader must find the same parts; a picture is no matter."""
    plain = {name for name, data in ODD.items() if entries_of(data, "book").is_plain}
    assert plain == {"as it is", "capital letters", "another folder"}
    assert entries_of(pack({**parts(BOOK), "xl/media/a.PNG": b"x"}), "book").is_plain
    assert not entries_of(with_other_names(BOOK, "worksheets/", "worksheets\\"), "book").is_plain


def test_a_plain_workbook_is_read_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    """No zip is made of its parts where nothing is lost."""

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(worker, "make_zip", never)
    assert messages_of(xlsx(("表", ROWS)))[1] == [["企业名称", "收入"], ["甲", 5]]
