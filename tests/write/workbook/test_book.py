import gc
import re
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.write.workbook.opened import Cell, cells, parts, rows
from tiers.errors import WriteError
from tiers.write.workbook.book import MOST_ROWS, Book, Sheet, Span, make_workbook
from tiers.write.workbook.book import Cell as Made

SHEET = "xl/worksheets/sheet1.xml"


class Column:
    """A column that shows what it is given."""

    is_figure = False
    wide = 0

    def __init__(self, heading: str, *, is_figure: bool = False, wide: int = 0) -> None:
        """Keep what stands above it."""
        self.heading, self.is_figure, self.wide = heading, is_figure, wide

    def __call__(self, value: str | Decimal | None) -> Made:
        """Return it without a look."""
        return value, None


def sheet_of(fill: Callable[[Sheet], object], count: int = 0) -> bytes:
    """Make a workbook of one sheet, as if it had so many rows."""
    return make_workbook("示例", lambda book: fill(book.sheet("甲")), count)


def widths(content: bytes) -> list[float]:
    """Return the widths of the columns, in whole characters."""
    found = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', parts(content)[SHEET])
    return [int(float(wide)) for first, last, wide in found for _ in range(int(first), int(last) + 1)]


def heights(content: bytes) -> list[int]:
    """Return the heights of the rows, in whole points."""
    return [round(float(high)) for high in re.findall(r'<row [^>]* ht="([\d.]+)"', parts(content)[SHEET])]


@pytest.mark.parametrize("count", [0, 6_000], ids=["short", "long"])
def test_text_is_text_and_numbers_are_exact(count: int) -> None:
    """Whether the rows are kept in memory or not; what is not there leaves its cell empty."""
    texts = [
        "=1+1",
        "+1",
        "@x",
        "http://a.example",
        "1.5",
        " 两端 ",
        "_x0041_",
        "{=1}",
        "mailto:a@a.example",
        "<r>x</r> ",
    ]
    numbers = [Decimal("742145678.9"), Decimal("0.1"), Decimal("-5.5"), Decimal("999999999.995"), None]
    content = sheet_of(
        lambda sheet: sheet.table([Column("a"), Column("b")], [*zip(texts, numbers * 2, strict=True)]), count
    )
    found = rows(content)["甲"][1:]
    assert [row[0] for row in found] == texts
    assert [row[1] for row in found[:5]] == [742145678.9, 0.1, -5.5, 999999999.995, ""]
    assert {cell.kind for at, cell in cells(content)["甲"].items() if at[0] == "A"} == {"inlineStr" if count else "s"}
    assert cells(content)["甲"]["B2"] == Cell("n", "742145678.9", "")
    assert not any("<f>" in part or "hyperlink" in part for part in parts(content).values())


