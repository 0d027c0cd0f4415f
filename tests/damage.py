"""One clean table as a bureau sends it, of invented firms, and the same table damaged in every single place."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

TRADES = ("机械", "食品", "化工", "造纸", "纺织", "制药", "羽绒")
FIRMS = 80

TITLE = ["2006年规模以上工业企业主要指标", "", "", "", "", "", ""]
UNIT = ["", "", "", "", "", "单位：万元", ""]
IN_ONE_ROW = (["序号", "企业名称", "统一社会信用代码", "行业", "工业总产值", "主营业务收入", "备注"],)
IN_TWO_ROWS = (
    ["序号", "企业名称", "统一社会信用代码", "行业", "主要指标", "", "备注"],
    ["", "", "", "", "工业总产值", "主营业务收入", ""],
)
NOTE = ["注：本表为快报数。", "", "", "", "", "", ""]

FIGURES = (4, 5)
"""Where the figures stand."""

LINE = "\n"

Row = list[str]


class Damage(NamedTuple):
    """One file with one damage."""

    what: str
    """What was done, and where."""
    text: str
    """The whole file."""


def firms() -> Iterator[Row]:
    """Invent the rows of the firms; every eighth is large, every tenth has a comma in its name."""
    for n in range(1, FIRMS + 1):
        revenue = 9_000 + n * 7_919 % 111_000 if n % 8 == 0 else 100 + n * 197 % 800
        name = f"示例{TRADES[n % 7]}厂{',' * (n % 10 == 0)} {n:03}"
        figures = (f"{revenue + n:,}.5", f"{revenue:,}")
        yield [str(n), name, f"91430502MA{n:08}", TRADES[n % 7], *figures, "待查" if n % 40 == 0 else ""]


def clean(headings: Sequence[Row], *, has_total: bool = True) -> list[Row]:
    """Return all rows of the clean table: title, unit line, headings, firms, total if it has one, note."""
    rows = [*firms()]
    if not has_total:
        return [TITLE, UNIT, *headings, *rows, NOTE]
    output, revenue = (sum(float(row[i].replace(",", "")) for row in rows) for i in (4, 5))
    total = ["", "合 计", "", "", f"{output:,.1f}", f"{revenue:,.0f}", ""]
    return [TITLE, UNIT, *headings, *rows, total, NOTE]


def as_csv(rows: Sequence[Row]) -> str:
    """Return rows as a spreadsheet writes them: quoted where a cell holds a comma, CRLF."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def damages(rows: Sequence[Row]) -> Iterator[Damage]:
    """Damage every separator, quote and line end of the text, and every cell and line of the table."""
    yield from _marks(as_csv(rows))
    yield from _cells(rows)
    yield from _lines(rows)


INSTEAD = {",": ";\t，.", '"': "'“", "\n": " ,\r"}
"""Separators, quotes and line ends, and what stands in their place besides nothing and two of them."""


def _marks(text: str) -> Iterator[Damage]:
    for i, mark in enumerate(text):
        start, end = i - (mark == "\n"), i + 1
        there = text[start:end]
        for instead in ("", there * 2, *INSTEAD.get(mark, "")) if mark in INSTEAD else ():
            place = f"line {text.count(LINE, 0, i) + 1}, character {i}"
            yield Damage(f"{place}: {there!r} became {instead!r}", text[:start] + instead + text[end:])


def _cells(rows: Sequence[Row]) -> Iterator[Damage]:
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            beside = (row[j - 1], row[(j + 1) % len(row)], rows[i - 1][j])
            for instead in dict.fromkeys(("", cell * 2, "x", "0", "-", "合计", "=1+1", *beside)):
                changed = [*rows[:i], [*row[:j], instead, *row[j + 1 :]], *rows[i + 1 :]]
                if instead != cell:
                    yield Damage(f"line {i + 1}, cell {j + 1}: {cell!r} became {instead!r}", as_csv(changed))


def moves(rows: Sequence[Row], length: int) -> Iterator[Damage]:
    """Move the cells of some firms' rows, one below the other: to the left over one that is no figure, or to the right."""
    starts = [i for i, row in enumerate(rows) if row[0].isdecimal()]
    for first in range(len(starts) - length + 1):
        for place in range(6):
            left, right = ([*rows], [*rows])
            for i in starts[first : first + length]:
                row = rows[i]
                left[i] = [*row[:place], *row[place + 1 :], ""]
                right[i] = [*row[:place], "", *row[place:-1], *filter(None, row[-1:])]
            what = f"{length} rows from line {starts[first] + 1}, from cell {place + 1}"
            yield Damage(f"{what} to the right", as_csv(right))
            if place not in FIGURES:
                yield Damage(f"{what} to the left", as_csv(left))


def _lines(rows: Sequence[Row]) -> Iterator[Damage]:
    for i in range(len(rows)):
        yield Damage(f"line {i + 1} dropped", as_csv([*rows[:i], *rows[i + 1 :]]))
        yield Damage(f"line {i + 1} doubled", as_csv([*rows[: i + 1], *rows[i:]]))
        yield Damage(f"line {i + 1} last", as_csv([*rows[:i], *rows[i + 1 :], rows[i]]))
