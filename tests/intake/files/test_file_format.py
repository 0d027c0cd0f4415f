import zipfile

import pytest

from tests.intake.asked import said_in_full
from tests.intake.packed import zip_of
from tiers.errors import DataError
from tiers.intake.files.file_format import format_of, refuse_long_lines

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DBASE = b"\x03\x6c\x01\x1f" + bytes(4) + b"\x41\0" + bytes(22) + b"NAME".ljust(32, b"\0") + b"\r"
"""A table of dBase of 2008-01-31 with one column."""


KINDS = [
    (b"PK\x03\x04 xl/worksheets/sheet1.xml", "xlsx"),
    (b"PK\x03\x04 xl/worksheets/sheet1.bin xl/workbook.bin", "xlsb"),
    (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"PK\x03\x04 word/document.xml", "docx"),
    (b"PK\x03\x04 data.csv", "zip"),
    (zip_of({"xl/workbook.xml": b"", "word/x": b""}), "xlsx"),
    (zip_of({"data.csv": b"xl/workbook.xml"}, zipfile.ZIP_STORED), "zip"),
    (zip_of({"a.xlsx": zip_of({"xl/workbook.xml": b""})}, zipfile.ZIP_STORED), "zip"),
    (zip_of({"a.ods": zip_of({"mimetype": ODS}, zipfile.ZIP_STORED)}, zipfile.ZIP_STORED), "zip"),
    (zip_of({"mimetype": ODS, "content.xml": b""}, zipfile.ZIP_STORED), "ods"),
    (zip_of({"ppt/presentation.xml": b""}), "pptx"),
    (zip_of({"OFD.xml": b""}), "ofd"),
    (zip_of({"data.csv": b"1"})[:-10], "zip"),
    (zip_of({"data.csv": b"1"})[:-15] + b"\xff" * 4, "zip"),
    (OLE + "WordDocument".encode("utf-16-le"), "doc"),
    (OLE + "WordDocument.Workbook".encode("utf-16-le"), "xls"),
    (b"SQLite format 3\0", "sqlite"),
    (bytes(8) + b"DUCK", "duckdb"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"RIFF\0\0\0\0WEBP", "webp"),
    (b"\0\0\0\x18ftypheic", "heic"),
    (b"BM\x9a\0\0\0\0\0\0\0\x36\0\0\0", "bmp"),
    (DBASE, "dbf"),
    (b"0" + DBASE[1:], "dbf"),
    (DBASE[:2] + b"\x0d" + DBASE[3:], "csv"),
    (DBASE[:3] + b"\x20" + DBASE[4:], "csv"),
    (DBASE[:8] + b"\x42" + DBASE[9:], "csv"),
    (DBASE[:-1], "csv"),
    (DBASE[:40], "csv"),
    (b"0\r\n\n" + b"12,34\r\n" * 20, "csv"),
    (b"PK\x05\x06" + bytes(18), "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x1f\x8b\x08", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"PAR1", "parquet"),
    (b"%PDF-1.4", "pdf"),
    (b"\x09\x08\x10\x00\x00\x06\x05\x00", "bare xls"),
    (b"firms.csv".ljust(257, b"\0") + b"ustar\x0000", "tar"),
    (b'<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml"),
    (b"\xef\xbb\xbf\r\n <TABLE border=1>", "html"),
    ("<html><table>".encode("utf-16"), "html"),
    (b'<?xml version="1.0"?>', "html"),
    (b'{"name": 1}', "json"),
    (b' [\n {"name": 1}]', "json"),
    (b"[]", "json"),
    ("企业名称,营业收入\n".encode(), "csv"),
    ("[代码],名称\n".encode(), "csv"),
    (b"<5000,1\n", "csv"),
    (b"", "csv"),
]


@pytest.mark.parametrize(("data", "name"), KINDS)
def test_a_format_is_told_by_its_content(data: bytes, name: str) -> None:
    """Whatever the file is called; a bracket or a `<` alone is neither JSON nor HTML."""
    assert format_of(data) == name


@pytest.mark.parametrize("data", [b"", b"12345", b"1234\n", b"1234\n1234\r\n123\r5\n6\n12345", b"1\n\n\n\n\n\n2345"])
def test_lines_as_long_as_they_may_be(data: bytes) -> None:
    """At most five bytes here, with the line end."""
    refuse_long_lines(data, "data.csv", 5)


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b"123456", 1),
        (b"123456\n", 1),
        (b"1\n2\n123456", 3),
        (b"1\r\n2\r\n123456\r\n5", 3),
        (b"1\r123456", 2),
        (b"\n12345\n", 2),
    ],
)
def test_a_line_that_is_too_long(data: bytes, row: int) -> None:
    """Named as a person counts lines; nothing of it is decoded or split."""
    with pytest.raises(DataError) as caught:
        refuse_long_lines(data, "data.csv", 5)
    assert (caught.value.code, caught.value.facts["row"]) == ("line-too-long", row)
    said_in_full(caught.value)
