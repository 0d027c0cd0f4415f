from collections.abc import Callable

import pytest

from tests.intake.asked import read, refusal, table_with

GOOD = "企业名称,营业收入（万元）\n甲厂,5\n乙厂,6\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (GOOD.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + GOOD.encode(), "utf-8"),
        (GOOD.encode("gb18030"), "gb18030"),
        (GOOD.replace("\n", "\r\n").encode("gb18030"), "gb18030"),
        (GOOD.replace("\n", "\r").encode(), "utf-8"),
        (GOOD.replace(",", "\t").encode("utf-16"), "utf-16-le"),
        (GOOD.replace(",", ";").encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_same_table_however_it_was_written(data: bytes, encoding: str) -> None:
    """Encoding, line ends and separators do not change what is found."""
    table = read(data)
    assert table.cells == [["甲厂", "5"], ["乙厂", "6"]]
    assert list(table.numbers) == [2, 3]
    assert [column.role for column in table.columns] == ["name", "revenue"]
    assert (table.source.format, table.source.encoding, table.source.header_row) == ("csv", encoding, 1)
    assert table.problems == ()


def test_blank_rows_are_dropped_and_others_keep_their_lines() -> None:
    """Blank is without anything but spaces and separators; a ragged row goes on as it is."""
    table = read("企业名称,产值\n\n甲,5\n , 　\n,\n乙,6,7\n丙\n")
    assert table.cells == [["甲", "5"], ["乙", "6", "7"], ["丙"]]
    assert list(table.numbers) == [3, 6, 7]


@pytest.mark.parametrize("data", ["", "\n\n", "sep=;\n", "\ufeff", " ,,\n;\t|　\n", "\0\0\x1a"])
def test_an_empty_file(data: str) -> None:
    """Also one of blank lines and separators."""
    assert refusal(data.encode()).code == "file-empty"


@pytest.mark.parametrize("data", ["企业名称,营业收入\n", "企业名称,营业收入", "企业名称,营业收入\n\n,\n"])
def test_headings_without_rows(data: str) -> None:
    """There is nothing to count."""
    assert refusal(data).code == "rows-none"


@pytest.mark.parametrize(
    ("text", "problems", "cells"),
    [
        ("企业名称,产值\n甲,5", [("text-cut-off", 2)], [["甲", "5"]]),
        ("企业名称,产值\r甲,5", [("text-cut-off", 2)], [["甲", "5"]]),
        ("企业名称,产值\n甲,5\n\x1a", [("text-ctrl-z", 3)], [["甲", "5"]]),
        ("企业名称,产值\n甲,5\r\n\x1a\0\0\x1a\r\n", [("text-nul", 3), ("text-ctrl-z", 3)], [["甲", "5"]]),
        ("企业名称,产值\n甲\x1a乙,5\n", [("text-ctrl-z", 2)], [["甲 乙", "5"]]),
        ("企业名称,产值\n甲\0,5\n", [("text-nul", 2)], [["甲 ", "5"]]),
        ("企业名称,产值\n甲,5\n\0\0\0\n", [("text-nul", 3)], [["甲", "5"]]),
    ],
)
def test_what_a_text_never_holds_on_purpose(text: str, problems: list[tuple[str, int]], cells: list[list[str]]) -> None:
    """It is read past, and said: a missing last line end, NULs, Ctrl-Z."""
    table = read(text)
    assert [(problem.code, problem.row) for problem in table.problems] == problems
    assert table.cells == cells


@pytest.mark.parametrize(
    ("headings", "year", "expected"),
    [
        (("产值",), None, None),
        (("产值",), 2006, 2006),
        (("年份", "产值"), 2006, None),
        (("产值(2005)",), 2006, None),
        (("产值(2005)", "营业收入"), 2006, 2006),
        (("累计产值",), 2006, 2006),
    ],
)
def test_the_year_of_the_table(headings: tuple[str, ...], year: int | None, expected: int | None) -> None:
    """That of --year, for figures whose year neither a cell nor a heading states."""
    assert read(table_with(*headings), year=year).year == expected


def big5(text: str) -> bytes:
    """Encode as in Taiwan."""
    return text.encode("big5")


def latin(text: str) -> bytes:
    """Encode as in Western Europe."""
    return text.encode("latin-1")


@pytest.mark.parametrize(
    ("encode", "text"),
    [
        (big5, "公司名稱,營業收入\n甲公司,5\n"),
        (big5, "name,revenue\n大同電機,5\n"),
        (latin, "name,revenue\nM\xfcller,5\n"),
    ],
)
def test_text_that_gb18030_would_read_wrong(encode: Callable[[str], bytes], text: str) -> None:
    """Without a known heading beyond ASCII nothing shows that it was read right."""
    data = encode(text)
    data.decode("gb18030")
    assert refusal(data).code == "encoding-unclear"


def test_big5_with_its_name() -> None:
    """Then it is read, traditional headings and all."""
    table = read(big5("公司名稱,營業收入\n甲公司,5\n"), encoding="big5")
    assert (table.source.encoding, table.cells) == ("big5", [["甲公司", "5"]])


def test_gb18030_with_its_name_needs_no_evidence() -> None:
    """Latin headings over Chinese names."""
    assert read("name,revenue\n甲厂,5\n".encode("gb18030"), encoding="gbk").cells == [["甲厂", "5"]]
