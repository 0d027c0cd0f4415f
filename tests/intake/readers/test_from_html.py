from typing import Any

import pytest

from tests.intake.asked import question, said_in_full
from tiers.domain.table import Table
from tiers.errors import DataError
from tiers.intake.readers import from_html

HEAD = "<tr><th>企业名称</th><th>2006年产值<br>(元)</th></tr>"
GOOD = f"<html><table>{HEAD}<tr><td>甲 &amp; 乙</td><td>1,234</td></tr></table></html>"


def read(page: str | bytes, **said: Any) -> Table:  # noqa: ANN401 - the fields of Reading
    """Read a page."""
    return from_html.tables(page if isinstance(page, bytes) else page.encode(), "page.xls", question(**said))[0]


def refusal(page: str, **said: Any) -> str:  # noqa: ANN401 - the same
    """Return the code of the refusal."""
    with pytest.raises(DataError) as caught:
        read(page, **said)
    return said_in_full(caught.value).code


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    ("body", "cells"),
    [
        ("<tr><td>甲 &amp; 乙</td><td>1,234</td></tr>", [["甲 & 乙", "1,234"]]),
        ("<tr><td>甲<td>5<tr><td>乙<td>6", [["甲", "5"], ["乙", "6"]]),
        ("<tr><td>\n 甲\n <b>厂</b></td><td><p>5</p></td></tr>", [["甲 厂", "5"]]),
        ("<tr><td rowspan=2>甲</td><td>5</td></tr><tr><td>6</td></tr>", [["甲", "5"], ["甲", "6"]]),
        (
            "<tr><td>甲</td><td rowspan=3>5</td></tr><tr><td>乙</td></tr><tr><td>丙</td></tr>",
            [["甲", "5"], ["乙", ""], ["丙", ""]],
        ),
        ("<tr><td colspan=x rowspan=0>甲</td><td>5</td></tr>", [["甲", "5"]]),
        ("<tr><td>甲<script>x</script><style>y</style></td><td>5</td></tr></style>", [["甲", "5"]]),
        ("<tr><td>甲</td><td><table><tr><td>x</table></td></tr>", [["甲", ""]]),
        ("</td></tr><tr><td>甲</td>x<td>5", [["甲", "5"]]),
    ],
)
def test_the_cells_of_a_page(body: str, cells: list[list[str]]) -> None:
    """As a person sees them; what is merged over rows stands in each, unless it is a figure."""
    assert read(f"<p>前言</p><table>{HEAD}{body}</table>").cells == cells


def test_a_table_that_is_neither_begun_nor_ended_well() -> None:
    """Without its first row's mark, and without its end."""
    assert read("<table><td>企业名称<td>2006年产值(元)<tr><td>甲<td>5").cells == [["甲", "5"]]


def test_a_title_over_all_columns() -> None:
    """It is a line above the headings."""
    table = read(
        f"<table><tr><td colspan=9999999>单位：千元</td></tr>{HEAD.replace('(元)', '')}<tr><td>甲<td>5</table>"
    )
    assert (table.source.header_row, table.columns[1].unit_from, table.cells) == (2, "unit line", [["甲", "5"]])


def test_merged_headings() -> None:
    """A cell over two columns, one over two rows."""
    head = "<tr><td rowspan=2>企业名称<td colspan=2>2006年</tr><tr><td>产值(元)<td>收入(元)</tr>"
    table = read(f"<table>{head}<tr><td>甲<td>5<td>6</table>")
    assert [column.heading for column in table.columns] == ["企业名称", "2006年 产值(元)", "2006年 收入(元)"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (GOOD.encode(), "utf-8"),
        (GOOD.encode("utf-8-sig"), "utf-8"),
        (GOOD.encode("utf-16"), "utf-16-le"),
        (GOOD.replace("<html>", '<meta charset="gb2312">').encode("gbk"), "gb18030"),
        (GOOD.encode("gbk"), "gb18030"),
    ],
)
def test_the_encoding_of_a_page(data: bytes, encoding: str) -> None:
    """The mark of its first bytes, what it says, or what it can be."""
    table = read(data)
    assert (table.source.encoding, table.source.sheet, table.cells) == (encoding, None, [["甲 & 乙", "1,234"]])


def test_several_tables() -> None:
    """The one with the firms, or the one that a person names."""
    other = f"<table>{HEAD}<tr><td>丙<td>7</table>"
    assert read("<table><tr><td>菜单</table>" + GOOD).source.sheet == "2"
    assert refusal(GOOD + other) == "sheet-unclear"
    assert read(GOOD + other, sheet="2").cells == [["丙", "7"]]


def test_a_page_without_a_table() -> None:
    """It is a page all the same."""
    assert refusal("<html><p>x</p><table></table></html>") == "html-no-table"
