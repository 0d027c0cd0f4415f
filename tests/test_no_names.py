"""`--no-names`: nothing that stands in a row of a table is said, whatever comes of it."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.damage import IN_ONE_ROW, TITLE, UNIT, Row, as_csv
from tests.write.workbook.opened import rows
from tiers.cli.app import main

HEADINGS = IN_ONE_ROW[0]
FIRMS = [[str(n), f"隐{n}厂", f"91430502MA0000{n}", "机械", f"{n}.25", f"{n}88.5", f"记{n}"] for n in range(7101, 7106)]
"""Rows of firms: in each cell but that of the trade stands the number of its firm, which stands nowhere else."""

SECRETS = ("7101", "7102", "7103", "7104", "7105")


def table(*rows: Row) -> bytes:
    """Write a table with a title and a unit."""
    return as_csv([TITLE, UNIT, HEADINGS, *rows]).encode()


def with_cell(place: int, cell: str) -> bytes:
    """Return the table with a cell of its third firm replaced, `{}` by what stood there."""
    third = [*FIRMS[2][:place], cell.format(FIRMS[2][place]), *FIRMS[2][place + 1 :]]
    return table(*FIRMS[:2], third, *FIRMS[3:])


def records(*headings: str) -> bytes:
    """Write the firms as JSON, under other headings."""
    return json.dumps([dict(zip(headings, row, strict=False)) for row in FIRMS], ensure_ascii=False).encode()


TABLES = {
    "no headings": as_csv(FIRMS).encode(),
    "no headings and no figures": as_csv([[row[1], row[6]] for row in FIRMS]).encode(),
    "no name": as_csv([["甲", "主营业务收入"], *([row[1], row[5]] for row in FIRMS)]).encode(),
    "a firm for a heading": as_csv([["企业名称", "隐7101厂的产品收入"], *([row[1], row[5]] for row in FIRMS)]).encode(),
    "unclear encoding": as_csv([[row[1], row[6]] for row in FIRMS]).encode("gb18030"),
    "two tables": table(*FIRMS, ["隐7101厂", *HEADINGS[1:]]),
    "two units": table(*FIRMS, ["", "隐7101厂", "", "", "", "", "单位：千元"]),
    "no unit": as_csv([HEADINGS, *FIRMS]).encode(),
    "a firm twice": table(*FIRMS, [*FIRMS[0][:4], "5", "6", ""]),
    "a firm twice alike": table(*FIRMS, FIRMS[0]),
    "a section": table(["", "其中：隐7101厂", "", "", "", "", ""], *FIRMS),
    "a total": table(*FIRMS[:2], ["", "合计", "", "", "7101", "7102", ""]),
    "a total that is a firm": table(*FIRMS, ["", "隐7101厂合计", "", "", "9", "9", ""]),
    "an instruction": table(["", "填写隐7101厂全称", "", "", "", "", ""], *FIRMS),
    "a comment": table(["#隐7101厂停产"], *FIRMS),
    "about": with_cell(5, "约{}"),
    "another currency": with_cell(5, "NT${}"),
    "below zero": with_cell(5, "-{}"),
    "huge": with_cell(5, "{}000000000"),
    "a short code": with_cell(2, "7.103E+17"),
    "no code": with_cell(2, "{}O"),
    "destroyed": with_cell(1, "{}\ufffd"),
    "no name of a firm": table(*FIRMS, ["", "", "", "", "7101", "7102", "7103"]),
    "a row too short": table(*FIRMS[:3], FIRMS[3][:5], FIRMS[4]),
    "a quote": table(*FIRMS).replace("记7103".encode(), '"记7103"7103'.encode()),
    "in two encodings": table(*FIRMS) + "隐7101厂".encode("gb18030"),
    "a key twice": '[{"隐7101厂": 1, "隐7101厂": 2}]'.encode(),
    "a value in a value": '[{"隐7101厂": {"营业收入": 1}}]'.encode(),
    "records": records("序号", "企业名称", "代码", "行业", "产值", "营业收入", "备注"),
    "records without a name": records("a", "b", "c", "d", "e", "营业收入"),
    "broken records": records("序号", "企业名称")[:-9],
}

QUESTIONS = (
    ("report", "-v"),
    ("check", "-v", "--lang", "zh", "--unit", "万元"),
    ("check", "--json", "--header-row", "4"),
    ("report", "--json", "--strict"),
    ("report", "--engine", "duckdb"),
    ("report", "--column", "name=没有"),
    ("report", "--format", "csv", "--table", "problems"),
    ("check", "--json", "--duplicates", "last"),
)


def answers(name: str, capsys: pytest.CaptureFixture[str], *more: str, most: int = len(QUESTIONS)) -> Iterator[str]:
    """Yield what is printed for so many questions of a table."""
    Path("data").write_bytes(TABLES[name])
    for command, *words in QUESTIONS[:most]:
        main([command, "data", *words, *more, "--targets", "builtin"])
        out, err = capsys.readouterr()
        yield f"{out}{err}".replace(",", "")


@pytest.mark.one_in(12)
@pytest.mark.parametrize("name", TABLES)
def test_nothing_of_a_row_is_said(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither by a report or a check, nor by a refusal."""
    everything = "".join(answers(name, capsys, "--no-names"))
    assert [secret for secret in SECRETS if secret in everything] == []


@pytest.mark.thorough
def test_something_is_said_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    """Of every table but those of which nothing can be said."""
    silent = {
        name for name in TABLES if not any(secret in "".join(answers(name, capsys, most=3)) for secret in SECRETS)
    }
    assert silent == {"a quote", "in two encodings", "broken records"}


HREF = re.compile(r'href="data:text/csv;charset=utf-8;base64,([^"]*)"')


def files_of(page: str) -> Iterator[str]:
    """Yield a page without its files, and every file in it."""
    yield HREF.sub("", page)
    yield from (base64.b64decode(found).decode() for found in HREF.findall(page))


@pytest.mark.parametrize("more", [[], ["--no-names"]])
def test_nothing_of_a_row_is_on_a_page_or_in_a_workbook(more: list[str]) -> None:
    """Neither behind a bar or a group, nor in a file that can be saved; with names, all of that is there."""
    Path("data").write_bytes(table(*FIRMS))
    main(["report", "data", "-o", "page.html", "-o", "book.xlsx", "--by", "行业", "--targets", "builtin", *more])
    page, book = Path("page.html").read_text(encoding="utf-8"), str(rows(Path("book.xlsx").read_bytes()))
    said = [text.replace(",", "") for text in (*files_of(page), book)]
    named = [[secret for secret in SECRETS if secret in text] for text in said]
    assert (not any(named)) == bool(more)
    assert ("<details" in page) != bool(more)