@pytest.mark.parametrize("count", [0, 6_000], ids=["short", "long"])
def test_the_same_content_is_the_same_bytes(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any time, in any time zone."""
    made = [sheet_of(lambda sheet: sheet.words(["x"]), count)]
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    made.append(sheet_of(lambda sheet: sheet.words(["x"]), count))
    monkeypatch.undo()
    time.tzset()
    assert made[0] == made[1]
    assert "2000-01-01T00:00:00Z" in parts(made[0])["docProps/core.xml"]
    assert "<dc:title>示例</dc:title>" in parts(made[0])["docProps/core.xml"]


def test_a_column_has_room_for_what_stands_in_it() -> None:
    """For Chinese twice as much, for the longest word of its heading, for figures, and not without end."""
    columns = [
        Column("b"),
        Column("示例厂"),
        Column("long heading"),
        Column("c", is_figure=True, wide=20),
        Column("d"),
    ]
    content = sheet_of(lambda sheet: sheet.table(columns, [["示例机械厂 060", "x", "y", None, "字" * 500]]))
    assert widths(content) == [14 + 3, 8 + 3, 8 + 3, 20 + 3, 44 + 3]


def test_a_figure_that_turns_out_wider_widens_its_column() -> None:
    """Otherwise a spreadsheet would show ##### instead."""

    class Growing(Column):
        def __call__(self, value: str | Decimal | None) -> Made:
            self.wide = max(self.wide, len(str(value)))
            return value, None

    figures = [[Decimal(1)]] * 300 + [[Decimal(10**13)]]
    assert widths(sheet_of(lambda sheet: sheet.table([Growing("x", is_figure=True)], figures))) == [14 + 3]


def test_a_heading_has_the_lines_that_it_takes() -> None:
    """Words are kept whole where there are any, and the row is as high as the highest."""
    content = sheet_of(lambda sheet: sheet.table([Column("Growth needed a year"), Column("x")], []))
    assert heights(content) == [51]  # Growth, needed, a year
    assert heights(sheet_of(lambda sheet: sheet.table([Column("示" * 40)], []))) == [85]  # 80 on 16
    assert heights(sheet_of(lambda sheet: sheet.table([Column("示" * 9000)], []))) == [409]


def test_a_table_without_rows_can_be_held() -> None:
    """Its headings are there, and nothing is drawn into it."""

    def fill(sheet: Sheet) -> None:
        rows = sheet.table([Column("x")], [])
        assert rows == Span(1, 0)
        sheet.hold(rows, 1, 1)
        sheet.bars(0, rows)

    content = sheet_of(fill)
    assert '<autoFilter ref="A1"/>' in parts(content)[SHEET]
    assert "dataBar" not in parts(content)[SHEET]


@pytest.mark.parametrize(("lines", "pane"), [(0, 'ySplit="1"'), (12, 'ySplit="13"'), (13, None)])
def test_headings_stay_in_sight_where_they_leave_room(lines: int, pane: str | None) -> None:
    """Under too many lines of text only the first column does."""

    def fill(sheet: Sheet) -> None:
        for _ in range(lines):
            sheet.line("x")
        sheet.hold(sheet.table([Column("x"), Column("y")], [["1", "2"]]), 2, 1)

    text = parts(sheet_of(fill))[SHEET]
    assert 'xSplit="1"' in text
    assert (pane in text) if pane else ("ySplit" not in text)


def test_bars_start_at_nothing() -> None:
    """And end at the largest, or where it is said."""

    def fill(sheet: Sheet) -> None:
        rows = sheet.table([Column("x"), Column("y")], [[Decimal(1), Decimal(2)]])
        sheet.bars(0, rows)
        sheet.bars(1, rows, 1)

    bars = re.findall(r"<dataBar>(.*?)</dataBar>", parts(sheet_of(fill))[SHEET])
    assert [re.findall('type="(.*?)" val="(.*?)"', bar) for bar in bars] == [
        [("num", "0")],
        [("num", "0"), ("num", "1")],
    ]


def test_running_text_stands_over_several_columns() -> None:
    """In as many lines as it takes."""

    def fill(sheet: Sheet) -> None:
        for text in ("x", "示" * 101, "示" * 16_000):
            sheet.line(text)

    content = sheet_of(fill)
    assert '<mergeCell ref="A2:H2"/>' in parts(content)[SHEET]
    assert heights(content) == [17, 51, 409]


@pytest.mark.parametrize(("lines", "pages"), [(40, 'fitToHeight="1"'), (41, 'fitToHeight="0"')])
def test_a_chart_stands_on_the_page_of_its_table(lines: int, pages: str) -> None:
    """If that leaves room for it."""

    def fill(book: Book) -> None:
        sheet, chart = book.sheet("甲"), book.columns_chart()
        for _ in range(lines):
            sheet.skip()
        chart.add_series({"values": ["甲", 0, 0, 1, 0]})
        sheet.draw(chart, "示例")

    found = parts(make_workbook("x", fill))
    assert (pages in found[SHEET]) is (pages == 'fitToHeight="0"')
    assert 'descr="示例"' in found["xl/drawings/drawing1.xml"]


def test_more_rows_than_a_sheet_holds() -> None:
    """Are refused before anything is done."""
    make_workbook("x", lambda book: book.sheet("甲"), 0)
    with pytest.raises(WriteError, match="A sheet holds 1048575 rows") as refusal:
        make_workbook("x", lambda book: book.sheet("甲"), MOST_ROWS)
    assert refusal.value.facts == {"rows": 1_048_576, "most": 1_048_575}


@pytest.mark.thorough
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)  # the library leaves its file open
def test_no_room_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is a failure of writing, and leaves nothing behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def fill(book: Book) -> None:
        book.sheet("甲")
        raise OSError(28, "No space left on device")

    with pytest.raises(WriteError, match="A temporary file cannot be written: No space left"):
        make_workbook("x", fill, 6_000)
    gc.collect()
    assert list(tmp_path.iterdir()) == []
    make_workbook("x", lambda book: book.sheet("甲"), 6_000)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "high"), [("字" * 23, 17), ("字" * 24, 34), ("字" * 47, 51), ("x" * 46, 17), ("字" * 9000, 409)]
)
def test_a_long_text_takes_several_lines(text: str, high: int) -> None:
    """Its row is as high as that; a number beside it stays as it is."""
    content = sheet_of(lambda sheet: sheet.table([Column("名"), Column("n", is_figure=True)], [[text, Decimal(7)]]))
    assert heights(content) == [17, high]


def test_words_do_not_touch_figures() -> None:
    """A text to the right of a figure, and its heading, stand a little apart."""
    columns = [Column("名"), Column("n", is_figure=True), Column("类")]
    content = sheet_of(lambda sheet: sheet.table(columns, [["甲", Decimal(7), "乙"], ["甲", Decimal(7), "字" * 50]]))
    looks = dict(re.findall(r'<c r="([A-C]\d)"(?: s="(\d+)")?', parts(content)[SHEET]))
    styles = re.findall(r"<xf .*?(?:/>|</xf>)", parts(content)["xl/styles.xml"].partition("<cellXfs")[2])
    indented = [place for place, look in looks.items() if look and 'indent="1"' in styles[int(look)]]
    assert indented == ["B1", "C1", "C2", "C3"]
