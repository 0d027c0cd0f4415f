"""What tables offer: little is read of them, and nothing is said where that cannot be."""

import os
import time
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.completion.test_offers import TABLE, offers_of
from tests.intake.workbooks import OTHER, ROWS, xlsx
from tiers.cli.completion import from_tables, plain_tables
from tiers.cli.completion.place import place_of
from tiers.cli.completion.typed_line import TypedLine

STACKED = (
    "2008年规模以上工业企业,,,\n单位：万元,,,\n企业名称,主要指标,,行业\n,营业收入,工业总产值,\n示例一厂,1,2,机械\n"
)


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        TABLE.encode("gb18030"),
        TABLE.encode("utf-16"),
        b"\xef\xbb\xbf" + TABLE.replace(",", "\t").encode(),
        TABLE.encode() * 30_000,
    ],
    ids=["utf-8", "gb18030", "utf-16", "tabs", "large"],
)
def test_headings_of_a_text(data: bytes) -> None:
    """In any encoding, whatever parts its cells."""
    Path("a.csv").write_bytes(data)
    assert offers_of("report a.csv --by ") == ["企业名称", "营业收入（万元）", "所属 行业", "备注"]


def test_only_the_beginning_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands behind it may be anything."""
    for room in (from_tables, plain_tables):
        monkeypatch.setattr(room, "HEAD", len(TABLE.encode()) + 30)
    Path("a.csv").write_bytes(TABLE.encode() + "示例四厂,1,食品,\n".encode() + b"\xff" * 100_000)
    assert offers_of("report a.csv --where 所属\\ 行业=") == ["所属 行业=机械", "所属 行业=化工 制造", "所属 行业=食品"]


def test_headings_below_a_title_and_over_two_rows() -> None:
    """As a report reads them; several files offer what is in any of them."""
    Path("a.csv").write_text(STACKED, encoding="utf-8")
    Path("b.csv").write_text(TABLE, encoding="utf-8")
    found = ["企业名称", "主要指标 营业收入", "主要指标 工业总产值", "行业"]
    assert offers_of("report a.csv --by ") == found
    assert offers_of("report a.csv b.csv --by ") == [*found, "营业收入（万元）", "所属 行业", "备注"]


def test_headings_where_a_person_says() -> None:
    """The line, and the encoding."""
    Path("a.csv").write_bytes("無,用\nA,B\n1,2\n".encode("big5"))
    assert offers_of("report a.csv --encoding big5 --header-row 2 --column name=") == ["name=A", "name=B"]
    assert offers_of("report a.csv --encoding none --header-row x --column name=") == []


def test_a_workbook() -> None:
    """Its sheets, and the headings of those that hold firms, or of the one that is named."""
    Path("a.xlsx").write_bytes(xlsx(("说 明", (("无",),)), ("一月", ROWS), ("二月", OTHER)))
    assert offers_of("report a.xlsx --sheet ") == ["说 明", "一月", "二月"]
    assert offers_of("report a.xlsx --by ") == [
        "序号",
        "企业名称",
        "工业总产值",
        "主营业务收入",
        "2006年营业收入（万元）",
    ]
    assert offers_of("report a.xlsx --sheet 二月 --by ") == ["企业名称", "2006年营业收入（万元）"]
    assert offers_of("explain ", " a.xlsx") == ["示例机械厂", "示例食品厂", "合 计", "示例造纸厂"]


def test_a_workbook_without_firms() -> None:
    """Its sheets all the same."""
    Path("a.xlsx").write_bytes(xlsx(("说明", (("甲", "乙"), ("1", "2")))))
    assert offers_of("report a.xlsx --sheet ") == ["说明"]


def test_other_small_files() -> None:
    """As they are read anyway."""
    Path("a.json").write_text('[{"企业名称": "示例一厂", "营业收入（万元）": 3, "行业": "机械"}]', encoding="utf-8")
    Path("b.json").write_text('[{"统一社会信用代码": "9", "营业收入（万元）": 3}]', encoding="utf-8")
    assert offers_of("report a.json --where 行业=") == ["行业=机械"]
    assert offers_of("explain ", " a.json b.json") == ["示例一厂"]


def test_a_plan_that_is_not_valid() -> None:
    """Headings are found by the words of the built-in one."""
    Path("targets.toml").write_text("version = 1\n[", encoding="utf-8")
    Path("a.csv").write_text(STACKED, encoding="utf-8")
    assert offers_of("report a.csv --by 行") == ["行业"]


def test_a_file_that_is_missing() -> None:
    """The others are there; one that is named twice is read once."""
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    assert offers_of("report none.csv a.csv a.csv --by 备") == ["备注"]


def test_what_is_odd_offers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that nobody fills, large files of other formats, what is no table, broken bytes, no permission."""
    os.mkfifo("pipe.csv")
    Path("a.pdf").write_bytes(b"%PDF-1.7")
    Path("b.csv").write_bytes(b"\xff\xfe\x00" * 30)
    Path("c.csv").write_bytes(b"")
    Path("d.json").write_text('[{"企业名称": "甲"}]', encoding="utf-8")
    assert offers_of("report a.pdf --by ") == []
    monkeypatch.setattr(from_tables, "_SMALL", 5)
    for name in ("pipe.csv", "a.pdf", "b.csv", "c.csv", "d.json", "none.csv", "-"):
        assert offers_of(f"report {name} --by ") == [], name

    def refuse(_: Path) -> bytes:
        raise PermissionError

    for name, text in (("e.csv", TABLE), ("f.csv", STACKED)):
        Path(name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(from_tables, "_beginning", refuse)
    monkeypatch.setattr(plain_tables, "_text", refuse)
    assert [offers_of(f"report {name} --by ") for name in ("e.csv", "f.csv")] == [[], []]


@pytest.mark.parametrize(
    ("room", "slow", "text"), [(from_tables, "_question", STACKED), (plain_tables, "_head", TABLE)]
)
def test_nobody_waits_for_long(room: ModuleType, slow: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a file on a drive that does not answer."""
    Path("a.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(room, "SECONDS", 0.01)
    monkeypatch.setattr(room, slow, lambda _: time.sleep(0.5))
    assert offers_of("report a.csv --by ") == []


def test_a_cell_over_several_lines_at_the_end() -> None:
    """Less of the text is read then."""
    row = '示例一厂,100,机械,"甲\n乙"\n'
    Path("a.csv").write_text("说明,,,\n" + TABLE.splitlines()[0] + "\n" + row * 9000, encoding="utf-8")
    assert offers_of("report a.csv --by 备") == ["备注"]


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        (TABLE, True),
        (TABLE.replace(",", ";"), True),
        ("\ufeff" + TABLE.replace("\n", "\r\n"), True),
        ("企业名称,营业收入,行业\n甲,-1.5,机械\n", True),
        ("企业名称,营业收入\n甲,1\n", False),
        ("企业名称,营业收入,\n甲,1,\n", False),
        ("企业名称,营业收入,营业收入\n甲,1,2\n", False),
        ("企业名称,2007,行业\n甲,1,2\n", False),
        ("企业名称,营业收入,行业\n甲,万元,机械\n", False),
        ("企业名称,营业收入,行业\n甲,1\n", False),
        ("企业名称,营业收入,行业\n", False),
        ('企业名称,"营业收入\n（万元）",行业\n甲,1,机械\n', False),
        ('企业名称,营业收入,行业\n"甲,1,机械\n', False),
        ("# 企业名称,营业收入,行业\n甲,1,机械\n", False),
        ("[1,2,3]\n", False),
        ("甲\0,营业收入,行业\n甲,1,机械\n", False),
    ],
)
def test_what_needs_no_second_look(text: str, is_plain: bool) -> None:  # noqa: FBT001 - a column of the table
    """Headings in the first line and nothing else, a figure below; the other way offers the same."""
    Path("a.csv").write_text(text, encoding="utf-8", newline="")
    place = place_of(TypedLine(("report", "a.csv", "--by"), ""))
    found = plain_tables.offers("headings", place)
    assert (found is not None) == is_plain
    assert not is_plain or found == from_tables.offers("headings", place)


def test_bytes_of_no_text_need_a_second_look() -> None:
    """So do firms whose column another word heads, and what a person says of how a text is to be read."""
    Path("a.csv").write_bytes(b"\xff,\xff,\xff\n")
    Path("b.csv").write_text(TABLE.replace("企业名称", "名称"), encoding="utf-8")
    Path("c.csv").write_text(TABLE, encoding="utf-8")
    for words, what in (
        ("report a.csv", "headings"),
        ("explain x b.csv", "firms"),
        ("report c.csv --encoding gbk", "headings"),
        ("report c.csv none.csv", "headings"),
        ("report c.csv", "sheets"),
    ):
        assert plain_tables.offers(what, place_of(TypedLine((*words.split(), "--by"), ""))) is None
    assert offers_of("explain ", " b.csv") == ["示例一厂", "示例二厂", "示例三厂"]
