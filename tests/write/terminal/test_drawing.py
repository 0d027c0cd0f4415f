import re

import pytest

from tiers.write.page.blocks import Block, Cell, Column, Grid, Paragraph
from tiers.write.terminal.drawing import Pen


def draw(block: Block, width: int | None, *, color: bool = False) -> list[str]:
    """Return the lines of a block."""
    return list(Pen(width, color=color).draw(block))


def grid(columns: list[Column], *rows: list[str]) -> Grid:
    """Make a table of plain cells."""
    return Grid(tuple(columns), tuple(tuple(Cell(text) for text in row) for row in rows))


FIRMS = grid(
    [Column("Name", "text"), Column("In 2008"), Column("A year", goes=2), Column("Own", goes=1)],
    ["示例机械厂 060", "¥742.1 m", "16.1%", "21.1%"],
    ["示例化工厂 175", "¥12.8 m", "10.1%", "3%"],
)

WIDTHS = [
    (None, [
        "Name             In 2008  A year    Own",
        "───────────────────────────────────────",
        "示例机械厂 060  ¥742.1 m   16.1%  21.1%",
        "示例化工厂 175   ¥12.8 m   10.1%     3%",
    ]),
    (38, [
        "                              A",
        "Name             In 2008   year    Own",
        "──────────────────────────────────────",
        "示例机械厂 060  ¥742.1 m  16.1%  21.1%",
        "示例化工厂 175   ¥12.8 m  10.1%     3%",
    ]),
    (37, [
        "Name             In 2008  A year",
        "────────────────────────────────",
        "示例机械厂 060  ¥742.1 m   16.1%",
        "示例化工厂 175   ¥12.8 m   10.1%",
    ]),
    (30, [
        "Name             In 2008",
        "────────────────────────",
        "示例机械厂 060  ¥742.1 m",
        "示例化工厂 175   ¥12.8 m",
    ]),
    (20, [
        "Name         In 2008",
        "────────────────────",
        "示例机械厂  ¥742.1 m",
        "060",
        "示例化工厂   ¥12.8 m",
        "175",
    ]),
    (13, [
        "Name  In 2008",
        "─────────────",
        "示例 ¥742.1 m",
        "机械",
        "厂",
        "060",
        "示例  ¥12.8 m",
        "化工",
        "厂",
        "175",
    ]),
    (12, [
        "示例机械厂",
        "060",
        "  In 2008:",
        "    ¥742.1 m",
        "示例化工厂",
        "175",
        "  In 2008:",
        "    ¥12.8 m",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("width", "lines"), WIDTHS)
def test_columns_go_before_words_are_squeezed_and_no_figure_is_cut(width: int | None, lines: list[str]) -> None:
    """First the columns in their order, then names wrap, then columns move together, and at last it is a list."""
    assert draw(FIRMS, width) == lines


def test_long_headings_wrap() -> None:
    """In two lines where there is room; on a pipe not at all."""
    table = grid([Column("Year", "text"), Column("output value over ¥10 m")], ["2008", "108"])
    assert draw(table, 80) == ["      output value", "Year    over ¥10 m", "──────────────────", "2008           108"]
    assert draw(table, 12) == [
        "      output",
        "       value",
        "        over",
        "Year   ¥10 m",
        "────────────",
        "2008     108",
    ]
    assert draw(table, None)[0] == "Year  output value over ¥10 m"


def test_cells_are_indented_and_hang() -> None:
    """A firm below its tier."""
    table = Grid((Column("Name", "text"),), ((Cell("tier"),), (Cell("示例机械厂 060", indent=2),)))
    assert draw(table, 80) == ["Name", "────────────────", "tier", "  示例机械厂 060"]
    assert draw(table, 12) == ["Name", "────────────", "tier", "  示例机械厂", "    060"]


def test_a_note_goes_with_its_column() -> None:
    """It would explain a sign that is not there."""
    note = Paragraph("gets there.", "↑ ")
    table = grid([Column("Name", "text"), Column("Own", goes=1, note=note)], ["示例机械厂", "9% ↑"])
    assert draw(table, 80)[-1] == "↑ gets there."
    assert draw(table, 12) == ["Name", "──────────", "示例机械厂"]


def test_a_table_without_rows_has_its_headings() -> None:
    """It is not an error."""
    assert draw(grid([Column("Name", "text"), Column("Own")]), 80) == ["Name  Own", "─────────"]


def test_a_list_leaves_out_empty_cells() -> None:
    """And a row with nothing but a name is only that."""
    table = grid([Column("Name", "text"), Column("Own"), Column("A")], ["a", "", "1234567890"], ["b", "", ""])
    assert draw(table, 10) == ["a", "  A:", "    1234567890", "b"]


@pytest.mark.parametrize(
    ("block", "width", "lines"),
    [
        (Paragraph("It is on track.", "Now: "), None, ["Now: It is on track."]),
        (Paragraph("It is on track.", "Now: ", hang=2), 10, ["Now: It is", "  on", "  track."]),
        (Paragraph("It is on track.", "! ", indent=2, hang=4), 12, ["  ! It is on", "    track."]),
        (Paragraph("a b", "long lead "), 6, ["long", "lead a", "b"]),
        (Paragraph("x " * 80), 200, [" ".join("x" * 50), " ".join("x" * 30)]),
        (Paragraph("", "Heading"), 80, ["Heading"]),
    ],
)
def test_a_paragraph_wraps_and_hangs(block: Paragraph, width: int | None, lines: list[str]) -> None:
    """No line is longer than is good to read."""
    assert draw(block, width) == lines


def test_colour_is_put_on_leads_and_cells() -> None:
    """Around the words and not the spaces; a figure's trailing spaces stay for those below it."""
    assert draw(Paragraph("all.", "! ", "warn"), 80, color=True) == ["\x1b[33m!\x1b[0m all."]
    columns = (Column("A"), Column("B", "text"))
    rows = ((Cell("1% ", "good"), Cell("x", "bad")), (Cell("22%", "quiet"), Cell("", "strong")))
    assert draw(Grid(columns, rows), 80, color=True)[2:] == [
        "\x1b[32m1%\x1b[0m   \x1b[31mx\x1b[0m",
        "\x1b[2m22%\x1b[0m",
    ]


@pytest.mark.parametrize(
    ("width", "head"),
    [(None, "Name  Long heading  Line"), (24, "Name  Long heading  Line"), (23, "Name  Long heading")],
)
def test_a_spare_column_goes_before_anything_wraps(width: int | None, head: str) -> None:
    """It stands only where all others stand as they would without it."""
    table = grid(
        [Column("Name", "text"), Column("Long heading"), Column("Line", "sign", is_spare=True)], ["甲", "1", "▁█"]
    )
    assert draw(table, width)[0] == head


@pytest.mark.parametrize("width", range(16, 90))
def test_a_chinese_heading_is_never_parted_within_a_word(width: int) -> None:
    """Above columns, and where they stand as a list because there is no room for them."""
    heads = ["后备企业", "2008年", "还差超过", "年均须增", "2005年以来年均"]
    table = grid(
        [Column(heads[0], "text"), *map(Column, heads[1:])],
        ["示例机械厂 060", "7.42亿元", "2.58亿元", "16.1%", "21.1%"],
    )
    lines = draw(table, width)
    words = {"后备", "企业", "2008年", "还差", "超过", "年均", "须增", "2005年以来"}
    above = " ".join(lines[: next((n for n, line in enumerate(lines) if "─" in line), 0)])
    assert {*above.split()} <= words | {*heads}
    if "─" not in "".join(lines):
        said = [part.strip() for line in lines for part in re.split("[：，]", line) if part.strip()]
        assert not {"须", "增", "年", "均", "超", "过", "以来年均"} & {*said}
