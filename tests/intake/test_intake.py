import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.asked import question, read, said_in_full
from tests.intake.packed import PACKS, zip_alone, zip_of
from tests.intake.workbooks import xlsx
from tiers.domain.period import Period
from tiers.errors import DataError
from tiers.intake import READERS
from tiers.intake import read as read_files

GOOD = "企业名称,营业收入（万元）\n甲厂,5\n"


def test_several_files_in_the_order_in_which_they_were_named() -> None:
    """Each is a table of its own."""
    for name in ("b.csv", "a.csv"):
        Path(name).write_text(GOOD, encoding="utf-8")
    assert [table.source.path for table in read_files(["b.csv", "a.csv"], question())] == ["b.csv", "a.csv"]


def test_no_file_at_all() -> None:
    """Standard input is never read unless it is named."""
    assert read_files([], question()) == ()


def test_one_file_per_year() -> None:
    """Their names state the years: a text, a compressed one and a workbook, under any ending."""
    text = "企业名称,营业收入（万元）\n甲厂,5\n"
    Path("企业-2005.csv").write_text(text, encoding="gb18030")
    Path("企业-2006.csv").write_bytes(gzip.compress(text.encode()))
    Path("企业-2007.xls").write_bytes(xlsx(("表", (("企业名称", "营业收入（万元）"), ("甲厂", 6)))))
    periods = [table.columns[1].period for table in read_files(["企业-*"], question())]
    assert periods == [Period(2005), Period(2006), Period(2007)]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"ARROW1", "arrow", "format-unread"),
        (gzip.compress(b"%PDF-1.4", mtime=0), "pdf", "format-pdf"),
        (zip_alone(zip_alone(b"1")), "zip", "format-archive"),
        (zip_alone(gzip.compress(b"1", mtime=0)), "gz", "format-archive"),
        (zip_of({"word/document.xml": b""}), "docx", "format-document"),
        (b"\xff\xd8\xff\xe0", "jpeg", "format-picture"),
        (bytes(8) + b"DUCK", "duckdb", "format-duckdb"),
        (
            b"\x03\x6c\x01\x1f" + bytes(4) + b"\x41\0" + bytes(22) + b"NAME".ljust(32, b"\0") + b"\r",
            "dbf",
            "format-dbf",
        ),
        (b"\x00\x01\x00\x00Standard ACE DB", "access", "format-access"),
    ],
)
def test_a_format_that_is_not_read(data: bytes, name: str, code: str) -> None:
    """Known by its content, whatever its name, and named; also within a compressed file."""
    Path("data.csv").write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_files(["data.csv"], question())
    assert (said_in_full(caught.value).code, caught.value.facts["format"]) == (code, name)
    assert name not in READERS


def test_a_single_line_of_many_bytes() -> None:
    """Refused before memory is taken for its cells; also where it was compressed."""
    Path("data.csv").write_bytes(gzip.compress(b"1," * (2 << 20)))
    with pytest.raises(DataError) as caught:
        read_files(["data.csv"], question())
    assert (caught.value.code, caught.value.facts["megabytes"]) == ("line-too-long", 2)


@pytest.mark.parametrize("packed", PACKS.values(), ids=PACKS)
def test_a_compressed_table(packed: Callable[[bytes], bytes]) -> None:
    """It is the table that is in it, under the name of the file, and may be in any encoding."""
    Path("data.csv").write_bytes(packed(GOOD.encode("gb18030")))
    (table,) = read_files(["data.csv"], question())
    assert (table.source.path, table.source.format, table.source.encoding) == ("data.csv", "csv", "gb18030")
    assert table.cells == [["甲厂", "5"]]


PIECES = st.sampled_from(
    [
        b"\xc6\xf3\xd2\xb5\xc3\xfb\xb3\xc6", "企业名称".encode(), "营业收入(2006)".encode(), "产值（万元）".encode(),
        "累计营业收入".encode(), "年份".encode(), "甲".encode(), b",", b"\t", b";", b'"', b'""', b"\n", b"\r", b"\r\n", b"5",
        b"1,234", b"\0", b"\x1a", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"sep=;", b" ", b"x" * 300, b"\xb0\xa1", b"(",
    ]
)  # fmt: skip
HOSTILE = st.lists(PIECES, max_size=40).map(b"".join) | st.binary(max_size=200)


@given(st.booleans(), HOSTILE)
def test_any_bytes_are_read_or_refused(headed: bool, data: bytes) -> None:  # noqa: FBT001 - half of the examples
    """Nothing but a table or a refusal with its sentence; every row of a table has a line."""
    try:
        table = read(GOOD.encode() + data if headed else data)
    except DataError as error:
        said_in_full(error)
    else:
        assert len(table.cells) == len(table.numbers)
        assert list(table.numbers) == sorted(set(table.numbers))
        assert table.of_role("name") or table.of_role("code")
        assert table.of_role("revenue") or table.of_role("output")


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\x1a\r"), max_size=12)


@given(
    st.lists(st.tuples(CELL.filter(str.strip), CELL), min_size=1, max_size=8),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_written_is_read(rows: list[tuple[str, str]], separator: str, encoding: str, end: str) -> None:
    """Every cell as it was, quoted or not, in every encoding, with every separator and line end."""
    rows = [(f"厂{name}", figure) for name, figure in rows]
    lines = [("企业名称", "产值"), *rows]
    text = "".join(f'"{quote(a)}"{separator}"{quote(b)}"{end}' for a, b in lines)
    try:
        table = read(text.encode(encoding))
    except DataError as error:
        about_the_figures = {"unit-line-below", "period-below", "tables-two"}  # a row whose only other cell is “泰铢”
        if error.code not in {"quote-swallows", "encoding-mixed", *about_the_figures}:
            raise
    else:
        assert table.cells == [list(row) for row in rows]


def quote(cell: str) -> str:
    """Return a cell as it stands between quotes."""
    return cell.replace('"', '""')
